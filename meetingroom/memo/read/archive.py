# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Zip archives that Word and OpenDocument files are, read within limits.

Nothing is written to disk and no name of a part is ever used as a path. It must not
know what the parts mean.
"""

import io
import zipfile
import zlib

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read import limit

_MEGABYTE = 1_000_000
_ENCRYPTED = 0x1


class Archive:
    """The parts of one archive, unpacked when they are asked for."""

    def __init__(self, content: bytes, name: str) -> None:
        """Look at the table of contents; nothing is unpacked yet.

        Args:
            content: The whole file.
            name: Its name, for sentences.

        Raises:
            MemoUnreadable: It is damaged, protected, or over a limit.
        """
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
            raise self._damaged() from error
        if len(parts) > limit.PARTS:
            msg = (
                f"“{name}” has {len(parts):,} parts inside. The limit is "
                f"{limit.PARTS:,}; save it again from the program it was written in."
            )
            raise MemoUnreadable(msg)
        # A part never gives more than it declares: `zipfile` stops there.
        size_bytes = sum(part.file_size for part in parts)
        if size_bytes > limit.UNPACKED_BYTES:
            msg = (
                f"“{name}” unpacks to {size_bytes / _MEGABYTE:,.0f} MB. The limit is "
                f"{limit.UNPACKED_BYTES // _MEGABYTE} MB; make its images smaller."
            )
            raise MemoUnreadable(msg)
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            msg = (
                f"“{name}” is protected by a password. "
                "Save it without one and open that."
            )
            raise MemoUnreadable(msg)
        # The last one of a name counts, as in Word and LibreOffice.
        self._parts = {part.filename: part for part in parts}

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parts as they stand in the archive."""
        return tuple(self._parts)

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def read(self, part: str, most_bytes: int = limit.PART_BYTES) -> bytes:
        """Unpack a part.

        Args:
            part: One of `names`.
            most_bytes: Largest size that is unpacked.

        Raises:
            KeyError: There is no such part.
            MemoUnreadable: It is damaged or too large.
        """
        entry = self._parts[part]
        if entry.file_size > most_bytes:
            msg = (
                f"The part “{part}” of “{self._name}” unpacks to "
                f"{entry.file_size / _MEGABYTE:,.0f} MB. The limit is "
                f"{most_bytes // _MEGABYTE} MB; open a part of the memo."
            )
            raise MemoUnreadable(msg)
        try:
            return self._zip.read(entry)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            RuntimeError,
        ) as error:
            raise self._damaged() from error

    def _damaged(self) -> MemoUnreadable:
        return MemoUnreadable(
            f"“{self._name}” is damaged or was cut short. Ask for it again, or save it"
            " again from the program it was written in."
        )
