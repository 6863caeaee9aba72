# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Taking back what was done to a topic brings back what was there."""

import pytest

from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.room import AddPerson, OpenDecisions
from meetingroom.meeting.command.topic import (
    AskForFloor,
    DropLine,
    EndTopic,
    ExtendTopic,
    GiveFloor,
    PassTurn,
    RomanVote,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.topic import LineDropped, LineWritten, TurnPassed
from meetingroom.meeting.events import Event, Recorded
from meetingroom.meeting.ids import CommandId, LineId, PersonId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import FloorKind, Outcome, Topic
from meetingroom.meeting.undo import inverse
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

FIRST, SECOND, THIRD = (TopicId(f"topic-{number}") for number in range(3))
MUCH_S = 3600
OBSERVER = PersonId("observer")


@pytest.fixture
def room() -> TestRoom:
    """At the first topic: Ben speaks, Mina asks, the time is up and Tom says so."""
    room = TestRoom()
    room.seat(ADA).send(AddPerson(OBSERVER, "Olga", is_observer=True))
    room.go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", body="A source?")
    room.add_note(MINA, "the new system", body="Which one?")
    room.add_note(TOM, "in January", body="Why then?")
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(TakeUpTopic(FIRST))
    room.seat(ADA).send(GiveFloor(TOM))
    room.seat(ADA).send(GiveFloor(BEN))
    room.seat(MINA).send(AskForFloor(FIRST, FloorKind.REPLY))
    room.clock.advance(MUCH_S)
    room.seat(TOM).send(RomanVote(FIRST, is_up=True))
    return room


def topic(room: TestRoom, topic_id: TopicId = FIRST) -> Topic:
    return room.host.meeting.topics[topic_id]


def done(room: TestRoom, command: Command, by: PersonId = ADA) -> Command:
    """Have something done; returns what takes it back."""
    back = inverse(command, room.seat(by).snapshot().meeting)
    room.seat(by).send(command)
    assert back is not None
    return back


def assert_as_it_was(room: TestRoom, before: Topic) -> None:
    meeting = room.host.meeting
    now = meeting.topics[before.id]
    assert meeting.current_topic == before.id
    assert (now.speaking, now.spoken) == (BEN, (TOM,))
    assert now.asking == before.asking
    assert now.used_s == before.used_s + MUCH_S
    assert now.outcome is None
    assert meeting.thumbs == {TOM: True}
    assert room.seat(TOM).snapshot().meeting.thumbs == {TOM: True}
    assert room.seat(ADA).snapshot().meeting.thumbs == {}


def test_a_topic_ended_by_mistake_goes_on_as_it_was(room: TestRoom) -> None:
    before = topic(room)
    back = done(room, EndTopic(FIRST, Outcome.ANSWERED))
    room.clock.advance(30)

    room.seat(ADA).send(back)

    assert_as_it_was(room, before)


def test_after_another_topic_only_the_outcome_is_taken_back(room: TestRoom) -> None:
    back = done(room, EndTopic(FIRST, Outcome.ANSWERED))
    room.seat(ADA).send(TakeUpTopic(SECOND))

    room.seat(ADA).send(back)

    assert topic(room).outcome is None
    assert topic(room).spoken == (TOM, BEN)
    assert room.host.meeting.current_topic == SECOND


def test_at_the_decisions_only_the_outcome_is_taken_back(room: TestRoom) -> None:
    back = done(room, EndTopic(FIRST, Outcome.ANSWERED))
    room.seat(ADA).send(OpenDecisions())

    room.seat(ADA).send(back)

    assert topic(room).outcome is None
    assert room.host.meeting.current_topic is None


@pytest.mark.parametrize("taken", [SECOND, None])
def test_a_topic_left_by_mistake_goes_on_as_it_was(
    room: TestRoom, taken: TopicId | None
) -> None:
    before = topic(room)
    back = done(room, TakeUpTopic(taken))
    room.clock.advance(20)
    again = inverse(back, room.seat(ADA).snapshot().meeting)
    room.seat(ADA).send(back)
    assert_as_it_was(room, before)

    assert again is not None
    room.seat(ADA).send(again)
    assert room.host.meeting.current_topic == taken


def test_going_back_is_refused_once_the_room_has_gone_on(room: TestRoom) -> None:
    back = done(room, TakeUpTopic(SECOND))
    room.seat(ADA).send(TakeUpTopic(THIRD))

    with pytest.raises(Refused, match="gone on since"):
        room.seat(ADA).send(back)


def test_more_time_is_taken_back(room: TestRoom) -> None:
    before = topic(room)
    back = done(room, ExtendTopic(FIRST, 3))
    now = room.clock.now()
    assert room.host.meeting.topic_left_s(topic(room), now) == 180

    room.seat(ADA).send(back)

    assert (topic(room).given_s, topic(room).extended) == (before.given_s, 0)
    with pytest.raises(Refused, match="got no more time"):
        room.seat(ADA).send(back)


def test_each_writer_takes_their_own_line_back(room: TestRoom) -> None:
    back = done(room, WriteLine(FIRST, "The scribe’s.", None, LineId("1")), MINA)
    room.seat(ADA).send(WriteLine(FIRST, "Ada’s.", None, LineId("2")))
    again = inverse(back, room.seat(MINA).snapshot().meeting)

    room.seat(MINA).send(back)

    assert [line.text for line in topic(room).lines] == ["Ada’s."]
    assert again is not None
    room.seat(MINA).send(again)
    assert [line.text for line in topic(room).lines] == ["The scribe’s.", "Ada’s."]
    with pytest.raises(Refused, match="stands already"):
        room.seat(MINA).send(again)
    with pytest.raises(Refused, match="no line to take back"):
        room.seat(MINA).send(DropLine(FIRST, LineId("3")))
    assert inverse(DropLine(FIRST, LineId("3")), room.host.meeting) is None


def test_one_passes_on_the_topic_one_means(room: TestRoom) -> None:
    room.seat(ADA).send(TakeUpTopic(SECOND))

    with pytest.raises(Refused, match="gone on to another topic"):
        room.seat(MINA).send(PassTurn(MINA, FIRST))

    assert topic(room, SECOND).passed == ()


def test_a_passed_turn_is_taken_back(room: TestRoom) -> None:
    back = done(room, PassTurn(MINA, FIRST), MINA)
    assert topic(room).passed == (MINA,)
    assert inverse(PassTurn(MINA, FIRST), room.host.meeting) is None

    room.seat(MINA).send(back)

    assert topic(room).passed == ()
    with pytest.raises(Refused, match="was not passed"):
        room.seat(MINA).send(back)


def test_observers_have_no_turn_to_pass(room: TestRoom) -> None:
    with pytest.raises(Refused, match="Only the"):
        room.seat(OBSERVER).send(PassTurn(OBSERVER, FIRST))
    with pytest.raises(Refused, match="Observers have no turn"):
        room.seat(ADA).send(PassTurn(OBSERVER, FIRST))


def after(room: TestRoom, *events: Event) -> Topic:
    meeting = room.host.meeting
    for event in events:
        entry = Recorded(99, CommandId("c"), room.clock.now(), ADA, event)
        meeting = apply(meeting, entry)
    return meeting.topics[FIRST]


def test_earlier_logs_are_read(room: TestRoom) -> None:
    lines = [LineWritten(FIRST, text) for text in ("One.", "Two.")]

    kept = after(room, *lines, LineDropped(FIRST), TurnPassed(RITA))

    assert [line.text for line in kept.lines] == ["One."]
    assert kept.passed == (RITA,)
