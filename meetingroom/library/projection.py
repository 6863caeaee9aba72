# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Writing the plain tables and the search indexes from what was logged.

It runs inside the caller's transaction and writes only what an event touched.
"""

import sqlite3
from collections.abc import Sequence

from meetingroom.library.boxes import write_all_boxes, write_boxes
from meetingroom.library.part import write_all, write_part
from meetingroom.library.search_index import INDEXES, index_entries, index_meeting
from meetingroom.library.tables import ALL
from meetingroom.library.touch import touched
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.state import Meeting


def project(
    connection: sqlite3.Connection, entries: Sequence[Recorded], after: Meeting
) -> None:
    """Bring tables and indexes up to date with new log entries.

    Args:
        connection: In a transaction.
        entries: Consecutive entries, stored already.
        after: The whole meeting after the last of them.
    """
    for part, key in touched(entries, after):
        write_part(connection, after, part, key)
    write_boxes(connection, entries, after)
    index_entries(connection, entries, after)


def project_whole(connection: sqlite3.Connection, meeting: Meeting) -> None:
    """Write all of a meeting into tables that hold nothing of it."""
    write_all(connection, meeting)
    write_all_boxes(connection, meeting)
    index_meeting(connection, meeting)


def clear(connection: sqlite3.Connection) -> None:
    """Empty every plain table and every index."""
    for name in INDEXES:
        # Names from this package, never a person's text.
        connection.execute(f"DELETE FROM {name}")  # noqa: S608
    for table in reversed(ALL):
        connection.execute(table.clear)
