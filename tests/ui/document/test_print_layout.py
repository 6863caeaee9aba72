# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Addresses come from a print layout that nobody's screen can change."""

from itertools import pairwise

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.memo.blocks import BlockKind
from meetingroom.ui.document.print_layout import lay_out_pages
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import DARK_THEME, PAPER_THEME, apply_theme
from tests.ui.document.sample import every_kind, long_memo, memo_of, short_memo


def test_an_empty_memo_has_no_pages(qtbot: QtBot) -> None:
    del qtbot
    assert lay_out_pages(memo_of()).pages == 0


def test_lines_count_up_within_each_page(qtbot: QtBot) -> None:
    del qtbot
    lines = lay_out_pages(long_memo(60)).lines

    assert lines[0].start_cp == 0
    assert lines[-1].page > 1
    for before, after in pairwise(lines):
        is_next = (after.page, after.number) == (before.page, before.number + 1)
        assert is_next or (after.page, after.number) == (before.page + 1, 1)
        assert after.start_cp >= before.start_cp


def test_every_block_begins_a_line(qtbot: QtBot) -> None:
    del qtbot
    memo = every_kind()
    starts = {line.start_cp for line in lay_out_pages(memo).lines}

    assert starts.issuperset(memo.starts_cp)


def test_a_heading_is_never_the_last_line_of_a_page(qtbot: QtBot) -> None:
    del qtbot
    memo = long_memo(300)
    lines = lay_out_pages(memo).lines

    for before, after in pairwise(lines):
        if after.page != before.page:
            block = memo.blocks[memo.block_at(before.start_cp)]
            assert block.kind is not BlockKind.HEADING


def test_pages_do_not_depend_on_theme_or_application_font(
    qtbot: QtBot, qapp: QApplication
) -> None:
    del qtbot
    fonts.load_first()
    memo = short_memo()
    usual = lay_out_pages(memo)
    before = qapp.font()
    apply_theme(qapp, DARK_THEME)
    larger = qapp.font()
    larger.setPixelSize(40)
    qapp.setFont(larger)

    changed = lay_out_pages(memo)

    qapp.setFont(before)
    apply_theme(qapp, PAPER_THEME)
    assert changed == usual
