# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Forgetting the copy of a meeting that another machine hosts.

Only a copy: the host has the log and sends it again. What this machine's people wrote
and the keys to it stay.
"""

import sqlite3

from meetingroom.library.search_index import INDEXES
from meetingroom.library.tables import ALL

_LOG = "DELETE FROM events WHERE meeting = ?"
_CURSOR = "UPDATE attendances SET digest = '', cursor = 0 WHERE meeting = ?"


def forget_copy(connection: sqlite3.Connection, meeting: str) -> None:
    """Remove log and rows of a meeting; its cursor then counts from the start."""
    for index in INDEXES:
        searched = index.removesuffix("_fts")
        # Names from this package, never a person's text.
        own = f"SELECT rowid FROM {searched} WHERE meeting = ?"  # noqa: S608
        drop = f"DELETE FROM {index} WHERE rowid IN ({own})"  # noqa: S608 - as above
        connection.execute(drop, (meeting,))
    for table in reversed(ALL):
        column = table.key[0]
        drop = f"DELETE FROM {table.name} WHERE {column} = ?"  # noqa: S608 - as above
        connection.execute(drop, (meeting,))
    connection.execute(_LOG, (meeting,))
    connection.execute(_CURSOR, (meeting,))
