# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Steps of reading, writing in the margin, and stances."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from meetingroom.meeting.event.note import (
    DispositionSet,
    LongerAsked,
    MarginsFinished,
    MeTooSet,
    NoteAdded,
    NoteDeleted,
    NoteEdited,
    NoteEvent,
    NoteOwned,
    NoteReinstated,
    NoteReplied,
    NoteRestored,
    NoteTranscribed,
    NoteWithdrawn,
    ReadingFinished,
    ReplyTakenBack,
    StanceSealed,
)
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import Note, Reply
from meetingroom.meeting.stance import Stance
from meetingroom.meeting.state import Meeting


def step_note(  # noqa: C901, PLR0912 - one arm per event
    meeting: Meeting, event: NoteEvent, by: PersonId, at: datetime
) -> Meeting:
    """Return the meeting after an event of this subject."""
    match event:
        case ReadingFinished():
            finished = _toggled(meeting.finished, by, is_on=event.is_finished)
            return replace(meeting, finished=finished)
        case LongerAsked():
            longer = _toggled(meeting.longer, by, is_on=event.wants_longer)
            return replace(meeting, longer=longer)
        case MarginsFinished():
            read = _toggled(meeting.read_margins, by, is_on=event.is_finished)
            return replace(meeting, read_margins=read)
        case StanceSealed():
            stance = Stance(event.choice, event.why, at)
            if event.is_after:
                after = {**meeting.stances_after, by: stance}
                return replace(meeting, stances_after=after)
            return replace(meeting, stances={**meeting.stances, by: stance})
        case NoteAdded():
            note = Note(
                event.note,
                by,
                event.kind,
                event.body,
                event.anchor,
                written_at=at,
                is_after_reveal=event.is_after_reveal,
            )
            return replace(meeting, notes={**meeting.notes, note.id: note})
        case NoteTranscribed():
            note = Note(
                event.note,
                event.writer,
                event.kind,
                event.body,
                event.anchor,
                written_at=at,
                entered_by=by,
            )
            return _with_note(meeting, note)
        case NoteDeleted():
            notes = dict(meeting.notes)
            gone = notes.pop(event.note)
            deleted = {**meeting.deleted, gone.id: gone}
            return replace(meeting, notes=notes, deleted=deleted)
        case NoteRestored():
            deleted = dict(meeting.deleted)
            back = deleted.pop(event.note)
            notes = {**meeting.notes, back.id: back}
            return replace(meeting, notes=notes, deleted=deleted)
        case NoteEdited():
            note = meeting.notes[event.note]
            edited = replace(note, kind=event.kind, body=event.body, edited_at=at)
            return _with_note(meeting, edited)
        case NoteWithdrawn():
            note = meeting.notes[event.note]
            because = event.because
            folded = replace(note, is_withdrawn=True, withdrawn_because=because)
            return _with_note(meeting, folded)
        case NoteReinstated():
            note = meeting.notes[event.note]
            return _with_note(
                meeting, replace(note, is_withdrawn=False, withdrawn_because="")
            )
        case MeTooSet():
            note = meeting.notes[event.note]
            behind = _toggled(note.me_too, by, is_on=event.is_on)
            return _with_note(meeting, replace(note, me_too=behind))
        case NoteOwned():
            # Everybody but the writer has had "somebody" there until now.
            owned = replace(meeting.notes[event.note], author=by, is_owned=True)
            return _with_note(meeting, owned)
        case NoteReplied():
            note = meeting.notes[event.note]
            reply = Reply(event.reply, by, event.body, at)
            return _with_note(meeting, replace(note, replies=(*note.replies, reply)))
        case ReplyTakenBack():
            note = meeting.notes[event.note]
            left = tuple(reply for reply in note.replies if reply.id != event.reply)
            return _with_note(meeting, replace(note, replies=left))
        case DispositionSet():
            return _dispose(meeting, event, event.note)
        case _:
            assert_never(event)


def _toggled(
    people: frozenset[PersonId], person: PersonId, *, is_on: bool
) -> frozenset[PersonId]:
    return people | {person} if is_on else people - {person}


def _with_note(meeting: Meeting, note: Note) -> Meeting:
    return replace(meeting, notes={**meeting.notes, note.id: note})


def _dispose(meeting: Meeting, event: DispositionSet, note: NoteId) -> Meeting:
    disposed = replace(
        meeting.notes[note],
        disposition=event.disposition,
        disposition_reason=event.reason,
        is_settled_by_writer=event.is_by_writer and event.disposition is not None,
        is_kept_open=event.is_kept_open,
    )
    return _with_note(meeting, disposed)
