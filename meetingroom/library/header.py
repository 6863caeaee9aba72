# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Looking at a file before SQLite does, so that others' files stay as they are.

It reads a hundred bytes and changes nothing.
"""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from meetingroom.library.fault import UNREADABLE, unavailable
from meetingroom.library.lock import lock_path
from meetingroom.library.migration import APPLICATION_ID, VERSION
from meetingroom.meeting.errors import StorageUnavailable

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"


class Look(Enum):
    """What a path holds."""

    NOTHING = "nothing"
    LIBRARY = "library"
    BROKEN = "broken"
    """A library once; its first bytes are gone."""


@dataclass(frozen=True, slots=True)
class _Header:
    has_magic: bool
    version: int
    application_id: int
    is_blank: bool


def look_at(path: Path) -> Look:
    """Say what a path holds.

    Raises:
        StorageUnavailable: It is something that must not be touched: a folder,
            another program's file, a library of a newer version.
        OSError: It cannot be read or written.
    """
    if path.is_dir():
        raise unavailable(UNREADABLE, path)
    if not path.exists() or path.stat().st_size == 0:
        return Look.NOTHING
    with path.open("r+b") as file:
        header = _read(file.read(_HEADER_BYTES))
    if not header.has_magic:
        return _without_magic(path, header)
    if path.with_name(f"{path.name}-journal").exists():
        return Look.LIBRARY  # half-written: SQLite restores it first
    refuse_others(path, header.application_id, header.version)
    return Look.LIBRARY


def refuse_others(path: Path, application_id: int, version: int) -> None:
    """Refuse another program's file, and a library of a newer version.

    Raises:
        StorageUnavailable: It is one of these; it was not changed.
    """
    if application_id != APPLICATION_ID:
        raise _foreign(path)
    if version > VERSION:
        raise StorageUnavailable(
            f"The library “{path}” was written by a newer Meetingroom: it has version"
            f" {version}, and this program reads up to version {VERSION}. Nothing was"
            " changed. Install the newer Meetingroom, or choose another library.",
            may_retry=False,
        )


def _read(content: bytes) -> _Header:
    padded = content.ljust(_HEADER_BYTES, b"\0")
    # Source: SQLite file format, section 1.3.
    return _Header(
        padded.startswith(_MAGIC),
        int.from_bytes(padded[60:64], "big"),
        int.from_bytes(padded[68:72], "big"),
        not any(content),
    )


def _without_magic(path: Path, header: _Header) -> Look:
    # A lock file shows that this path was opened as a library before.
    was_ours = lock_path(path).exists() or header.application_id == APPLICATION_ID
    if was_ours or header.is_blank:
        return Look.BROKEN
    raise _foreign(path)


def _foreign(path: Path) -> StorageUnavailable:
    return StorageUnavailable(
        f"“{path}” is not a library of Meetingroom. Nothing was changed. Choose"
        " another file, or a new name.",
        may_retry=False,
    )
