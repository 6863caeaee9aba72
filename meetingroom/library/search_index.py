# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The search indexes: they hold only what everyone in the room may read already.

What that is, `visible` decides; nothing sealed ever reaches an index.
"""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from meetingroom.meeting.decisions import Decision, DecisionStatus
from meetingroom.meeting.event import decision as d
from meetingroom.meeting.event import note as n
from meetingroom.meeting.event import room as r
from meetingroom.meeting.events import Event, Recorded
from meetingroom.meeting.ids import CommandId, NoteId, PersonId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.visible import visible

ANYONE = PersonId("")
"""Somebody with no part in the meeting: sees what everyone may see."""

INDEXES = ("memos_fts", "notes_fts", "decisions_fts")

_MEMO = (
    "INSERT OR REPLACE INTO memos_fts (rowid, title, text)"
    " SELECT rowid, title, text FROM memos WHERE meeting = ?"
)
_NO_MEMO = (
    "DELETE FROM memos_fts WHERE rowid = (SELECT rowid FROM memos WHERE meeting = ?)"
)
_NOTE = (
    "INSERT OR REPLACE INTO notes_fts (rowid, body)"
    " SELECT rowid, body FROM notes WHERE meeting = ? AND id = ?"
)
_DECISION = (
    "INSERT OR REPLACE INTO decisions_fts (rowid, statement, because, outcome)"
    " SELECT rowid, statement, because, outcome FROM decisions"
    " WHERE meeting = ? AND id = ?"
)
_NEVER = datetime.min.replace(tzinfo=UTC)
_SETTLED = (DecisionStatus.RECORDED, DecisionStatus.DEFERRED)


def index_entries(
    connection: sqlite3.Connection, entries: Iterable[Recorded], after: Meeting
) -> None:
    """Bring the indexes up to date after log entries; the rows are written already."""
    for entry in entries:
        match entry.event:
            case (
                n.NoteAdded() | n.NoteTranscribed() | n.NoteEdited() | n.NoteRestored()
            ):
                _index_note(connection, after, entry.event.note)
            case r.MarginsOpened() | r.PreReadOpened():
                for note in after.notes:
                    _index_note(connection, after, note)
            case (
                r.MemoFrozen()
                | r.SetupChanged()
                | r.ReadingBegun()
                | r.MeetingReopened()
            ):
                _index_memo(connection, after)
            case d.DecisionRecorded() | d.DecisionDeferred():
                _index_decision(
                    connection, after.decisions[entry.event.decision], after
                )
            case _:
                pass


def index_meeting(connection: sqlite3.Connection, meeting: Meeting) -> None:
    """Index all of a meeting that is open to everyone."""
    _index_memo(connection, meeting)
    for note in meeting.notes:
        _index_note(connection, meeting, note)
    for decision in meeting.decisions.values():
        _index_decision(connection, decision, meeting)


def _index_memo(connection: sqlite3.Connection, meeting: Meeting) -> None:
    connection.execute(_NO_MEMO, (meeting.id,))
    if meeting.memo is not None:
        frozen = r.MemoFrozen(meeting.memo, meeting.pages)
        if _is_open(frozen, PersonId("?"), meeting):
            connection.execute(_MEMO, (meeting.id,))


def _index_note(
    connection: sqlite3.Connection, meeting: Meeting, note_id: NoteId
) -> None:
    note = meeting.notes.get(note_id)
    if note is not None and _is_open(_written(note), note.author, meeting):
        connection.execute(_NOTE, (meeting.id, note_id))


def _index_decision(
    connection: sqlite3.Connection, decision: Decision, meeting: Meeting
) -> None:
    if decision.status in _SETTLED:
        connection.execute(_DECISION, (meeting.id, decision.id))


def _written(note: Note) -> n.NoteAdded:
    return n.NoteAdded(note.id, note.kind, note.body, note.anchor)


def _is_open(event: Event, by: PersonId, meeting: Meeting) -> bool:
    # Only event and writer count here; place and moment do not.
    entry = Recorded(0, CommandId(""), _NEVER, by, event)
    return visible(entry, ANYONE, meeting) is not None
