# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The window with its real menus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from meetingroom.ui.window.main_window import MainWindow


class Office:
    """A window on the first screen."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(settings)
        self.themes = ThemeController(app)
        self.window = MainWindow(self.themes, self.preferences)


@pytest.fixture
def office(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    made = Office(qapp, tmp_path)
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.window.set_page(None)
    made.themes.set_choice(ThemeChoice.FOLLOW_SYSTEM)
    made.themes.deleteLater()


@pytest.mark.parametrize("choice", list(ThemeChoice))
def test_a_theme_is_chosen_in_the_menu(office: Office, choice: ThemeChoice) -> None:
    (action,) = (
        one for one in office.window.commands.themes.actions() if one.data() == choice
    )

    action.trigger()

    assert office.themes.choice is choice
    assert office.preferences.theme is choice
    assert action.isChecked()


def test_a_length_of_lines_is_chosen_in_the_menu(office: Office) -> None:
    action = office.window.commands.measures.actions()[0]

    action.trigger()

    assert office.preferences.measure_cp == action.data()
    assert action.isChecked()
