# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A person's own notes of one machine, in a dictionary."""

from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import LocalNote


class KeptNotes:
    """Drafts in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[NoteId, LocalNote] = {}

    def keep(self, local: LocalNote) -> None:
        self.kept[local.note] = local

    def drop(self, note: NoteId) -> None:
        self.kept.pop(note, None)

    def notes(self) -> tuple[LocalNote, ...]:
        return tuple(self.kept.values())
