# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The memo as a row of little drawn pages, with a barrier after the last allowed.

A picture of the length, not of the text; the sentence above it says the same.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap
from meetingroom.memo.preflight import PAGE_LIMIT, appendix_start
from meetingroom.ui.theme.fonts import address_font
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import Tokens

_PAGE_PX = (44, 58)
_STEP_PX = 54
_BARRIER_PX = 14
_NUMBER_PX = 24
_LINES = 8
_SHOWN = 40
"""Pages drawn; beyond them only the words above count."""


@dataclass(frozen=True, slots=True)
class PageCount:
    """How long a memo is."""

    main: int
    """Pages before the appendix."""
    appendix: int
    last_share: float
    """How full the last page before the appendix is, 0 to 1."""
    main_words: int = 0
    """Words before the appendix."""


def count_pages(memo: Memo, pages: PageMap) -> PageCount:
    """Count the pages before the appendix and in it."""
    start_cp = appendix_start(memo)
    last = pages.line_at(start_cp - 1 if start_cp else len(memo.text))
    if start_cp == 0 or last is None:
        return PageCount(0, pages.pages, 0.0)
    full = max(line.number for line in pages.lines)
    share = last.number / full
    end_cp = len(memo.text) if start_cp is None else start_cp
    words = sum(
        len(block.text.split())
        for block, block_cp in zip(memo.blocks, memo.starts_cp, strict=True)
        if block.kind is not BlockKind.IMAGE and block_cp < end_cp
    )
    return PageCount(last.page, pages.pages - last.page, share, words)


class _Pages(QWidget):
    """The drawn row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = PageCount(0, 0, 0.0)
        self._limit = PAGE_LIMIT

    def show_count(self, count: PageCount, limit: int) -> None:
        self._count, self._limit = count, limit
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        drawn = min(self._count.main + self._count.appendix, _SHOWN)
        width = drawn * _STEP_PX + _BARRIER_PX
        return QSize(width, _PAGE_PX[1] + _NUMBER_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(address_font())
        main = min(self._count.main, _SHOWN)
        x = 0
        for page in range(1, main + 1):
            share = self._count.last_share if page == self._count.main else 1.0
            is_over = page > self._limit
            _draw_page(painter, x, str(page), share, is_dashed=is_over, tokens=tokens)
            x += _STEP_PX
            if page == self._limit:
                x = _draw_barrier(painter, x, tokens)
        if self._count.appendix and main < self._limit:
            x = _draw_barrier(painter, x, tokens)
        for page in range(1, min(self._count.appendix, _SHOWN - main) + 1):
            _draw_page(painter, x, f"A{page}", 1.0, is_dashed=True, tokens=tokens)
            x += _STEP_PX


class PageStrip(QScrollArea):
    """The row of pages; it scrolls inside itself where it is too long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._pages)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_PAGE_PX[1] + _NUMBER_PX + 14)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_count(self, count: PageCount, limit: int = PAGE_LIMIT) -> None:
        """Draw another memo's pages.

        Args:
            count: How many there are.
            limit: Pages that may stand before the appendix.
        """
        self._pages.show_count(count, limit)
        self.setAccessibleName(
            self.tr("{main} pages and {appendix} of appendix").format(
                main=count.main, appendix=count.appendix
            )
        )


def _draw_page(
    painter: QPainter,
    x: int,
    number: str,
    share: float,
    *,
    is_dashed: bool,
    tokens: Tokens,
) -> None:
    style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(tokens.control), 1, style))
    painter.setBrush(QColor(tokens.surface))
    sheet = QRectF(x + 0.5, 0.5, _PAGE_PX[0] - 1, _PAGE_PX[1] - 1)
    painter.drawRoundedRect(sheet, 3, 3)
    ink = QColor(tokens.line if is_dashed else tokens.muted)
    for line in range(max(1, round(_LINES * share))):
        short = 10 if line % 3 == 2 else 0  # noqa: PLR2004 - an uneven edge
        painter.fillRect(x + 7, 8 + line * 6, 30 - short, 1, ink)
    painter.setPen(QColor(tokens.muted))
    below = QRect(x, _PAGE_PX[1] + 2, _PAGE_PX[0], _NUMBER_PX - 4)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), number)


def _draw_barrier(painter: QPainter, x: int, tokens: Tokens) -> int:
    painter.fillRect(x, 0, 2, _PAGE_PX[1], QColor(tokens.accent))
    return x + _BARRIER_PX
