# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Opening seals at the reveal: boxes become notes, all at one instant where possible.

It decrypts with keys that were handed in; it stores and shows nothing.
"""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from meetingroom.meeting.command.note import OpenSeal
from meetingroom.meeting.event.note import NoteAdded
from meetingroom.meeting.events import Event, Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import CommandId, MeetingId, NoteId, PersonId, SealId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.sealed import fold, opening_place
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.sealing import SealBrokenError, open_box
from meetingroom.room.step import Step, follow

if TYPE_CHECKING:
    from meetingroom.meeting.commands import Command


def openable(meeting: Meeting) -> tuple[SealId, ...]:
    """Return the seals that can be opened now: notes are revealed, the key is in."""
    if not meeting.phase.is_revealed or meeting.phase is Phase.CLOSED:
        return ()
    return tuple(
        seal
        for seal, boxes in meeting.sealed.items()
        # Notes of somebody taken off the list wait for their writer to come back.
        if seal in meeting.keys and boxes[0].author in meeting.people
    )


def missing(meeting: Meeting, connected: Collection[SealId]) -> tuple[SealId, ...]:
    """Return the seals whose key will come at any moment: their writer is connected."""
    return tuple(
        seal
        for seal in meeting.sealed
        if seal not in meeting.keys and seal in connected
    )


def still_sealed(meeting: Meeting) -> frozenset[PersonId]:
    """Return, after the reveal, whose notes are not open yet."""
    if not meeting.phase.is_revealed:
        return frozenset()
    writers = {boxes[0].author for boxes in meeting.sealed.values()}
    return frozenset(writers & meeting.people.keys())


def open_seals(
    before: Meeting, seals: Collection[SealId], at: datetime, next_seq: int
) -> Step:
    """Open seals.

    Args:
        before: The whole meeting.
        seals: Each with its key in the meeting.
        at: Now.
        next_seq: Place in the log of the first entry made here.

    Returns:
        One step with all notes. They come in the order of the text, so that neither
        writer nor time shows in it.

    Source: a step for each of 5,000 notes kept 5,000 meetings alive, 350 MB.
    """
    notes: list[tuple[PersonId, NoteAdded]] = []
    ends: list[tuple[PersonId, Event]] = []
    taken: set[NoteId] = set()
    for seal in seals:
        by = before.sealed[seal][0].author
        for event in _opened(before, seal, by, at):
            if isinstance(event, NoteAdded):
                # An id somebody else has used, too, opens once and overwrites nothing.
                if event.note not in taken:
                    taken.add(event.note)
                    notes.append((by, event))
            else:
                ends.append((by, event))
    notes.sort(key=lambda one: opening_place(one[1]))
    entries: list[Recorded] = []
    meeting = before
    for by, event in [*notes, *ends]:
        # Not the id of a command of the writer's: that would tie their notes together.
        name = event.note if isinstance(event, NoteAdded) else "seal"
        seq = next_seq + len(entries)
        command_id = CommandId(f"opened-{seq}-{name}")
        followed = follow(meeting, Recorded(seq, command_id, at, by, event))
        entries.extend(followed.entries)
        meeting = followed.after
    return Step(entries, before, meeting)


def _opened(
    meeting: Meeting, seal: SealId, by: PersonId, at: datetime
) -> tuple[Event, ...]:
    """Return what opening one seal amounts to; broken boxes are passed over."""
    commands: list[Command] = []
    meeting_id = meeting.id or MeetingId("")
    for box in meeting.sealed[seal]:
        try:
            key = meeting.keys[seal]
            commands.append(open_box(key, meeting_id, box.id, box.box))
        except SealBrokenError:
            continue
    notes = fold(meeting, by, commands, at)
    new = tuple(note for note in notes if note.note not in meeting.notes)
    return handle(meeting, OpenSeal(seal, new), by, at)
