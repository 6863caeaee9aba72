# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The Roman vote: totals for everybody, names for nobody, gone with the topic."""

import pytest

from meetingroom.export.markdown import render
from meetingroom.export.structured import render_json
from meetingroom.meeting.command.room import PauseClock, ResumeClock
from meetingroom.meeting.command.topic import (
    ExtendTopic,
    MergeTopics,
    RomanVote,
    TakeUpTopic,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.undo import inverse
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

FIRST, SECOND = TopicId("topic-0"), TopicId("topic-1")
MUCH_S = 3600
"""More than any topic is given."""


@pytest.fixture
def room() -> TestRoom:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", body="A source?")
    room.add_note(MINA, "the new system", body="Which one?")
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(TakeUpTopic(FIRST))
    room.clock.advance(MUCH_S)
    for person, is_up in ((BEN, True), (MINA, False), (TOM, True)):
        room.seat(person).send(RomanVote(FIRST, is_up))
    return room


def totals(room: TestRoom, viewer: PersonId = ADA) -> tuple[int, int]:
    shown = room.seat(viewer).snapshot().totals
    return shown.up, shown.down


def test_everybody_sees_totals_and_only_their_own_thumb(room: TestRoom) -> None:
    assert totals(room) == totals(room, RITA) == (2, 1)
    assert room.seat(ADA).snapshot().meeting.thumbs == {}
    assert room.seat(MINA).snapshot().meeting.thumbs == {MINA: False}


def test_a_thumb_is_turned_taken_back_and_undone(room: TestRoom) -> None:
    turn = RomanVote(FIRST, is_up=True)
    back = inverse(turn, room.seat(MINA).snapshot().meeting)
    room.seat(MINA).send(turn)
    assert totals(room) == (3, 0)

    assert back == RomanVote(FIRST, is_up=False)
    room.seat(MINA).send(back)
    room.seat(BEN).send(RomanVote(FIRST, None))
    assert totals(room) == (1, 1)
    fresh = inverse(turn, room.seat(RITA).snapshot().meeting)
    assert fresh == RomanVote(FIRST, None)


def test_more_time_and_another_topic_begin_anew(room: TestRoom) -> None:
    room.seat(ADA).send(ExtendTopic(SECOND, 3))
    assert totals(room) == (2, 1)
    room.seat(ADA).send(ExtendTopic(FIRST, 3))
    assert totals(room) == (0, 0)

    room.clock.advance(MUCH_S)
    room.seat(BEN).send(RomanVote(FIRST, is_up=False))
    room.seat(ADA).send(TakeUpTopic(SECOND))
    assert totals(room, BEN) == (0, 0)
    with pytest.raises(Refused, match="gone on to another topic"):
        room.seat(BEN).send(RomanVote(FIRST, is_up=False))


def test_the_record_says_how_often_a_topic_was_extended_and_no_thumbs(
    room: TestRoom,
) -> None:
    for _ in range(2):
        room.seat(ADA).send(ExtendTopic(FIRST, 3))
    room.clock.advance(MUCH_S)
    room.seat(BEN).send(RomanVote(FIRST, is_up=True))
    meeting = room.host.meeting

    assert "Extended 2 times." in render(meeting)
    assert '"extended": 2' in render_json(meeting)
    assert "thumb" not in render(meeting) + render_json(meeting)


def test_a_merged_topic_keeps_how_often_it_was_extended(room: TestRoom) -> None:
    room.seat(ADA).send(ExtendTopic(FIRST, 3))
    room.seat(ADA).send(ExtendTopic(SECOND, 3))
    merge = MergeTopics(SECOND, FIRST)
    back = inverse(merge, room.host.meeting)
    room.seat(ADA).send(merge)
    assert room.host.meeting.topics[FIRST].extended == 2

    assert back is not None
    room.seat(ADA).send(back)
    assert [t.extended for t in room.host.meeting.topics.values()] == [1, 1]


def test_thumbs_wait_until_the_time_is_up() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(TakeUpTopic(FIRST))
    topic = room.host.meeting.topics[FIRST]

    room.clock.advance(topic.given_s - 60)
    room.seat(BEN).send(RomanVote(FIRST, None))
    with pytest.raises(Refused, match="once the time of the topic is up"):
        room.seat(BEN).send(RomanVote(FIRST, is_up=True))
    room.seat(ADA).send(PauseClock())
    room.clock.advance(60)
    with pytest.raises(Refused, match="once the time of the topic is up"):
        room.seat(BEN).send(RomanVote(FIRST, is_up=True))
    room.seat(ADA).send(ResumeClock())
    room.clock.advance(60)
    room.seat(BEN).send(RomanVote(FIRST, is_up=True))

    assert totals(room) == (1, 0)
