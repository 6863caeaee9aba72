# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who wrote a note, in words; pure.

A meeting without names gives none: the core does not let them through.
"""

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting


def name_of(meeting: Meeting, person: PersonId | None) -> str:
    """Return a person's name; empty for nobody and in a meeting without names."""
    known = meeting.people.get(person) if person is not None else None
    return known.name if known else ""
