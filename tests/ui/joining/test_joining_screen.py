# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The cover while joining: the step in words, what failed, and what to try."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from meetingroom.ui.joining.screen import JoiningScreen
from meetingroom.ui.joining.step import JoinStep
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice

NO_ANSWER = "Nothing answers at 192.168.1.24:8420."
TRIES = ("Check that both are in the same Wi-Fi.", "Switch a VPN off.")


@pytest.fixture
def cover(qapp: QApplication, qtbot: QtBot) -> Iterator[JoiningScreen]:
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    screen = JoiningScreen("Ben")
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    yield screen
    themes.deleteLater()


def spoken(cover: JoiningScreen) -> list[str]:
    return [label.accessibleName() for label in cover.steps.findChildren(QLabel)]


def test_the_step_is_said_in_words(cover: JoiningScreen) -> None:
    cover.show_step(JoinStep.CHECKING)

    assert spoken(cover)[0] == "Looking for the host: done"
    assert spoken(cover)[1] == "Checking the host’s certificate: now"
    assert spoken(cover)[4] == "Fetching the meeting: still to come"


def test_whoever_opens_the_door_is_named(cover: JoiningScreen) -> None:
    cover.show_waiting("Ada Novak")

    assert "Waiting until Ada Novak lets you in: now" in spoken(cover)
    assert cover.retry.isHidden()


def test_escape_cancels(cover: JoiningScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(cover.cancel_requested):
        QTest.keyClick(cover, Qt.Key.Key_Escape)


def test_a_failure_says_what_failed_and_what_to_try(
    cover: JoiningScreen, qtbot: QtBot
) -> None:
    cover.show_failure(NO_ANSWER, TRIES)

    shown = [label.text() for label in cover.problem.findChildren(QLabel)]
    assert NO_ANSWER in shown
    assert set(TRIES) <= set(shown)
    assert cover.retry.hasFocus()
    with qtbot.waitSignal(cover.retry_requested) as asked:
        QTest.keyClick(cover.retry, Qt.Key.Key_Space)
    assert asked.args == ["Ben"]
    with qtbot.waitSignal(cover.address_requested):
        cover.address.click()


def test_the_step_that_failed_is_marked(cover: JoiningScreen) -> None:
    cover.show_failure("Not the host.", TRIES, step=JoinStep.CHECKING)

    assert spoken(cover)[0] == "Looking for the host: done"
    assert spoken(cover)[1] == "Checking the host’s certificate: now"


def test_a_wrong_code_is_corrected_first(cover: JoiningScreen, qtbot: QtBot) -> None:
    cover.show_failure("This code opens no room.", TRIES, is_code_wrong=True)

    assert cover.panes() == [cover.correct, cover.again, cover.cancel]
    assert cover.correct.hasFocus()
    with qtbot.waitSignal(cover.code_requested) as asked:
        QTest.keyClick(cover.correct, Qt.Key.Key_Space)
    assert asked.args == ["This code opens no room."]
    with qtbot.waitSignal(cover.retry_requested):
        cover.again.click()


def test_the_next_try_takes_the_failure_away(cover: JoiningScreen) -> None:
    cover.show_failure(NO_ANSWER, TRIES)

    cover.show_step(JoinStep.LOOKING)

    assert cover.problem.isHidden()
    assert cover.retry.isHidden()
    assert cover.cancel.hasFocus()


def test_a_name_that_is_taken_can_be_changed(
    cover: JoiningScreen, qtbot: QtBot
) -> None:
    cover.show_name_taken("Somebody here is called Ben. Add an initial.")
    assert cover.name.selectedText() == "Ben"
    assert "Add an initial" in cover.name_row.error
    QTest.keyClicks(cover.name, "Ben O.")

    with qtbot.waitSignal(cover.retry_requested) as asked:
        QTest.keyClick(cover.name, Qt.Key.Key_Return)

    assert asked.args == ["Ben O."]


def test_an_empty_name_is_not_tried(cover: JoiningScreen, qtbot: QtBot) -> None:
    cover.show_name_taken("Somebody here is called Ben.")
    cover.name.clear()

    with qtbot.assertNotEmitted(cover.retry_requested):
        cover.retry.click()

    assert cover.name_row.error == "Say your name first."
