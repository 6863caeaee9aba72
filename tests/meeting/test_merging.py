# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Two topics become one without losing turns, pins, the queue or late notes."""

import pytest

from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.room import SetAway
from meetingroom.meeting.command.topic import (
    AskForFloor,
    EndTopic,
    GiveFloor,
    MergeTopics,
    PassTurn,
    PinTopic,
    SplitTopic,
    TakeUpTopic,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.event.topic import TopicsMerged
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import CommandId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import FloorKind, FloorRequest, Outcome, Topic
from meetingroom.meeting.undo import inverse
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

FIRST, SECOND, THIRD = (TopicId(f"topic-{number}") for number in range(3))


@pytest.fixture
def room() -> TestRoom:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", body="A source?")
    room.add_note(MINA, "the new system", body="Which one?")
    room.add_note(TOM, "in January", body="Why then?")
    room.go_to(Phase.DISCUSSION)
    for topic, speaker, passed in ((FIRST, MINA, TOM), (SECOND, TOM, RITA)):
        room.seat(ADA).send(TakeUpTopic(topic))
        room.seat(ADA).send(GiveFloor(speaker))
        room.seat(ADA).send(PassTurn(passed, topic))
    room.seat(ADA).send(GiveFloor(BEN))
    room.seat(MINA).send(AskForFloor(SECOND, FloorKind.REPLY))
    return room


def topic(room: TestRoom, topic_id: TopicId = FIRST) -> Topic:
    return room.host.meeting.topics[topic_id]


def merged(room: TestRoom, gone: TopicId, into: TopicId) -> Command:
    command = MergeTopics(gone, into)
    back = inverse(command, room.seat(ADA).snapshot().meeting)
    room.seat(ADA).send(command)
    assert back is not None
    return back


def test_who_spoke_and_who_passed_is_kept(room: TestRoom) -> None:
    merged(room, SECOND, FIRST)

    assert topic(room).spoken == (MINA, TOM)
    assert topic(room).passed == (TOM, RITA)


def test_the_talk_goes_on_with_speaker_and_queue(room: TestRoom) -> None:
    room.clock.advance(60)
    merged(room, SECOND, FIRST)

    assert room.host.meeting.current_topic == FIRST
    assert topic(room).speaking == BEN
    assert topic(room).asking == (FloorRequest(MINA, FloorKind.REPLY),)
    assert topic(room).used_s == 60


def test_undo_gives_talk_speaker_queue_and_time_back(room: TestRoom) -> None:
    before = room.host.meeting
    room.clock.advance(60)
    back = merged(room, SECOND, FIRST)
    room.clock.advance(30)
    room.seat(ADA).send(back)
    room.seat(ADA).send(TakeUpTopic(None))

    again = room.host.meeting.topics
    assert topic(room, SECOND).used_s == 90
    assert again[FIRST] == before.topics[FIRST]
    assert again[SECOND].spoken == (TOM, BEN)
    assert list(again) == list(before.topics)


def test_undo_leaves_the_talk_where_it_went_on(room: TestRoom) -> None:
    back = merged(room, SECOND, FIRST)
    room.seat(ADA).send(GiveFloor(RITA))
    room.seat(ADA).send(TakeUpTopic(THIRD))
    room.seat(ADA).send(back)

    assert room.host.meeting.current_topic == THIRD
    assert topic(room, FIRST).spoken == (MINA, RITA)
    assert topic(room, SECOND).spoken == (TOM, BEN)


def test_a_pinned_topic_pins_the_one_that_takes_it(room: TestRoom) -> None:
    room.seat(ADA).send(PinTopic(THIRD, is_pinned=True))
    before = list(room.host.meeting.topics)
    back = merged(room, THIRD, SECOND)
    assert topic(room, SECOND).is_pinned
    assert list(room.host.meeting.topics) == [SECOND, FIRST]

    room.seat(ADA).send(back)

    assert list(room.host.meeting.topics) == before
    assert not topic(room, SECOND).is_pinned
    assert topic(room, THIRD).is_pinned


def test_undo_ends_a_topic_again_that_merging_had_opened(room: TestRoom) -> None:
    room.seat(ADA).send(EndTopic(FIRST, Outcome.PARK))
    back = merged(room, SECOND, FIRST)
    assert topic(room).outcome is None

    room.seat(ADA).send(back)

    assert topic(room).outcome is Outcome.PARK


def test_what_is_split_off_a_settled_topic_goes_back_to_it(room: TestRoom) -> None:
    merged(room, SECOND, FIRST)
    room.seat(ADA).send(EndTopic(FIRST, Outcome.PARK))
    own = TopicId("own")
    split = SplitTopic(FIRST, own, topic(room).notes[1:], "Own")
    back = inverse(split, room.host.meeting)
    room.seat(ADA).send(split)
    assert topic(room, own).outcome is None
    assert back is not None
    room.seat(ADA).send(back)
    assert topic(room).outcome is Outcome.PARK

    room.seat(ADA).send(split)
    late = room.add_note(RITA, "the new system", NoteKind.BLOCKER)
    assert late in topic(room, own).notes
    room.seat(ADA).send(back)
    assert topic(room).outcome is None


def test_a_late_note_finds_the_passage_that_was_merged(room: TestRoom) -> None:
    merged(room, SECOND, FIRST)

    late = room.add_note(RITA, "the new system")

    assert late in topic(room).notes


def test_an_earlier_log_is_read_as_it_was(room: TestRoom) -> None:
    entry = Recorded(
        99, CommandId("c"), room.clock.now(), ADA, TopicsMerged(SECOND, FIRST)
    )

    kept = apply(room.host.meeting, entry).topics[FIRST]

    assert (kept.spoken, kept.passed) == ((MINA,), (TOM,))
    assert (kept.speaking, kept.asking) == (None, ())


def test_who_is_away_asks_no_more(room: TestRoom) -> None:
    room.seat(TOM).send(AskForFloor(SECOND, FloorKind.POINT_OF_ORDER))
    room.seat(ADA).send(SetAway(TOM, is_away=True))

    assert [asked.person for asked in topic(room, SECOND).queue] == [MINA]
    assert topic(room, SECOND) == room.seat(RITA).snapshot().meeting.topics[SECOND]
