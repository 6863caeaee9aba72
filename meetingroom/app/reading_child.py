# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The other side of `reading_apart`: reads one memo and says what it found.

A file comes in by standard input and its memo leaves by standard output; nothing else
is read or written but the images in the memo's own folder. It must not know Qt.
"""

import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read import limit
from meetingroom.memo.read.reading import Source
from meetingroom.memo.read.source import read_source

PROGRESS = b"P"
RESULT = b"R"
REFUSED = b"E"
OUT_OF_MEMORY = 3
"""Exit status when the file takes more memory than it may."""


class Order(msgspec.Struct, frozen=True):
    """What is to be read."""

    content: bytes
    name: str
    folder: str | None


def main() -> int:
    """Read the memo that standard input holds.

    Returns:
        0 when an answer was written, also one that refuses; 3 without memory.
    """
    _bound_memory()
    out = sys.stdout.buffer
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    folder = Path(order.folder) if order.folder is not None else None

    def report(done: int, of: int) -> None:
        _write(out, PROGRESS, f"{done} {of}".encode())

    try:
        reading = read_source(Source(order.content, order.name, folder), report)
        _write(out, RESULT, msgspec.msgpack.encode(reading))
    except MemoUnreadable as refused:
        _write(out, REFUSED, refused.sentence.encode(errors="replace"))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _write(out: BinaryIO, kind: bytes, payload: bytes) -> None:
    out.write(kind + len(payload).to_bytes(8, "big") + payload)
    out.flush()


def _bound_memory() -> None:
    """Let the system refuse memory beyond the limit, where it can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = limit.READING_BYTES
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    # Private memory only: RLIMIT_AS would count the libraries' addresses as well.
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    # A crash is expected of a hostile file; its picture of memory is of no use.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
