# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The words that head the minutes: typed by the scribe, seen by all, then frozen."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.export.markdown import render
from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.command.topic import WriteGist
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import MAX_GIST_CP
from meetingroom.ui.bridge import NEW_WORDS_S, Bridge
from meetingroom.ui.close.gist import MOST_MS
from meetingroom.ui.close.screen import CloseScreen
from meetingroom.ui.theme.controller import ThemeController
from tests.support.meetings import ADA, MINA, TOM, TestRoom

Sit = Callable[[PersonId], CloseScreen]


@pytest.fixture
def room() -> TestRoom:
    return TestRoom().go_to(Phase.DECISIONS)


@pytest.fixture
def sit(room: TestRoom, qapp: QApplication, qtbot: QtBot) -> Sit:
    def make(person: PersonId) -> CloseScreen:
        themes = ThemeController(qapp)
        screen = CloseScreen(themes)
        themes.setParent(screen)
        bridge = Bridge(room.seat(person), screen)
        screen.command_requested.connect(bridge.send)
        bridge.command_refused.connect(screen.show_refusal)
        bridge.snapshot_changed.connect(screen.show_snapshot)
        screen.show_snapshot(bridge.snapshot())
        screen.resize(1280, 800)
        qtbot.addWidget(screen)
        screen.show()
        return screen

    return make


def test_words_reach_the_record_and_everybody_while_they_are_typed(
    room: TestRoom, sit: Sit, qtbot: QtBot
) -> None:
    scribe, other = sit(MINA), sit(TOM)
    assert not other.gist.isVisible()

    QTest.keyClicks(scribe.gist.field, "We go in March.")
    qtbot.waitUntil(lambda: room.host.meeting.gist == "We go in March.")

    qtbot.waitUntil(lambda: other.gist.words.text() == "We go in March.")
    assert other.gist.words.isVisible()
    assert not other.gist.field.isVisible()
    text = render(room.host.meeting)
    assert text.index("## In a few words") < text.index("## Decisions")


def test_leaving_the_screen_loses_nothing(room: TestRoom, sit: Sit) -> None:
    scribe = sit(MINA)
    QTest.keyClicks(scribe.gist.field, "We go")
    scribe.flush()

    assert room.host.meeting.gist == "We go"


def test_too_many_words_stay_and_are_not_sent(room: TestRoom, sit: Sit) -> None:
    scribe = sit(MINA)
    scribe.gist.field.setPlainText("x" * (MAX_GIST_CP + 1))

    assert "Shorten it" in scribe.gist.error.text()
    assert room.host.meeting.gist == ""
    with pytest.raises(Refused, match="Shorten it"):
        room.seat(MINA).send(WriteGist("x" * (MAX_GIST_CP + 1)))


def test_words_of_somebody_else_do_not_replace_what_is_being_typed(
    room: TestRoom, sit: Sit
) -> None:
    scribe = sit(MINA)
    QTest.keyClicks(scribe.gist.field, "Mine")
    room.seat(ADA).send(WriteGist("Ours"))
    QApplication.processEvents()

    assert scribe.gist.field.toPlainText() == "Mine"
    assert scribe.gist.words.text() == "Ours"


def test_undo_brings_the_words_before_back(room: TestRoom) -> None:
    bridge = Bridge(room.seat(MINA))
    bridge.send(WriteGist("First"))
    room.clock.advance(NEW_WORDS_S)
    bridge.send(WriteGist("Second"))
    bridge.undo()

    assert room.host.meeting.gist == "First"


def test_a_frozen_record_is_not_written_to(sit: Sit, room: TestRoom) -> None:
    room.seat(MINA).send(WriteGist("We go in March."))
    room.seat(ADA).send(CloseMeeting())
    scribe = sit(MINA)

    assert scribe.gist.words.isVisible()
    assert not scribe.gist.field.isVisible()
    with pytest.raises(Refused):
        room.seat(MINA).send(WriteGist("No, in June."))


def test_words_reach_the_room_while_somebody_types_on(
    room: TestRoom, sit: Sit, qtbot: QtBot
) -> None:
    scribe = sit(MINA)

    def type_on() -> bool:
        QTest.keyClicks(scribe.gist.field, "x")  # never a pause of 300 ms
        return bool(room.host.meeting.gist)

    qtbot.waitUntil(type_on, timeout=MOST_MS * 3)


def test_close_tells_of_somebody_who_still_writes_and_waits_once(
    room: TestRoom, sit: Sit, qtbot: QtBot
) -> None:
    host = sit(ADA)
    host.close_meeting.click()
    room.seat(MINA).send(WriteGist("We go in"))
    qtbot.waitUntil(lambda: "still writing" in host.bar.sentence)

    host.close_meeting.click()
    phase_before = room.host.meeting.phase
    host.close_meeting.click()

    assert phase_before is Phase.DECISIONS
    assert room.host.meeting.phase is Phase.CLOSED


def test_own_words_are_not_waited_for(room: TestRoom, sit: Sit) -> None:
    host = sit(ADA)
    QTest.keyClicks(host.gist.field, "We go in March.")
    host.close_meeting.click()
    host.close_meeting.click()

    assert room.host.meeting.phase is Phase.CLOSED
    assert room.host.meeting.gist == "We go in March."


def test_words_that_the_close_came_before_stay_and_say_so(
    room: TestRoom, sit: Sit, qtbot: QtBot
) -> None:
    scribe = sit(MINA)
    QTest.keyClicks(scribe.gist.field, "We go")
    room.seat(ADA).send(CloseMeeting())
    qtbot.waitUntil(lambda: bool(scribe.gist.error.text()))

    assert "closed while you were writing" in scribe.gist.error.text()
    assert scribe.gist.field.isVisible()
    assert scribe.gist.field.isReadOnly()
    assert scribe.gist.field.toPlainText() == "We go"


def test_words_refused_by_the_close_come_back_and_say_so(
    room: TestRoom, sit: Sit, qtbot: QtBot
) -> None:
    scribe = sit(MINA)
    room.seat(ADA).send(CloseMeeting())
    qtbot.waitUntil(lambda: not scribe.gist.isVisible())

    late = Refused("The gist can be written only during discussion.")
    scribe.show_refusal(WriteGist("We go"), late)

    assert "closed while you were writing" in scribe.gist.error.text()
    assert scribe.gist.field.isVisible()
    assert scribe.gist.field.toPlainText() == "We go"
