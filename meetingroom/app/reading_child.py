# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The other side of `reading_apart`: reads one memo and says what it found.

A file comes in by standard input and its memo leaves by standard output; nothing else
is read or written but the images in the memo's own folder. It must not know Qt.
"""

import os
import sys
import threading
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
ORPHANED = 4
"""Exit status when nobody waits for the memo any more."""
LENGTH_BYTES = 8
"""Before an order, and in each answer after its kind: how long the rest is."""


class Order(msgspec.Struct, frozen=True):
    """What is to be read."""

    content: bytes
    name: str
    folder: str | None


def main() -> int:
    """Read the memo that standard input holds.

    Returns:
        0 when an answer was written, also one that refuses; 3 without memory; 4 when
        whoever ordered it was gone first.
    """
    _bind()
    out, orders = sys.stdout.buffer, sys.stdin.buffer
    length = int.from_bytes(orders.read(LENGTH_BYTES), "big")
    content = orders.read(length)
    if len(content) < length or not length:
        return ORPHANED
    order = msgspec.msgpack.decode(content, type=Order)
    del content
    threading.Thread(target=_leave_with_owner, daemon=True).start()
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


def _leave_with_owner() -> None:
    """End with the process that waits for the memo, however that one ended."""
    # Not through the buffer, whose lock would be held while this process ends.
    if not os.read(sys.stdin.fileno(), 1):
        os._exit(ORPHANED)


def _bind() -> None:
    """Let the system refuse what is beyond the limits, where it can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return

    def lower(what: int, most: int) -> None:
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(what, (most, hard))

    # Private memory only: RLIMIT_AS would count the libraries' addresses as well.
    lower(resource.RLIMIT_DATA, limit.READING_BYTES)
    # Whoever waits stops it sooner; this holds when they are gone.
    lower(resource.RLIMIT_CPU, 2 * limit.READING_S)
    # A crash is expected of a hostile file; its picture of memory is of no use.
    lower(resource.RLIMIT_CORE, 0)
