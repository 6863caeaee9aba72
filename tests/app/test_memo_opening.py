# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Memos of any format are opened from the window, with a way to stop."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.app.memo_opening import MemoOpening
from meetingroom.memo.blocks import Span, SpanStyle
from meetingroom.ui.prepare.screen import PrepareScreen
from meetingroom.ui.window.opening_strip import OpeningStrip
from tests.app.office import WAIT_MS, Laptop
from tests.memo.word.package import docx, p

if TYPE_CHECKING:
    from meetingroom.app.opening import ReadMemo


class Asker:
    """Somebody who opens memos, and what came of it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.strip = OpeningStrip()
        qtbot.addWidget(self.strip)
        self.opening = MemoOpening(self.strip, self.strip)
        self.opened: list[ReadMemo] = []
        self.problems: list[str] = []

    def open(self, path: Path) -> None:
        self.opening.open(path, self.opened.append, self.problems.append)


@pytest.fixture
def asker(qtbot: QtBot) -> Iterator[Asker]:
    one = Asker(qtbot)
    yield one
    one.opening.cancel()


def saved(folder: Path, content: bytes, name: str = "memo.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_markdown_is_open_at_once(asker: Asker, tmp_path: Path) -> None:
    asker.open(saved(tmp_path, b"# T", "memo.md"))

    assert [read.memo.text for read in asker.opened] == ["T"]


def test_word_file_opens_while_the_window_lives(
    asker: Asker, qtbot: QtBot, tmp_path: Path
) -> None:
    asker.open(saved(tmp_path, docx(p("We agree."))))
    assert asker.opening.is_busy

    qtbot.waitUntil(lambda: not asker.opening.is_busy, timeout=WAIT_MS)
    assert [read.memo.text for read in asker.opened] == ["We agree."]
    assert asker.opened[0].pages.pages == 1


def test_refusal_is_said_in_the_window(
    asker: Asker, qtbot: QtBot, tmp_path: Path
) -> None:
    asker.open(saved(tmp_path, docx(p("x"))[:-200]))
    qtbot.waitUntil(lambda: bool(asker.problems), timeout=WAIT_MS)

    assert "damaged" in asker.problems[0]
    assert asker.opened == []


def test_cancel_opens_nothing_and_says_nothing(
    asker: Asker, qtbot: QtBot, tmp_path: Path
) -> None:
    asker.open(saved(tmp_path, docx(p("x"))))
    asker.strip.cancel_requested.emit()

    assert not asker.opening.is_busy
    assert asker.strip.message.message is None
    asker.open(saved(tmp_path, docx(p("y"))))
    qtbot.waitUntil(lambda: not asker.opening.is_busy, timeout=WAIT_MS)
    assert [read.memo.text for read in asker.opened] == ["y"]
    assert asker.problems == []


def test_second_memo_replaces_the_first(
    asker: Asker, qtbot: QtBot, tmp_path: Path
) -> None:
    asker.open(saved(tmp_path, docx(p("first"))))
    asker.open(saved(tmp_path, docx(p("second")), "other.docx"))
    qtbot.waitUntil(lambda: not asker.opening.is_busy, timeout=WAIT_MS)

    assert [read.memo.text for read in asker.opened] == ["second"]


def test_word_file_dropped_on_the_first_screen_begins_a_meeting(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    laptop = Laptop(tmp_path / "ada", "Ada", qapp, None)
    qtbot.addWidget(laptop.front.window)
    laptop.desk.open()
    laptop.front.home.take_memo(str(saved(tmp_path, docx(p("We agree.")))))
    qtbot.waitUntil(lambda: laptop.front.window.page is not None, timeout=WAIT_MS)

    screen = laptop.page.current_screen
    assert isinstance(screen, PrepareScreen)
    assert screen.head.title.text() == "We agree."
    laptop.front.window.close()


def test_copied_rich_text_is_a_memo_with_its_structure(
    asker: Asker, qtbot: QtBot
) -> None:
    content = QMimeData()
    content.setHtml(
        "Version:0.9\r\n<html><head><style>.b{font-weight:bold}</style></head><body>"
        "before<!--StartFragment--><h1>Plan</h1><p>We <span class=b>agree</span></p>"
        "<!--EndFragment-->after</body></html>"
    )
    asker.opening.paste(content, asker.opened.append, asker.problems.append)
    qtbot.waitUntil(lambda: bool(asker.opened), timeout=WAIT_MS)

    memo = asker.opened[0].memo
    assert memo.text == "Plan\nWe agree"
    assert memo.blocks[1].spans == (Span(3, 8, SpanStyle.STRONG),)
    assert asker.opened[0].path is None


def test_copied_text_is_read_as_markdown(asker: Asker) -> None:
    content = QMimeData()
    content.setText("# Plan\n\nWe *agree*.")
    asker.opening.paste(content, asker.opened.append, asker.problems.append)

    assert asker.opened[0].memo.text == "Plan\nWe agree."


def test_nothing_copied_is_said(asker: Asker) -> None:
    asker.opening.paste(QMimeData(), asker.opened.append, asker.problems.append)

    assert asker.problems[0].startswith("There is no text to paste.")


def test_pasting_on_the_first_screen_begins_a_meeting(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    laptop = Laptop(tmp_path / "ada", "Ada", qapp, None)
    qtbot.addWidget(laptop.front.window)
    laptop.desk.open()
    qapp.clipboard().setText("# Copied plan\n\nWords.")
    laptop.front.window.commands.paste_memo.trigger()

    assert laptop.page.bridge.snapshot().meeting.setup.title == "Copied plan"
    laptop.front.window.close()
