# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The harness: what every test must leave behind it, and must not do.

It must not know any screen. It fails a test that leaves a window open or a timer
running, that logs a warning without asking for `caplog`, or that opens a dialog which
would wait for a person.
"""

import gc
import logging
import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# After the platform is set, which Qt reads once.
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QWidget,
)

WAITING_CALLS: dict[type[QObject], tuple[str, ...]] = {
    QDialog: ("exec",),
    QMenu: ("exec",),
    QMessageBox: ("about", "critical", "information", "question", "warning"),
    QFileDialog: (
        "getExistingDirectory",
        "getOpenFileName",
        "getOpenFileNames",
        "getSaveFileName",
    ),
    QInputDialog: ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    QColorDialog: ("getColor",),
    QFontDialog: ("getFont",),
}
"""Calls that return only when a person has answered."""


class WarningCollector(logging.Handler):
    """Keeps what was logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of one record."""
        self.lines.append(f"{record.name}: {record.getMessage()}")


def pytest_collection_finish() -> None:
    """Take what stays for the whole run out of every later search for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def _no_heap_of_windows() -> Iterator[None]:
    """Free the windows of a module: a change of theme would style them all again."""
    yield
    gc.collect()


@pytest.fixture(autouse=True, scope="session")
def _no_waiting_for_a_person() -> Iterator[None]:
    """Fail on every dialog that a test does not replace by an answer."""

    def refuse(*_arguments: object, **_named: object) -> object:
        raise AssertionError(
            "a dialog would wait here for a person; replace the call in this test"
        )

    with pytest.MonkeyPatch.context() as patch:
        for owner, names in WAITING_CALLS.items():
            for name in names:
                patch.setattr(owner, name, refuse)
        yield


@pytest.fixture(autouse=True)
def _no_unexpected_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a logged warning unless the test looks at the log itself."""
    collector = WarningCollector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if "caplog" not in request.fixturenames and collector.lines:
        pytest.fail(f"unexpected in the log: {collector.lines}")


@pytest.fixture(autouse=True)
def _nothing_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on windows left open and timers left running."""
    # Asked for by pytest-qt's fixtures, so a test without a window pays nothing.
    uses_qt = "qapp" in request.fixturenames
    yield
    if not uses_qt:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = open_windows()
    timers = running_timers()
    left = [f"window {window!r}" for window in windows]
    left += [f"timer {timer!r} of {timer.parent()!r}" for timer in timers]
    # The next test must not suffer from this one.
    for window in windows:
        window.close()
    for timer in timers:
        timer.stop()
    if left:
        pytest.fail(f"left over: {left}")


def open_windows() -> list[QWidget]:
    """Return the windows that are shown now."""
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def running_timers() -> list[QTimer]:
    """Return the timers that run now, those of living objects only."""
    return [
        thing
        for thing in gc.get_objects()
        # By its type: an `isinstance` would wake lazy objects of other libraries.
        if issubclass(type(thing), QTimer)
        and shiboken6.isValid(thing)
        and thing.isActive()
    ]
