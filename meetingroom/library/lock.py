# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A lock that says a library is in use; it dies with the process that holds it.

Other programs may read the library all the same: SQLite's own locks are not touched.
"""

import os
import sys
from pathlib import Path

from meetingroom.meeting.errors import StorageUnavailable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class LibraryBusy(StorageUnavailable):
    """Another window of Meetingroom works with this library."""


class FileLock:
    """An exclusive lock on a file beside the library.

    The file stays when the lock is released: removing it would let two processes
    hold locks on two files of the same name.
    """

    def __init__(self, library: Path) -> None:
        """Take the lock.

        Raises:
            LibraryBusy: Somebody else holds it.
            OSError: The file cannot be made.
        """
        self._file = os.open(lock_path(library), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._file)
        except OSError as error:
            os.close(self._file)
            raise LibraryBusy(
                f"Meetingroom is already open with this library, “{library}”. Nothing"
                " is lost. Go on in the other window, or close it and try again."
            ) from error

    def release(self) -> None:
        """Let others have the library."""
        os.close(self._file)


def is_taken(library: Path) -> bool:
    """Tell whether somebody has a library open, this program's own window included.

    Raises:
        OSError: The lock cannot be looked at.
    """
    if not lock_path(library).exists():
        return False
    try:
        FileLock(library).release()
    except LibraryBusy:
        return True
    return False


def lock_path(library: Path) -> Path:
    """Return the path of a library's lock file."""
    return library.with_name(f"{library.name}.lock")


def _take(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
