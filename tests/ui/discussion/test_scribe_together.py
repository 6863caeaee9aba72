# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Lines that are being typed: they stay while answers come, topics move, two write."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import ChangeSetup, CloseMeeting, OpenDecisions
from meetingroom.meeting.command.topic import (
    AskForFloor,
    MergeTopics,
    TakeUpTopic,
    TypeLine,
    WriteLine,
)
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import FloorKind
from meetingroom.protocol.limits import TYPED_S
from meetingroom.room.room_screen import on_host
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.discussion.scribe import ScribeLines
from meetingroom.ui.window.meeting_page import MeetingPage
from tests.protocol.world import World
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom
from tests.ui.guests import guest_page, talking
from tests.ui.window.test_meeting_page import Seat, seat

__all__ = ["seat"]


def scribe(page: MeetingPage) -> ScribeLines:
    screen = page.current_screen
    assert isinstance(screen, DiscussionScreen)
    return screen.current.scribe


def two_topics(room: TestRoom) -> tuple[TopicId, TopicId]:
    """Go to the discussion of two topics, and take the first up; Mina is scribe."""
    room.go_to(Phase.READING)
    room.add_note(TOM, "two systems", NoteKind.CONCERN)
    room.add_note(MINA, "invoices", NoteKind.QUESTION)
    room.go_to(Phase.DISCUSSION)
    first, second = list(room.host.meeting.topics)[:2]
    room.seat(ADA).send(TakeUpTopic(first))
    return first, second


def typed_on(room: TestRoom, topic: TopicId) -> dict[PersonId, str]:
    """Return what everybody sees being typed."""
    return room.seat(BEN).snapshot().meeting.topics[topic].typed


def lines(room: TestRoom, topic: TopicId) -> list[str]:
    return [line.text for line in room.host.meeting.topics[topic].lines]


def test_what_is_typed_after_enter_stays_while_the_host_answers(
    seat: Seat, qtbot: QtBot
) -> None:
    world, _, mina = talking()
    topic = next(iter(world.meeting.topics))
    world.lead(TakeUpTopic(topic))
    world.settle()
    field = scribe(guest_page(seat, qtbot, mina.room)).field
    field.setFocus()
    QTest.keyClicks(field, "first line")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "second")
    before = field.text()
    world.settle()

    assert (before, field.text()) == ("second", "second")
    assert [line.text for line in world.meeting.topics[topic].lines] == ["first line"]


def test_a_topic_that_moves_before_the_answer_ends_no_typing(
    seat: Seat, qtbot: QtBot
) -> None:
    world, _, mina = talking()
    first, second = world.meeting.topics
    world.lead(TakeUpTopic(first))
    world.settle()
    field = scribe(guest_page(seat, qtbot, mina.room)).field
    QTest.keyClicks(field, "a line")
    QTest.keyClick(field, Qt.Key.Key_Return)
    world.lead(TakeUpTopic(second))
    world.settle()
    QTest.keyClicks(field, "next words")

    qtbot.waitUntil(partial(is_seen, world, second, "next words"))
    assert [line.text for line in world.meeting.topics[first].lines] == ["a line"]
    assert field.text() == "next words"


def is_seen(world: World, topic: TopicId, words: str) -> bool:
    """Tell whether the other guest sees words being typed."""
    world.settle()
    world.side.renew_state()
    world.settle()
    seen = world.guest(BEN).room.snapshot().meeting
    return words in seen.topics[topic].typed.values()


def test_typing_is_no_entry_of_the_log_and_none_of_the_outbox(
    seat: Seat, qtbot: QtBot
) -> None:
    world, _, mina = talking()
    topic = next(iter(world.meeting.topics))
    world.lead(TakeUpTopic(topic))
    world.settle()
    field = scribe(guest_page(seat, qtbot, mina.room)).field
    length, outgoing = len(world.host.log), len(mina.disk.entries)

    said = ""
    for word in ("one", "two", "three"):
        QTest.keyClicks(field, f"{word} ")
        said = f"{said}{word} "
        qtbot.waitUntil(partial(is_seen, world, topic, said))
    assert (len(world.host.log), len(mina.disk.entries)) == (length, outgoing)


