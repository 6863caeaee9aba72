# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A bug leaves a report without anybody's text, and a message on the screen."""

import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from meetingroom import crash

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


class Told:
    """Collects the reports that a person would be told of."""

    def __init__(self) -> None:
        self.reports: list[Path | None] = []

    def tell(self, report: Path | None) -> None:
        self.reports.append(report)


def fail(text: str) -> None:
    raise ValueError(text)


def bug(text: str) -> ValueError:
    try:
        fail(text)
    except ValueError as error:
        return error
    pytest.fail("no bug was raised")


def give(reporter: crash.CrashReporter, error: BaseException) -> None:
    reporter.on_exception(type(error), error, error.__traceback__)


def reporter(folder: Path, told: Told) -> crash.CrashReporter:
    return crash.CrashReporter(folder, tell=told.tell, now=lambda: AT)


def boxes() -> list[QMessageBox]:
    return [
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, QMessageBox) and window.isVisible()
    ]


@pytest.mark.usefixtures("caplog")
def test_report_names_the_place_and_not_the_text(tmp_path: Path) -> None:
    told = Told()

    give(reporter(tmp_path / "log", told), bug("the note says: fire everybody"))

    (report,) = told.reports
    assert report is not None
    text = report.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "test_crash.py" in text
    assert "fire everybody" not in text


@pytest.mark.usefixtures("caplog")
def test_repeated_bug_is_reported_once(tmp_path: Path) -> None:
    told = Told()
    crashed = reporter(tmp_path, told)

    for number in range(5):
        give(crashed, bug(f"number {number}"))

    assert len(told.reports) == 1
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.usefixtures("caplog")
def test_person_is_told_even_when_no_report_can_be_written(tmp_path: Path) -> None:
    told = Told()
    (tmp_path / "log").write_text("a file where the folder should be")

    give(reporter(tmp_path / "log", told), bug("any"))

    assert told.reports == [None]


@pytest.mark.usefixtures("caplog")
def test_failing_message_does_not_hide_the_bug(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_report: Path | None) -> None:
        raise RuntimeError("no screen")

    crashed = crash.CrashReporter(tmp_path, tell=broken, now=lambda: AT)

    give(crashed, bug("the first bug"))

    assert "the first bug" in capsys.readouterr().err


def test_interrupt_from_the_keyboard_is_no_bug(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told()

    give(reporter(tmp_path, told), KeyboardInterrupt())

    assert told.reports == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


@pytest.mark.usefixtures("caplog")
def test_installed_hooks_report_bugs_of_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    # So that the hooks are put back after the test.
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    crash.install(tmp_path)

    thread = threading.Thread(target=lambda: int("no number"))
    thread.start()
    thread.join()

    (report,) = tmp_path.iterdir()
    assert "builtins.ValueError" in report.read_text(encoding="utf-8")
    # The message comes to the thread of the windows though the bug was in another.
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    (box,) = boxes()
    assert str(report) in box.text()
    box.close()


def test_message_box_is_shown_once_and_does_not_block(
    qtbot: QtBot, tmp_path: Path
) -> None:
    screen = crash.CrashBox()

    screen.tell(tmp_path / "one.txt")
    screen.tell(tmp_path / "two.txt")

    qtbot.waitUntil(lambda: len(boxes()) == 1)
    (box,) = boxes()
    assert not box.isModal()
    assert "Everything that was acknowledged is kept" in box.text()
    assert "one.txt" in box.text()
    box.close()


@pytest.mark.usefixtures("qapp")
def test_message_without_a_report_names_no_place() -> None:
    assert "report" not in crash.message_text(None)
