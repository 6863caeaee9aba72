# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The lobby: who is in, what stays sealed, and the count before reading."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import BeginReading
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.lobby.screen import LobbyScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, MINA, TestRoom


@pytest.fixture(autouse=True)
def _paper(qapp: QApplication) -> Iterator[None]:
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    yield
    themes.deleteLater()


@pytest.fixture
def room() -> TestRoom:
    return TestRoom().go_to(Phase.LOBBY)


def lobby(room: TestRoom, who: PersonId, qtbot: QtBot) -> LobbyScreen:
    screen = LobbyScreen(new_id=room.host.new_id)
    qtbot.addWidget(screen)
    bridge = Bridge(room.seat(who), screen)
    screen.command_requested.connect(bridge.send)
    bridge.snapshot_changed.connect(screen.show_snapshot)
    bridge.command_refused.connect(screen.show_refusal)
    screen.show_snapshot(bridge.snapshot())
    return screen


def test_beginning_asks_for_the_count_and_sends_nothing_itself(
    room: TestRoom, qtbot: QtBot
) -> None:
    screen = lobby(room, ADA, qtbot)

    with qtbot.waitSignal(screen.count_requested) as asked:
        screen.begin.click()

    assert asked.args == [BeginReading()]
    assert room.host.meeting.phase is Phase.LOBBY


def test_a_name_that_is_taken_stays_with_the_reason(
    room: TestRoom, qtbot: QtBot
) -> None:
    screen = lobby(room, ADA, qtbot)
    screen.name.setText("Ben")
    screen.add.click()

    assert "Add an initial" in screen.error.text()
    assert screen.name.text() == "Ben"


def test_a_new_name_is_let_in_and_the_field_is_empty(
    room: TestRoom, qtbot: QtBot
) -> None:
    screen = lobby(room, ADA, qtbot)
    screen.name.setText("Zoe")
    QTest.keyClick(screen.name, Qt.Key.Key_Return)

    names = [person.name for person in room.host.meeting.people.values()]
    assert "Zoe" in names
    assert screen.name.text() == ""


def test_an_attendee_cannot_begin(room: TestRoom, qtbot: QtBot) -> None:
    screen = lobby(room, MINA, qtbot)

    assert screen.begin.isHidden()
    assert screen.back.isHidden()
    assert not screen.pass_on.isHidden()
