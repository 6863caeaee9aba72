# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Another title is typed in peace: nothing that others do ends or resets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.command.topic import PinTopic, TakeUpTopic, TypeLine
from meetingroom.meeting.ids import NoteId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.discussion.screen import DiscussionScreen
from tests.support.meetings import ADA, MINA, TOM, TestRoom
from tests.ui.window.test_meeting_page import Seat, focused, seat

__all__ = ["seat"]


def begin_title(seat: Seat) -> tuple[TestRoom, TopicId, TopicId]:
    """Type another title of the first topic at the facilitator's seat."""
    room = seat.room
    room.go_to(Phase.READING)
    room.add_note(TOM, "two systems", NoteKind.CONCERN)
    room.add_note(MINA, "invoices", NoteKind.QUESTION)
    room.go_to(Phase.DISCUSSION)
    first, second = list(room.host.meeting.topics)[:2]
    room.seat(ADA).send(TakeUpTopic(first))
    screen = seat.page(ADA).current_screen
    assert isinstance(screen, DiscussionScreen)
    screen.topics.edit_title()
    field = focused()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "A better title")
    return room, first, second


def title(room: TestRoom, topic: TopicId) -> str:
    return room.host.meeting.topics[topic].title


def test_a_title_being_typed_stays_while_somebody_types_a_line(
    seat: Seat, qtbot: QtBot
) -> None:
    room, first, _ = begin_title(seat)
    room.seat(MINA).send(TypeLine(first, "half"))
    QTest.keyClicks(focused(), " still")
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: title(room, first) == "A better title still")


def test_a_title_being_typed_stays_when_a_topic_comes_or_moves(
    seat: Seat, qtbot: QtBot
) -> None:
    room, first, second = begin_title(seat)
    room.seat(TOM).send(AddNote(NoteId("new"), NoteKind.CONCERN, "new", None))
    assert len(room.host.meeting.topics) > 2
    room.seat(ADA).send(PinTopic(second, is_pinned=True))
    QTest.keyClicks(focused(), " still")
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: title(room, first) == "A better title still")
    assert next(iter(room.host.meeting.topics)) == second


def test_a_half_title_is_not_taken_when_the_room_goes_on(
    seat: Seat, qtbot: QtBot
) -> None:
    room, first, second = begin_title(seat)
    was = title(room, first)
    room.seat(ADA).send(TakeUpTopic(second))

    assert title(room, first) == was
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: title(room, first) == "A better title")
