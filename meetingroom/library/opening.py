# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Opening a library file: checks, settings, migrations, setting damaged files aside.

It must not know what stands in the tables.
"""

import sqlite3
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from meetingroom.library.fault import is_damage
from meetingroom.library.header import Look, look_at, refuse_others
from meetingroom.library.migration import APPLICATION_ID, migrate, version_of

BUSY_MS = 2000
"""How long to wait for another program; longer would freeze a window."""
CHECKED_BYTES = 64 * 1024 * 1024
"""Files above this size are not read through at each start.

Source: quick_check took 0.5 ms per MB here; a start should not wait any longer.
"""
_COMPANIONS = ("-wal", "-shm", "-journal")
_STRUCTURE = "*** in database"
"""How `quick_check` begins what is about pages; the rest is about single rows."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open library file."""

    db: Database
    set_aside: Path | None
    """Where a damaged file was put; `None` if there was none."""


class _DamagedError(Exception):
    """The file is a library, and its pages are broken."""


def open_file(path: Path) -> Opened:
    """Open a library file, or begin one; the lock is the caller's.

    Raises:
        StorageUnavailable: It is another program's or of a newer version; it was
            not touched.
        sqlite3.Error: SQLite cannot open it.
        OSError: It cannot be read or written.
    """
    if look_at(path) is not Look.BROKEN:
        try:
            return Opened(_open(path), None)
        except _DamagedError:
            pass
    kept = _set_aside(path)
    return Opened(_open(path), kept)


def _open(path: Path) -> Database:
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, check_same_thread=False)
    with ExitStack() as when_failed:
        when_failed.callback(connection.close)
        try:
            db = Database(connection, execute_plugins=False)
            _refuse_others(db, path)
            _check(db, path)
            # Before WAL: the version then stands in the file itself from the start.
            _configure(db)
            migrate(db)
            db.enable_wal()
        except sqlite3.Error as error:
            if is_damage(error):
                raise _DamagedError from error
            raise
        when_failed.pop_all()
    return db


def _configure(db: Database) -> None:
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")


def _refuse_others(db: Database, path: Path) -> None:
    """Look again: what stands in the write-ahead log counts."""
    application_id: int = db.execute("PRAGMA application_id").fetchone()[0]
    version = version_of(db)
    is_empty = not application_id and not version and not db.table_names()
    refuse_others(path, APPLICATION_ID if is_empty else application_id, version)


def _check(db: Database, path: Path) -> None:
    if path.stat().st_size > CHECKED_BYTES:
        return
    for (finding,) in db.execute("PRAGMA quick_check(1)").fetchall():
        if str(finding).startswith(_STRUCTURE):
            raise _DamagedError(finding)


def _set_aside(path: Path) -> Path:
    """Move a damaged file and its companions out of the way."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    name = f"{path.name}.damaged-{stamp}"
    kept = path.with_name(name)
    number = 1
    while kept.exists():  # a rename would replace it
        number += 1
        kept = path.with_name(f"{name}-{number}")
    path.rename(kept)
    for companion in _COMPANIONS:
        beside = path.with_name(f"{path.name}{companion}")
        if beside.exists():
            beside.rename(kept.with_name(f"{kept.name}{companion}"))
    return kept


def scratch() -> closing[Database]:
    """Return an empty library that is gone when it is closed."""
    # An empty name: SQLite keeps it in memory and on disk only when it grows.
    connection = sqlite3.connect("")
    db = Database(connection, execute_plugins=False)
    _configure(db)
    migrate(db)
    return closing(db)
