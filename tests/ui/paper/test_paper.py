# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The printed lines are the lines of the addresses."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped] # the package has no stubs
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from meetingroom.memo.blocks import Block, BlockKind, Span, SpanStyle
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import Line, PageMap, Paper
from meetingroom.memo.read.source import read_memo
from meetingroom.ui.document.print_layout import PAPER_PX, lay_out, lay_out_pages
from meetingroom.ui.page.geometry import PageGeometry
from meetingroom.ui.page.ink import PageInk
from meetingroom.ui.paper.booklet import Booklet
from meetingroom.ui.paper.pdf import paper_pdf
from meetingroom.ui.paper.sheet import PEN_MARGIN_PX, SheetLook, Sheets
from meetingroom.ui.theme import fonts
from tests.support.pdf import texts_of, words
from tests.ui.document.sample import every_kind, memo_of, paragraph

SAMPLES = Path(__file__).parents[3] / "resources/memos"
LOOK = SheetLook("A memo")


def pdf_of(memo: Memo, pages: PageMap, look: SheetLook) -> bytes:
    return paper_pdf(Booklet(look.title, [Sheets(memo, pages, look)]))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", ["six-pager", "design-decision"])
def test_each_printed_line_is_the_frozen_line(
    qtbot: QtBot, name: str, paper: Paper
) -> None:
    del qtbot
    memo = read_memo(SAMPLES / f"{name}.md")
    pages = lay_out_pages(memo, paper)
    printed = texts_of(pdf_of(memo, pages, LOOK))

    assert len(printed) == pages.pages
    ends = [line.start_cp for line in pages.lines[1:]] + [len(memo.text)]
    for line, end_cp in zip(pages.lines, ends, strict=True):
        block = memo.blocks[memo.block_at(line.start_cp)]
        if block.kind in {BlockKind.CELL, BlockKind.IMAGE}:
            continue
        wanted = words(memo.text[line.start_cp : end_cp])
        found = [words(row) for row in printed[line.page - 1].splitlines()]
        # A number or a marker may stand in the same row.
        assert any(row.endswith(wanted) for row in found), (line, wanted)


def test_every_line_has_its_number(qtbot: QtBot) -> None:
    del qtbot
    memo = read_memo(SAMPLES / "design-decision.md")
    pages = lay_out_pages(memo)
    first = texts_of(pdf_of(memo, pages, LOOK))[0]

    shown = {int(number) for number in re.findall(r"(?m)^\s*(\d+)\b", first)}
    assert {1, 2, 3} <= shown


def test_paper_is_as_large_as_it_says(qtbot: QtBot) -> None:
    del qtbot
    memo = memo_of(*every_kind().blocks)
    for paper, points in ((Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))):
        document = pdfium.PdfDocument(pdf_of(memo, lay_out_pages(memo, paper), LOOK))
        assert tuple(round(x) for x in document[0].get_size()) == points
        document.close()


def test_letter_has_fewer_lines_on_a_page_than_a4(qtbot: QtBot) -> None:
    del qtbot
    memo = read_memo(SAMPLES / "six-pager.md")

    def on_first(paper: Paper) -> int:
        return sum(line.page == 1 for line in lay_out_pages(memo, paper).lines)

    assert on_first(Paper.LETTER) < on_first(Paper.A4)
    assert lay_out_pages(memo, Paper.LETTER).paper is Paper.LETTER


def test_six_centimetres_are_free_for_a_pen(qtbot: QtBot) -> None:
    del qtbot
    memo = read_memo(SAMPLES / "six-pager.md")
    document = pdfium.PdfDocument(pdf_of(memo, lay_out_pages(memo), LOOK))
    page = document[1]
    text_page = page.get_textpage()
    edge = (PAPER_PX[Paper.A4][0] - PEN_MARGIN_PX) * 72 / 96
    rights = [text_page.get_rect(index)[2] for index in range(text_page.count_rects())]

    assert max(rights) <= edge + 1
    text_page.close()
    page.close()
    document.close()


def test_memo_laid_out_elsewhere_keeps_the_addresses_of_its_host(
    qtbot: QtBot,
) -> None:
    del qtbot
    memo = memo_of(*read_memo(SAMPLES / "design-decision.md").blocks)
    elsewhere = PageMap(
        tuple(
            Line(line.start_cp, line.page + 6, line.number)
            for line in lay_out_pages(memo).lines
        )
    )

    assert not Sheets(memo, elsewhere, LOOK).is_frozen_layout
    assert "7:1" in texts_of(pdf_of(memo, elsewhere, LOOK))[0]


def test_minutes_have_no_numbers(qtbot: QtBot) -> None:
    del qtbot
    memo = read_memo(SAMPLES / "design-decision.md")
    look = replace(LOOK, has_numbers=False)

    first = texts_of(pdf_of(memo, lay_out_pages(memo), look))[0]
    assert "Name:" not in first
    assert not re.search(r"(?m)^\s*2\s*$", first)


def test_every_letter_of_small_italics_can_be_searched(qtbot: QtBot) -> None:
    del qtbot
    fonts.load_first()
    fonts.load_rest()
    italics = Span(0, 40, SpanStyle.EMPHASIS)
    memo = memo_of(paragraph("Withdrawn, vowed, revealed, first official.", italics))

    (page,) = texts_of(pdf_of(memo, lay_out_pages(memo), LOOK))
    assert "Withdrawnvowedrevealedfirstofficial" in words(page)


def test_quote_inside_a_list_has_its_bar_under_the_words_of_the_item(
    qtbot: QtBot,
) -> None:
    del qtbot

    def left_of_bar_px(kind: BlockKind) -> int:
        quoted = Block(kind, "Quoted", list_depth=1, quote_depth=1)
        ink = PageInk(PageGeometry(lay_out(memo_of(quoted)).built), None)
        picture = QImage(200, 60, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        ink.paint_under(painter, QRectF(0, 0, 200, 60), None)
        painter.end()
        white = QColor(Qt.GlobalColor.white)
        return next(x for x in range(200) if picture.pixelColor(x, 10) != white)

    assert left_of_bar_px(BlockKind.QUOTE) > left_of_bar_px(BlockKind.LIST_ITEM)
