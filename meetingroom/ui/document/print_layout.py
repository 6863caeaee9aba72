# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Pages and lines of the print layout, the same whatever the screen looks like.

The host calls this once and freezes the result with the memo; it must not depend
on the reader's size, theme or window.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock

from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import Line, PageMap, Paper
from meetingroom.ui.document.build import BuiltDocument, build_document
from meetingroom.ui.document.look import PageLook, column_width_px

PAPER_PX = {Paper.A4: (794, 1123), Paper.LETTER: (816, 1056)}
"""Width and height at 96 dots per inch."""
PRINT_MARGIN_PX = 80
"""Above and below the text."""
PRINT_SIZE_PX = 14
"""Ten and a half points: about 500 words a page, three minutes of reading."""
PRINT_MEASURE_CP = 80
"""Leaves a margin of 6 cm beside the text of an A4 page, for a red pen."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What must not be torn apart: a line, or all lines of a table row."""

    top_px: float
    bottom_px: float
    places: tuple[tuple[int, float], ...]
    """Where each line begins in Qt's positions, and its height on the long page."""
    keeps_with_next: bool = False


@dataclass(frozen=True, slots=True)
class PrintLayout:
    """A memo laid out for print."""

    built: BuiltDocument
    pages: PageMap
    tops_px: tuple[float, ...]
    """Top of each line of `pages`, in the document's own coordinates."""
    bands_px: tuple[tuple[float, float], ...]
    """Top and bottom of what stands on each page, in the same."""


PRINT_LOOK = PageLook(size_px=PRINT_SIZE_PX, measure_cp=PRINT_MEASURE_CP, is_print=True)


def build_print_document(memo: Memo) -> BuiltDocument:
    """Build the document that the print layout measures."""
    column_px = column_width_px(PRINT_LOOK)
    built = build_document(memo, PRINT_LOOK, column_px=column_px)
    # Advances of the font's design, not of any screen.
    built.document.setUseDesignMetrics(True)
    built.document.setTextWidth(column_px)
    return built


def lay_out_pages(memo: Memo, paper: Paper = Paper.A4) -> PageMap:
    """Lay a memo out for print and number its pages and lines."""
    return lay_out(memo, paper).pages


def lay_out(memo: Memo, paper: Paper = Paper.A4) -> PrintLayout:
    """Lay a memo out for print; what is printed is this very layout."""
    built = build_print_document(memo)
    rows = list(_rows(built)) if memo.blocks else []
    from_qt = built.positions.from_qt
    room_px = PAPER_PX[paper][1] - 2 * PRINT_MARGIN_PX
    lines: list[Line] = []
    tops_px: list[float] = []
    bands_px: list[tuple[float, float]] = []
    page, number, page_top_px, bottom_px = 1, 0, 0.0, 0.0
    for index, row in enumerate(rows):
        end = rows[index + 1] if row.keeps_with_next and index + 1 < len(rows) else row
        if end.bottom_px - page_top_px > room_px and number:
            bands_px.append((page_top_px, bottom_px))
            page, number, page_top_px = page + 1, 0, row.top_px
        bottom_px = row.bottom_px
        for start_qt, top_px in row.places:
            number += 1
            lines.append(Line(from_qt(start_qt), page, number))
            tops_px.append(top_px)
    if rows:
        bands_px.append((page_top_px, bottom_px))
    return PrintLayout(
        built, PageMap(tuple(lines), paper), tuple(tops_px), tuple(bands_px)
    )


def _rows(built: BuiltDocument) -> Iterator[_Row]:
    """Yield the lines in the order of the text, table rows as one."""
    document = built.document
    layout = document.documentLayout()
    document.size()
    blocks = built.positions.memo.blocks
    gathered: list[_Row] = []
    gathered_key: tuple[int, int] | None = None
    for block, start_qt in zip(blocks, built.positions.starts_qt, strict=True):
        qt_block = document.findBlock(start_qt)
        top_px = layout.blockBoundingRect(qt_block).top()
        key = (block.cell.table, block.cell.row) if block.cell else None
        if gathered and key != gathered_key:
            yield _merged(gathered)
            gathered = []
        lines = _block_lines(qt_block, top_px)
        if key is None:
            is_heading = block.kind is BlockKind.HEADING
            for row in lines:
                yield _Row(row.top_px, row.bottom_px, row.places, is_heading)
        else:
            gathered.extend(lines)
        gathered_key = key
    if gathered:
        yield _merged(gathered)


def _block_lines(qt_block: QTextBlock, block_top_px: float) -> list[_Row]:
    layout = qt_block.layout()
    found: list[_Row] = []
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        top_px = block_top_px + line.y()
        start_qt = qt_block.position() + line.textStart()
        places = ((start_qt, top_px),)
        found.append(_Row(top_px, top_px + line.height(), places))
    if not found:
        places = ((qt_block.position(), block_top_px),)
        found.append(_Row(block_top_px, block_top_px, places))
    return found


def _merged(rows: list[_Row]) -> _Row:
    return _Row(
        min(row.top_px for row in rows),
        max(row.bottom_px for row in rows),
        tuple(place for row in rows for place in row.places),
    )
