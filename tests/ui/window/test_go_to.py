# SPDX-License-Identifier: LicenseRef-Meetingroom
"""“3:12” typed anywhere goes to page 3, line 12."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.memo.pages import plain_pages
from meetingroom.memo.read.source import read_bytes
from meetingroom.ui.document.look import PageLook
from meetingroom.ui.page.memo_view import MemoView
from meetingroom.ui.window.go_to import GoToDialog, ask_address

MEMO = read_bytes(("# Plan\n\n" + "Some words.\n\n" * 200).encode(), "m.md", None)
PAGES = plain_pages(MEMO)


class Room:
    """A screen with a memo and the box that was opened on it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.screen = QWidget()
        qtbot.addWidget(self.screen)
        self.view = MemoView(PageLook())
        QVBoxLayout(self.screen).addWidget(self.view)
        self.view.show_memo(MEMO, PAGES)
        self.screen.show()

    def type(self, text: str) -> GoToDialog:
        assert ask_address(self.screen, PAGES)
        (dialog,) = self.screen.findChildren(GoToDialog)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        QTest.keyClicks(field, text)
        dialog.accept()
        return dialog


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    one = Room(qtbot)
    yield one
    for dialog in one.screen.findChildren(GoToDialog):
        dialog.reject()


@pytest.mark.parametrize("typed", ["3:12", "3.12", "p3 l12", "page 3 line 12"])
def test_typed_address_is_the_readers_place(room: Room, typed: str) -> None:
    dialog = room.type(typed)

    wanted = next(x for x in PAGES.lines if (x.page, x.number) == (3, 12))
    assert room.view.current_block == MEMO.block_at(wanted.start_cp)
    assert not dialog.isVisible()


def test_page_alone_is_its_first_line(room: Room) -> None:
    room.type("4")

    first = next(line for line in PAGES.lines if line.page == 4)
    assert room.view.current_block == MEMO.block_at(first.start_cp)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("99:1", "There is no such place. Pages of this memo: 6."),
        ("2:300", "Page 2 has lines 1 to 40."),
        ("somewhere", "There is no such place. Pages of this memo: 6."),
    ],
)
def test_wrong_address_says_what_there_is(room: Room, typed: str, said: str) -> None:
    dialog = room.type(typed)

    assert dialog.isVisible()
    assert dialog.labelText() == said
    assert room.view.current_block == 0


def test_screen_without_a_memo_has_nowhere_to_go(qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)

    assert not ask_address(screen, PAGES)
