# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Two guests in a meeting that is being read, for tests of the guest's room."""

from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import NoteKind
from tests.protocol.attendee import Attendee
from tests.protocol.world import Parts, World, prepared

NOTE = AddNote(NoteId("n"), NoteKind.QUESTION, "canary-ben-1")


def begun(
    *, are_names_shown: bool = True, are_pseudonyms_shown: bool = False
) -> tuple[World, Attendee, Attendee]:
    """Return a meeting in reading with Ben and Mina connected."""
    world = World(
        Parts(),
        *prepared(
            are_names_shown=are_names_shown, are_pseudonyms_shown=are_pseudonyms_shown
        ),
    )
    world.heal()
    ben, mina = world.guests
    return world, ben, mina


def bodies(guest: Attendee) -> list[str]:
    return [note.body for note in guest.room.snapshot().meeting.notes.values()]