def test_words_typed_offline_are_said_once_the_host_is_there_again(
    seat: Seat, qtbot: QtBot
) -> None:
    world, _, mina = talking()
    topic = next(iter(world.meeting.topics))
    world.lead(TakeUpTopic(topic))
    world.settle()
    part = scribe(guest_page(seat, qtbot, mina.room))
    world.cut(mina, does_host_notice=True)
    QTest.keyClicks(part.field, "typed alone")
    with qtbot.waitSignal(part.line_typed):
        pass
    assert mina.room.unanswered == 0

    world.heal()
    assert is_seen(world, topic, "typed alone")


def test_two_writers_have_a_line_each(seat: Seat, qtbot: QtBot) -> None:
    room = seat.room
    first, _ = two_topics(room)
    of_ada, of_mina = scribe(seat.page(ADA)), scribe(seat.page(MINA))
    QTest.keyClicks(of_mina.field, "Mina types")
    QTest.keyClicks(of_ada.field, "Ada types")

    both = {MINA: "Mina types", ADA: "Ada types"}
    qtbot.waitUntil(lambda: typed_on(room, first) == both)
    assert "Ada types" in of_mina.typing.text
    room.seat(ADA).send(WriteLine(first, "Ada's own"))
    assert typed_on(room, first) == {MINA: "Mina types"}


def test_own_words_are_not_shown_below_the_field(seat: Seat, qtbot: QtBot) -> None:
    room = seat.room
    first, _ = two_topics(room)
    part = scribe(seat.page(MINA))
    QTest.keyClicks(part.field, "Tom says")
    qtbot.waitUntil(lambda: typed_on(room, first) == {MINA: "Tom says"})
    QTest.keyClicks(part.field, " that")
    room.seat(BEN).send(AskForFloor(first, FloorKind.REPLY))

    assert part.typing.isHidden()


def test_a_field_nobody_typed_in_sends_nothing(seat: Seat, qtbot: QtBot) -> None:
    room = seat.room
    first, second = two_topics(room)
    page = seat.page(ADA)
    part = scribe(seat.page(MINA))
    QTest.keyClicks(part.field, "half a li")
    qtbot.waitUntil(lambda: typed_on(room, first) == {MINA: "half a li"})
    for topic in (second, first):
        room.seat(ADA).send(TakeUpTopic(topic))
    assert part.field.text() == "half a li"
    QTest.keyClicks(part.field, "ne")
    QTest.keyClick(part.field, Qt.Key.Key_Return)
    page.show_decisions()

    assert (lines(room, first), typed_on(room, first)) == (["half a line"], {})


def test_a_half_line_goes_along_when_the_part_is_handed_over(
    seat: Seat, qtbot: QtBot
) -> None:
    room = seat.room
    first, _ = two_topics(room)
    of_mina, page = scribe(seat.page(MINA)), seat.page(TOM)
    QTest.keyClicks(of_mina.field, "Rita says that we")
    qtbot.waitUntil(lambda: bool(typed_on(room, first)))
    setup = room.host.meeting.setup
    roles = replace(setup.roles, scribe=TOM)
    room.seat(ADA).send(ChangeSetup(replace(setup, roles=roles)))
    field = scribe(page).field

    assert field.text() == "Rita says that we"
    QTest.keyClicks(field, " wait")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert lines(room, first) == ["Rita says that we wait"]
    assert typed_on(room, first) == {}


@pytest.mark.parametrize("rest", ["", " for Tom"])
def test_a_half_line_that_was_handed_on_leaves_the_field_it_came_from(
    seat: Seat, qtbot: QtBot, rest: str
) -> None:
    room = seat.room
    hand_writing(room, ADA)
    first, _ = two_topics(room)
    of_ada, of_tom = scribe(seat.page(ADA)), scribe(seat.page(TOM))
    QTest.keyClicks(of_ada.field, "Rita says that we")
    qtbot.waitUntil(lambda: bool(typed_on(room, first)))
    QTest.keyClicks(of_ada.field, rest)
    hand_writing(room, TOM)

    assert of_tom.field.text() == "Rita says that we"
    assert of_ada.field.text() == rest.strip()
    for field in (of_tom.field, of_ada.field):
        QTest.keyClick(field, Qt.Key.Key_Return)
    written = ["Rita says that we", rest.strip()]
    assert lines(room, first) == [line for line in written if line]


