# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tiny charts: bars, dots, squares; each stands beside its number in words.

A screen reader reads those words at the drawing too.

They draw numbers they are given. Must not carry a meaning that the words lack.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from meetingroom.ui.note.answer_marks import Mark
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import SPACE_4, Tokens, contrast
from meetingroom.ui.theme.tone import tone_colour
from meetingroom.ui.widget.glyph import draw_glyph

BAR_PX = 8
BAR_ROW_PX = 18
"""A bar stands beside one line of words."""
DOT_PX = 20
SQUARE_PX = 14
PARTS_PX = 18
PART_GLYPH_PX = 12
MARK_PX = 3
MARK_STEP_PX = 8
CHART_PX = 120
"""Width of bars; dots and squares take what they need, up to this."""
MOST_DOTS = CHART_PX // (DOT_PX + SPACE_4)
"""How many places fit; with more, a bar says how many were the first."""


class Chart(QWidget):
    """A drawing of a fixed size."""

    def __init__(self, size: QSize, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the drawing's size."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """Return the same: charts keep their size."""
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw in the theme in force."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, current_tokens())

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the chart; nothing by itself."""


class Bar(Chart):
    """One bar, as long as its share of the longest."""

    def __init__(
        self, share: float, *, is_strong: bool, parent: QWidget | None = None
    ) -> None:
        """Draw a share from 0 to 1; a strong bar has the accent."""
        super().__init__(QSize(max(2, round(share * CHART_PX)), BAR_ROW_PX), parent)
        self._is_strong = is_strong

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the bar in the middle of its line."""
        top = (self.height() - BAR_PX) // 2
        colour = tokens.accent if self._is_strong else tokens.control
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(0, top, self.width(), BAR_PX), 2, 2)


class PlaceDots(Chart):
    """Circles with a place in the order; filled ones are the first."""

    def __init__(
        self, places: Sequence[tuple[int, bool]], parent: QWidget | None = None
    ) -> None:
        """Draw (place, is the first) pairs, `MOST_DOTS` at most."""
        self._places = tuple(places)[:MOST_DOTS]
        width = len(self._places) * (DOT_PX + SPACE_4)
        super().__init__(QSize(width, DOT_PX), parent)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the circles in a row."""
        painter.setFont(fonts.address_font())
        for index, (place, is_filled) in enumerate(self._places):
            box = QRect(index * (DOT_PX + SPACE_4), 0, DOT_PX, DOT_PX)
            painter.setPen(QPen(QColor(tokens.accent if is_filled else tokens.control)))
            painter.setBrush(QColor(tokens.accent if is_filled else tokens.surface))
            painter.drawEllipse(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(QColor(tokens.on_accent if is_filled else tokens.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place))


class Squares(Chart):
    """One square for each thing, filled when it is done."""

    def __init__(self, done: int, total: int, parent: QWidget | None = None) -> None:
        """Draw squares, or one bar with a filled part when they are too many."""
        self._done, self._total = done, total
        step = SQUARE_PX + SPACE_4 + 1
        self._is_bar = total * step > CHART_PX
        width = CHART_PX if self._is_bar else total * step
        super().__init__(QSize(width, SQUARE_PX), parent)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the squares in a row."""
        if self._is_bar:
            done_px = round(CHART_PX * self._done / self._total)
            painter.fillRect(0, 3, CHART_PX, BAR_PX, QColor(tokens.track))
            painter.fillRect(0, 3, done_px, BAR_PX, QColor(tokens.accent))
            if not tokens.has_soft_fills:
                painter.setPen(QPen(QColor(tokens.text), 1))
                painter.drawRect(QRectF(0.5, 3.5, CHART_PX - 1, BAR_PX - 1))
            return
        for index in range(self._total):
            left = index * (SQUARE_PX + SPACE_4 + 1)
            box = QRectF(left, 0, SQUARE_PX, SQUARE_PX).adjusted(1, 1, -1, -1)
            is_done = index < self._done
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(QColor(tokens.accent if is_done else tokens.surface))
            painter.drawRoundedRect(box, 2, 2)


class Marks(Chart):
    """One stroke for each time something happened, as many as fit."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        self._count = min(count, CHART_PX // MARK_STEP_PX)
        super().__init__(QSize(self._count * MARK_STEP_PX, SQUARE_PX), parent)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the strokes in a row."""
        for index in range(self._count):
            left = index * MARK_STEP_PX
            painter.fillRect(left, 0, MARK_PX, SQUARE_PX, QColor(tokens.accent))


class PartsBar(Chart):
    """Parts side by side, each in its tone with its glyph and count."""

    def __init__(
        self, parts: Sequence[tuple[int, Mark]], parent: QWidget | None = None
    ) -> None:
        """Draw counts with their marks, the most agreeing first."""
        self._parts = tuple(part for part in parts if part[0])
        super().__init__(QSize(round(CHART_PX * 1.5), PARTS_PX), parent)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the parts; the legend has the words of those without room for them."""
        total = sum(count for count, _ in self._parts)
        painter.setFont(fonts.address_font())
        left = 0.0
        for count, (glyph, tone) in self._parts:
            width = self.width() * count / total
            box = QRectF(left, 0, width - 1, PARTS_PX)
            ground = tone_colour(tokens, tone) if tokens.has_soft_fills else tokens.bg
            painter.fillRect(box, QColor(ground))
            if not tokens.has_soft_fills:
                painter.setPen(QPen(QColor(tokens.text), 1))
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            _draw_part(painter, box, glyph, str(count), _ink(tokens, ground))
            left += width


def _draw_part(
    painter: QPainter, box: QRectF, glyph: str, count: str, ink: str
) -> None:
    """Draw glyph and count in the middle of a part, as far as there is room."""
    count_px = painter.fontMetrics().horizontalAdvance(count)
    whole_px = PART_GLYPH_PX + SPACE_4 + count_px
    has_glyph = box.width() >= whole_px + SPACE_4
    if not has_glyph and box.width() < count_px:
        return
    left = box.center().x() - (whole_px if has_glyph else count_px) / 2
    if has_glyph:
        top = (PARTS_PX - PART_GLYPH_PX) // 2
        place = QRect(round(left), top, PART_GLYPH_PX, PART_GLYPH_PX)
        draw_glyph(painter, place, glyph, ink)
        left += PART_GLYPH_PX + SPACE_4
    painter.setPen(QColor(ink))
    words = QRectF(left, 0, count_px + 1, PARTS_PX)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, count)


def _ink(tokens: Tokens, ground: str) -> str:
    """Return whichever of the theme's inks reads best on a ground."""
    inks = (tokens.text, tokens.bg, tokens.surface)
    return max(inks, key=lambda ink: contrast(ink, ground))
