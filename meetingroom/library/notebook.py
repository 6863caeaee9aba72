# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Drafts, private notes, half words and heartbeats in SQL: tables no log knows.

They are not touched by a rebuild.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from meetingroom.library.moment import moment_text, read_moment
from meetingroom.meeting.ids import DecisionId, MeetingId, NoteId, PersonId
from meetingroom.meeting.local import HalfField, HalfWords, LocalNote
from meetingroom.meeting.notes import NoteKind

_KEEP = (
    "INSERT OR REPLACE INTO local_notes"
    " (meeting, id, person, kind, body, start_cp, end_cp, is_draft, saved_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_DROP = "DELETE FROM local_notes WHERE meeting = ? AND id = ?"
_NOTES = (
    "SELECT id, kind, body, start_cp, end_cp, is_draft, saved_at FROM local_notes"
    " WHERE meeting = ? AND person = ? ORDER BY saved_at, id"
)
# The same person may write on in another window: only what is known there is dropped.
_DROP_HALF = (
    "DELETE FROM half_typed WHERE meeting = ? AND person = ?"
    " AND field = ? AND note = ? AND body = ? AND choice = ?"
)
_KEEP_HALF = (
    "INSERT OR REPLACE INTO half_typed (meeting, person, field, note, body, choice)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_HALF = (
    "SELECT field, note, body, choice FROM half_typed"
    " WHERE meeting = ? AND person = ? ORDER BY field, note"
)
_MARK = "INSERT OR REPLACE INTO heartbeats (meeting, seen_at) VALUES (?, ?)"
_SEEN = "SELECT seen_at FROM heartbeats WHERE meeting = ?"


def keep_note(
    connection: sqlite3.Connection, meeting: MeetingId, local: LocalNote
) -> None:
    """Store or replace a note."""
    row = (
        meeting,
        local.note,
        local.person,
        local.kind.value,
        local.body,
        local.start_cp,
        local.end_cp,
        local.is_draft,
        moment_text(local.saved_at),
    )
    connection.execute(_KEEP, row)


def drop_note(connection: sqlite3.Connection, meeting: MeetingId, note: NoteId) -> None:
    """Forget a note; an unknown one is fine."""
    connection.execute(_DROP, (meeting, note))


def local_notes(
    connection: sqlite3.Connection, meeting: MeetingId, person: PersonId
) -> tuple[LocalNote, ...]:
    """Return one person's notes, the latest saved last."""
    return tuple(
        LocalNote(
            NoteId(note),
            person,
            NoteKind(kind),
            body,
            start_cp,
            end_cp,
            bool(is_draft),
            read_moment(saved_at),
        )
        for note, kind, body, start_cp, end_cp, is_draft, saved_at in (
            connection.execute(_NOTES, (meeting, person))
        )
    )


def keep_half(
    connection: sqlite3.Connection,
    meeting: MeetingId,
    person: PersonId,
    words: Iterable[HalfWords],
) -> None:
    """Store or replace what stands half typed in some of one person's fields."""
    connection.executemany(_KEEP_HALF, _half_rows(meeting, person, words))


def drop_half(
    connection: sqlite3.Connection,
    meeting: MeetingId,
    person: PersonId,
    gone: Iterable[HalfWords],
) -> None:
    """Forget half words; a field with other words in it by now is left as it is."""
    connection.executemany(_DROP_HALF, _half_rows(meeting, person, gone))


def _half_rows(
    meeting: MeetingId, person: PersonId, words: Iterable[HalfWords]
) -> list[tuple[str, ...]]:
    return [(meeting, person, *one.place, one.body, one.choice) for one in words]


def half_words(
    connection: sqlite3.Connection, meeting: MeetingId, person: PersonId
) -> tuple[HalfWords, ...]:
    """Return what was half typed in one person's fields."""
    return tuple(
        _half(HalfField(field), at, body, choice)
        for field, at, body, choice in connection.execute(_HALF, (meeting, person))
    )


def _half(field: HalfField, at: str, body: str, choice: str) -> HalfWords:
    """Return the half words of a row; the column of the note holds a decision, too."""
    if field is HalfField.ANSWER:
        return HalfWords(field, None, body, choice, DecisionId(at))
    return HalfWords(field, NoteId(at) if at else None, body, choice)


def mark_heartbeat(
    connection: sqlite3.Connection, meeting: MeetingId, at: datetime
) -> None:
    """Note until when a meeting's clock is known to have run."""
    connection.execute(_MARK, (meeting, moment_text(at)))


def heartbeat(connection: sqlite3.Connection, meeting: MeetingId) -> datetime | None:
    """Return what was noted last."""
    row = connection.execute(_SEEN, (meeting,)).fetchone()
    return None if row is None else read_moment(row[0])
