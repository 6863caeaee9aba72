# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What only its writer's machine knows: drafts and private notes.

Values only. They are never part of a meeting's log, so nothing here is an event.
"""

from dataclasses import dataclass
from datetime import datetime

from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import NoteKind


@dataclass(frozen=True, slots=True)
class LocalNote:
    """A draft, or a private note."""

    note: NoteId
    person: PersonId
    kind: NoteKind
    body: str
    start_cp: int | None
    end_cp: int | None
    is_draft: bool
    """A draft is on its way into the margin; a private note never goes there."""
    saved_at: datetime
