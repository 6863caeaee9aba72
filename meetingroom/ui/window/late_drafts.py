# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Drafts that were not kept when the margins opened: offered once, never lost."""

from collections.abc import Iterable

from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.memo.anchor import anchor_at
from meetingroom.room.ids import IdSource


def late_drafts(meeting: Meeting, local: Iterable[LocalNote]) -> tuple[LocalNote, ...]:
    """Return a person's drafts that can still be added to the opened margins."""
    if not meeting.phase.is_revealed or meeting.phase is Phase.CLOSED:
        return ()
    return half_typed_notes(meeting, local)


def half_typed_notes(
    meeting: Meeting, local: Iterable[LocalNote]
) -> tuple[LocalNote, ...]:
    """Return a person's drafts that the room does not have as they stand."""
    return tuple(
        draft
        for draft in local
        if draft.is_draft
        and draft.body.strip()
        and draft.kind is not NoteKind.PRIVATE
        and not _is_kept(meeting, draft)
    )


def command_for(meeting: Meeting, draft: LocalNote, new_id: IdSource) -> AddNote:
    """Return the command that adds a draft, marked as added after the reveal.

    Words typed over a note that is open now become a note of their own.
    """
    anchor = None
    if meeting.memo and draft.start_cp is not None and draft.end_cp is not None:
        anchor = anchor_at(meeting.memo, draft.start_cp, draft.end_cp)
    is_new = draft.note not in meeting.notes
    note = draft.note if is_new else NoteId(new_id())
    return AddNote(note, draft.kind, draft.body, anchor)


def _is_kept(meeting: Meeting, draft: LocalNote) -> bool:
    kept = meeting.notes.get(draft.note)
    return kept is not None and kept.body == draft.body
