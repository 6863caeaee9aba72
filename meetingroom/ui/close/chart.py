# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tiny charts: bars, dots, squares; each stands beside its number in words.

A screen reader reads those words at the drawing too.

They draw numbers they are given. Must not carry a meaning that the words lack.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import SPACE_4, Tokens, contrast

BAR_PX = 8
BAR_ROW_PX = 18
"""A bar stands beside one line of words."""
DOT_PX = 20
SQUARE_PX = 14
PARTS_PX = 18
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
    """Four parts side by side, from agreement to none, each with its count."""

    def __init__(self, counts: Sequence[int], parent: QWidget | None = None) -> None:
        """Draw four counts, the most agreeing first."""
        self._counts = tuple(counts)
        super().__init__(QSize(round(CHART_PX * 1.5), PARTS_PX), parent)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the parts; an empty part takes no room."""
        total = sum(self._counts)
        painter.setFont(fonts.address_font())
        left = 0.0
        for count, ground in zip(self._counts, part_grounds(tokens), strict=True):
            width = self.width() * count / total if total else 0.0
            if not count:
                continue
            box = QRectF(left, 0, width - 1, PARTS_PX)
            painter.fillRect(box, QColor(ground))
            if not tokens.has_soft_fills:
                painter.setPen(QPen(QColor(tokens.text), 1))
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(QColor(_ink(tokens, ground)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))
            left += width


class Swatch(Chart):
    """The small square of a legend."""

    def __init__(self, index: int, parent: QWidget | None = None) -> None:
        """Show the ground of the part at an index."""
        super().__init__(QSize(10, 10), parent)
        self._index = index

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw it with an edge, so that a pale one shows."""
        painter.setPen(QPen(QColor(tokens.control), 1))
        painter.setBrush(QColor(part_grounds(tokens)[self._index]))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


def part_grounds(tokens: Tokens) -> tuple[str, str, str, str]:
    """Return the grounds of four parts in their order."""
    if not tokens.has_soft_fills:
        return (tokens.bg,) * 4
    half = _between(tokens.good, tokens.sunken)
    return (tokens.good, half, tokens.track, tokens.concern)


def _between(first: str, second: str) -> str:
    """Return the colour half-way between two tokens."""
    one, other = QColor(first), QColor(second)
    return QColor(
        (one.red() + other.red()) // 2,
        (one.green() + other.green()) // 2,
        (one.blue() + other.blue()) // 2,
    ).name()


def _ink(tokens: Tokens, ground: str) -> str:
    """Return whichever of the theme's inks reads best on a ground."""
    inks = (tokens.text, tokens.bg, tokens.surface)
    return max(inks, key=lambda ink: contrast(ink, ground))
