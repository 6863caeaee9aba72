# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where the memo's blocks and passages are in its laid-out document.

Reads a document's layout and remembers it until the layout changes; it must not
paint or scroll. All numbers are document coordinates in pixels.
"""

from bisect import bisect_right
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from meetingroom.ui.document.build import BuiltDocument

_FILL_ABOVE = 0.86
_FILL_BELOW = 1.0
"""Shares of a line's ascent and descent that a highlight covers: neighbours of a
fixed line height must not touch."""

_SPACE_SHARE = 0.3
"""Width of a space as a share of the line's height."""


class PageGeometry:
    """The measured blocks of one built document."""

    def __init__(self, built: BuiltDocument) -> None:
        self.built = built
        self._tops: list[float] = []
        self._lowest: list[float] = []
        self._rects: list[QRectF] = []

    def forget(self) -> None:
        """Measure anew when next asked: the layout has changed."""
        self._tops = []
        self._lowest = []
        self._rects = []

    def block_rect(self, block: int) -> QRectF:
        """Return the rectangle of a block's lines, without the room around it."""
        self._measure(block, 0)
        return self._rects[block]

    def block_near(self, y_px: float) -> int:
        """Return the last block that begins at or above a height."""
        self._measure(-1, y_px)
        return max(0, bisect_right(self._tops, y_px) - 1)

    def blocks_between(self, top_px: float, bottom_px: float) -> range:
        """Return the blocks that may touch a horizontal band."""
        self._measure(-1, bottom_px)
        first = bisect_right(self._lowest, top_px)
        return range(first, bisect_right(self._tops, bottom_px))

    def line_rect(self, position_cp: int) -> QRectF:
        """Return the rectangle of the screen line that holds a position."""
        block = self.built.positions.memo.block_at(position_cp)
        rect = self.block_rect(block)
        qt_block, offset = self._inside(block, position_cp)
        line = qt_block.layout().lineForTextPosition(offset)
        if not line.isValid():
            return rect
        x_px = self._origin_x(qt_block)
        return QRectF(
            x_px + line.x(), self._origin_y(block, line), line.width(), line.height()
        )

    def baseline_px(self, block: int) -> float:
        """Return the height of a block's first baseline."""
        qt_block, _ = self._inside(block, self.built.positions.memo.starts_cp[block])
        line = qt_block.layout().lineAt(0)
        if not line.isValid():
            return self.block_rect(block).bottom()
        return self._origin_y(block, line) + line.ascent()

    def passage_rects(self, block: int, start_cp: int, end_cp: int) -> list[QRectF]:
        """Return the rectangles of a passage's part in one block, line by line."""
        positions = self.built.positions
        first = positions.memo.starts_cp[block]
        start_cp = max(start_cp, first)
        end_cp = min(end_cp, positions.end_cp(block))
        if start_cp >= end_cp:
            return []
        qt_block, start = self._inside(block, start_cp)
        end = start + positions.to_qt(end_cp) - positions.to_qt(start_cp)
        layout = qt_block.layout()
        is_bidi = _has_right_to_left(qt_block.text())
        x_px = self._origin_x(qt_block)
        rects: list[QRectF] = []
        first_line = layout.lineForTextPosition(start).lineNumber()
        for number in range(max(0, first_line), layout.lineCount()):
            line = layout.lineAt(number)
            if line.textStart() >= end:
                break
            baseline = self._origin_y(block, line) + line.ascent()
            above = line.ascent() * _FILL_ABOVE
            rects.extend(
                QRectF(
                    x_px + left, baseline - above, right - left, above + _below(line)
                )
                for left, right in _spans(line, start, end, is_bidi=is_bidi)
            )
        return rects

    def _inside(self, block: int, position_cp: int) -> tuple[QTextBlock, int]:
        positions = self.built.positions
        start_qt = positions.starts_qt[block]
        qt_block = self.built.document.findBlock(start_qt)
        return qt_block, positions.to_qt(position_cp) - start_qt

    def _origin_x(self, qt_block: QTextBlock) -> float:
        # A layout's own position already counts frames, cells and indents.
        return qt_block.layout().position().x()

    def _origin_y(self, block: int, line: QTextLine) -> float:
        layout_top = self.block_rect(block).top()
        return layout_top + line.y()

    def _measure(self, block: int, bottom_px: float) -> None:
        """Measure on until a block and a height are covered.

        Qt lays a document out only as far as it is asked: opening a long memo must
        not wait for pages that nobody sees yet.
        """
        starts_qt = self.built.positions.starts_qt
        layout = self.built.document.documentLayout()
        while len(self._rects) < len(starts_qt) and (
            len(self._rects) <= block or not self._tops or self._tops[-1] <= bottom_px
        ):
            qt_block = self.built.document.findBlock(starts_qt[len(self._rects)])
            rect = layout.blockBoundingRect(qt_block)
            self._rects.append(rect)
            self._tops.append(max(rect.top(), self._tops[-1] if self._tops else 0.0))
            lowest = self._lowest[-1] if self._lowest else 0.0
            self._lowest.append(max(rect.bottom(), lowest))


def _spans(
    line: QTextLine, start: int, end: int, *, is_bidi: bool
) -> list[tuple[float, float]]:
    """Return where a stretch lies on a line, left to right, joined."""
    first = max(start, line.textStart())
    last = min(end, line.textStart() + line.textLength())
    if first >= last:
        return []
    if not is_bidi:
        left = _x(line, first)
        right = _x(line, last)
        natural = line.naturalTextRect()
        # Trailing spaces hang outside the line.
        return [(left, min(max(left, right), max(left, natural.right())))]
    return _visual_spans(line, first, last)


def _below(line: QTextLine) -> float:
    return line.descent() * _FILL_BELOW


def _visual_spans(line: QTextLine, first: int, last: int) -> list[tuple[float, float]]:
    """Return the union of the glyph runs: right-to-left text may jump and overlap."""
    pieces = []
    for run in line.glyphRuns(first, last - first):
        indexes = run.glyphIndexes()
        advances = run.rawFont().advancesForGlyphIndexes(indexes)
        places = [
            (at.x(), at.x() + advance.x())
            for at, advance in zip(run.positions(), advances, strict=True)
        ]
        if places:
            left = min(place[0] for place in places)
            pieces.append((left, max(place[1] for place in places)))
    pieces.sort()
    # Spaces have no glyphs of their own: join across one.
    space_px = line.height() * _SPACE_SHARE
    joined: list[tuple[float, float]] = []
    for left, right in pieces:
        if joined and left <= joined[-1][1] + space_px:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined


def _x(line: QTextLine, position: int) -> float:
    # The binding returns the moved position as well; its types do not say so.
    x_px, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x_px


def _has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(
        "\u0590" <= char <= "\u08ff" or char >= "\ufb1d" for char in text
    )
