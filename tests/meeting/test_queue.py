# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asking for the floor, the queue's order, and turns given out of order."""

import pytest

from meetingroom.discussion.metrics import figures
from meetingroom.discussion.speaking_order import SpeakerState, speaking_order
from meetingroom.meeting.command.room import OpenDecisions
from meetingroom.meeting.command.topic import (
    AskForFloor,
    GiveFloor,
    MergeTopics,
    PassTurn,
    TakeUpTopic,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import FloorKind, Topic
from meetingroom.meeting.turns import next_turn
from meetingroom.meeting.undo import inverse
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

FIRST, SECOND = TopicId("topic-0"), TopicId("topic-1")


@pytest.fixture
def room() -> TestRoom:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", body="A source?")
    room.add_note(MINA, "the new system", body="Which one?")
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(TakeUpTopic(FIRST))
    return room


def topic(room: TestRoom, topic_id: TopicId = FIRST) -> Topic:
    return room.host.meeting.topics[topic_id]


def ask(room: TestRoom, who: PersonId, kind: FloorKind, *, is_on: bool = True) -> None:
    room.seat(who).send(AskForFloor(FIRST, kind, is_on))


def queue(room: TestRoom, viewer: PersonId = ADA) -> list[tuple[str, str]]:
    known = room.seat(viewer).snapshot().meeting.topics[FIRST]
    return [(asked.person, asked.kind.value) for asked in known.queue]


def refused(room: TestRoom, by: PersonId, command: Command) -> str:
    with pytest.raises(Refused) as caught:
        room.seat(by).send(command)
    return caught.value.sentence


def test_points_of_order_come_first_and_of_one_kind_who_asked_first(
    room: TestRoom,
) -> None:
    ask(room, RITA, FloorKind.NEW_POINT)
    ask(room, TOM, FloorKind.REPLY)
    ask(room, BEN, FloorKind.REPLY)
    ask(room, MINA, FloorKind.POINT_OF_ORDER)

    expected = [
        (MINA, "point of order"),
        (TOM, "reply"),
        (BEN, "reply"),
        (RITA, "new point"),
    ]
    assert queue(room) == queue(room, TOM) == expected


def test_who_changes_the_kind_keeps_the_place_among_those_who_ask(
    room: TestRoom,
) -> None:
    ask(room, TOM, FloorKind.NEW_POINT)
    ask(room, BEN, FloorKind.REPLY)
    ask(room, TOM, FloorKind.REPLY)

    assert queue(room) == [(TOM, "reply"), (BEN, "reply")]


def test_a_request_is_taken_back_and_undone(room: TestRoom) -> None:
    command = AskForFloor(FIRST, FloorKind.QUESTION)
    back = inverse(command, room.seat(TOM).snapshot().meeting)
    room.seat(TOM).send(command)
    assert back is not None
    room.seat(TOM).send(back)

    assert queue(room) == []
    assert inverse(back, room.host.meeting) == command
    assert refused(room, TOM, back) == "You have not asked for the floor."


def test_a_turn_and_a_pass_end_the_request(room: TestRoom) -> None:
    ask(room, TOM, FloorKind.QUESTION)
    ask(room, BEN, FloorKind.QUESTION)
    ask(room, MINA, FloorKind.QUESTION)
    room.seat(ADA).send(GiveFloor(TOM))
    room.seat(BEN).send(PassTurn(BEN, FIRST))

    assert queue(room) == [(MINA, "question")]
    again = AskForFloor(FIRST, FloorKind.REPLY)
    assert refused(room, TOM, again) == "You have the floor."


def test_the_queue_is_over_when_the_topic_is_left(room: TestRoom) -> None:
    ask(room, TOM, FloorKind.QUESTION)
    room.seat(ADA).send(TakeUpTopic(SECOND))
    room.seat(ADA).send(TakeUpTopic(FIRST))
    assert queue(room) == []

    ask(room, TOM, FloorKind.QUESTION)
    room.seat(ADA).send(OpenDecisions())
    assert queue(room) == []


def test_one_asks_on_the_topic_one_means(room: TestRoom) -> None:
    room.seat(ADA).send(TakeUpTopic(SECOND))

    sentence = refused(room, TOM, AskForFloor(FIRST, FloorKind.REPLY))

    assert sentence.startswith("The room has gone on to another topic.")


def test_only_turns_past_the_next_ones_count_as_out_of_order(room: TestRoom) -> None:
    ada = room.seat(ADA)
    ada.send(GiveFloor(MINA))  # the first of the juniors
    ada.send(GiveFloor(MINA))  # has the floor
    ada.send(GiveFloor(None))
    assert topic(room).out_of_order == 0

    ask(room, RITA, FloorKind.QUESTION)
    ada.send(GiveFloor(RITA))  # the first in the queue
    assert topic(room).out_of_order == 0

    ask(room, MINA, FloorKind.REPLY)
    ask(room, BEN, FloorKind.NEW_POINT)
    ada.send(GiveFloor(BEN))  # neither the next, who is Tom, nor the first who asks
    assert topic(room).out_of_order == 1


def states(room: TestRoom, topic_id: TopicId = FIRST) -> dict[PersonId, SpeakerState]:
    held = topic(room, topic_id)
    return {c.person.id: c.state for c in speaking_order(room.host.meeting, held)}


@pytest.mark.parametrize("kind", [FloorKind.POINT_OF_ORDER, FloorKind.REPLY])
def test_the_floor_out_of_the_queue_uses_up_nobodys_turn(
    room: TestRoom, kind: FloorKind
) -> None:
    ask(room, RITA, kind)
    room.seat(ADA).send(GiveFloor(RITA))
    assert states(room)[RITA] is SpeakerState.SPEAKING
    room.seat(ADA).send(GiveFloor(MINA))

    assert states(room)[RITA] is SpeakerState.WAITING
    assert topic(room).spoken == (RITA,)
    for person in (TOM, BEN):
        room.seat(ADA).send(PassTurn(person, FIRST))
    assert next_turn(room.host.meeting, topic(room)) == RITA
    room.seat(ADA).send(GiveFloor(RITA))
    room.seat(ADA).send(GiveFloor(None))
    assert states(room)[RITA] is SpeakerState.SPOKEN


def test_whose_turn_it_is_anyway_takes_it_unless_it_is_a_point_of_order(
    room: TestRoom,
) -> None:
    ask(room, MINA, FloorKind.POINT_OF_ORDER)
    room.seat(ADA).send(GiveFloor(MINA))
    assert next_turn(room.host.meeting, topic(room)) == MINA

    room.seat(ADA).send(GiveFloor(MINA))
    ask(room, TOM, FloorKind.REPLY)
    room.seat(ADA).send(GiveFloor(TOM))
    room.seat(ADA).send(GiveFloor(None))

    assert states(room)[MINA] is states(room)[TOM] is SpeakerState.SPOKEN


def test_a_turn_that_is_still_to_come_goes_along_with_a_merged_topic(
    room: TestRoom,
) -> None:
    ask(room, RITA, FloorKind.REPLY)
    room.seat(ADA).send(GiveFloor(RITA))
    merge = MergeTopics(FIRST, SECOND)
    back = inverse(merge, room.host.meeting)
    room.seat(ADA).send(merge)
    room.seat(ADA).send(GiveFloor(None))
    assert states(room, SECOND)[RITA] is SpeakerState.WAITING

    assert back is not None
    room.seat(ADA).send(back)

    assert states(room)[RITA] is SpeakerState.WAITING
    assert topic(room, SECOND).aside == ()


def test_merging_keeps_a_turn_that_was_had_on_one_of_the_topics(
    room: TestRoom,
) -> None:
    ask(room, RITA, FloorKind.REPLY)
    room.seat(ADA).send(GiveFloor(RITA))
    room.seat(ADA).send(TakeUpTopic(SECOND))
    room.seat(ADA).send(GiveFloor(RITA))
    room.seat(ADA).send(GiveFloor(None))
    merge = MergeTopics(SECOND, FIRST)
    back = inverse(merge, room.host.meeting)
    room.seat(ADA).send(merge)
    assert states(room)[RITA] is SpeakerState.SPOKEN

    assert back is not None
    room.seat(ADA).send(back)

    assert states(room)[RITA] is SpeakerState.WAITING
    assert states(room, SECOND)[RITA] is SpeakerState.SPOKEN


def test_passing_is_no_override(room: TestRoom) -> None:
    room.seat(ADA).send(PassTurn(MINA, FIRST))
    room.seat(ADA).send(GiveFloor(TOM))

    assert topic(room).out_of_order == 0


def test_after_the_last_turn_nobody_is_passed_over(room: TestRoom) -> None:
    for person in (BEN, MINA, TOM, RITA, ADA):
        room.seat(ADA).send(PassTurn(person, FIRST))
    room.seat(ADA).send(GiveFloor(RITA))

    assert topic(room).out_of_order == 0


def test_the_figures_count_overrides_and_name_nobody(room: TestRoom) -> None:
    room.seat(ADA).send(GiveFloor(RITA))
    room.seat(ADA).send(GiveFloor(None))
    room.seat(ADA).send(TakeUpTopic(SECOND))
    room.seat(ADA).send(GiveFloor(RITA))
    merge = MergeTopics(SECOND, FIRST)
    back = inverse(merge, room.host.meeting)
    room.seat(ADA).send(merge)

    assert topic(room).out_of_order == 2
    words = {line.label: line.words for line in figures(room.host.meeting).lines}
    assert words["Turns given out of order"] == "2"
    assert back is not None
    room.seat(ADA).send(back)
    assert [t.out_of_order for t in room.host.meeting.topics.values()] == [1, 1]
