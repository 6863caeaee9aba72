# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One step of a meeting: the log entries of a command, and the meeting around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetingroom.discussion.late import place_late_note
from meetingroom.meeting.apply import apply
from meetingroom.meeting.event.note import NoteAdded
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting

TALKING = (Phase.DISCUSSION, Phase.DECISIONS)


@dataclass(frozen=True, slots=True)
class Step:
    """What one command did."""

    entries: Sequence[Recorded]
    """Consecutive log entries, all of one command."""
    before: Meeting
    after: Meeting


def follow(meeting: Meeting, entry: Recorded) -> Step:
    """Return what an entry brings about.

    A note written during the talk is put onto the run sheet at once.
    """
    after = apply(meeting, entry)
    if not isinstance(entry.event, NoteAdded) or meeting.phase not in TALKING:
        return Step((entry,), meeting, after)
    placed = Recorded(
        entry.seq + 1,
        entry.command_id,
        entry.at,
        meeting.setup.roles.facilitator or entry.by,
        place_late_note(after, after.notes[entry.event.note]),
    )
    return Step((entry, placed), meeting, apply(after, placed))
