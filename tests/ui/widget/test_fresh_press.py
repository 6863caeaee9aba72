# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The second press of a double-click answers no question that the first one opened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from meetingroom.ui.note.own_line import OwnLine
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.fresh_press import FreshPress


@pytest.fixture
def button(qtbot: QtBot) -> ActionButton:
    made = ActionButton("Close for good")
    qtbot.addWidget(made)
    made.show()
    return made


def press_all(button: ActionButton) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(button, left)
    QTest.mouseDClick(button, left)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(button, key)


def test_no_press_counts_while_the_question_is_fresh(
    button: ActionButton, qtbot: QtBot
) -> None:
    fresh = FreshPress(button)
    fresh.begin()

    with qtbot.assertNotEmitted(button.clicked):
        press_all(button)
    qtbot.waitUntil(lambda: not fresh.is_fresh)
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_question_that_was_taken_back_holds_nothing_up(
    button: ActionButton, qtbot: QtBot
) -> None:
    fresh = FreshPress(button)
    fresh.begin()
    fresh.end()

    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_name_is_not_put_to_a_note_by_a_double_click(qtbot: QtBot) -> None:
    line = OwnLine()
    qtbot.addWidget(line)
    line.ask()

    with qtbot.assertNotEmitted(line.given):
        press_all(line.own)
