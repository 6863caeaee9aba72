# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Joining from the first screen: a link, or an address and a forgiving code."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.protocol.code import ALPHABET, read_code
from meetingroom.ui.home.code_field import CodeField
from meetingroom.ui.home.screen import HomeScreen
from meetingroom.ui.home.view import JoinRequest, Nearby, Unfinished
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.ui.home.rows import MEETINGS, TODAY


@pytest.fixture
def home(qapp: QApplication, qtbot: QtBot) -> Iterator[HomeScreen]:
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    screen = HomeScreen(themes, today=lambda: TODAY)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show_name("Ben")
    yield screen
    themes.deleteLater()


@pytest.fixture
def field(qapp: QApplication, qtbot: QtBot) -> CodeField:
    del qapp
    made = CodeField()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("typed", ["7kq2m4xd", "7KQ2-M4XD", "7kq2 m4xd", "7k-q2m4xdzz"])
def test_a_code_is_written_as_it_is_read_out(field: CodeField, typed: str) -> None:
    QTest.keyClicks(field, typed)

    assert field.text() == "7KQ2-M4XD"
    assert field.is_whole()


def test_look_alikes_become_what_they_stand_for(field: CodeField) -> None:
    QTest.keyClicks(field, "oilx")

    assert field.text() == "011X"


@pytest.mark.parametrize("letter", ALPHABET)
def test_every_character_of_a_code_stays_as_it_is(
    field: CodeField, letter: str
) -> None:
    QTest.keyClicks(field, letter)

    assert read_code(field.text() * 8) == letter * 8


def test_a_letter_put_into_the_middle_keeps_the_cursor_behind_it(
    field: CodeField,
) -> None:
    QTest.keyClicks(field, "7KQM4XD")
    field.setCursorPosition(3)

    QTest.keyClicks(field, "2")

    assert field.text() == "7KQ2-M4XD"
    assert field.cursorPosition() == 4


def test_a_character_before_the_hyphen_can_be_taken_back(field: CodeField) -> None:
    QTest.keyClicks(field, "7KQ2M")

    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Backspace)

    assert field.text() == "7KQ"


def test_a_pasted_link_is_asked_for_with_the_name(
    home: HomeScreen, qtbot: QtBot
) -> None:
    home.page.join.address.setText(" https://192.168.1.24:8420/j/7KQ2#abc ")

    with qtbot.waitSignal(home.join_requested) as asked:
        home.page.join.join.click()

    link = "https://192.168.1.24:8420/j/7KQ2#abc"
    assert asked.args == [JoinRequest(link, "", "Ben")]


def test_an_address_needs_its_whole_code(home: HomeScreen, qtbot: QtBot) -> None:
    join = home.page.join
    join.address.setText("192.168.1.24:8420")
    QTest.keyClicks(join.code, "7kq2")

    with qtbot.assertNotEmitted(home.join_requested):
        QTest.keyClick(join.code, Qt.Key.Key_Return)
    assert "eight characters" in join.hint.text()
    assert join.code.selectedText() == "7KQ2"
    join.code.deselect()
    QTest.keyClicks(join.code, "m4xd")
    with qtbot.waitSignal(home.join_requested) as asked:
        QTest.keyClick(join.code, Qt.Key.Key_Return)

    assert asked.args == [JoinRequest("192.168.1.24:8420", "7KQ2-M4XD", "Ben")]


def test_without_a_name_joining_asks_for_it_in_its_own_panel(
    home: HomeScreen, qtbot: QtBot
) -> None:
    home.show_name("")
    with qtbot.waitExposed(home):
        home.show()
    home.activateWindow()
    join = home.page.join
    join.address.setText("meetingroom://join/x#y")
    assert not join.name_field.isVisible()
    with qtbot.assertNotEmitted(home.join_requested):
        join.join.click()
    qtbot.waitUntil(join.name_field.hasFocus)
    asked_for = join.hint.text()
    join.name_field.setText("Rita")

    with qtbot.waitSignal(home.join_requested) as asked:
        QTest.keyClick(join.name_field, Qt.Key.Key_Return)

    assert asked.args == [JoinRequest("meetingroom://join/x#y", "", "Rita")]
    assert asked_for == "Say your name; then join."
    assert home.page.start.name == "Rita"
    assert not join.name_field.isVisible()


def test_nothing_typed_is_said_under_the_field(home: HomeScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(home.join_requested):
        home.page.join.join.click()

    assert home.page.join.hint.text().startswith("Paste the link")


def test_a_wrong_code_stays_selected_until_one_types(home: HomeScreen) -> None:
    join = home.page.join
    QTest.keyClicks(join.code, "7KQ2M4XD")

    home.show_join_error("No meeting has that code.", is_code=True)
    assert join.code.selectedText() == "7KQ2-M4XD"
    assert join.hint.text() == "No meeting has that code."
    assert join.code.accessibleDescription() == "No meeting has that code."
    QTest.keyClicks(join.code, "a")

    assert join.hint.text() != "No meeting has that code."


def test_a_meeting_found_nearby_is_filled_in(home: HomeScreen, qtbot: QtBot) -> None:
    join = home.page.join
    home.show_nearby([Nearby("10.0.0.7:8420", "Pricing review", "Ada’s laptop")])
    assert join.nearby is not None

    join.nearby.buttons["10.0.0.7:8420"].click()

    assert join.address.text() == "10.0.0.7:8420"
    home.show_nearby(())
    assert join.nearby.isHidden()


def test_tab_goes_through_the_panel_as_it_is_read(
    home: HomeScreen, qtbot: QtBot
) -> None:
    home.show_meetings(MEETINGS)
    home.show_nearby([Nearby("a:1", "One"), Nearby("b:1", "Two")])
    with qtbot.waitExposed(home):
        home.show()
    home.activateWindow()
    qtbot.waitUntil(home.isActiveWindow)
    join = home.page.join
    assert join.nearby is not None
    join.address.setFocus()

    passed: list[QWidget] = []
    at: QWidget | None = join.address
    while at is not None and len(passed) < 4:
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        passed += [at] if at is not None else []

    assert passed == [join.code, join.join, *join.nearby.buttons.values()]


def test_nothing_found_nearby_says_nothing(home: HomeScreen) -> None:
    home.show_nearby(())

    assert home.page.join.nearby is None


def test_ctrl_j_goes_to_the_address(home: HomeScreen, qtbot: QtBot) -> None:
    with qtbot.waitExposed(home):
        home.show()
    home.activateWindow()
    home.search.setFocus()

    QTest.keyClick(home.search, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(home.page.join.address.hasFocus)


def test_a_link_brings_its_code_along(home: HomeScreen) -> None:
    join = home.page.join
    QTest.keyClicks(join.code, "7KQ2")

    home.show_join_text("meetingroom://join/7KQ2M4XD#secret")
    assert not join.code.isEnabled()
    assert join.code.text() == ""
    home.show_join_text("192.168.1.24:8420")

    assert join.code.isEnabled()


def test_a_meeting_one_attended_is_joined_again(home: HomeScreen, qtbot: QtBot) -> None:
    home.show_meetings(MEETINGS)
    home.show_unfinished(Unfinished("m", "Billing", is_joined=True), "Ada hosts it.")
    side = home.page.side
    assert side.resume.text() == "Join again"

    with qtbot.waitSignal(home.continue_requested) as asked:
        side.resume.click()
    assert asked.args == ["m"]
    home.show_unfinished(None)

    assert side.isHidden()
