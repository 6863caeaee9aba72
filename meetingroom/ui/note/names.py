# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who wrote a note, in words; pure.

A meeting without names gives none: the core does not let them through.
"""

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting


def name_of(meeting: Meeting, person: PersonId | None) -> str:
    """Return a person's name; empty for nobody and in a meeting without names."""
    known = meeting.people.get(person) if person is not None else None
    return known.name if known else ""


def writer_of(meeting: Meeting, note: Note) -> str:
    """Return a note's writer; empty in a meeting without names, also for one's own."""
    return meeting.name_of_writer(note)
