# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Writers who put their name to a note in a meeting without names."""

from dataclasses import replace

import pytest

from meetingroom.export.markdown import render
from meetingroom.export.structured import as_json
from meetingroom.meeting.command.note import (
    OwnNote,
    ReplyToNote,
    SetDisposition,
    WithdrawNote,
)
from meetingroom.meeting.command.room import ChangeSetup
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId, PersonId, ReplyId
from meetingroom.meeting.notes import Disposition
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY
from meetingroom.meeting.undo import inverse
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom


def nameless(phase: Phase = Phase.MARGINS) -> tuple[TestRoom, NoteId, NoteId]:
    """A room without names, with two notes of Tom's."""
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    one = room.add_note(TOM, "1.2 million")
    two = room.add_note(TOM, "two systems")
    return room.go_to(phase), one, two


def refused(room: TestRoom, by: PersonId, command: Command) -> str:
    with pytest.raises(Refused) as refusal:
        room.seat(by).send(command)
    return refusal.value.sentence


@pytest.mark.parametrize("phase", [Phase.MARGINS, Phase.DISCUSSION, Phase.DECISIONS])
def test_only_the_owned_note_shows_its_writer(phase: Phase) -> None:
    room, one, two = nameless(phase)

    room.seat(TOM).send(OwnNote(one))

    for viewer in (ADA, BEN, MINA):
        seen = room.seat(viewer).snapshot().meeting
        owned, other = seen.notes[one], seen.notes[two]
        assert (owned.author, seen.name_of_writer(owned)) == (TOM, "Tom")
        assert (other.author, seen.name_of_writer(other)) == (SOMEBODY, "")


def test_who_comes_late_sees_the_same() -> None:
    room, one, two = nameless(Phase.DISCUSSION)
    room.seat(TOM).send(WithdrawNote(two))
    room.seat(TOM).send(SetDisposition(one, Disposition.PARKED))
    before = room.seat(MINA)
    room.seat(TOM).send(OwnNote(one))

    followed, fresh = before.snapshot().meeting, room.seat(BEN).snapshot().meeting

    assert followed.notes == fresh.notes


def test_nobody_owns_before_the_reveal_another_s_note_or_twice() -> None:
    room, one, _ = nameless(Phase.READING)
    # Tom's note is still on his machine; the room knows of none.
    assert "only during" in refused(room, TOM, OwnNote(one))
    room.go_to(Phase.MARGINS)
    assert "no such note" in refused(room, BEN, OwnNote(one))
    room.seat(TOM).send(OwnNote(one))

    assert refused(room, TOM, OwnNote(one)) == "This note carries your name already."


def test_a_meeting_with_names_has_nothing_to_own() -> None:
    room = TestRoom().go_to(Phase.READING)
    note = room.add_note(TOM, "1.2 million")
    room.go_to(Phase.MARGINS)

    assert "carries your name already" in refused(room, TOM, OwnNote(note))


def test_owning_has_no_way_back() -> None:
    room, one, _ = nameless()

    assert inverse(OwnNote(one), room.seat(TOM).snapshot().meeting) is None


def test_a_reply_stays_without_a_name_beside_an_owned_note() -> None:
    room, one, _ = nameless()
    room.seat(TOM).send(OwnNote(one))
    room.seat(TOM).send(ReplyToNote(one, ReplyId("r"), "I meant the second figure."))

    (reply,) = room.seat(ADA).snapshot().meeting.notes[one].replies

    assert reply.author == SOMEBODY


def test_exports_name_the_writer_of_the_owned_note_alone() -> None:
    room, one, _ = nameless()
    room.seat(TOM).send(OwnNote(one))
    meeting = room.seat(ADA).snapshot().meeting

    notes = as_json(meeting)["notes"]
    assert isinstance(notes, list)
    assert sorted(note["writer"] for note in notes) == ["somebody", "tom"]
    assert render(meeting).count("**Tom**") == 1


def test_names_are_left_out_before_reading_and_never_afterwards() -> None:
    room, *_ = nameless()
    setup = replace(room.host.meeting.setup, are_names_shown=True)
    named = TestRoom().go_to(Phase.READING)
    without = replace(named.host.meeting.setup, are_names_shown=False)

    assert "under names; they keep them" in refused(named, ADA, ChangeSetup(without))
    assert "stay without names" in refused(room, ADA, ChangeSetup(setup))
