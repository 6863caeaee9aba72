# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What only its writer's machine knows: drafts, private notes, words not sent.

Values only. They are never part of a meeting's log, so nothing here is an event.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from meetingroom.meeting.ids import DecisionId, NoteId, PersonId
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


class HalfField(StrEnum):
    """Into which field words were typed that were not sent."""

    REPLY = "reply"
    """To a note."""
    REASON = "reason"
    """Why something becomes of a note."""
    STANCE = "stance"
    """Where one stands after the talk."""
    ANSWER = "answer"
    """In the roll call, until it is sealed."""


@dataclass(frozen=True, slots=True)
class HalfWords:
    """What stood in a field; they come back with it."""

    field: HalfField
    note: NoteId | None
    """The note they were typed at; `None` for a stance or an answer."""
    body: str
    choice: str = ""
    """What was chosen beside them: a disposition's, a stance's or an answer's value, or
    nothing."""
    decision: DecisionId | None = None
    """What an answer is an answer to."""

    @property
    def place(self) -> tuple[HalfField, str]:
        """Which field it is: one person has one text in each."""
        return self.field, self.note or self.decision or ""
