# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The page's ground follows the theme, whatever the style sheet gives back."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.memo.pages import plain_pages
from meetingroom.ui.reading.screen import ReadingScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice, current_tokens
from tests.support.meetings import MEMO


def test_ground_follows_a_theme_chosen_while_shown(
    qtbot: QtBot, qapp: QApplication
) -> None:
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    screen = ReadingScreen(lambda: "id")
    qtbot.addWidget(screen)
    screen.show_memo(MEMO, plain_pages(MEMO))
    screen.show()
    qtbot.waitExposed(screen)
    grounds = []

    for choice in (ThemeChoice.DARK, ThemeChoice.SEPIA, ThemeChoice.PAPER):
        themes.set_choice(choice)
        qapp.processEvents()
        ground = screen.pane.viewport().palette().color(QPalette.ColorRole.Base)
        grounds.append(ground == QColor(current_tokens().bg))

    assert grounds == [True, True, True]
