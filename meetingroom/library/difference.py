# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Comparing the plain tables of two libraries row by row.

It reads both in the order of their keys and changes neither.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from meetingroom.library.table import Cell, Row
from meetingroom.library.tables import ALL

_MAX_SHOWN_CP = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """One place in which a table is not what the log says."""

    table: str
    key: Row
    column: str
    """Empty when the whole row is missing or too many."""
    stored: Cell
    expected: Cell
    is_missing: bool = False
    """The row should be there and is not."""

    @property
    def sentence(self) -> str:
        """Say it on one line."""
        place = f"{self.table} {'/'.join(str(cell) for cell in self.key)}"
        if self.column:
            stored, expected = _short(self.stored), _short(self.expected)
            return f"{place}: {self.column} was {stored}, the log says {expected}."
        if self.is_missing:
            return f"{place}: the row was missing."
        return f"{place}: the row has no place in the log."


@dataclass(frozen=True, slots=True)
class _Reading:
    """How to read a table in the order of its key."""

    name: str
    sql: str
    columns: tuple[str, ...]
    key_length: int


def _readings() -> tuple[_Reading, ...]:
    plain = tuple(
        _Reading(table.name, table.read, table.columns, len(table.key)) for table in ALL
    )
    indexes = (
        _Reading(
            "memos_fts",
            "SELECT coalesce(x.meeting, f.rowid), f.title, f.text FROM memos_fts f"
            " LEFT JOIN memos x ON x.rowid = f.rowid ORDER BY 1",
            ("meeting", "title", "text"),
            1,
        ),
        _Reading(
            "notes_fts",
            "SELECT coalesce(x.meeting, ''), coalesce(x.id, f.rowid), f.body"
            " FROM notes_fts f LEFT JOIN notes x ON x.rowid = f.rowid ORDER BY 1, 2",
            ("meeting", "id", "body"),
            2,
        ),
        _Reading(
            "decisions_fts",
            "SELECT coalesce(x.meeting, ''), coalesce(x.id, f.rowid), f.statement,"
            " f.because, f.outcome FROM decisions_fts f LEFT JOIN decisions x"
            " ON x.rowid = f.rowid ORDER BY 1, 2",
            ("meeting", "id", "statement", "because", "outcome"),
            2,
        ),
    )
    return plain + indexes


def differences(
    stored: sqlite3.Connection, expected: sqlite3.Connection
) -> Iterator[Difference]:
    """Compare every table and index.

    Args:
        stored: The library that is looked at.
        expected: One that was made from its log.
    """
    for reading in _readings():
        yield from _of_table(
            reading, stored.execute(reading.sql), expected.execute(reading.sql)
        )


def _of_table(
    reading: _Reading, stored: Iterator[Row], expected: Iterator[Row]
) -> Iterator[Difference]:
    length = reading.key_length
    ours, theirs = next(stored, None), next(expected, None)
    while ours is not None or theirs is not None:
        if theirs is None or (ours is not None and _sorts_before(ours, theirs, length)):
            assert ours is not None  # noqa: S101 - the loop's own condition
            yield Difference(reading.name, ours[:length], "", None, None)
            ours = next(stored, None)
        elif ours is None or _sorts_before(theirs, ours, length):
            key = theirs[:length]
            yield Difference(reading.name, key, "", None, None, is_missing=True)
            theirs = next(expected, None)
        else:
            yield from _of_row(reading, ours, theirs)
            ours, theirs = next(stored, None), next(expected, None)


def _of_row(reading: _Reading, ours: Row, theirs: Row) -> Iterator[Difference]:
    key = ours[: reading.key_length]
    for column, stored, expected in zip(reading.columns, ours, theirs, strict=True):
        if stored != expected:
            yield Difference(reading.name, key, column, stored, expected)


def _sorts_before(one: Row, other: Row, length: int) -> bool:
    ranked = [_rank(cell) for cell in one[:length]]
    return ranked < [_rank(cell) for cell in other[:length]]


def _rank(cell: Cell) -> tuple[int, float, bytes]:
    """Order cells as SQLite does: nothing, numbers, text, bytes."""
    match cell:
        case None:
            return (0, 0.0, b"")
        case int() | float():
            return (1, cell, b"")
        case str():
            return (2, 0.0, cell.encode("utf-8", "surrogatepass"))
        case bytes():
            return (3, 0.0, cell)


def _short(cell: Cell) -> str:
    if cell is None:
        return "empty"
    if isinstance(cell, bytes):
        return f"{len(cell)} bytes"
    text = str(cell)
    if len(text) > _MAX_SHOWN_CP:
        text = text[: _MAX_SHOWN_CP - 1] + "…"
    return f"“{text}”"
