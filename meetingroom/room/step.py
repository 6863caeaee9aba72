# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One step of a meeting: the log entries of a command, and the meeting around them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from meetingroom.discussion.late import place_late_note, unplaced
from meetingroom.meeting.apply import apply
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.note import (
    NoteAdded,
    NoteReinstated,
    NoteTranscribed,
)
from meetingroom.meeting.event.room import DiscussionOpened
from meetingroom.meeting.events import Event, Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import CommandId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.permission import WIRE_DENIED, may_send
from meetingroom.meeting.rule.check import TALKING, require, require_id
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.ledger import Asked

ID_TAKEN = (
    "This came under the number of something else. Do it once more; if it is refused"
    " again, update Meetingroom on that laptop."
)
NOT_FROM_OUTSIDE = "This cannot be asked for from another machine now."


@dataclass(frozen=True, slots=True)
class Step:
    """What one command did."""

    entries: Sequence[Recorded]
    """Consecutive log entries, all of one command."""
    before: Meeting
    after: Meeting


def require_new_id(one: Asked, *taken: Collection[CommandId]) -> None:
    """Refuse an entry under the id of somebody else's.

    Guests know entries by their ids, and would pass over the second one.

    Raises:
        Refused: The id is taken.
    """
    if one.device is not None:
        require_id(one.command_id, "This entry")
        require(all(one.command_id not in ids for ids in taken), ID_TAKEN)


def follow(meeting: Meeting, entry: Recorded) -> Step:
    """Return what an entry brings about.

    A note that is talked about is put onto the run sheet at once: one that is written
    or brought back during the talk, and at its opening whatever the topics, which were
    made a moment before, do not hold.
    """
    after = apply(meeting, entry)
    entries = [entry]
    by = meeting.setup.roles.facilitator or entry.by
    for note in _to_place(meeting, entry.event, after):
        placing = place_late_note(after, note)
        if placing is not None:
            seq = entry.seq + len(entries)
            placed = Recorded(seq, entry.command_id, entry.at, by, placing)
            entries.append(placed)
            after = apply(after, placed)
    return Step(entries, meeting, after)


def _to_place(meeting: Meeting, event: Event, after: Meeting) -> tuple[Note, ...]:
    match event:
        case DiscussionOpened():
            return unplaced(after)
        case NoteAdded() | NoteTranscribed() | NoteReinstated():
            is_placed = after.topic_of(event.note) is not None
            is_time = meeting.phase in TALKING and not is_placed
            return (after.notes[event.note],) if is_time else ()
        case _:
            return ()


def enter(meeting: Meeting, one: Asked, at: datetime, next_seq: int) -> Step:
    """Decide on a command and number what follows.

    Args:
        meeting: The whole meeting.
        one: What is asked for, and by whom.
        at: Now.
        next_seq: Place in the log of the first entry.

    Raises:
        Refused: A rule says no.
    """
    entries: list[Recorded] = []
    after = meeting
    for event in _decide(meeting, one, at):
        seq = next_seq + len(entries)
        entry = Recorded(seq, one.command_id, at, one.by, event)
        placed = follow(after, entry)
        entries.extend(placed.entries)
        after = placed.after
    return Step(entries, meeting, after)


def _decide(meeting: Meeting, one: Asked, at: datetime) -> tuple[Event, ...]:
    if one.device is not None and not may_send(meeting, one.by, one.command):
        if meeting.phase not in WIRE_DENIED.get(type(one.command), ()):
            # The rules say why more precisely, where they refuse as well.
            handle(meeting, one.command, one.by, at)
        raise Refused(NOT_FROM_OUTSIDE)
    return handle(meeting, one.command, one.by, at)
