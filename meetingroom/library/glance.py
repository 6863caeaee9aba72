# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A glance at a library that nobody opens for it: what certain people left unfinished.

It takes no lock, brings nothing forward and sets nothing aside; what `Library.open`
would have to do first is only told.
"""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from meetingroom.library.fault import is_damage, telling
from meetingroom.library.header import Look, look_at, refuse_others
from meetingroom.library.listing import MeetingRow, meeting_rows
from meetingroom.library.migration import APPLICATION_ID, VERSION
from meetingroom.meeting.ids import PersonId

# By the order of writing: a clock may run ahead, as that of a rehearsal does.
_WRITTEN_LAST = """
SELECT m.id,
    (SELECT rowid FROM events WHERE meeting = m.id ORDER BY seq DESC LIMIT 1) AS last
FROM meetings m ORDER BY last DESC
"""


def unfinished_with(
    path: Path, people: Collection[PersonId]
) -> tuple[MeetingRow, ...] | None:
    """Return the open meetings that anybody of some people is in.

    Args:
        path: The library's file; others may have it open.
        people: One of them is enough.

    Returns:
        Those written to last come first. `None` where the file is of an earlier
        version, or damaged: only opening it helps.

    Raises:
        StorageUnavailable: It cannot be read, is newer than this program, or is no
            library.
    """
    with telling(path):
        look = look_at(path)
        if look is not Look.LIBRARY:
            return () if look is Look.NOTHING else None
        # Not `ro`: that would leave the write-ahead log's files behind.
        where = f"{path.resolve().as_uri()}?mode=rw"
        try:
            with closing(sqlite3.connect(where, timeout=0, uri=True)) as connection:
                return _rows(connection, path, people)
        except sqlite3.Error as error:
            if is_damage(error):
                return None
            raise


def _rows(
    connection: sqlite3.Connection, path: Path, people: Collection[PersonId]
) -> tuple[MeetingRow, ...] | None:
    connection.execute("PRAGMA query_only = ON")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < VERSION:
        return None
    refuse_others(path, APPLICATION_ID, version)
    listed = connection.execute("SELECT meeting, id FROM people")
    wanted = {meeting for meeting, person in listed if person in people}
    known = {row.id: row for row in meeting_rows(connection) if row.id in wanted}
    order = [meeting for meeting, _ in connection.execute(_WRITTEN_LAST)]
    return tuple(
        known[each] for each in order if each in known and known[each].is_unfinished
    )
