# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the screens need from storage: the person's drafts and half words."""

from typing import Protocol

from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import HalfWords, LocalNote


class LocalNotes(Protocol):
    """Drafts, private notes and half words of one person in one meeting."""

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

    def keep_half(
        self, words: tuple[HalfWords, ...], gone: tuple[HalfWords, ...] = ()
    ) -> None:
        """Store what stands half typed in some fields; other fields stay.

        Args:
            words: Each field's words replace what was stored for it.
            gone: What stands in its field no longer; other words there stay.

        Raises:
            StorageUnavailable: What was stored before is still there.
        """
        ...

    def half_words(self) -> tuple[HalfWords, ...]:
        """Return what was half typed in the person's fields."""
        ...
