# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One person's drafts and private notes, as the screens know them."""

from meetingroom.library.library import Library
from meetingroom.meeting.ids import MeetingId, NoteId, PersonId
from meetingroom.meeting.local import HalfWords, LocalNote


class SeatNotes:
    """The library's notebook, narrowed to one person in one meeting."""

    def __init__(self, library: Library, meeting: MeetingId, person: PersonId) -> None:
        self._library = library
        self._meeting = meeting
        self._person = person

    def keep(self, local: LocalNote) -> None:
        """Store or replace a note.

        Raises:
            StorageUnavailable: It was not stored.
        """
        self._library.keep(self._meeting, local)

    def drop(self, note: NoteId) -> None:
        """Forget a note."""
        self._library.drop(self._meeting, note)

    def notes(self) -> tuple[LocalNote, ...]:
        """Return the person's notes."""
        return self._library.notes(self._meeting, self._person)

    def keep_half(
        self, words: tuple[HalfWords, ...], gone: tuple[HalfWords, ...] = ()
    ) -> None:
        """Store what stands half typed in some of the person's fields.

        Args:
            words: Each field's words replace what was stored for it.
            gone: What stands in its field no longer; other words there stay.

        Raises:
            StorageUnavailable: What was stored before is still there.
        """
        self._library.keep_half(self._meeting, self._person, words, gone)

    def half_words(self) -> tuple[HalfWords, ...]:
        """Return what was half typed in the person's fields."""
        return self._library.half_words(self._meeting, self._person)
