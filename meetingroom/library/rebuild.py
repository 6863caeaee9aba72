# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Making every plain table again from the log, and saying what differed.

The log itself, drafts, private notes and heartbeats are not touched.
"""

import sqlite3

from sqlite_utils import Database

from meetingroom.library.difference import Difference, differences
from meetingroom.library.log import logged_meetings, read_entries
from meetingroom.library.opening import scratch
from meetingroom.library.projection import clear, project_whole
from meetingroom.library.search_index import INDEXES
from meetingroom.library.tables import ALL
from meetingroom.meeting.apply import replay


def rebuild(db: Database) -> tuple[Difference, ...]:
    """Put tables made from the log in place of those there are.

    Returns:
        What was different before; nothing in a library nobody altered.

    Raises:
        BrokenLogError: A log cannot be read; nothing was changed.
    """
    with scratch() as made:
        with made.atomic():
            for meeting in logged_meetings(db.conn):
                log = read_entries(db.conn, meeting)
                project_whole(made.conn, replay(log))
        found = tuple(differences(db.conn, made.conn))
        with db.atomic():
            clear(db.conn)
            for table in ALL:
                _copy(made.conn, db.conn, table.name, "*")
            for index in INDEXES:
                _copy(made.conn, db.conn, index, "rowid, *")
    return found


def report(found: tuple[Difference, ...]) -> str:
    """Say what a rebuild found, a line for each difference."""
    if not found:
        return "Every table was rebuilt from the log. There were no differences."
    lines = [difference.sentence for difference in found]
    lines.append(
        "Every table was rebuilt from the log."
        f" There were differences in {len(found)} places; the log was right."
    )
    return "\n".join(lines)


def _copy(
    source: sqlite3.Connection, target: sqlite3.Connection, name: str, columns: str
) -> None:
    # Names from this package, never a person's text.
    rows = source.execute(f"SELECT {columns} FROM {name}")  # noqa: S608
    names = ", ".join(column[0] for column in rows.description)
    marks = ", ".join("?" * len(rows.description))
    put = f"INSERT INTO {name} ({names}) VALUES ({marks})"  # noqa: S608 - as above
    target.executemany(put, rows)
