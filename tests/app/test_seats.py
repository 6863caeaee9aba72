# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The seats of a sitting: passing the laptop, further windows, and the next sitting."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from meetingroom.app.desk import Desk
from meetingroom.app.front import Front
from meetingroom.app.hosting import HostingDesk
from meetingroom.app.local import SeatNotes
from meetingroom.library.library import Library
from meetingroom.meeting.command.room import AdmitDevice, RevokeDevice
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DeviceId, MeetingId, NoteId, PersonId, SealId
from meetingroom.meeting.local import HalfField, HalfWords
from meetingroom.ui.passing.screen import PassScreen
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.window.main_window import MainWindow
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.notices import Voice
from meetingroom.ui.window.reason import ReasonDialog

LAPTOP = DeviceId("a" * 64)
MEMO = "# Billing\n\nWe estimate the work at 1.2 million. Nobody has done it.\n"


class Table:
    """A laptop with a meeting open on it."""

    def __init__(self, folder: Path, app: QApplication) -> None:
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        preferences = Preferences(settings)
        preferences.name = "Ada"
        self.memo = folder / "memo.md"
        self.memo.write_text(MEMO)
        self.front = Front(ThemeController(app), preferences, app)
        self.window = self.front.window
        self.window.show()
        self.desk = Desk(self.front, folder / "library.db")
        self.desk.open(self.memo)

    @property
    def page(self) -> MeetingPage:
        page = self.window.page
        assert page is not None
        return page

    @property
    def names(self) -> list[str]:
        people = self.page.bridge.snapshot().meeting.people.values()
        return [person.name for person in people]

    def pass_on(self) -> PassScreen:
        self.window.pass_requested.emit()
        settle()
        (cover,) = self.window.findChildren(PassScreen)
        return cover

    def open_other(self) -> MainWindow:
        before = set(QApplication.topLevelWidgets())
        self.window.window_requested.emit()
        (other,) = (
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, MainWindow) and widget not in before
        )
        return other

    def admit(self, name: str) -> PersonId:
        """Let somebody's own laptop in, as through the door."""
        seats = self.desk._seats
        assert seats is not None
        host = seats.sitting.host
        people = host.meeting.people.values()
        known = (one.id for one in people if one.name == name)
        person = next(known, PersonId(host.new_id()))
        leader = host.meeting.setup.roles.facilitator
        assert leader is not None
        host.submit(AdmitDevice(person, name, LAPTOP, SealId("seal")), leader)
        settle()
        return person


class Hosting(HostingDesk):
    """What a hosting desk says, without a port."""

    def __init__(self) -> None:
        QObject.__init__(self)


def settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Table]:
    table = Table(tmp_path, qapp)
    qtbot.addWidget(table.window)
    yield table
    table.window.close()
    settle()


def notice(table: Table) -> str:
    message = table.page.strip.message
    return message.sentence if message else ""


def join(cover: PassScreen, name: str) -> None:
    cover.name.setText(name)
    cover.add.click()
    settle()


def test_whoever_is_handed_the_laptop_by_an_attendee_can_add_their_name(
    table: Table,
) -> None:
    join(table.pass_on(), "Zoe")

    join(table.pass_on(), "Kim")

    assert table.names == ["Ada", "Zoe", "Kim"]
    viewer = table.page.bridge.room.viewer
    assert table.page.bridge.snapshot().meeting.people[viewer].name == "Kim"


def test_a_name_that_is_taken_is_told_on_the_cover(table: Table) -> None:
    cover = table.pass_on()

    join(cover, "Ada")

    assert "Ada is here already" in cover.error.text()
    assert table.window.page is None


def test_a_window_acts_only_for_the_sitting_it_shows(table: Table) -> None:
    table.window.home_requested.emit()
    settle()
    table.front.home.memo_chosen.emit(str(table.memo))

    table.window.reopen_requested.emit()

    assert len(table.window.findChildren(ReasonDialog)) == 1
    assert isinstance(table.pass_on(), PassScreen)


def test_a_further_window_goes_away_and_can_be_opened_again(table: Table) -> None:
    other = table.open_other()

    other.home_requested.emit()
    settle()

    assert not isValid(other)
    assert table.window.page is not None
    assert table.open_other().isVisible()


