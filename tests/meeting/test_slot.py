# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Minutes of topics: out of the slot, contested ones double, and as the lead says."""

from dataclasses import replace

import pytest

from meetingroom.meeting.command.room import ChangeSetup, ExtendClock, OpenDecisions
from meetingroom.meeting.command.topic import (
    EndTopic,
    MergeTopics,
    SetMinutes,
    TakeUpTopic,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.slot import SlotPlan, slot_plan
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.meeting.undo import inverse
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

FIRST, SECOND, THIRD = (TopicId(f"topic-{number}") for number in range(3))


def talking(*kinds: NoteKind, has_names: bool = True) -> TestRoom:
    """Return a room at the discussion, with a topic for a note of each kind."""
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=has_names)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    quotes = ("two systems", "1.2 million", "under a year", "the new system")
    for quote, kind in zip(quotes, kinds, strict=False):
        room.add_note(BEN, quote, kind)
    return room.go_to(Phase.DISCUSSION)


@pytest.fixture
def room() -> TestRoom:
    return talking(NoteKind.BLOCKER, NoteKind.QUESTION, NoteKind.CONCERN)


def plan(room: TestRoom, viewer: PersonId = TOM) -> SlotPlan:
    return slot_plan(room.seat(viewer).snapshot().meeting, room.clock.now())


def minutes(room: TestRoom, viewer: PersonId = TOM) -> list[int]:
    return list(plan(room, viewer).minutes.values())


def topic(room: TestRoom, topic_id: TopicId) -> Topic:
    return room.host.meeting.topics[topic_id]


def test_what_is_contested_gets_twice_as_much_of_the_slot(room: TestRoom) -> None:
    assert minutes(room) == [10, 6, 6]
    assert plan(room).left_min == 25


def test_a_topic_that_is_taken_up_gets_what_stood_beside_it(room: TestRoom) -> None:
    room.seat(ADA).send(TakeUpTopic(SECOND))

    assert topic(room, SECOND).given_s == 360
    assert minutes(room) == [10, 6]


def test_what_a_topic_leaves_or_takes_goes_to_the_others(room: TestRoom) -> None:
    room.seat(ADA).send(TakeUpTopic(FIRST))
    room.clock.advance(20 * 60)
    room.seat(ADA).send(EndTopic(FIRST, Outcome.ANSWERED))
    assert minutes(room) == [2, 2]
    assert plan(room).left_min == 5

    room.seat(ADA).send(ExtendClock(10))
    assert minutes(room) == [7, 7]


def test_more_topics_than_fit_still_get_two_minutes_each() -> None:
    topics = [
        Topic(TopicId(f"t-{number}"), f"Why {number}?", ()) for number in range(20)
    ]
    many = plan(TestRoom().talk_on(*topics))

    assert set(many.minutes.values()) == {2}
    assert (many.needed_min, many.left_min) == (40, 25)


def test_what_is_contested_gets_double_where_time_is_short_too(room: TestRoom) -> None:
    room.clock.advance(24 * 60)

    assert minutes(room) == [4, 2, 2]
    assert (plan(room).needed_min, plan(room).left_min) == (8, 1)


def test_what_is_left_is_what_the_clock_shows_while_a_topic_is_open(
    room: TestRoom,
) -> None:
    room.seat(ADA).send(TakeUpTopic(SECOND))
    room.clock.advance(4 * 60)
    clock = room.host.meeting.clock
    assert clock is not None
    assert plan(room).left_min == clock.left_s(room.clock.now()) / 60 == 21
    assert (plan(room).current_min, minutes(room)) == (2, [10, 6])

    room.clock.advance(19 * 60)
    assert plan(room).left_min == 2
    room.clock.advance(5 * 60)
    assert plan(room).left_min == 0
    room.seat(ADA).send(EndTopic(SECOND, Outcome.ANSWERED))
    assert plan(room).left_min == 0


def test_time_between_topics_is_gone_for_all_of_them(room: TestRoom) -> None:
    room.clock.advance(9 * 60)

    assert minutes(room) == [8, 4, 4]


def test_minutes_for_topics_after_the_discussion_are_what_it_left(
    room: TestRoom,
) -> None:
    room.clock.advance(5 * 60)
    room.seat(ADA).send(OpenDecisions())
    room.clock.advance(5 * 60)

    assert plan(room).left_min == 20
    assert slot_plan(Meeting(), None).left_min == 25


def test_minutes_that_were_set_stay_and_the_others_share_the_rest(
    room: TestRoom,
) -> None:
    ada = room.seat(ADA)
    change = SetMinutes(SECOND, 16)
    back = inverse(change, ada.snapshot().meeting)
    ada.send(change)
    assert minutes(room) == [6, 16, 3]

    assert back is not None
    ada.send(back)
    assert minutes(room) == [10, 6, 6]
    ada.send(TakeUpTopic(SECOND))
    again = inverse(change, ada.snapshot().meeting)
    ada.send(change)
    assert topic(room, SECOND).given_s == 16 * 60
    assert again is not None
    ada.send(again)
    assert topic(room, SECOND).given_s == 6 * 60


def test_minutes_are_the_facilitators_and_within_reason(room: TestRoom) -> None:
    with pytest.raises(Refused, match="Only the facilitator"):
        room.seat(BEN).send(SetMinutes(FIRST, 3))
    with pytest.raises(Refused, match="between 1 and 120"):
        room.seat(ADA).send(SetMinutes(FIRST, 0))
    room.seat(ADA).send(TakeUpTopic(FIRST))
    with pytest.raises(Refused, match="taken up already"):
        room.seat(ADA).send(SetMinutes(FIRST, None))


def test_a_topic_taken_up_again_has_what_was_left_of_its_minutes(
    room: TestRoom,
) -> None:
    room.seat(ADA).send(TakeUpTopic(FIRST))
    room.clock.advance(4 * 60)
    room.seat(ADA).send(TakeUpTopic(SECOND))
    assert minutes(room)[0] == 6

    room.seat(ADA).send(TakeUpTopic(FIRST))

    now = room.clock.now()
    assert room.host.meeting.topic_left_s(topic(room, FIRST), now) == 6 * 60


def test_without_names_every_seat_and_the_host_plan_the_same() -> None:
    room = talking(
        NoteKind.SUGGESTION, NoteKind.CONCERN, NoteKind.AGREE, has_names=False
    )
    room.seat(ADA).send(MergeTopics(THIRD, SECOND))
    assert topic(room, SECOND).notes

    plans = [minutes(room, person) for person in (ADA, BEN, MINA, RITA)]
    room.seat(ADA).send(TakeUpTopic(SECOND))

    assert plans == [plans[0]] * 4
    assert topic(room, SECOND).given_s == plans[0][1] * 60
