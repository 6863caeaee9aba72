# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the reading screen needs from storage: the person's drafts."""

from typing import Protocol

from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import LocalNote


class LocalNotes(Protocol):
    """Drafts and private notes of one person in one meeting."""

    def keep(self, local: LocalNote) -> None:
        """Store or replace a note.

        Raises:
            StorageUnavailable: It was not stored.
        """
        ...

    def drop(self, note: NoteId) -> None:
        """Forget a note."""
        ...

    def notes(self) -> tuple[LocalNote, ...]:
        """Return the person's notes."""
        ...
