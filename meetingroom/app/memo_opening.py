# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Opening a memo for the window: at once, or apart with progress and a way to stop.

What is done with the memo is said by who asks; it begins no meeting.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from meetingroom.app.opening import ReadMemo, laid_out
from meetingroom.app.pasting import pasted
from meetingroom.app.reading_apart import ApartReader, ReadingCancelled
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.pages import Paper
from meetingroom.memo.read.reading import Reading, Source
from meetingroom.memo.read.source import source_of
from meetingroom.ui.window.opening_strip import OpeningStrip

Then = Callable[[ReadMemo], None]
Complain = Callable[[str], None]


def _a4() -> Paper:
    return Paper.A4


class MemoOpening(QObject):
    """Reads one memo at a time; a new one replaces the one before.

    Signals:
        progressed: Parts done and of how many; from the reading thread.
        ended: The job with its outcome; from the reading thread.
    """

    progressed = Signal(object, int, int)
    ended = Signal(object)

    def __init__(
        self, strip: OpeningStrip, parent: QObject, paper: Callable[[], Paper] = _a4
    ) -> None:
        """Belong to a window.

        Args:
            strip: Where progress is shown, and reading stopped.
            parent: Owner.
            paper: Returns what pages are laid out for.
        """
        super().__init__(parent)
        self._strip = strip
        self._paper = paper
        self._job: _Job | None = None

        strip.cancel_requested.connect(self.cancel)
        self.progressed.connect(self._on_progressed)
        self.ended.connect(self._on_ended)

    @property
    def is_busy(self) -> bool:
        """Tell whether a memo is being read."""
        return self._job is not None

    def open(self, path: Path, then: Then, complain: Complain) -> None:
        """Read a memo from a file.

        Args:
            path: The file.
            then: Called with the memo; at once for Markdown and plain text.
            complain: Called with a sentence when it cannot be read.
        """
        try:
            source = source_of(path)
        except MemoUnreadable as problem:
            complain(problem.sentence)
            return
        self.open_source(source, path, then, complain)

    def paste(self, content: QMimeData, then: Then, complain: Complain) -> None:
        """Read what was copied somewhere; as `open`."""
        try:
            source = pasted(content, self.tr("Pasted memo"))
        except MemoUnreadable as problem:
            complain(problem.sentence)
            return
        self.open_source(source, None, then, complain)

    def open_source(
        self, source: Source, path: Path | None, then: Then, complain: Complain
    ) -> None:
        """Read a memo that was taken in already; as `open`."""
        self.cancel()
        try:
            reader = ApartReader(source)
            if reader.is_quick:
                then(laid_out(path, reader.read(), self._paper()))
                return
        except MemoUnreadable as problem:
            complain(problem.sentence)
            return
        job = self._job = _Job(self, reader, path, then, complain)
        self._strip.begin(source.name)
        job.start()

    def cancel(self) -> None:
        """Stop reading; nothing is opened and nothing said."""
        job, self._job = self._job, None
        if job is not None:
            job.reader.cancel()
            job.join()
        self._strip.end()

    def _on_progressed(self, job: "_Job", done: int, of: int) -> None:
        if job is self._job:
            self._strip.show_progress(done, of)

    def _on_ended(self, job: "_Job") -> None:
        if job is not self._job:
            return
        self._job = None
        job.join()
        self._strip.end()
        if job.reading is not None:
            job.then(laid_out(job.path, job.reading, self._paper()))
        elif job.problem:
            job.complain(job.problem)


class _Job(threading.Thread):
    """One memo that is read apart; waits for its process in a thread."""

    def __init__(
        self,
        opening: MemoOpening,
        reader: ApartReader,
        path: Path | None,
        then: Then,
        complain: Complain,
    ) -> None:
        super().__init__(name="memo reading", daemon=True)
        self.reader = reader
        self.path = path
        self.then = then
        self.complain = complain
        self.reading: Reading | None = None
        self.problem = ""
        self._opening = opening

    def run(self) -> None:
        """Read, and say so in the window's thread."""
        try:
            self.reading = self.reader.read(self._report)
        except MemoUnreadable as problem:
            self.problem = problem.sentence
        except ReadingCancelled:
            return
        self._opening.ended.emit(self)

    def _report(self, done: int, of: int) -> None:
        self._opening.progressed.emit(self, done, of)
