# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Draws the pages of a memo as the print layout has them.

The lines on paper are the lines of the addresses: the same layout, page by page. It
must not know where the paper goes, to a printer or into a file.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
)

from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap, Paper
from meetingroom.ui.document.print_layout import (
    PAPER_PX,
    PRINT_MARGIN_PX,
    PrintLayout,
    lay_out,
)
from meetingroom.ui.page.geometry import PageGeometry
from meetingroom.ui.page.ink import PageInk
from meetingroom.ui.page.view import HighlightView
from meetingroom.ui.paper.marks import PlacedMark, place_marks
from meetingroom.ui.paper.printout import NoteMark
from meetingroom.ui.theme.fonts import small_font
from meetingroom.ui.theme.tokens import PAPER

PEN_MARGIN_PX = 227
"""Six centimetres beside the text, for a red pen; source: CONVENTIONS, Printing."""
NUMBER_GAP_PX = 12
"""Between a line and its number."""
MARK_GAP_PX = 16
"""Between the text and the mark of a note."""
_EDGE_PX = 24
"""What printers leave white at the edge of a sheet, a quarter of an inch."""
MARK_PX = PEN_MARGIN_PX - MARK_GAP_PX - _EDGE_PX
"""Width of a mark at most."""
_HEAD_PX = 40
"""Height of the line that says what it is, from the upper edge."""
_SAME_LINE_PX = 4.0
"""Lines of one table row stand at one height and get one number."""

_PAGE_SIZES = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
}


@dataclass(frozen=True, slots=True)
class SheetLook:
    """What stands around the text."""

    title: str
    has_numbers: bool = True
    """Line numbers, and the wide margin for a pen or for marks of notes."""
    has_name: bool = True
    """A line for the reader's name, where there is room for their pen."""


