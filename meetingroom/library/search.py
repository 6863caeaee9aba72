# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Searching memos, notes and decisions of all meetings.

It asks the indexes only, which hold nothing sealed. What a person types is words to
look for, never SQLite's query language.
"""

import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from meetingroom.meeting.ids import MeetingId

MAX_HITS = 200
"""Nobody reads further; a search answers while somebody types."""


class HitKind(StrEnum):
    """What was found."""

    MEMO = "memo"
    NOTE = "note"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where all words stand."""

    kind: HitKind
    meeting: MeetingId
    meeting_title: str
    id: str
    """Of the note or decision; empty for a memo."""
    excerpt: str
    """The words around the place, on one line."""
    address: str
    """Page and line of a note, such as "3:12"; empty where there is none."""
    number: int
    """Of a decision in its meeting's record; 0 for anything else."""


_EXCERPT = "'', '', '…', 16"
_TITLE = "coalesce(nullif(m.title, ''), o.title, '')"
_JOINS = (
    "JOIN meetings m ON m.id = x.meeting LEFT JOIN memos o ON o.meeting = x.meeting"
)
# Put together from this module's constants; what is looked for is a parameter.
_SEARCH = f"""
SELECT * FROM (
    SELECT 'decision', x.meeting, {_TITLE}, x.id,
        snippet(decisions_fts, -1, {_EXCERPT}), '', x.number
    FROM decisions_fts f JOIN decisions x ON x.rowid = f.rowid {_JOINS}
    WHERE decisions_fts MATCH :words ORDER BY f.rank LIMIT :most
)
UNION ALL SELECT * FROM (
    SELECT 'note', x.meeting, {_TITLE}, x.id,
        snippet(notes_fts, -1, {_EXCERPT}),
        coalesce(x.page || ':' || x.line, ''), 0
    FROM notes_fts f JOIN notes x ON x.rowid = f.rowid {_JOINS}
    WHERE notes_fts MATCH :words ORDER BY f.rank LIMIT :most
)
UNION ALL SELECT * FROM (
    SELECT 'memo', x.meeting, {_TITLE}, '',
        snippet(memos_fts, -1, {_EXCERPT}), '', 0
    FROM memos_fts f JOIN memos x ON x.rowid = f.rowid
    JOIN meetings m ON m.id = x.meeting JOIN memos o ON o.meeting = x.meeting
    WHERE memos_fts MATCH :words ORDER BY f.rank LIMIT :most
)
"""  # noqa: S608 - see above


def search_rows(connection: sqlite3.Connection, text: str) -> tuple[Hit, ...]:
    """Return where all words of a text stand: decisions, then notes, then memos."""
    words = match_text(text)
    if not words:
        return ()
    found = connection.execute(_SEARCH, {"words": words, "most": MAX_HITS})
    return tuple(
        Hit(
            HitKind(kind),
            MeetingId(meeting),
            title,
            id_,
            " ".join(excerpt.split()),
            address,
            number,
        )
        for kind, meeting, title, id_, excerpt, address, number in found
    )


def match_text(text: str) -> str:
    """Quote what a person typed, so that every word is only a word.

    Returns:
        An FTS5 query for all of the words, the last one as a beginning, because it
        may still be typed; empty without a letter or digit.
    """
    # NUL would end the query early; lone surrogates have no place in UTF-8.
    clean = text.replace("\0", " ").encode("utf-8", "replace").decode()
    words = [word for word in clean.split() if any(c.isalnum() for c in word)]
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    return " ".join(quoted) + "*" if quoted else ""
