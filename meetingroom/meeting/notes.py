# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Margin notes: their kinds and what is known about each.

Values only; who may write or see a note is decided in `handle` and `visible`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from meetingroom.meeting.ids import NoteId, PersonId, ReplyId
from meetingroom.memo.anchor import Anchor

MAX_BODY_CP = 4000
"""Longest note. Two pages: whoever needs more is writing a memo."""


MAX_BECAUSE_CP = 200
"""Longest reason for withdrawing a note."""
MAX_REPLY_CP = 1000
MOST_REPLIES = 100
"""To one note; a longer exchange belongs into the discussion."""
MAX_PASSAGE_CP = 8000
"""Longest passage of a note: four pages, twice what is sensible."""


class NoteKind(StrEnum):
    """What a note is; the kind routes it."""

    QUESTION = "question"
    CONCERN = "concern"
    BLOCKER = "blocker"
    SUGGESTION = "suggestion"
    AGREE = "agree"
    TYPO = "typo"
    MISSING_QUESTION = "missing question"
    PRIVATE = "private"
    """Never leaves its author's machine, so it never enters a meeting's log."""


KIND_KEYS: dict[NoteKind, str] = {
    NoteKind.QUESTION: "Q",
    NoteKind.CONCERN: "C",
    NoteKind.BLOCKER: "B",
    NoteKind.SUGGESTION: "S",
    NoteKind.AGREE: "A",
    NoteKind.TYPO: "T",
    NoteKind.MISSING_QUESTION: "M",
    NoteKind.PRIVATE: "N",
}
"""The one key of each kind."""


class Disposition(StrEnum):
    """What became of a note."""

    ANSWERED_NOW = "answered now"
    AUTHOR_WILL_FIX = "author will fix"
    NOT_AGREED = "not agreed"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered to a note; nobody answers a reply."""

    id: ReplyId
    author: PersonId
    body: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note."""

    id: NoteId
    author: PersonId
    kind: NoteKind
    body: str
    anchor: Anchor | None
    """`None` for a general note on the whole memo."""
    written_at: datetime
    edited_at: datetime | None = None
    is_withdrawn: bool = False
    withdrawn_because: str = ""
    """Such as "Answered at 4:7"; may be empty."""
    is_after_reveal: bool = False
    me_too: frozenset[PersonId] = frozenset()
    disposition: Disposition | None = None
    """Set on the note itself; a topic's outcome counts for notes without one."""
    disposition_reason: str = ""
    is_settled_by_writer: bool = False
    """Its disposition is its writer's word, which nobody else changes."""
    is_kept_open: bool = False
    """Its writer does not take the topic's outcome for an answer."""
    is_pre_read: bool = False
    """It stood in the author's file before the meeting."""
    writer_name: str = ""
    """Of somebody who is not on the list; empty for everybody else."""
    entered_by: PersonId | None = None
    """Who copied it from paper; `None` for what was written here."""
    is_owned: bool = False
    """Its writer put their name to it in a meeting without names."""
    replies: tuple[Reply, ...] = ()
    """In the order in which they came."""

    @property
    def is_from_silence(self) -> bool:
        """Tell whether it was written here before the reveal.

        The hour of later notes, and the hand of those on paper or in the memo's file,
        tell some people who wrote them.
        """
        is_open = self.is_after_reveal or self.is_pre_read
        return not is_open and self.entered_by is None
