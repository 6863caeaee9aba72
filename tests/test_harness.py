# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The harness fails tests that leave something behind or wait for a person."""

import re
import subprocess
import sys
from pathlib import Path

UNTIDY = """
import logging
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

kept = []

def test_tidy(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    QTimer(window).start(10_000)

def test_window(qapp):
    kept.append(QWidget())
    kept[-1].show()

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(10_000)

def test_warning():
    logging.getLogger("meetingroom").warning("something odd")

def test_expected_warning(caplog):
    logging.getLogger("meetingroom").warning("something odd")
    assert caplog.messages == ["something odd"]

def test_dialog(qapp):
    QDialog().exec()

def test_message(qapp):
    QMessageBox.question(None, "Really?", "Yes or no?")
"""


def test_harness_fails_what_is_untidy_and_nothing_else(tmp_path: Path) -> None:
    harness = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
    (tmp_path / "conftest.py").write_text(harness, encoding="utf-8")
    (tmp_path / "test_untidy.py").write_text(UNTIDY, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")

    command = [sys.executable, "-m", "pytest", "-rEfp", "-p", "no:cacheprovider"]
    run = subprocess.run(  # noqa: S603 - a command made here
        command, cwd=tmp_path, capture_output=True, text=True, check=False
    )

    outcomes = re.findall(r"^(PASSED|FAILED|ERROR) .*::(\w+)", run.stdout, re.MULTILINE)
    assert sorted(outcomes) == [
        ("ERROR", "test_timer"),
        ("ERROR", "test_warning"),
        ("ERROR", "test_window"),
        ("FAILED", "test_dialog"),
        ("FAILED", "test_message"),
        ("PASSED", "test_expected_warning"),
        ("PASSED", "test_tidy"),
        # Their bodies pass; the error above is what they left behind.
        ("PASSED", "test_timer"),
        ("PASSED", "test_warning"),
        ("PASSED", "test_window"),
    ]
