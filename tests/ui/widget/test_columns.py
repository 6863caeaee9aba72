# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Two columns, and the bar whose sentence wraps where room is short."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.ui.widget.bottom_bar import BottomBar
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.columns import MainAndSide
from meetingroom.ui.widget.tab_order import order_tabs


@pytest.fixture
def columns(qapp: QApplication, qtbot: QtBot) -> MainAndSide:
    made = MainAndSide(QLabel("main"), QLabel("side"), 400)
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    assert qapp is not None
    return made


def test_a_wide_window_has_two_columns(columns: MainAndSide) -> None:
    assert not columns.is_stacked
    assert columns.side_area.width() == 400


def test_a_narrow_one_stacks_and_a_wide_one_unstacks(columns: MainAndSide) -> None:
    side = columns.side_area.widget()
    assert side is not None

    columns.resize(800, 500)
    is_below = columns.main_area.isAncestorOf(side)
    columns.resize(1200, 500)

    assert is_below
    assert columns.side_area.isAncestorOf(side)
    assert side.isVisible()


def test_below_each_other_tab_still_goes_from_column_to_column(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    main, side, below = (QPushButton(word) for word in ("Form", "Answers", "Save"))
    columns = MainAndSide(main, side, 400)
    whole = QVBoxLayout(page)
    whole.addWidget(columns)
    whole.addWidget(below)
    page.resize(1200, 500)
    page.show()
    order_tabs(page)

    page.resize(800, 500)
    QApplication.processEvents()

    chain: list[QWidget] = []
    at: QWidget | None = main
    while at is not None and at not in chain:
        chain.append(at)
        at = at.nextInFocusChain()
    assert columns.is_stacked
    wanted = [main, side, below]
    assert [one for one in chain if one in wanted] == wanted


def test_a_long_sentence_leaves_room_for_the_buttons(qtbot: QtBot) -> None:
    bar = BottomBar()
    qtbot.addWidget(bar)
    button = ActionButton("Close the meeting")
    bar.add_button(button)
    bar.set_sentence("One blocker has no disposition yet. Say what becomes of it. " * 2)

    bar.resize(640, bar.height())
    bar.show()

    assert button.geometry().right() <= bar.width()
    assert bar.minimumSizeHint().width() < 640
