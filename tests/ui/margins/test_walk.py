# SPDX-License-Identifier: LicenseRef-Meetingroom
"""By keyboard alone through the margins: every note in its order, and in view."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.margins.note_row import NoteRow
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import MINA, TOM, TestRoom
from tests.ui.margins.test_margins_screen import Desk, focused, shown

QUOTES = ("Today", "two systems", "1.2 million", "Nobody", "how many", "stop selling")


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, ThemeChoice.PAPER)
    yield controller
    controller.deleteLater()


@pytest.fixture
def room() -> TestRoom:
    """Six passages with four notes each: more than a screen holds."""
    room = TestRoom().go_to(Phase.READING)
    for quote in QUOTES:
        for number in range(4):
            writer = (MINA, TOM)[number % 2]
            body = f"About {quote}, {number}. " * 6
            room.add_note(writer, quote, NoteKind.CONCERN, body)
    return room.go_to(Phase.MARGINS)


def is_in_view(desk: Desk, part: QWidget) -> bool:
    view = desk.screen.column.viewport()
    top = part.mapTo(view, part.rect().topLeft()).y()
    return top >= 0 and top + part.height() <= view.height()


def row_of(part: QWidget | None) -> NoteRow | None:
    while part is not None and not isinstance(part, NoteRow):
        part = part.parentWidget()
    return part


@pytest.mark.parametrize("width", [1280, 780])
def test_tab_goes_through_all_notes_in_order_and_in_view_and_back(
    themes: ThemeController, qtbot: QtBot, room: TestRoom, width: int
) -> None:
    desk = shown(themes, qtbot, room)
    desk.screen.resize(width, 600)
    order = desk.screen.notes.order
    desk.screen.walk.go_to(order[0])
    stops = 3 * len(order)

    passed: list[object] = []
    for key in [Qt.Key.Key_Tab] * (stops - 1) + [Qt.Key.Key_Backtab] * (stops - 1):
        row = row_of(focused())
        assert row is not None
        assert is_in_view(desk, focused())
        passed.append(row.view.id)
        QTest.keyClick(focused(), key)

    there = [note for note in order for _ in range(3)]
    assert passed == there[:-1] + there[:0:-1]


def test_after_the_last_note_tab_leads_on_to_the_stance(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.screen.walk.go_to(desk.screen.notes.order[-1])

    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)

    assert desk.screen.stance.isAncestorOf(focused())


def test_a_narrow_window_begins_at_the_notes(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.screen.resize(780, 700)

    panes = desk.screen.panes()
    panes[0].setFocus()

    assert desk.screen.focusProxy() is None
    assert row_of(focused()) is panes[0]
    desk.press(Qt.Key.Key_BracketRight)
    row = row_of(focused())
    assert row is not None
    assert row.view.id == desk.screen.notes.order[1]


def test_escape_in_a_narrow_window_stays_at_the_notes(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.screen.resize(780, 700)
    desk.screen.begin_note()

    desk.press(Qt.Key.Key_Escape)

    assert desk.screen.composer.isHidden()
    assert row_of(focused()) is not None