def hand_writing(room: TestRoom, to: PersonId) -> None:
    setup = room.host.meeting.setup
    roles = replace(setup.roles, scribe=to)
    room.seat(ADA).send(ChangeSetup(replace(setup, roles=roles)))


def test_a_half_line_goes_along_when_its_topic_is_merged(
    seat: Seat, qtbot: QtBot
) -> None:
    room = seat.room
    first, second = two_topics(room)
    field = scribe(seat.page(MINA)).field
    QTest.keyClicks(field, "Tom says it is")
    room.seat(ADA).send(MergeTopics(first, second))

    assert field.text() == "Tom says it is"
    qtbot.waitUntil(lambda: typed_on(room, second) == {MINA: "Tom says it is"})


def test_a_line_nobody_ended_stands_in_the_minutes(seat: Seat, qtbot: QtBot) -> None:
    room = seat.room
    first, second = two_topics(room)
    page = seat.page(MINA)
    QTest.keyClicks(scribe(page).field, "Tom says it is late")
    room.seat(ADA).send(TakeUpTopic(second))
    room.seat(ADA).send(OpenDecisions())
    room.seat(ADA).send(CloseMeeting("The hour is over."))

    (line,) = room.host.meeting.topics[first].lines
    assert (line.text, line.by) == ("Tom says it is late", MINA)


def test_the_host_stores_a_line_now_and_then_and_finds_it_after_a_crash(
    seat: Seat, qtbot: QtBot
) -> None:
    room = seat.room
    first, _ = two_topics(room)
    field = scribe(seat.page(MINA)).field
    QTest.keyClicks(field, "one")
    qtbot.waitUntil(lambda: typed_on(room, first) == {MINA: "one"})
    assert room.host.meeting.topics[first].typed == {}
    assert on_host(room.host).snapshot().meeting.topics[first].typed == {MINA: "one"}
    room.clock.advance(TYPED_S)
    QTest.keyClicks(field, " two")
    qtbot.waitUntil(lambda: typed_on(room, first) == {MINA: "one two"})

    again = TestRoom(seat.journal)
    assert again.host.meeting.topics[first].typed == {MINA: "one two"}


def test_the_host_stores_a_half_line_before_it_goes_away(seat: Seat) -> None:
    room = seat.room
    first, _ = two_topics(room)
    room.host.type_line(TypeLine(first, "one"), MINA)

    room.host.rest()

    assert TestRoom(seat.journal).host.meeting.topics[first].typed == {MINA: "one"}


def test_a_half_line_that_becomes_one_says_who_spoke(seat: Seat) -> None:
    room = seat.room
    first, _ = two_topics(room)
    room.host.type_line(TypeLine(first, "Tom: it is late"), MINA)
    room.go_to(Phase.DECISIONS)

    room.seat(ADA).send(CloseMeeting("The hour is over."))

    (line,) = room.host.meeting.topics[first].lines
    assert (line.text, line.speaker, line.by) == ("it is late", TOM, MINA)


def test_a_line_that_the_host_refuses_is_put_back(seat: Seat, qtbot: QtBot) -> None:
    world, _, mina = talking()
    first, second = world.meeting.topics
    world.lead(TakeUpTopic(second))
    world.settle()
    part = scribe(guest_page(seat, qtbot, mina.room))
    QTest.keyClicks(part.field, "a line")
    QTest.keyClick(part.field, Qt.Key.Key_Return)
    world.lead(MergeTopics(second, first))
    world.settle()

    qtbot.waitUntil(lambda: not part.error.isHidden())
    assert "a line" in f"{part.field.text()} {part.error.text()}"
