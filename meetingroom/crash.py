# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What happens with a bug: a report in the log folder and a plain message.

The only place that catches every exception. It must not end the program: events are
stored before they are acknowledged, so that going on is safe.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from meetingroom import __version__

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

# A bug in a paint event comes sixty times a second.
MOST_REPORTS = 20

_log = logging.getLogger(__name__)


class CrashReporter:
    """Writes one report for each place a bug came from, and tells about it."""

    def __init__(
        self,
        folder: Path,
        *,
        tell: Callable[[Path | None], None],
        now: Callable[[], datetime],
    ) -> None:
        """Keep what is needed later.

        Args:
            folder: Where reports go; made when the first one is written.
            tell: Shows the message; gets the report, None if it was not written.
            now: Returns the present time in UTC.
        """
        self._folder = folder
        self._tell = tell
        self._now = now
        self._places: set[str] = set()

    def on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Report an exception that nobody caught; fits `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        place = _place(kind, trace)
        if place in self._places or len(self._places) >= MOST_REPORTS:
            return
        self._places.add(place)
        try:
            self._report(kind, error, trace, place)
        except Exception:  # noqa: BLE001 - a hook that raises would hide the bug itself
            sys.__excepthook__(kind, error, trace)

    def on_thread_exception(self, bug: threading.ExceptHookArgs) -> None:
        """Report an exception that ended a thread; fits `threading.excepthook`."""
        if bug.exc_value is not None and bug.exc_type is not SystemExit:
            self.on_exception(bug.exc_type, bug.exc_value, bug.exc_traceback)

    def _report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
        place: str,
    ) -> None:
        if sys.stderr is not None and sys.stderr.isatty():
            # A developer's terminal keeps nothing, a desktop's journal would.
            sys.__excepthook__(kind, error, trace)
        _log.error("bug: %s", place)
        at = self._now()
        path = self._folder / f"crash-{at:%Y%m%d-%H%M%S-%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(report_text(kind, trace, at), encoding="utf-8")
        except OSError as problem:
            _log.warning("crash report not written: %s", type(problem).__name__)
            self._tell(None)
        else:
            self._tell(path)


def install(folder: Path) -> CrashReporter:
    """Report every uncaught exception of any thread from now on.

    Args:
        folder: The log folder.

    Returns:
        The reporter that the hooks belong to.
    """
    reporter = CrashReporter(
        folder, tell=CrashBox().tell, now=lambda: datetime.now(UTC)
    )
    sys.excepthook = reporter.on_exception
    threading.excepthook = reporter.on_thread_exception
    return reporter


def report_text(
    kind: type[BaseException], trace: TracebackType | None, at: datetime
) -> str:
    """Return the report: versions and places, without what the exception says.

    An exception's message may quote a note, so only its type is given.
    """
    frames = "".join(traceback.format_tb(trace))
    return (
        f"Meetingroom {__version__}, {at.isoformat(timespec='seconds')}\n"
        f"Python {platform.python_version()}, {platform.platform()}\n\n"
        f"{kind.__module__}.{kind.__qualname__}\n{frames}"
    )


def message_text(report: Path | None) -> str:
    """Return what the person is told."""
    # Inline: crash is installed before the first paint and in programs without Qt.
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415

    kept = QCoreApplication.translate(
        "crash",
        "Something in Meetingroom went wrong. Everything that was acknowledged is"
        " kept, and you can go on; if a window behaves oddly, close Meetingroom and"
        " open it again: it offers to continue the meeting where it stood.",
    )
    if report is None:
        return kept
    where = QCoreApplication.translate(
        "crash", "A report without any text of yours is in %1"
    )
    return f"{kept}\n\n{where.replace('%1', str(report))}"


class CrashBox:
    """The message on the screen; one at a time, and only if there are windows."""

    def __init__(self) -> None:
        self._box: QMessageBox | None = None

    def tell(self, report: Path | None) -> None:
        """Show the message in the thread of the windows, from whatever thread."""
        # Inline: a program without windows must not load Qt because of a bug.
        if "PySide6.QtWidgets" not in sys.modules:
            return
        from PySide6.QtCore import QTimer  # noqa: PLC0415 - as above
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

        app = QApplication.instance()
        if app is not None:
            # Queued: the bug may come from another thread or out of a paint event.
            QTimer.singleShot(0, app, partial(self._open, message_text(report)))

    def _open(self, text: str) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - as in tell
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - as in tell

        if self._box is None:
            self._box = QMessageBox()
            self._box.setIcon(QMessageBox.Icon.Warning)
            self._box.setStandardButtons(QMessageBox.StandardButton.Close)
            self._box.setWindowTitle("Meetingroom")
            self._box.setTextFormat(Qt.TextFormat.PlainText)
            # Not modal: the meeting's clock and the other windows go on.
            self._box.setWindowModality(Qt.WindowModality.NonModal)
        if not self._box.isVisible():
            self._box.setText(text)
            self._box.show()


def _place(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return type, file and line of a bug, the same for each repetition."""
    steps = traceback.extract_tb(trace)
    if not steps:
        return kind.__name__
    last = steps[-1]
    return f"{kind.__name__} at {Path(last.filename).name}:{last.lineno}"
