# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Applying a theme, and following the system."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.fonts import small_font
from meetingroom.ui.theme.theme import (
    DARK_THEME,
    PAPER_THEME,
    SEPIA_THEME,
    ThemeChoice,
    apply_theme,
    current_theme,
    current_tokens,
    high_contrast_theme,
)
from meetingroom.ui.theme.tokens import DARK, PAPER


@pytest.fixture(autouse=True, scope="module")
def _nobody_else_follows(qapp: QApplication) -> None:
    """Free the controllers of earlier tests: each would apply the theme once more."""
    for earlier in qapp.findChildren(ThemeController):
        shiboken6.delete(earlier)


@pytest.fixture(autouse=True)
def _paper_again(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, PAPER_THEME)
    yield
    apply_theme(qapp, PAPER_THEME)


def window_colour(app: QApplication) -> str:
    return app.palette().color(QPalette.ColorRole.Window).name().upper()


def test_a_theme_sets_palette_sheet_and_tokens(qapp: QApplication) -> None:
    apply_theme(qapp, DARK_THEME)

    assert window_colour(qapp) == DARK.bg
    assert DARK.accent in qapp.styleSheet()
    assert current_theme() is DARK_THEME
    assert current_tokens() is DARK


def test_the_page_of_a_memo_keeps_its_palette(qapp: QApplication, qtbot: QtBot) -> None:
    page = QTextBrowser()
    qtbot.addWidget(page)
    palette = page.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#123456"))
    page.setPalette(palette)
    page.show()

    colour = page.viewport().grab().toImage().pixelColor(40, 40)

    assert colour.name() == "#123456"
    assert page.viewport().autoFillBackground()


def test_a_field_has_the_colours_of_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(200, 34)

    apply_theme(qapp, DARK_THEME)
    image = field.grab().toImage()

    assert image.pixelColor(100, 17).name().upper() == DARK.surface
    assert image.pixelColor(100, 0).name().upper() == DARK.control


def test_a_font_given_after_showing_outlives_a_change_of_theme(
    qapp: QApplication, qtbot: QtBot
) -> None:
    label = QLabel("Discussion")
    qtbot.addWidget(label)
    label.show()
    label.setFont(small_font(is_bold=True))

    apply_theme(qapp, DARK_THEME)

    assert label.font().bold()
    assert label.font().pixelSize() == 13


def test_the_system_going_dark_is_followed(qapp: QApplication, qtbot: QtBot) -> None:
    controller = ThemeController(qapp)

    with qtbot.waitSignal(controller.theme_changed) as changed:
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert changed.args == [DARK_THEME]
    assert window_colour(qapp) == DARK.bg
    controller.deleteLater()


def test_the_system_going_light_again_is_followed(
    qapp: QApplication, qtbot: QtBot
) -> None:
    controller = ThemeController(qapp)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)

    assert window_colour(qapp) == PAPER.bg
    controller.deleteLater()


def test_a_choice_of_ones_own_wins_over_the_system(
    qapp: QApplication, qtbot: QtBot
) -> None:
    controller = ThemeController(qapp, ThemeChoice.SEPIA)

    with qtbot.assertNotEmitted(controller.theme_changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert controller.theme is SEPIA_THEME
    assert controller.choice is ThemeChoice.SEPIA
    controller.deleteLater()


@pytest.mark.parametrize(
    ("choice", "name"),
    [
        (ThemeChoice.PAPER, "paper"),
        (ThemeChoice.SEPIA, "sepia"),
        (ThemeChoice.DARK, "dark"),
        (ThemeChoice.HIGH_CONTRAST, "high_contrast"),
    ],
)
def test_a_choice_is_applied_at_once(
    choice: ThemeChoice, name: str, qapp: QApplication
) -> None:
    controller = ThemeController(qapp)

    controller.set_choice(choice)

    assert current_theme().name == name
    assert controller.theme.name == name
    controller.deleteLater()


def test_the_system_asking_for_contrast_is_followed(
    qapp: QApplication, qtbot: QtBot
) -> None:
    controller = ThemeController(qapp)
    hints = qapp.styleHints().accessibility()

    with qtbot.waitSignal(controller.theme_changed):
        hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)

    assert controller.theme.name == "high_contrast"
    assert not current_tokens().has_soft_fills
    controller.deleteLater()


def test_high_contrast_is_made_of_the_palettes_roles() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#FFFFFF"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#1AEBFF"))

    theme = high_contrast_theme(palette)

    assert theme.is_dark
    assert (theme.tokens.bg, theme.tokens.text) == ("#000000", "#FFFFFF")
    assert theme.tokens.accent == "#1AEBFF"
