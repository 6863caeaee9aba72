# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Grouping 10,000 notes, and events stored durably against raw SQLite."""

import sqlite3
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from meetingroom.discussion.grouping import group
from meetingroom.library.library import Library
from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.memo.read.source import read_bytes
from tests.benchmarks.figures import Figure, measured
from tests.benchmarks.memos import markdown, notes
from tests.support.meetings import BEN, TestRoom

EVENTS = 400
ROUNDS = 5


def figures() -> list[Figure]:
    """Measure both."""
    return [_grouping(), _storing()]


def _grouping() -> Figure:
    memo = read_bytes(markdown(50_000).encode(), "memo.md", Path.cwd())
    made = notes(memo, 10_000)
    seconds = measured(lambda: group(made, memo), 7)
    return Figure(
        "group 10,000 notes", f"{seconds * 1000:.0f} ms", "-", "-", "under 100 ms"
    )


def _storing() -> Figure:
    """Store in turn, so that a slow moment of the disk hits both."""
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.db")
        room = TestRoom(library).go_to(Phase.READING)
        raw = _raw(Path(folder) / "raw.db")
        numbers = count()
        ours_s = raw_s = 0.0
        for _ in range(ROUNDS):
            began = time.perf_counter()
            for _ in range(EVENTS // ROUNDS):
                room.seat(BEN).send(_note(next(numbers)))
            ours_s += time.perf_counter() - began
            began = time.perf_counter()
            for _ in range(EVENTS // ROUNDS):
                _insert(raw, next(numbers))
            raw_s += time.perf_counter() - began
        raw.close()
        library.close()
    ours, base = EVENTS / ours_s, EVENTS / raw_s
    return Figure(
        "events decided and stored durably a second",
        f"{ours:.0f}",
        f"{base:.0f} (sqlite3, the same inserts)",
        f"{ours / base:.2f}",
        "at least 0.7",
    )


def _note(number: int) -> AddNote:
    body = "Where does this figure come from? It was half of that last year."
    return AddNote(NoteId(f"note-{number}"), NoteKind.QUESTION, body)


def _raw(path: Path) -> sqlite3.Connection:
    """Open a file with the same pragmas and the two tables a note goes into."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(
        "CREATE TABLE events (meeting TEXT, seq INTEGER, command_id TEXT, at TEXT,"
        " author TEXT, type TEXT, body TEXT, PRIMARY KEY (meeting, seq))"
    )
    connection.execute(
        "CREATE TABLE notes (id TEXT PRIMARY KEY, meeting TEXT, author TEXT, kind TEXT,"
        " body TEXT, start_cp INTEGER, end_cp INTEGER, written_at TEXT)"
    )
    return connection


def _insert(connection: sqlite3.Connection, number: int) -> None:
    at = datetime.now(UTC).isoformat()
    note = _note(number)
    person = PersonId("ben")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)",
        ("meeting", number, f"id-{number}", at, person, "NoteAdded", note.body),
    )
    connection.execute(
        "INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (note.note, "meeting", person, note.kind.value, note.body, None, None, at),
    )
    connection.execute("COMMIT")
