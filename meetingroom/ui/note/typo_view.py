# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Small edits as frozen values made of a meeting, and as a text to take along."""

from dataclasses import dataclass

from meetingroom.discussion.grouping import typos
from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import Disposition, Note
from meetingroom.meeting.people import Role
from meetingroom.meeting.permission import may_now
from meetingroom.meeting.settling import Settling, settling
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.note.ending_words import place_words, settler_words

READERS = frozenset({Role.AUTHOR, Role.FACILITATOR, Role.SCRIBE})
"""Whose list it is: the author's, and theirs who keep the record."""


@dataclass(frozen=True, slots=True)
class TypoView:
    """One small edit."""

    note: NoteId
    place: str
    quote: str
    """The marked words on one line; empty for the whole memo."""
    words: str
    writer: str
    """Empty where none is shown."""
    disposition: Disposition | None
    reason: str
    settling: Settling
    """Whether the viewer says what becomes of it, now."""
    settler: str
    """Who else does, in a sentence; empty once it is settled or frozen."""

    @property
    def is_ticked(self) -> bool:
        """Whether the author will fix it."""
        return self.disposition is Disposition.AUTHOR_WILL_FIX


def typo_views(snapshot: RoomSnapshot) -> tuple[TypoView, ...]:
    """Return the small edits in the order of the text."""
    return tuple(
        _view(snapshot, note) for note in typos(snapshot.meeting.notes.values())
    )


def may_list(snapshot: RoomSnapshot) -> bool:
    """Tell whether there is a list to show to the viewer now."""
    is_time = snapshot.meeting.phase.is_revealed
    has_part = bool(snapshot.roles & READERS)
    return is_time and has_part and bool(typos(snapshot.meeting.notes.values()))


def checklist(views: tuple[TypoView, ...]) -> str:
    """Return the list as text, one line an edit, as task lists are written."""
    return "\n".join(_line(view) for view in views)


def _line(view: TypoView) -> str:
    tick = "x" if view.is_ticked else " "
    quote = f"“{view.quote}”: " if view.quote else ""
    words = " ".join(view.words.split())
    writer = f" ({view.writer})" if view.writer else ""
    return f"- [{tick}] {view.place} {quote}{words}{writer}"


def _view(snapshot: RoomSnapshot, note: Note) -> TypoView:
    meeting = snapshot.meeting
    may_settle = may_now(meeting, snapshot.viewer, SetDisposition)
    how = settling(meeting, note, snapshot.viewer) if may_settle else Settling.NO
    is_open = may_settle and how is Settling.NO and note.disposition is None
    return TypoView(
        NoteId(note.id),
        place_words(meeting, note),
        " ".join(note.anchor.exact.split()) if note.anchor else "",
        note.body,
        meeting.name_of_writer(note),
        note.disposition,
        note.disposition_reason,
        how,
        settler_words(meeting, note, snapshot.viewer) if is_open else "",
    )
