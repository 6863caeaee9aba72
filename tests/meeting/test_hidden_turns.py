# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Without names, turns tell nobody whether the facilitator wrote on a topic."""

from dataclasses import replace

import pytest

from meetingroom.meeting.command.note import OwnNote, SetMeToo
from meetingroom.meeting.command.room import ChangeSetup
from meetingroom.meeting.command.topic import GiveFloor, TakeUpTopic
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.turns import next_turn, turns
from tests.support.meetings import ADA, BEN, TOM, TestRoom

FIRST = TopicId("topic-0")


def talking(writer: PersonId) -> TestRoom:
    """Return a room without names that is at the one topic, by one writer."""
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    room.add_note(writer, "1.2 million")
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(TakeUpTopic(FIRST))
    return room


def order(room: TestRoom, viewer: PersonId) -> list[PersonId]:
    meeting = room.seat(viewer).snapshot().meeting
    return [person.id for person in turns(meeting, meeting.topics[FIRST])]


@pytest.mark.parametrize("writer", [ADA, BEN])
def test_every_seat_shows_the_same_turns_whoever_wrote(writer: PersonId) -> None:
    room = talking(writer)

    assert ADA not in order(room, ADA)
    assert order(room, ADA) == order(room, BEN) == order(room, TOM)


def test_turns_out_of_order_are_the_same_whoever_wrote() -> None:
    counted = []
    for writer in (ADA, BEN):
        room = talking(writer)
        for _ in range(5):
            meeting = room.seat(TOM).snapshot().meeting
            upcoming = next_turn(meeting, meeting.topics[FIRST])
            room.seat(ADA).send(GiveFloor(upcoming))
        room.seat(ADA).send(GiveFloor(ADA))
        counted.append(room.host.meeting.topics[FIRST].out_of_order)

    assert counted[0] == counted[1] == 0


def test_the_facilitator_has_a_turn_with_what_is_said_in_the_open() -> None:
    named = talking(ADA)
    named.seat(ADA).send(OwnNote(named.host.meeting.topics[FIRST].notes[0]))
    joined = talking(BEN)
    note = joined.host.meeting.topics[FIRST].notes[0]
    joined.seat(ADA).send(SetMeToo(note, is_on=True))

    assert ADA in order(named, TOM)
    assert ADA in order(joined, TOM)
