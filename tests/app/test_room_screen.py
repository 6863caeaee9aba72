# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The room screen in the program: from menu and lobby, at the host and at a guest."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.command.room import BeginReading, OpenMargins
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.visible import ROOM_SCREEN
from meetingroom.ui.lobby.screen import LobbyScreen
from meetingroom.ui.room_screen.window import RoomScreenWindow
from tests.app.office import Building, Laptop

# WORKAROUND(measured on Python 3.11.7): `SSLProtocol.eof_received` keeps a connection
# that broke while nobody read from it, and forgets it; its socket closes when it is
# collected, which Python calls a leak. Remove when ten runs pass without.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in.*(Transport|socket):"
    "pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture
def building(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Building]:
    made = Building(qtbot, qapp, tmp_path)
    yield made
    made.leave()
    # Now, not in somebody else's test.
    gc.collect()


def shown_by(laptop: Laptop) -> RoomScreenWindow:
    seats = laptop.desk._seats or laptop.desk._guest.seats
    assert seats is not None
    assert seats.room_screen.window is not None
    return seats.room_screen.window


def open_windows() -> list[RoomScreenWindow]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, RoomScreenWindow) and widget.isVisible()
    ]


def settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def test_the_menu_shows_and_closes_it_and_nobody_notices(building: Building) -> None:
    ada = building.host()
    action = ada.front.window.commands.room_screen
    log = ada.desk._seats.sitting.host.log if ada.desk._seats else ()
    around = ada.snapshot.surroundings

    action.trigger()
    window = shown_by(ada)
    assert action.isChecked()
    assert "Lobby" in window.screen_page.text()
    action.trigger()
    settle()

    assert not action.isChecked()
    building.wait(lambda: not isValid(window))
    assert ada.desk._seats is not None
    assert ada.desk._seats.sitting.host.log == log
    assert ada.snapshot.surroundings.seated == around.seated
    assert ROOM_SCREEN not in ada.snapshot.surroundings.seated


def test_the_lobby_has_a_button_for_it(building: Building) -> None:
    ada = building.host()
    lobby = ada.page.current_screen
    assert isinstance(lobby, LobbyScreen)

    lobby.room_screen.click()
    assert len(open_windows()) == 1
    lobby.room_screen.click()

    assert not open_windows()
    ben = building.join(ada, "Ben")
    lobby = ben.page.current_screen
    assert isinstance(lobby, LobbyScreen)
    assert not lobby.room_screen.isVisible()


def test_its_own_close_button_takes_the_check_mark_away(building: Building) -> None:
    ada = building.host()
    action = ada.front.window.commands.room_screen
    action.trigger()

    shown_by(ada).close()

    assert not action.isChecked()
    action.trigger()
    assert len(open_windows()) == 1


def test_every_window_of_the_host_has_the_same_one(building: Building) -> None:
    ada = building.host()
    seats = ada.desk._seats
    assert seats is not None
    seats.open_window(ada.you)
    other = seats._others[0]

    other.commands.room_screen.trigger()
    assert ada.front.window.commands.room_screen.isChecked()
    other.close()
    settle()
    assert len(open_windows()) == 1

    ada.front.window.commands.room_screen.trigger()
    assert not open_windows()


def test_leaving_the_meeting_closes_it(building: Building) -> None:
    ada = building.host()
    action = ada.front.window.commands.room_screen
    action.trigger()

    ada.desk._stand_up()
    settle()

    assert not open_windows()
    assert not action.isChecked()
    assert not action.isEnabled()


def test_a_guests_laptop_shows_nothing_of_the_guest(building: Building) -> None:
    ada = building.host()
    ben = building.join(ada, "Ben")
    ben.front.window.commands.room_screen.trigger()
    window = shown_by(ben)
    ada.bridge.send(BeginReading())
    building.wait(lambda: "Reading" in window.screen_page.state.text())
    assert ben.bridge.send(AddNote(NoteId("n"), NoteKind.QUESTION, "sealed-words"))
    keep_private(ben)
    building.wait(lambda: bool(ben.meeting.notes))
    place = window._bridge
    assert not place.snapshot().meeting.notes
    assert place.snapshot().viewer == ROOM_SCREEN

    ada.bridge.send(OpenMargins("We have no time."))
    building.wait(lambda: bool(place.snapshot().meeting.notes))
    assert "private-words" not in repr(place.snapshot())
    building.wait(lambda: "Margins" in window.screen_page.state.text())
    assert "words" not in window.screen_page.text()


def keep_private(laptop: Laptop) -> None:
    """Keep a private note of the person at a laptop, as the reading screen does."""
    library, meeting = laptop.desk._library, laptop.meeting.id
    assert library is not None
    assert meeting is not None
    saved_at = laptop.bridge.room.now()
    note, kind = NoteId("p"), NoteKind.PRIVATE
    private = LocalNote(
        note,
        laptop.you,
        kind,
        "private-words",
        None,
        None,
        is_draft=False,
        saved_at=saved_at,
    )
    library.keep(meeting, private)


def test_it_comes_back_when_a_guest_takes_the_meeting_over(building: Building) -> None:
    ada = building.host()
    ben = building.join(ada, "Ben")
    ada.bridge.send(BeginReading())
    building.wait(lambda: ben.meeting.phase is Phase.READING)
    ben.front.window.commands.room_screen.trigger()
    ada.desk._stand_up()

    ben.desk._on_take_over_requested("Ada’s laptop died.")

    assert ben.desk._seats is not None
    assert ben.desk._seats.room_screen.window is not None
    assert len(open_windows()) == 1
    assert ben.front.window.commands.room_screen.isChecked()
