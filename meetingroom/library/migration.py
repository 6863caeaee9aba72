# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Bringing a library file forward, one numbered step at a time, never back.

The plain tables need no migration of their rows: they are filled again from the log.
"""

from collections.abc import Callable

from sqlite_utils import Database

from meetingroom.library.log import logged_meetings, read_entries
from meetingroom.library.projection import clear, project_whole
from meetingroom.library.schema import (
    step_1,
    step_2,
    step_3,
    step_4,
    step_5,
    step_6,
    step_7,
    step_8,
    step_9,
    step_10,
    step_11,
)
from meetingroom.meeting.apply import replay

APPLICATION_ID = 0x4D524F4D
""""MROM" in ASCII; SQLite keeps it in the file's header."""

Step = Callable[[Database], None]


def _begin_log(db: Database) -> None:
    _run(db, step_1.SQL)


def _add_plain_tables(db: Database) -> None:
    _run(db, step_2.SQL)


def _add_search(db: Database) -> None:
    _run(db, step_3.SQL)


def _add_network(db: Database) -> None:
    _run(db, step_4.SQL)


def _add_pre_read(db: Database) -> None:
    _run(db, step_5.SQL)


def _add_paper_notes(db: Database) -> None:
    _run(db, step_6.SQL)


def _add_gist(db: Database) -> None:
    _run(db, step_7.SQL)


def _add_margins(db: Database) -> None:
    _run(db, step_8.SQL)


def _add_outcomes(db: Database) -> None:
    _run(db, step_9.SQL)


def _add_excuses(db: Database) -> None:
    _run(db, step_10.SQL)


def _add_half_typed(db: Database) -> None:
    _run(db, step_11.SQL)


STEPS: tuple[Step, ...] = (
    _begin_log,
    _add_plain_tables,
    _add_search,
    _add_network,
    _add_pre_read,
    _add_paper_notes,
    _add_gist,
    _add_margins,
    _add_outcomes,
    _add_excuses,
    _add_half_typed,
)
"""Step N makes version N out of version N - 1."""

VERSION = len(STEPS)
"""The version this program reads and writes."""


def version_of(db: Database) -> int:
    """Return the version of an open file; 0 for an empty one."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(db: Database, *, to: int = VERSION) -> None:
    """Bring a file to a version; everything in one transaction.

    Args:
        db: An open file of this or an earlier version.
        to: The version wanted; tests make older files with it.
    """
    version = version_of(db)
    if version >= to:
        return
    with db.atomic():
        for step in STEPS[version:to]:
            step(db)
        if to == VERSION:
            refill(db)
        # Pragmas take no parameters; both are numbers of this program.
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {to}")


def refill(db: Database) -> None:
    """Make every plain table and index again from the log, in one transaction."""
    connection = db.conn
    with db.atomic():
        clear(connection)
        for meeting in logged_meetings(connection):
            project_whole(connection, replay(read_entries(connection, meeting)))


def _run(db: Database, script: str) -> None:
    """Execute a script; `executescript` would end the transaction."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)
