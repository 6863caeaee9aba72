# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What somebody's sealed commands amount to, and in which order opened notes stand.

Pure: boxes are opened elsewhere, and the meeting itself is not changed here.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from meetingroom.meeting.command.note import (
    AddNote,
    DeleteNote,
    EditNote,
    RestoreNote,
    SealedNote,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.note import NoteAdded
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.note import decide_note
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.step.note import step_note

SEALED_ACTS = AddNote | EditNote | DeleteNote | RestoreNote
"""What is done under seal."""


def fold(
    meeting: Meeting, person: PersonId, commands: Iterable[Command], at: datetime
) -> tuple[SealedNote, ...]:
    """Return what a writer's sealed commands amount to.

    What a rule refuses, and what is no act on a note, is passed over: nobody can
    spoil the reveal with what they put into their own boxes.

    Args:
        meeting: The meeting; its notes do not count.
        person: The writer.
        commands: In the order in which they were kept.
        at: Any moment; it does not show in what is returned.

    Returns:
        The notes that are left, in the order in which they were first written.
    """
    # Every note of the meeting would be copied at each command.
    scratch = replace(meeting, phase=Phase.READING, notes={}, deleted={})
    order: dict[NoteId, None] = {}
    for command in commands:
        if not isinstance(command, SEALED_ACTS):
            continue
        try:
            events = decide_note(scratch, command, person)
        except Refused:
            continue
        for event in events:
            scratch = step_note(scratch, event, person, at)
        order[command.note] = None
    left = (scratch.notes[note] for note in order if note in scratch.notes)
    return tuple(SealedNote(n.id, n.kind, n.body, n.anchor) for n in left)


def opening_place(written: SealedNote | NoteAdded) -> tuple[int, int, bytes]:
    """Return what opened notes are sorted by: the passage, then chance.

    Neither who wrote a note nor when shows in it: ids begin with a time, so their
    hash is used.
    """
    anchor = written.anchor
    start_cp, end_cp = (anchor.start_cp, anchor.end_cp) if anchor else (-1, -1)
    return start_cp, end_cp, sha256(written.note.encode()).digest()
