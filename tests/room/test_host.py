# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The host's room: stores first, answers a repeated command once, tells seats."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from meetingroom.meeting.command.note import AddNote, FinishReading, SetMeToo
from meetingroom.meeting.command.room import TakeOver
from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import CommandId, NoteId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.memo.anchor import anchor_at
from meetingroom.protocol.ledger import Asked
from meetingroom.room.room import Surroundings
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, MEMO, MINA, RITA, TestRoom

if TYPE_CHECKING:
    from meetingroom.room.room import RoomSnapshot


def test_nobody_sees_anothers_note_before_the_reveal() -> None:
    room = TestRoom().go_to(Phase.READING)
    told: list[RoomSnapshot] = []
    room.seat(MINA).subscribe(told.append)

    room.add_note(BEN, "1.2 million")

    assert not room.seat(MINA).snapshot().meeting.notes
    assert not room.seat(ADA).snapshot().meeting.notes
    assert len(room.seat(BEN).snapshot().meeting.notes) == 1
    assert all(not snapshot.meeting.notes for snapshot in told)


def test_all_see_all_notes_at_the_reveal() -> None:
    room = TestRoom().go_to(Phase.READING)
    note = room.add_note(BEN, "1.2 million")

    room.go_to(Phase.MARGINS)

    for person in (ADA, BEN, MINA):
        assert note in room.seat(person).snapshot().meeting.notes


def test_only_the_facilitator_learns_how_many_want_longer() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.seat(BEN).send(FinishReading())

    assert room.seat(ADA).snapshot().totals.longer == 0
    assert room.seat(MINA).snapshot().totals.longer is None
    assert room.seat(MINA).snapshot().totals.finished == 1


def test_a_full_disk_changes_nothing_and_the_command_can_be_sent_again() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    before = room.host.meeting
    command = AddNote(NoteId("n"), NoteKind.QUESTION, "Why?")
    journal.is_full = True

    with pytest.raises(StorageUnavailable):
        room.seat(BEN).send(command)
    assert room.host.meeting is before
    journal.is_full = False
    room.seat(BEN).send(command)

    assert NoteId("n") in room.seat(BEN).snapshot().meeting.notes


def test_a_repeated_command_id_changes_nothing_again() -> None:
    room = TestRoom().go_to(Phase.READING)
    command = AddNote(NoteId("n"), NoteKind.QUESTION, "Why?")

    room.host.submit(command, BEN, CommandId("once"))
    length = len(room.host.log)
    room.host.submit(command, BEN, CommandId("once"))

    assert len(room.host.log) == length


def test_a_room_taken_up_again_stands_where_it_stood() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")

    again = TestRoom(journal)

    assert again.host.meeting == room.host.meeting
    # Who sits here is known of this run of the program only.
    sits = replace(room.seat(MINA).snapshot(), surroundings=Surroundings())
    assert replace(again.seat(MINA).snapshot(), surroundings=Surroundings()) == sits


def test_a_note_during_the_talk_joins_the_topic_of_its_passage() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(TakeUpTopic(TopicId("topic-0")))
    elsewhere = anchor_at(MEMO, 0, 4)

    room.seat(MINA).send(AddNote(NoteId("far"), NoteKind.CONCERN, "Far.", elsewhere))
    room.seat(RITA).send(AddNote(NoteId("all"), NoteKind.CONCERN, "On all of it."))

    meeting = room.seat(BEN).snapshot().meeting
    assert meeting.notes[NoteId("far")].is_after_reveal
    titles = [topic.title for topic in meeting.topics.values()]
    assert titles[1:] == ["What", "On all of it."]


def test_a_listener_that_left_is_no_longer_told() -> None:
    room = TestRoom().go_to(Phase.READING)
    note = room.add_note(BEN, "1.2 million")
    room.go_to(Phase.MARGINS)
    told: list[RoomSnapshot] = []
    stop = room.seat(BEN).subscribe(told.append)

    room.seat(MINA).send(SetMeToo(note, is_on=True))
    stop()
    room.seat(RITA).send(SetMeToo(note, is_on=True))

    assert len(told) == 1
    assert told[0].meeting.notes[note].me_too == {MINA}


def test_taking_over_takes_what_came_along_or_nothing() -> None:
    room = TestRoom().go_to(Phase.READING)
    note = AddNote(NoteId("n"), NoteKind.QUESTION, "Why?")
    with pytest.raises(Refused):
        room.host.take_over([asked(TakeOver(" ")), asked(note)])
    assert room.host.meeting.setup.roles.facilitator == ADA

    room.host.take_over([asked(TakeOver("Ada’s laptop died.")), asked(note)])

    assert room.host.meeting.setup.roles.facilitator == BEN
    assert note.note in room.host.meeting.notes


def test_a_new_code_is_made_where_the_meeting_is_hosted_if_it_is() -> None:
    room = TestRoom()
    made: list[str] = []
    room.seat(ADA).renew_code()
    room.host.on_renewal(lambda: made.append("new"))

    room.seat(ADA).renew_code()
    room.host.on_renewal(None)
    room.seat(ADA).renew_code()

    assert made == ["new"]


def asked(command: Command) -> Asked:
    return Asked(command, BEN, CommandId(type(command).__name__))
