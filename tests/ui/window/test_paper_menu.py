# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Print and Save as PDF offer what a seat has, and open their dialogs for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from meetingroom.app.paper import PAPER_TEXTS
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.paper.printout import Printout
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.window.main_window import MainWindow
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.screens import ScreenSource
from tests.support.meetings import ADA, BEN, MINA, TestRoom
from tests.ui.window.kept import KeptNotes


def ignore(*given: object) -> None:
    """Do nothing; nothing is asked of the application here."""
    del given


class Seat:
    """A window with somebody's seat in it."""

    def __init__(self, qtbot: QtBot, folder: Path, app: QApplication) -> None:
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(settings)
        self.themes = ThemeController(app)
        self.window = MainWindow(self.themes, self.preferences)
        qtbot.addWidget(self.window)
        self.room = TestRoom()

    @property
    def page(self) -> MeetingPage:
        assert self.window.page is not None
        return self.window.page

    @property
    def offered(self) -> list[Printout]:
        """What both menus offer; they never differ."""
        paper = self.window.commands.paper
        printed = [one for one, action in paper.print.items() if action.isEnabled()]
        saved = [one for one, action in paper.save.items() if action.isEnabled()]
        assert printed == saved
        return printed

    def sit(self, person: PersonId) -> None:
        source = ScreenSource(
            themes=self.themes,
            preferences=self.preferences,
            notes=KeptNotes(),
            open_discussion=ignore,
            choose_memo=ignore,
            reload_memo=ignore,
            reopen=ignore,
            leave=ignore,
            export=ignore,
            copy=ignore,
            texts=PAPER_TEXTS,
            pass_on=ignore,
            open_window=ignore,
        )
        bridge = Bridge(self.room.seat(person))
        self.window.set_page(MeetingPage(bridge, source, self.window))


@pytest.fixture
def seat(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Seat]:
    made = Seat(qtbot, tmp_path, qapp)
    yield made
    for preview in made.window.findChildren(QPrintPreviewDialog):
        preview.close()
    for dialog in made.window.findChildren(QFileDialog):
        dialog.close()
    made.window.set_page(None)


def test_first_screen_offers_nothing(seat: Seat) -> None:
    assert seat.offered == []


def test_what_there_is_is_offered_as_it_comes(seat: Seat) -> None:
    seat.sit(BEN)
    assert seat.offered == [Printout.MEMO]

    seat.room.go_to(Phase.READING)
    seat.room.add_note(MINA, "two systems")
    assert seat.offered == [Printout.MEMO]

    seat.room.add_note(BEN, "1.2 million")
    assert seat.offered == [Printout.MEMO, Printout.NOTES]

    seat.room.go_to(Phase.DISCUSSION)
    assert seat.offered == list(Printout)

    seat.window.set_page(None)
    assert seat.offered == []


def test_notes_of_others_are_offered_once_they_are_open(seat: Seat) -> None:
    seat.sit(ADA)
    seat.room.go_to(Phase.READING).add_note(MINA, "two systems")
    assert Printout.NOTES not in seat.offered

    seat.room.go_to(Phase.MARGINS)
    assert Printout.NOTES in seat.offered


def test_why_there_is_no_memo_yet_is_said(seat: Seat) -> None:
    seat.sit(MINA)

    seat.window.commands.paper.print[Printout.MEMO].trigger()
    seat.window.commands.paper.save[Printout.MEMO].trigger()

    message = seat.page.strip.message
    assert message is not None
    assert message.sentence == "There is no memo to print before reading begins."
    assert not seat.window.findChildren(QFileDialog)
    assert not seat.window.findChildren(QPrintPreviewDialog)


@pytest.mark.parametrize(
    ("printout", "title"),
    [
        (Printout.MEMO, "Print the memo"),
        (Printout.NOTES, "Print the memo with notes"),
        (Printout.MINUTES, "Print the minutes"),
    ],
)
def test_each_has_its_preview(
    seat: Seat, qtbot: QtBot, printout: Printout, title: str
) -> None:
    seat.sit(ADA)
    seat.room.go_to(Phase.READING).add_note(MINA, "two systems")
    seat.room.go_to(Phase.DECISIONS)

    seat.window.commands.paper.print[printout].trigger()

    (preview,) = seat.window.findChildren(QPrintPreviewDialog)
    qtbot.waitUntil(preview.isVisible)
    assert preview.windowTitle() == title


@pytest.mark.parametrize(
    ("printout", "name"),
    [
        (Printout.MEMO, "billing.pdf"),
        (Printout.NOTES, "billing with notes.pdf"),
        (Printout.MINUTES, "billing minutes.pdf"),
    ],
)
def test_each_is_saved_where_it_is_wanted(
    seat: Seat, tmp_path: Path, printout: Printout, name: str
) -> None:
    seat.sit(ADA)
    seat.room.go_to(Phase.READING).add_note(MINA, "two systems")
    seat.room.go_to(Phase.DECISIONS)

    seat.window.commands.paper.save[printout].trigger()
    (dialog,) = seat.window.findChildren(QFileDialog)
    assert [Path(path).name for path in dialog.selectedFiles()] == [name]
    dialog.fileSelected.emit(str(tmp_path / name))

    assert (tmp_path / name).read_bytes().startswith(b"%PDF-")
    message = seat.page.strip.message
    assert message is not None
    assert message.sentence == f"Written to {tmp_path / name}"
