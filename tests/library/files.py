# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Reading and altering library files as another SQLite tool would."""

import sqlite3
from contextlib import closing
from pathlib import Path


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Return all rows of a query."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def alter(path: Path, *statements: str) -> None:
    """Change a file by hand; foreign keys are off, as in most tools."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
