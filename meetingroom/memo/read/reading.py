# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What opening a file gives: the memo, and the comments that came inside it.

Comments never travel with the memo: nobody in the room may see them before the
reveal, and the memo is sent to everybody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from meetingroom.memo.memo import Memo

Report = Callable[[int, int], None]
"""Told how far reading is: parts done, and of how many."""


def report_nothing(_done: int, _of: int) -> None:
    """Take a report and say nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was taken in."""

    content: bytes
    name: str
    """File name without its folder."""
    folder: Path | None = None
    """Where the memo's images may be; `None` when they did not come along."""


@dataclass(frozen=True, slots=True)
class FileComment:
    """A comment that stood in the author's file."""

    author: str
    """Name as the file has it; may be empty."""
    text: str
    start_cp: int | None = None
    """First code point in the canonical text; `None` for a comment with no place."""
    end_cp: int | None = None
    """One past the last code point."""
    at: datetime | None = None
    """Aware; `None` where the file does not say."""
    replies: tuple["FileComment", ...] = ()
    """One level deep, without places of their own."""
    is_resolved: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read."""

    memo: Memo
    comments: tuple[FileComment, ...] = ()
    """In the order of the text."""
