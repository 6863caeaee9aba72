# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the page is shown and what it asks for, as frozen plain values.

Values only: no widgets, and nothing of the room.
"""

from dataclasses import dataclass

from meetingroom.meeting.notes import NoteKind


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the canonical text."""

    start_cp: int
    end_cp: int


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """The reader pressed a kind's key: start a note."""

    kind: NoteKind
    start_cp: int | None
    """`None` for a general note on the whole memo."""
    end_cp: int | None = None


@dataclass(frozen=True, slots=True)
class HighlightView:
    """A passage to be shown under the text."""

    start_cp: int
    end_cp: int
    kind: NoteKind | None = None
    """`None`: highlighted only, underlined in the accent colour."""
    is_dimmed: bool = False
    """Underline only, no fill: a passage that is not the current one."""


@dataclass(frozen=True, slots=True)
class CardView:
    """One card of the margin."""

    id: str
    kind: NoteKind
    body: str
    address: str = ""
    """"page:line"; empty for a general note."""
    start_cp: int | None = None
    """`None` for a general note."""
    end_cp: int | None = None
    author_name: str = ""
    is_own: bool = True
    is_editable: bool = True
    is_draft: bool = False
    badge_text: str = ""
    me_too_count: int = 0
    error: str = ""
    """Why the note was not taken, in words; shown on the card."""


@dataclass(frozen=True, slots=True)
class DraftText:
    """A note as it stands in its editor, or as it is wanted."""

    note_id: str
    kind: NoteKind
    body: str
    start_cp: int | None
    end_cp: int | None


@dataclass(frozen=True, slots=True)
class NoteEdit:
    """A note before and after a change: enough to undo it."""

    before: DraftText
    after: DraftText


def text_of(card: CardView) -> DraftText:
    """Return the note on a card."""
    return DraftText(card.id, card.kind, card.body, card.start_cp, card.end_cp)
