# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Reading a memo in a process of its own, with limits of time and memory.

Word, OpenDocument, HTML and PDF files are read by native code that cannot be stopped
inside this process. Markdown and plain text are read here, in milliseconds. It must
not know Qt: the window, the check and the headless host all use it.
"""

import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from meetingroom.app.reading_child import (
    LENGTH_BYTES,
    OUT_OF_MEMORY,
    PROGRESS,
    REFUSED,
    RESULT,
    Order,
)
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read import limit
from meetingroom.memo.read.format import format_of
from meetingroom.memo.read.reading import (
    Reading,
    Report,
    Source,
    report_nothing,
)
from meetingroom.memo.read.source import read_source, source_of

ANSWER_BYTES = 256_000_000
"""Longest answer: a memo of 20 MB and all its images twice, as file and as shown."""

_NO_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows would show a black window beside ours."""


class ReadingCancelled(Exception):  # noqa: N818 - says what is, like `Refused`
    """The person stopped it; nothing was opened."""


def read_file(path: Path, report: Report = report_nothing) -> Reading:
    """Read a memo from a file.

    Raises:
        MemoUnreadable: It cannot be read; the message says why and what to do.
    """
    return ApartReader(source_of(path)).read(report)


class ApartReader:
    """Reads one source; may be cancelled from another thread."""

    def __init__(self, source: Source, *, most_s: float = limit.READING_S) -> None:
        """Look at the source.

        Args:
            source: The file.
            most_s: Seconds it may take.

        Raises:
            MemoUnreadable: It is of no format that can be read.
        """
        self._source = source
        self._most_s = most_s
        self.is_quick = format_of(source.content, source.name).is_text
        """It is read here at once, without a process."""
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._is_cancelled = False
        self._is_late = False

    def read(self, report: Report = report_nothing) -> Reading:
        """Read; returns when done, refused, cancelled or over a limit.

        Args:
            report: Told how far it is, in the calling thread.

        Raises:
            MemoUnreadable: It cannot be read; the message says why and what to do.
            ReadingCancelled: `cancel` was called.
        """
        if self.is_quick:
            return read_source(self._source, report)
        with self._lock:
            if self._is_cancelled:
                raise ReadingCancelled
            self._process = process = self._started()
        timer = threading.Timer(self._most_s, self._stop_late)
        timer.daemon = True
        timer.start()
        feeder = threading.Thread(target=self._feed, args=(process,), daemon=True)
        feeder.start()
        answer: Reading | None = None
        try:
            answer = self._answer(process, report)
        finally:
            timer.cancel()
            process.kill()
            status = process.wait()
            feeder.join()
            timer.join()
            _close(process)
        if answer is None:
            raise self._failure(status)
        return answer

    def cancel(self) -> None:
        """Stop reading; `read` raises `ReadingCancelled`."""
        with self._lock:
            self._is_cancelled = True
            if self._process is not None:
                self._process.kill()

    def _started(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(  # noqa: S603 - our own program
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                close_fds=True,
                creationflags=_NO_CONSOLE,
            )
        except OSError as error:
            msg = (
                f"“{self._source.name}” was not opened: this computer cannot start "
                f"another program now ({error.strerror}). Close something and try "
                "again."
            )
            raise MemoUnreadable(msg) from error

    def _feed(self, process: subprocess.Popen[bytes]) -> None:
        source = self._source
        folder = str(source.folder) if source.folder is not None else None
        order = msgspec.msgpack.encode(Order(source.content, source.name, folder))
        if process.stdin is None:
            return
        try:
            # Left open: the reader takes its end for the end of this process.
            process.stdin.write(len(order).to_bytes(LENGTH_BYTES, "big") + order)
            process.stdin.flush()
        except OSError:
            # The reader is gone; its exit says why.
            return

    def _answer(
        self, process: subprocess.Popen[bytes], report: Report
    ) -> Reading | None:
        if process.stdout is None:
            return None
        for kind, payload in _frames(process.stdout):
            if kind == PROGRESS:
                done, _, of = payload.decode().partition(" ")
                report(int(done), int(of))
            elif kind == REFUSED:
                raise MemoUnreadable(payload.decode(errors="replace"))
            elif kind == RESULT:
                with contextlib.suppress(msgspec.DecodeError):
                    return msgspec.msgpack.decode(payload, type=Reading)
        return None

    def _stop_late(self) -> None:
        with self._lock:
            self._is_late = True
            if self._process is not None:
                self._process.kill()

    def _failure(self, status: int) -> Exception:
        if self._is_cancelled:
            return ReadingCancelled()
        name = self._source.name
        if self._is_late:
            return MemoUnreadable(
                f"“{name}” takes longer than {self._most_s:g} seconds to read, and was"
                " given up. Save it as .docx or Markdown, or open a part of it."
            )
        if status == OUT_OF_MEMORY:
            most = limit.READING_BYTES // 1_000_000
            return MemoUnreadable(
                f"“{name}” takes more than {most} MB of memory to read, and was given"
                " up. Make its images smaller, or open a part of it."
            )
        return MemoUnreadable(
            f"“{name}” cannot be read: its reader stopped working on it. Nothing else"
            " is affected. Save it again from the program it was written in."
        )


def _frames(out: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield what the other side says until it ends or says too much."""
    while len(head := out.read(1 + LENGTH_BYTES)) == 1 + LENGTH_BYTES:
        length = int.from_bytes(head[1:], "big")
        if length > ANSWER_BYTES:
            return
        payload = out.read(length)
        if len(payload) < length:
            return
        yield head[:1], payload


def _close(process: subprocess.Popen[bytes]) -> None:
    """Close the ends held here; what could not be written is nobody's any more."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "read-memo"]
    # -P: a folder named meetingroom where the person stands must not be imported.
    return [sys.executable, "-P", "-m", "meetingroom", "read-memo"]
