# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tab goes through a screen as it is read, whatever was made last."""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from meetingroom.ui.decisions.date_field import DateField
from meetingroom.ui.widget.tab_order import order_tabs, tab_stops


def screen(qtbot: QtBot) -> tuple[QWidget, list[QWidget]]:
    """A field, a list in a scroll area made last, and two buttons below."""
    root = QWidget()
    qtbot.addWidget(root)
    buttons = QHBoxLayout()
    back, go_on = QPushButton("Back"), QPushButton("Go on")
    buttons.addWidget(back)
    buttons.addWidget(go_on)
    field = QLineEdit()
    area = QScrollArea()
    column = QVBoxLayout(root)
    column.addWidget(QLabel("Name"))
    column.addWidget(field)
    column.addWidget(area)
    column.addLayout(buttons)
    page = QWidget()
    rows = QVBoxLayout(page)
    row = QPushButton("Row")
    rows.addWidget(row)
    area.setWidget(page)
    return root, [field, area, row, back, go_on]


def test_stops_follow_the_layouts(qtbot: QtBot) -> None:
    root, wanted = screen(qtbot)

    assert list(tab_stops(root)) == wanted


def test_rows_made_last_come_before_the_buttons_below(qtbot: QtBot) -> None:
    root, wanted = screen(qtbot)

    order_tabs(root)

    chain: list[QWidget] = []
    at: QWidget | None = wanted[0]
    while at is not None and at not in chain:
        chain.append(at)
        at = at.nextInFocusChain()
    assert [one for one in chain if one in wanted] == wanted


def test_the_button_in_a_line_comes_right_after_it(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    day, reason = DateField(), QLineEdit()
    column = QVBoxLayout(root)
    column.addWidget(day)
    column.addWidget(reason)

    assert list(tab_stops(root)) == [day, day.button, reason]
