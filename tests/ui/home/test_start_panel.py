# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The name of whoever starts: taken as typed, asked for once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.ui.home.screen import HomeScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.ui.home.rows import TODAY

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def home(qapp: QApplication, qtbot: QtBot) -> Iterator[HomeScreen]:
    """The first screen before anybody said a name, as at the very first start."""
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    screen = HomeScreen(themes, today=lambda: TODAY)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show_name("")
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    yield screen
    themes.deleteLater()


def asked_for(home: HomeScreen) -> list[str]:
    """Return the name in force each time a memo is to be chosen."""
    names: list[str] = []
    home.choose_memo_requested.connect(lambda: names.append(home.page.start.name))
    return names


def test_a_name_still_being_typed_is_taken_by_the_key(
    home: HomeScreen, qtbot: QtBot
) -> None:
    asked = asked_for(home)
    field = home.page.start.name_field
    field.setFocus()
    QTest.keyClicks(field, "Ada Novak")

    with qtbot.waitSignal(home.name_changed) as changed:
        QTest.keyClick(field, Qt.Key.Key_N, CONTROL)

    assert changed.args == ["Ada Novak"]
    assert asked == ["Ada Novak"]


def test_joining_takes_the_name_as_typed(home: HomeScreen, qtbot: QtBot) -> None:
    field = home.page.start.name_field
    field.setFocus()
    QTest.keyClicks(field, "Rita")
    QTest.keyClick(field, Qt.Key.Key_J, CONTROL)
    home.page.join.address.setText("meetingroom://join/x#y")

    with qtbot.waitSignal(home.join_requested) as asked:
        QTest.keyClick(home.page.join.address, Qt.Key.Key_Return)

    assert asked.args[0].name == "Rita"


def test_what_waited_for_the_name_is_done_once(home: HomeScreen) -> None:
    asked = asked_for(home)
    field = home.page.start.name_field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_N, CONTROL)
    QTest.keyClicks(field, "Ada")

    QTest.keyClick(field, Qt.Key.Key_N, CONTROL)

    assert asked == ["Ada"]


def test_without_a_name_it_is_asked_for(home: HomeScreen) -> None:
    asked = asked_for(home)

    QTest.keyClick(home.page.start.name_field, Qt.Key.Key_N, CONTROL)

    assert asked == []
    assert home.page.start.name_hint.text().startswith("Say your name first")


def test_a_name_can_be_corrected_on_the_first_screen(
    home: HomeScreen, qtbot: QtBot
) -> None:
    home.show_name("Ada")
    with qtbot.waitExposed(home):
        home.show()
    start = home.page.start
    assert start.rename.text() == "Your name: Ada (change it)"

    start.rename.click()
    start.name_field.setText("Ada L.")
    with qtbot.waitSignal(home.name_changed) as changed:
        QTest.keyClick(start.name_field, Qt.Key.Key_Return)

    assert changed.args == ["Ada L."]
    assert start.rename.text() == "Your name: Ada L. (change it)"
    assert not start.name_field.isVisible()
