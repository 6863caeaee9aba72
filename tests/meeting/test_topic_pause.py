# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Pauses and interruptions stay out of the current topic's time."""

from datetime import timedelta

import pytest

from meetingroom.meeting.command.room import (
    ContinueMeeting,
    OpenDecisions,
    PauseClock,
    ResumeClock,
)
from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import Topic
from tests.support.meetings import ADA, BEN, TestRoom

FIRST = TopicId("topic-0")


@pytest.fixture
def room() -> TestRoom:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", body="A source?")
    return room.go_to(Phase.DISCUSSION)


def topic(room: TestRoom) -> Topic:
    return room.host.meeting.topics[FIRST]


def test_a_pause_stops_the_current_topic_too(room: TestRoom) -> None:
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(FIRST))
    room.clock.advance(60)
    ada.send(PauseClock())
    room.clock.advance(600)
    ada.send(ResumeClock())
    room.clock.advance(40)
    ada.send(TakeUpTopic(None))

    assert topic(room).used_s == 100


def test_a_topic_taken_up_in_a_pause_starts_when_it_ends(room: TestRoom) -> None:
    ada = room.seat(ADA)
    ada.send(PauseClock())
    room.clock.advance(60)
    ada.send(TakeUpTopic(FIRST))
    room.clock.advance(600)
    ada.send(ResumeClock())
    room.clock.advance(40)
    ada.send(TakeUpTopic(None))

    assert topic(room).used_s == 40


def test_an_interruption_within_a_pause_is_taken_out_once(room: TestRoom) -> None:
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(FIRST))
    room.clock.advance(60)
    ada.send(PauseClock())
    last_seen = room.clock.now() + timedelta(seconds=30)
    room.clock.advance(3600)
    ada.send(ContinueMeeting(last_seen))
    room.clock.advance(100)
    ada.send(ResumeClock())
    room.clock.advance(40)
    ada.send(TakeUpTopic(None))

    clock = room.host.meeting.clock
    assert clock is not None
    assert clock.used_s(room.clock.now()) == 100
    assert topic(room).used_s == 100


def test_leaving_for_the_decisions_in_a_pause_does_not_count_it(
    room: TestRoom,
) -> None:
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(FIRST))
    room.clock.advance(60)
    ada.send(PauseClock())
    room.clock.advance(600)
    ada.send(OpenDecisions())

    assert topic(room).used_s == 60


def test_a_topic_left_in_a_pause_does_not_count_it(room: TestRoom) -> None:
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(FIRST))
    room.clock.advance(60)
    ada.send(PauseClock())
    room.clock.advance(600)
    ada.send(TakeUpTopic(None))
    ada.send(ResumeClock())

    assert topic(room).used_s == 60
