# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Settled decisions with the same words as one that is being typed.

It asks the index of decisions only, which holds nothing sealed and no drafts.
"""

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from meetingroom.library.moment import read_moment
from meetingroom.meeting.ids import DecisionId, MeetingId

MOST_FOUND = 3
"""Read at a glance while one types; more would be a search."""
FEWEST_SHARED = 2
"""One word in common is chance: every decision "moves" something."""
MOST_WORDS = 24
_CANDIDATES = 100
"""The best of the index; shared words are counted among them only."""
_PLURAL_CP = 4
"""Shorter words end in an "s" of their own: "bus", "gas"."""

_WORD = re.compile(r"\w+")
_STOP_WORDS = (
    "a about after all also an and any are as at be been before both but by can could"
    " decide decided do does each every for from had has have he her his how if in into"
    " is it its like may more most must new no not now of on one only or other our out"
    " over own same shall she should so some such than that the their them then there"
    " these they this those to too under until up us was we were what when where which"
    " while who will with within without would you your"
)
_STOP = frozenset(_STOP_WORDS.split())
"""Words that say nothing about the matter; those of a language we do not know count."""


@dataclass(frozen=True, slots=True)
class PrecedentRow:
    """One earlier decision."""

    id: DecisionId
    meeting: MeetingId
    meeting_title: str
    number: int
    """Place in its meeting's record, from 1; 0 for a deferred one."""
    statement: str
    owner: str
    """A name; empty if there is none."""
    outcome: str
    settled_at: datetime
    review_on: date | None
    is_superseded: bool
    shared: int
    """How many words both statements have."""


# What is looked for is a parameter; the best are found before anything is joined.
_FIND = """
SELECT d.id, d.meeting, coalesce(nullif(m.title, ''), o.title, ''), d.number,
    d.statement, coalesce(p.name, ''), d.outcome, d.settled_at, d.review_on,
    EXISTS (SELECT 1 FROM decisions n
        WHERE n.supersedes = d.id AND n.status = 'recorded')
FROM (
    SELECT rowid, rank AS place FROM decisions_fts
    WHERE decisions_fts MATCH :words ORDER BY rank LIMIT :most
) f
JOIN decisions d ON d.rowid = f.rowid
JOIN meetings m ON m.id = d.meeting
LEFT JOIN memos o ON o.meeting = d.meeting
LEFT JOIN people p ON p.meeting = d.meeting AND p.id = d.owner
WHERE d.id != :but
ORDER BY f.place
"""


def precedent_rows(
    connection: sqlite3.Connection, statement: str, but: DecisionId
) -> tuple[PrecedentRow, ...]:
    """Return earlier decisions that share words with a statement, the nearest first.

    Args:
        connection: Of the library.
        statement: What is being typed.
        but: The decision itself, which is never its own precedent.
    """
    wanted = words_of(statement)
    if len(wanted) < FEWEST_SHARED:
        return ()
    kept = sorted(wanted, key=lambda word: (-len(word), word))[:MOST_WORDS]
    # Every word is letters and digits, quoted. Not `word*`: looking for all that begin
    # so takes three times as long.
    any_of = " OR ".join(f'"{word}" OR "{word}s"' for word in kept)
    found = connection.execute(
        _FIND,
        {"words": f"statement : ({any_of})", "most": _CANDIDATES, "but": but},
    )
    rows = [
        PrecedentRow(
            DecisionId(row[0]),
            MeetingId(row[1]),
            row[2],
            row[3],
            row[4],
            row[5],
            row[6],
            read_moment(row[7]),
            date.fromisoformat(row[8]) if row[8] else None,
            bool(row[9]),
            len(wanted & words_of(row[4])),
        )
        for row in found
    ]
    rows.sort(key=lambda row: (row.is_superseded, -row.shared))
    return tuple(row for row in rows if row.shared >= FEWEST_SHARED)[:MOST_FOUND]


def words_of(text: str) -> frozenset[str]:
    """Return what a statement is about: its words without accents and plural "s"."""
    plain = unicodedata.normalize("NFKD", text.encode("utf-8", "replace").decode())
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    found = (word for word in _WORD.findall(bare) if word not in _STOP)
    return frozenset(_singular(word) for word in found if len(word) > 1)


def _singular(word: str) -> str:
    is_plural = len(word) > _PLURAL_CP and word.endswith("s")
    return word[:-1] if is_plural and not word.endswith("ss") else word
