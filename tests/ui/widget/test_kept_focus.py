# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The focus rests in a quiet place when what had it goes away."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.ui.widget.kept_focus import kept_focus


class Page:
    """A way back, a field, a button and two places to rest, the first one hidden."""

    def __init__(self, qtbot: QtBot) -> None:
        self.screen = QWidget()
        qtbot.addWidget(self.screen)
        self.back, self.field = QPushButton("Back"), QLineEdit()
        self.button = QPushButton("Record")
        self.rests = [QLabel("form"), QLabel("reading")]
        column = QVBoxLayout(self.screen)
        for part in (self.back, self.field, self.button, *self.rests):
            column.addWidget(part)
        self.rests[0].hide()
        self.screen.show()

    @property
    def focused(self) -> QWidget | None:
        return self.screen.focusWidget()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def test_what_is_hidden_hands_the_focus_to_where_it_rests(page: Page) -> None:
    page.button.setFocus()

    with kept_focus(page.screen, page.rests):
        page.button.hide()

    assert page.focused is page.rests[1]


def test_what_is_disabled_does_so_too(page: Page) -> None:
    page.field.setFocus()

    with kept_focus(page.screen, page.rests):
        page.field.setEnabled(False)

    assert page.focused is page.rests[1]


def test_a_focus_that_stays_is_left_alone(page: Page) -> None:
    page.field.setFocus()

    with kept_focus(page.screen, page.rests):
        page.button.hide()

    assert page.focused is page.field
