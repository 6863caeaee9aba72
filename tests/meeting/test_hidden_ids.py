# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Without names, no id ties what one person does, and none tells when or where."""

from dataclasses import replace

import msgspec
import pytest

from meetingroom.meeting.command.note import (
    AddNote,
    ReinstateNote,
    ReplyToNote,
    SetDisposition,
    SetMeToo,
    TakeBackReply,
    WithdrawNote,
)
from meetingroom.meeting.command.room import ChangeSetup
from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import CommandId, MeetingId, NoteId, ReplyId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import is_hidden
from meetingroom.protocol.ledger import Asked
from meetingroom.room.host import HostRoom
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, MINA, TestRoom

LATE, REPLY = NoteId("late"), ReplyId("reply")


@pytest.fixture
def room() -> TestRoom:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    room.add_note(MINA, "the new system")
    return room.go_to(Phase.DISCUSSION)


def acts(room: TestRoom) -> list[Command]:
    """Return what Ben does: some of it openly, most of it not."""
    mine, others = list(room.host.meeting.notes)
    return [
        SetMeToo(others, is_on=True),
        AddNote(LATE, NoteKind.CONCERN, "A late one.", None),
        WithdrawNote(mine, "Answered."),
        ReinstateNote(mine),
        WithdrawNote(mine, "Answered."),
        ReinstateNote(mine),
        SetDisposition(mine, Disposition.PARKED),
        ReplyToNote(others, REPLY, "In the appendix."),
        TakeBackReply(others, REPLY),
    ]


def by_ben(room: TestRoom) -> list[Asked]:
    return [
        Asked(act, BEN, CommandId(f"bens-laptop-{number}"))
        for number, act in enumerate(acts(room), 1)
    ]


def test_only_what_is_done_openly_keeps_its_id(room: TestRoom) -> None:
    before = len(room.host.shared.entries)
    room.host.submit_all(by_ben(room))
    shown = room.host.shared.entries[before:]

    assert len(shown) == 1 + 2 + 7
    for entry in shown:
        is_open = entry.by == BEN
        assert ("laptop" in entry.command_id) is is_open
        assert is_open or entry.by == ADA or is_hidden(entry.by)
    assert len({entry.command_id for entry in shown}) == len(shown)


def test_whoever_takes_over_knows_what_was_done_already(room: TestRoom) -> None:
    asked = by_ben(room)
    room.host.submit_all(asked)
    copy = ListJournal()
    log = [
        msgspec.structs.replace(entry, seq=number)
        for number, entry in enumerate(room.host.shared.entries, 1)
    ]
    copy.append(MeetingId("meeting"), log, room.host.meeting)
    taken = HostRoom(MeetingId("meeting"), copy, room.clock, room.host.new_id)

    taken.submit_all(asked)

    assert len(taken.log) == len(log)
    assert [entry.command_id for entry in taken.shared.entries] == [
        entry.command_id for entry in log
    ]
