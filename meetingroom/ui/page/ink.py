# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What is painted around and under the memo's text.

Grounds, bars, bullets, hairlines, highlights, addresses and page marks, in document
coordinates; it must not draw text of the memo, scroll or take keys.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from meetingroom.memo.blocks import BlockKind
from meetingroom.ui.document import spacing
from meetingroom.ui.page.address import Addresses
from meetingroom.ui.page.geometry import PageGeometry
from meetingroom.ui.page.segment import segments
from meetingroom.ui.page.view import HighlightView
from meetingroom.ui.theme.fonts import address_font
from meetingroom.ui.theme.kind import kind_colour
from meetingroom.ui.theme.tokens import RADIUS_PX

UNDERLINE_PX = 2
BAR_PX = 3
BAR_LEFT_OF_TEXT_PX = 12
LABEL_LEFT_OF_TEXT_PX = 18
QUOTE_BAR_PX = 3
MARKER_GAP_PX = 9
FADE = 150
"""Of 255: how much ground covers the paragraphs beside the current one."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A painted stretch of highlight."""

    rect: QRectF
    colour: str
    is_filled: bool


class PageInk:
    """Paints one laid-out memo; caches per block what takes measuring."""

    def __init__(
        self,
        geometry: PageGeometry,
        addresses: Addresses | None,
        *,
        underline_px: int = UNDERLINE_PX,
    ) -> None:
        self.geometry = geometry
        self._underline_px = underline_px
        self._built = geometry.built
        self._tokens = geometry.built.look.tokens
        self._addresses = addresses
        self._by_block: dict[int, list[tuple[int, int, str, bool]]] = {}
        self._marks: dict[int, list[_Mark]] = {}
        self._labels: dict[int, list[tuple[float, str, bool]]] = {}
        self._row_bottoms: dict[tuple[int, int], float] = {}

    def forget(self) -> None:
        """Measure anew: the layout has changed."""
        self.geometry.forget()
        self._marks.clear()
        self._labels.clear()
        self._row_bottoms.clear()

    def set_highlights(self, highlights: Sequence[HighlightView]) -> None:
        """Take other highlights."""
        memo = self._built.positions.memo
        by_block: dict[int, list[tuple[int, int, str, bool]]] = defaultdict(list)
        for segment in segments(highlights):
            accent = self._tokens.accent
            kind = segment.kind
            colour = accent if kind is None else kind_colour(self._tokens, kind)
            first = memo.block_at(segment.start_cp)
            last = memo.block_at(segment.end_cp - 1)
            piece = (segment.start_cp, segment.end_cp, colour, segment.is_filled)
            for block in range(first, last + 1):
                by_block[block].append(piece)
        self._by_block = dict(by_block)
        self._marks.clear()

    def paint_under(self, painter: QPainter, band: QRectF, current: int | None) -> None:
        """Paint what lies beneath the text of a horizontal band."""
        margin = self._built.look.scaled(spacing.PAGE_MARK_PX)
        blocks = self.geometry.blocks_between(
            band.top() - margin, band.bottom() + margin
        )
        for block in blocks:
            self._paint_decoration(painter, block)
        for block in blocks:
            for mark in self._block_marks(block):
                self._paint_mark(painter, mark)
        for block in blocks:
            self._paint_labels(painter, block, is_current=block == current)
            self._paint_page_mark(painter, block)
        if current is not None and current in blocks:
            self._paint_bar(painter, current)

    def paint_fade(self, painter: QPainter, band: QRectF, current: int) -> None:
        """Let the paragraphs beside the current one step back."""
        rect = self.geometry.block_rect(current)
        ground = QColor(self._tokens.bg)
        ground.setAlpha(FADE)
        width = self._built.left_px + self._built.column_px
        above = QRectF(0, band.top(), width, max(0.0, rect.top() - band.top()))
        below = QRectF(0, rect.bottom(), width, max(0.0, band.bottom() - rect.bottom()))
        painter.fillRect(above, ground)
        painter.fillRect(below, ground)

    def bar_rect(self, block: int) -> QRectF:
        """Return where the paragraph cursor stands beside a block."""
        rect = self.geometry.block_rect(block)
        left = self._built.left_px - BAR_LEFT_OF_TEXT_PX
        return QRectF(left, rect.top(), BAR_PX, rect.height())

    def _paint_bar(self, painter: QPainter, block: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.accent))
        painter.drawRoundedRect(self.bar_rect(block), 1.5, 1.5)

    def _paint_mark(self, painter: QPainter, mark: _Mark) -> None:
        if mark.is_filled:
            painter.fillRect(mark.rect, QColor(self._tokens.highlight))
        line = QRectF(
            mark.rect.left(),
            mark.rect.bottom(),
            mark.rect.width(),
            self._underline_px,
        )
        painter.fillRect(line, QColor(mark.colour))

    def _block_marks(self, block: int) -> list[_Mark]:
        pieces = self._by_block.get(block)
        if pieces is None:
            return []
        if block not in self._marks:
            self._marks[block] = [
                _Mark(rect, colour, is_filled)
                for start_cp, end_cp, colour, is_filled in pieces
                for rect in self.geometry.passage_rects(block, start_cp, end_cp)
            ]
        return self._marks[block]

    def _paint_labels(self, painter: QPainter, block: int, *, is_current: bool) -> None:
        for baseline, text, is_first in self._block_labels(block):
            is_bold = is_current and is_first
            font = address_font(is_bold=is_bold)
            width = QFontMetricsF(font).horizontalAdvance(text)
            painter.setFont(font)
            tokens = self._tokens
            painter.setPen(QColor(tokens.accent if is_bold else tokens.muted))
            right = self._built.left_px - LABEL_LEFT_OF_TEXT_PX
            painter.drawText(QPointF(right - width, baseline), text)

    def _block_labels(self, block: int) -> list[tuple[float, str, bool]]:
        if self._addresses is None or not self._has_label(block):
            return []
        if block not in self._labels:
            metrics = QFontMetricsF(address_font())
            half_px = (metrics.ascent() - metrics.descent()) / 2
            self._labels[block] = [
                (
                    self.geometry.line_rect(label.position_cp).center().y() + half_px,
                    label.text,
                    label.is_first,
                )
                for label in self._addresses.labels(block)
            ]
        return self._labels[block]

    def _has_label(self, block: int) -> bool:
        """Cells beside the first of their row would write over its label."""
        cell = self._built.positions.memo.blocks[block].cell
        return cell is None or cell.column == 0

    def _paint_page_mark(self, painter: QPainter, block: int) -> None:
        if self._addresses is None or block not in self._addresses.marks:
            return
        cell = self._built.positions.memo.blocks[block].cell
        if block == 0 or (cell is not None and (cell.row, cell.column) != (0, 0)):
            return
        look = self._built.look
        text = QCoreApplication.translate("PageInk", "Page {number}").format(
            number=self._addresses.marks[block]
        )
        font = address_font()
        metrics = QFontMetricsF(font)
        y = self.geometry.block_rect(block).top() - look.scaled(
            spacing.PAGE_MARK_PX / 2
        )
        left = self._built.left_px
        right = left + self._built.column_px
        half = metrics.horizontalAdvance(text) / 2 + 10
        middle = (left + right) / 2
        line = QColor(self._tokens.line)
        painter.fillRect(QRectF(left, y, middle - half - left, 1), line)
        painter.fillRect(QRectF(middle + half, y, right - middle - half, 1), line)
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.muted))
        baseline = y + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(middle - half + 10, baseline), text)

    def _paint_decoration(self, painter: QPainter, block: int) -> None:
        shown = self._built.positions.memo.blocks[block]
        match shown.kind:
            case BlockKind.CODE:
                self._paint_ground(painter, block)
            case BlockKind.RULE:
                self._paint_rule(painter, block)
            case BlockKind.CELL if self._begins_row(block):
                self._paint_row(painter, block)
            case _:
                pass
        if shown.quote_depth:
            self._paint_quote(painter, block)
        if shown.marker:
            self._paint_marker(painter, block)

    def _paint_ground(self, painter: QPainter, block: int) -> None:
        look = self._built.look
        rect = self.geometry.block_rect(block)
        shown = self._built.positions.memo.blocks[block]
        indent = spacing.indent_px(shown) - spacing.CODE_INDENT_PX
        pad = look.scaled(spacing.CODE_PADDING_PX)
        left = (
            self._built.left_px + look.scaled(indent)
            if indent
            else (self._built.left_px)
        )
        right = self._built.left_px + self._built.column_px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.sunken))
        ground = QRectF(left, rect.top() - pad, right - left, rect.height() + 2 * pad)
        painter.drawRoundedRect(ground, RADIUS_PX, RADIUS_PX)

    def _paint_rule(self, painter: QPainter, block: int) -> None:
        y = self.geometry.block_rect(block).center().y()
        line = QRectF(self._built.left_px, y, self._built.column_px, 1)
        painter.fillRect(line, QColor(self._tokens.control))

    def _paint_row(self, painter: QPainter, block: int) -> None:
        cell = self._built.positions.memo.blocks[block].cell
        if cell is None:
            return
        pad = self._built.look.scaled(6)
        y = self._row_bottom(block) + pad
        tokens = self._tokens
        colour = tokens.control if cell.is_header else tokens.line
        line = QRectF(self._built.left_px, y - 1, self._built.column_px, 1)
        painter.fillRect(line, QColor(colour))

    def _begins_row(self, block: int) -> bool:
        """Tell whether a cell is the first of its row that is not covered."""
        blocks = self._built.positions.memo.blocks
        cell = blocks[block].cell
        before = blocks[block - 1].cell if block else None
        return cell is not None and (
            before is None or (before.table, before.row) != (cell.table, cell.row)
        )

    def _row_bottom(self, block: int) -> float:
        blocks = self._built.positions.memo.blocks
        cell = blocks[block].cell
        if cell is None:
            return self.geometry.block_rect(block).bottom()
        key = (cell.table, cell.row)
        if key not in self._row_bottoms:
            bottom = 0.0
            for index in range(block, min(block + cell.columns, len(blocks))):
                other = blocks[index].cell
                if other is None or (other.table, other.row) != key:
                    break
                if other.row_span > 1 and index > block:
                    continue  # it ends with a later row
                bottom = max(bottom, self.geometry.block_rect(index).bottom())
            self._row_bottoms[key] = bottom
        return self._row_bottoms[key]

    def _paint_quote(self, painter: QPainter, block: int) -> None:
        blocks = self._built.positions.memo.blocks
        look = self._built.look
        rect = self.geometry.block_rect(block)
        shown = blocks[block]
        # A quote inside an item stands under its words; lists in quotes do not.
        is_inside = shown.kind is BlockKind.QUOTE
        outer = shown.list_depth * spacing.LIST_INDENT_PX if is_inside else 0
        for depth in range(shown.quote_depth):
            is_joined = block > 0 and blocks[block - 1].quote_depth > depth
            top = (
                self.geometry.block_rect(block - 1).bottom()
                if is_joined
                else rect.top()
            )
            indent = outer + depth * spacing.QUOTE_INDENT_PX
            left = self._built.left_px + (look.scaled(indent) if indent else 0)
            bar = QRectF(left, top, QUOTE_BAR_PX, rect.bottom() - top)
            painter.fillRect(bar, QColor(self._tokens.line))

    def _paint_marker(self, painter: QPainter, block: int) -> None:
        shown = self._built.positions.memo.blocks[block]
        look = self._built.look
        font = look.memo_font(spacing.size_px(shown))
        width = QFontMetricsF(font).horizontalAdvance(shown.marker)
        text_left = self._built.left_px + look.scaled(spacing.indent_px(shown))
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.muted))
        x = text_left - look.scaled(MARKER_GAP_PX) - width
        painter.drawText(QPointF(x, self.geometry.baseline_px(block)), shown.marker)
