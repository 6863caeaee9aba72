# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Words that were typed at a note and not sent: they come back with the note.

Values only; a page has one store, since a note is shown on several screens.
"""

from dataclasses import dataclass

from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import Disposition


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What stands in a note's open fields."""

    reply: str = ""
    reason: str = ""
    """Why something becomes of the note."""
    becomes: Disposition | None = None
    """What the reason is for."""


HalfTypedStore = dict[NoteId, HalfTyped]
NOTHING = HalfTyped()