class Sheets:
    """The pages of one memo."""

    def __init__(
        self,
        memo: Memo,
        pages: PageMap,
        look: SheetLook,
        marks: Sequence[NoteMark] = (),
    ) -> None:
        """Lay a memo out.

        Args:
            memo: What is printed.
            pages: Its frozen pages; numbers of lines are theirs, also where this
                computer would break a line elsewhere.
            look: What stands around the text.
            marks: Notes that are named in the margin, their passages underlined.
        """
        self._layout: PrintLayout = lay_out(memo, pages.paper)
        self._pages = pages
        self._look = look
        self._ink = PageInk(PageGeometry(self._layout.built), None, underline_px=1)
        self._ink.set_highlights([_underlined(m) for m in marks if not m.is_withdrawn])
        self._marks = place_marks(marks, self._layout, MARK_PX)

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self._layout.bands_px)

    @property
    def is_frozen_layout(self) -> bool:
        """Tell whether this computer breaks lines and pages as the host did."""
        return self._layout.pages == self._pages

    def prepare(self, device: QPagedPaintDevice) -> None:
        """Set a device up for these pages; its margins are drawn here."""
        device.setPageSize(QPageSize(_PAGE_SIZES[self._pages.paper]))
        device.setPageOrientation(QPageLayout.Orientation.Portrait)

    def marks_on(self, page: int) -> Sequence[PlacedMark]:
        """Return the marks beside the lines of a page; it counts from 0."""
        return self._marks.get(page + 1, ())

    def paint(self, painter: QPainter, page: int, *, number: int, count: int) -> None:
        """Draw one page.

        Args:
            painter: Over the whole sheet, 96 units an inch from its upper left corner.
            page: From 0.
            number: What is written at its foot, from 1.
            count: Of how many.
        """
        width_px, height_px = PAPER_PX[self._pages.paper]
        column_px = self._layout.built.column_px
        if self._look.has_numbers:
            left_px = width_px - PEN_MARGIN_PX - column_px
        else:
            left_px = (width_px - column_px) // 2
        self._paint_head(painter, page, left_px, width_px)
        self._paint_foot(painter, (number, count), left_px, height_px)
        top_px, bottom_px = self._layout.bands_px[page]
        painter.save()
        painter.translate(left_px, PRINT_MARGIN_PX - top_px)
        if self._look.has_numbers:
            self._paint_numbers(painter, page)
            self._paint_marks(painter, page)
        # Markers of lists stand left of the column.
        band = QRectF(-left_px, top_px, width_px, bottom_px - top_px + 2)
        painter.setClipRect(band)
        self._ink.paint_under(painter, band, None)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, top_px, column_px, bottom_px - top_px + 2)
        self._layout.built.document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_head(
        self, painter: QPainter, page: int, left_px: int, width_px: int
    ) -> None:
        painter.setFont(small_font())
        painter.setPen(QColor(PAPER.muted))
        head = QRectF(left_px, _HEAD_PX - 20, width_px - 2 * left_px, 24)
        has_name = page == 0 and self._look.has_numbers and self._look.has_name
        share = 0.6 if has_name else 1.0
        title = QFontMetricsF(painter.font()).elidedText(
            self._look.title, Qt.TextElideMode.ElideRight, head.width() * share
        )
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(head, upright | Qt.AlignmentFlag.AlignLeft, title)
        if has_name:
            name = QCoreApplication.translate("Paper", "Name: ____________________")
            painter.drawText(head, upright | Qt.AlignmentFlag.AlignRight, name)

    def _paint_foot(
        self,
        painter: QPainter,
        number_of: tuple[int, int],
        left_px: int,
        height_px: int,
    ) -> None:
        words = QCoreApplication.translate("Paper", "Page {0} of {1}")
        foot = QRectF(left_px, height_px - _HEAD_PX - 4, 200, 24)
        upright = Qt.AlignmentFlag.AlignVCenter
        left = upright | Qt.AlignmentFlag.AlignLeft
        painter.drawText(foot, left, words.format(*number_of))

    def _paint_numbers(self, painter: QPainter, page: int) -> None:
        """Draw the frozen numbers at the lines in which they begin."""
        # Tabular figures, as on screens, would be lost to whoever searches the PDF.
        painter.setFont(small_font())
        painter.setPen(QColor(PAPER.muted))
        metrics = QFontMetricsF(painter.font())
        last_px = float("-inf")
        for line_top_px, text in self._numbers(page + 1):
            if line_top_px - last_px < _SAME_LINE_PX:
                continue
            last_px = line_top_px
            x_px = -NUMBER_GAP_PX - metrics.horizontalAdvance(text)
            y_px = line_top_px + metrics.ascent() + 4
            painter.drawText(QPointF(x_px, y_px), text)

    def _paint_marks(self, painter: QPainter, page: int) -> None:
        """Draw what notes begin beside the lines, in the margin at the right."""
        painter.setFont(small_font())
        painter.setPen(QColor(PAPER.text))
        ascent_px = QFontMetricsF(painter.font()).ascent()
        x_px = self._layout.built.column_px + MARK_GAP_PX
        for mark in self.marks_on(page):
            painter.drawText(QPointF(x_px, mark.top_px + ascent_px + 4), mark.text)

    def _numbers(self, page: int) -> list[tuple[float, str]]:
        """Return the height of each line of a page, and what stands beside it."""
        layout = self._layout
        lines = [
            (top_px, line)
            for top_px, line in zip(layout.tops_px, layout.pages.lines, strict=True)
            if line.page == page
        ]
        if self.is_frozen_layout:
            return [(top_px, str(line.number)) for top_px, line in lines]
        # Another computer laid it out: each line has the address it begins in.
        numbered: list[tuple[float, str]] = []
        last = ""
        for top_px, line in lines:
            address = self._pages.address(line.start_cp)
            if address != last:
                numbered.append((top_px, address))
            last = address
        return numbered


def _underlined(mark: NoteMark) -> HighlightView:
    return HighlightView(mark.start_cp, mark.end_cp, mark.kind, is_dimmed=True)