def test_being_alone_is_said_in_the_strip_until_it_is_taken_back(table: Table) -> None:
    seats, hosting = table.desk._seats, Hosting()
    assert seats is not None
    seats.listen_to(hosting)

    hosting.alone_changed.emit("Nobody else is connected.")
    told = table.page.notices.current
    hosting.alone_changed.emit("")

    assert told is Voice.ALONE
    assert table.page.notices.current is None


def test_who_is_handed_the_laptop_is_told_that_nobody_else_is_connected(
    table: Table,
) -> None:
    seats, hosting = table.desk._seats, Hosting()
    assert seats is not None
    seats.listen_to(hosting)
    hosting.alone_changed.emit("Nobody else is connected.")

    join(table.pass_on(), "Zoe")

    assert table.page.notices.current is Voice.ALONE
    cover = table.pass_on()
    hosting.alone_changed.emit("")
    join(cover, "Kim")
    assert table.page.notices.current is None


def test_being_alone_that_was_noticed_behind_the_cover_is_told(table: Table) -> None:
    seats, hosting = table.desk._seats, Hosting()
    assert seats is not None
    seats.listen_to(hosting)
    cover = table.pass_on()

    hosting.alone_changed.emit("Nobody else is connected.")
    join(cover, "Zoe")

    assert table.page.notices.current is Voice.ALONE


def test_leaving_from_the_cover_takes_the_cover_away(table: Table) -> None:
    cover = table.pass_on()

    table.window.home_requested.emit()
    settle()

    assert not isValid(cover)
    assert table.front.home.isVisible()


def test_half_words_are_kept_for_the_seat_they_were_typed_at(tmp_path: Path) -> None:
    words = (HalfWords(HalfField.REPLY, NoteId("note"), "I thi"),)
    meeting, ada, ben = MeetingId("meeting"), PersonId("ada"), PersonId("ben")
    path = tmp_path / "library.db"
    with closing(Library.open(path)) as library:
        SeatNotes(library, meeting, ada).keep_half(words)

    with closing(Library.open(path)) as library:
        assert SeatNotes(library, meeting, ada).half_words() == words
        assert SeatNotes(library, meeting, ben).half_words() == ()


def test_nobody_sits_here_as_somebody_on_their_own_laptop(table: Table) -> None:
    ann = table.admit("Ann")
    seats = table.desk._seats
    assert seats is not None

    with pytest.raises(Refused, match="on their own laptop"):
        seats.sit_down(ann)
    seats.open_window(ann)

    assert table.page.bridge.room.viewer != ann
    assert "Ann takes part on their own laptop" in notice(table)
    assert ann not in table.pass_on().buttons


def test_who_was_taken_off_their_laptop_may_sit_here_again(table: Table) -> None:
    ann = table.admit("Ann")
    seats = table.desk._seats
    assert seats is not None
    table.page.bridge.send(RevokeDevice(LAPTOP))

    seats.sit_down(ann)

    assert table.page.bridge.room.viewer == ann


def test_a_window_closes_once_its_person_comes_with_their_own_laptop(
    table: Table,
) -> None:
    ada = table.page.bridge.room.viewer
    join(table.pass_on(), "Zoe")
    table.pass_on().buttons[ada].click()
    settle()
    other = table.open_other()
    (cover,) = other.findChildren(PassScreen)
    zoe = next(key for key, one in cover.buttons.items() if "Zoe" in one.text())
    cover.buttons[zoe].click()
    settle()

    table.admit("Zoe")

    assert not isValid(other)
    assert "Zoe is on their own laptop now." in notice(table)


def test_the_main_window_turns_to_the_cover_for_a_person_on_their_own_laptop(
    table: Table,
) -> None:
    join(table.pass_on(), "Ann")

    ann = table.admit("Ann")

    assert table.window.page is None
    (cover,) = table.window.findChildren(PassScreen)
    assert ann not in cover.buttons


def test_whose_laptop_hosts_stays_though_they_brought_another(table: Table) -> None:
    table.admit("Ada")

    assert (
        table.page.bridge.snapshot().meeting.people[table.page.bridge.room.viewer].name
        == "Ada"
    )
