# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every screen of a real meeting can be heard and can be used by keyboard."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.app.front import Front
from meetingroom.app.opening import begin_meeting, read_for_meeting
from meetingroom.app.seats import Seats
from meetingroom.app.shelf import Shelf
from meetingroom.app.sitting import Sitting
from meetingroom.library.library import Library
from meetingroom.meeting.ids import PersonId
from meetingroom.paths import resource
from meetingroom.room.clock import HandClock
from meetingroom.room.rehearsal.rehearsal import Rehearsal
from meetingroom.room.rehearsal.whole import Stage, run_whole_meeting
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.widget.progress_line import ProgressLine
from tests.ui.hearing import doubled_keys, menu_faults, nameless, unique, wordless

YOU = PersonId("you")


class Meeting:
    """A whole rehearsal in a window."""

    def __init__(self, folder: Path, app: QApplication) -> None:
        self.library = Library.open(folder / "library.db")
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        preferences = Preferences(settings, app)
        preferences.name = "Ada Novak"
        themes = ThemeController(app)
        self.front = Front(themes, preferences, app)
        self.window = self.front.window
        self.clock = HandClock(datetime(2026, 11, 24, 9, tzinfo=UTC))
        read = read_for_meeting(resource("memos/six-pager.md"))
        meeting = begin_meeting(self.library, self.clock, YOU, "Ada Novak", read)
        self.sitting = Sitting(self.library, meeting, self.clock, app)
        self.seats = Seats(self.sitting, self.window, themes, preferences)

    def places(self) -> Iterator[str]:
        """Hold the meeting; yield where the window stands each time."""
        self.window.show()
        yield "first screen, empty"
        self.seats.sit_down(YOU)
        for stage in run_whole_meeting(Rehearsal(self.sitting.host, YOU), self.clock):
            page = self.window.page
            assert page is not None
            if stage is Stage.DRAFTED:
                page.show_decisions()
            elif stage is Stage.READY_TO_CLOSE:
                page.add_follow_up(None)
                yield "follow-up"
                page.go_back()
                page.summarise()
            yield stage.value
        self.seats.cover(self.window)
        yield "pass the laptop"
        self.seats.stop()
        self.front.show_home()
        Shelf(self.library, self.front.home, self.front).refresh()
        for tab in range(3):
            self.front.home.show_tab(tab)
            yield f"first screen, tab {tab}"

    def close(self) -> None:
        self.seats.stop()
        self.window.close()
        self.library.close()


@pytest.fixture(scope="module")
def walk(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """Hold one meeting and look at all that is shown, at each place."""
    meeting = Meeting(tmp_path_factory.mktemp("meeting"), qapp)
    found: dict[str, list[str]] = {"names": [], "texts": [], "keys": [], "access": []}
    found["line"] = []
    for place in meeting.places():
        qapp.processEvents()
        window = meeting.window
        if any(line.isVisible() for line in window.findChildren(ProgressLine)):
            found["line"].append(place)
        found["names"] += [f"{place}: {one}" for one in nameless(window)]
        found["texts"] += [f"{place}: {one}" for one in wordless(window)]
        found["keys"] += [f"{place}: {one}" for one in doubled_keys(window)]
        found["access"] += [f"{place}: {one}" for one in menu_faults(window)]
    meeting.close()
    return found


def test_everything_with_the_focus_has_a_name(walk: dict[str, list[str]]) -> None:
    assert not walk["names"], unique(walk["names"])


def test_every_command_has_words(walk: dict[str, list[str]]) -> None:
    assert not walk["texts"], unique(walk["texts"])


def test_no_key_means_two_things_at_once(walk: dict[str, list[str]]) -> None:
    assert not walk["keys"], unique(walk["keys"])


def test_every_menu_entry_has_an_access_key_of_its_own(
    walk: dict[str, list[str]],
) -> None:
    assert not walk["access"], unique(walk["access"])


def test_own_progress_is_shown_in_reading_alone(walk: dict[str, list[str]]) -> None:
    assert walk["line"] == ["reading", "read"]


def test_a_widget_without_a_name_is_found(qtbot: QtBot) -> None:
    field = QAbstractScrollArea()
    qtbot.addWidget(field)
    holder = QWidget()
    qtbot.addWidget(holder)
    field.setParent(holder)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    holder.show()

    assert nameless(holder) == ["QAbstractScrollArea < QWidget"]
