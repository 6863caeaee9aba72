# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A person's own notes of one machine, in a dictionary."""

from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import HalfWords, LocalNote


class KeptNotes:
    """Drafts in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[NoteId, LocalNote] = {}
        self.half: tuple[HalfWords, ...] = ()

    def keep(self, local: LocalNote) -> None:
        self.kept[local.note] = local

    def drop(self, note: NoteId) -> None:
        self.kept.pop(note, None)

    def notes(self) -> tuple[LocalNote, ...]:
        return tuple(self.kept.values())

    def keep_half(
        self, words: tuple[HalfWords, ...], gone: tuple[HalfWords, ...] = ()
    ) -> None:
        replaced = {one.place for one in words}
        others = (one for one in self.half if one not in gone)
        stay = [one for one in others if one.place not in replaced]
        self.half = (*stay, *words)

    def half_words(self) -> tuple[HalfWords, ...]:
        return self.half
