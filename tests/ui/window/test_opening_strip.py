# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Reading a memo is shown once it takes a moment, and stopped by button or key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from meetingroom.ui.window.opening_strip import SHOWN_AFTER_MS, OpeningStrip

WAIT_MS = 20 * SHOWN_AFTER_MS


class Window(QWidget):
    """A window with the strip above a field."""

    def __init__(self) -> None:
        super().__init__()
        self.strip = OpeningStrip()
        column = QVBoxLayout(self)
        column.addWidget(self.strip)
        column.addStretch(1)
        self.resize(640, 400)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.strip.end()
    themes.deleteLater()


def begin(window: Window, qtbot: QtBot, name: str = "plan.docx") -> None:
    window.strip.begin(name)
    qtbot.waitUntil(window.strip.isVisible, timeout=WAIT_MS)


def test_what_is_quick_is_never_shown(window: Window) -> None:
    window.strip.begin("plan.docx")
    assert window.strip.isHidden()

    window.strip.end()
    assert not window.strip._timer.isActive()


def test_what_takes_a_moment_says_its_name_and_how_far_it_is(
    window: Window, qtbot: QtBot
) -> None:
    begin(window, qtbot)
    window.strip.show_progress(1, 4)

    message = window.strip.message.message
    assert message is not None
    assert message.sentence == "Reading “plan.docx”…"
    assert window.strip.line.share == 0.25
    window.strip.end()
    assert window.strip.isHidden()


def test_the_button_asks_to_stop(window: Window, qtbot: QtBot) -> None:
    begin(window, qtbot)
    (button,) = [
        one for one in window.strip.findChildren(QPushButton) if one.text() == "Cancel"
    ]

    with qtbot.waitSignal(window.strip.cancel_requested):
        button.click()


def test_escape_asks_to_stop_also_where_the_screen_has_the_key(
    window: Window, qtbot: QtBot
) -> None:
    action = QAction("Stop the count", window)
    action.setShortcut("Esc")
    window.addAction(action)
    begin(window, qtbot)
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)

    with qtbot.waitSignal(window.strip.cancel_requested):
        QTest.keyClick(window, Qt.Key.Key_Escape)


def test_a_long_name_does_not_widen_the_window(window: Window, qtbot: QtBot) -> None:
    begin(window, qtbot, "x" * 240 + ".docx")

    assert window.width() == 640
    assert window.minimumSizeHint().width() <= 640
