# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Faults of the environment, told as sentences; everything else is a bug of ours.

It maps SQLite's result codes and the system's error numbers; it repairs nothing.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meetingroom.meeting.errors import StorageUnavailable

READ_ONLY = (
    "The library “{0}” cannot be written. Nothing that was stored is lost. Allow"
    " writing to the file and its folder, or choose another library."
)
UNREADABLE = (
    "The library “{0}” cannot be opened. Nothing was changed. Check that it is a file,"
    " that its folder exists and that you may read and write it."
)
FULL = (
    "The disk is full, so nothing more can be stored in the library “{0}”. What was"
    " stored before is safe. Free some space, then try again."
)
INPUT_OUTPUT = (
    "The disk does not answer properly, so the library “{0}” could not be read or"
    " written. What was stored before is safe. Check the disk, then try again."
)
LOCKED = (
    "Another program is writing to the library “{0}”. Nothing is lost. Close that"
    " program, then try again."
)
DAMAGED = (
    "The library “{0}” is damaged. Nothing was deleted. Start Meetingroom again: it"
    " keeps the damaged file beside a new library."
)
BROKEN_LOG = (
    "The log of this meeting in the library “{0}” cannot be read: entry {1} is missing"
    " or altered. Nothing was changed; other meetings can be opened."
)

_BY_CODE = {
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_AUTH: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: UNREADABLE,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: INPUT_OUTPUT,
    sqlite3.SQLITE_NOLFS: INPUT_OUTPUT,
    sqlite3.SQLITE_PROTOCOL: LOCKED,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
_BY_NUMBER = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EISDIR: UNREADABLE,
    errno.ENOTDIR: UNREADABLE,
    errno.EEXIST: UNREADABLE,
}
_WITHOUT_RETRY = (DAMAGED, BROKEN_LOG)


class BrokenLogError(Exception):
    """A meeting's log lacks an entry, or holds one that cannot be understood."""

    def __init__(self, seq: int) -> None:
        """Keep the place of the first bad entry."""
        super().__init__(seq)
        self.seq = seq


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's result code without its extension; 0 for none."""
    # Python's own misuse errors carry no code.
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether the file itself is broken."""
    return primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def unavailable(sentence: str, path: Path, *words: object) -> StorageUnavailable:
    """Return the error that tells a sentence of this module."""
    may_retry = sentence not in _WITHOUT_RETRY
    return StorageUnavailable(sentence.format(path, *words), may_retry=may_retry)


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn faults of the environment into sentences; let bugs through.

    Raises:
        StorageUnavailable: The disk, the file or another program is in the way.
    """
    try:
        yield
    except BrokenLogError as error:
        raise unavailable(BROKEN_LOG, path, error.seq) from error
    except sqlite3.Error as error:
        sentence = _BY_CODE.get(primary_code(error))
        if sentence is None:
            raise
        raise unavailable(sentence, path) from error
    except OSError as error:
        sentence = _BY_NUMBER.get(error.errno or 0, INPUT_OUTPUT)
        raise unavailable(sentence, path) from error
