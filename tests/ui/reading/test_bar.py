# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The bar of reading cuts no word at any width a window may have."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from meetingroom.ui.reading.bar import ReadingBar
from meetingroom.ui.reading.view import ReadingView

LEADER = ReadingView(is_facilitator=True, finished=17, of=60, sealed_count=24)


def bar_at(qtbot: QtBot, width_px: int, view: ReadingView = LEADER) -> ReadingBar:
    bar = ReadingBar()
    qtbot.addWidget(bar)
    bar.show_view(view)
    bar.resize(width_px, bar.height())
    bar.show()
    QApplication.processEvents()
    return bar


@pytest.mark.parametrize("width_px", [640, 760, 800, 1000, 1280])
@pytest.mark.parametrize("leads", [True, False])
def test_no_word_is_cut(qtbot: QtBot, width_px: int, *, leads: bool) -> None:
    view = ReadingView(is_facilitator=leads, finished=17, of=60, sealed_count=24)
    bar = bar_at(qtbot, width_px, view)

    parts: list[QLabel | QPushButton] = [
        *bar.findChildren(QLabel),
        *bar.findChildren(QPushButton),
    ]
    cut = [
        part.text()
        for part in parts
        if part.isVisible() and part.width() < part.sizeHint().width()
    ]

    assert cut == []


@pytest.mark.parametrize("width_px", [640, 1280])
def test_whoever_asked_for_time_sees_that_it_was_asked(
    qtbot: QtBot, width_px: int
) -> None:
    bar = bar_at(qtbot, width_px, ReadingView(of=60, wants_longer=True))

    assert bar.longer.isVisible()
    assert bar.longer.text() == "You asked the facilitator for more time"
    assert not bar.longer.is_elided()

    bar.show_view(ReadingView(of=60))

    assert not bar.longer.isVisible()


def test_minutes_are_in_a_menu_where_room_is_short(qtbot: QtBot) -> None:
    bar = bar_at(qtbot, 800)
    menu = bar.time.menu()
    assert menu is not None

    with qtbot.waitSignal(bar.extend_requested) as asked:
        menu.actions()[0].trigger()

    assert bar.time.isVisible()
    assert not bar.more.isVisible()
    assert asked.args == [2]


def test_short_counts_are_still_spoken_in_full(qtbot: QtBot) -> None:
    bar = bar_at(qtbot, 640)

    assert bar.sealed.text() == "24"
    assert bar.sealed.accessibleName() == "24 notes, sealed until the reveal"
