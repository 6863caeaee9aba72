# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A poster: paragraphs as large as its box allows, for eyes five metres away.

All of them shrink together, each down to its own least size, before a word is left
out. What is left out on the screen is still in the accessible text. It must not know
what the words mean.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tone import Tone, tone_colour

DESIGN_PX = (1920, 1080)
"""The window that all sizes are meant for; others have them in proportion."""
FEWEST_PX = 12
_STEPS = 6
"""Halvings of the way between least and most: finer is not seen."""
_ELLIPSIS = "…"
_LINE_SEPARATOR = "\u2028"
"""Begins another line inside one paragraph, as Qt's layout has it."""
_QUOTE_INDENT_PX = 36
_QUOTE_BAR_PX = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in one size; sizes and gaps are those in a window of `DESIGN_PX`."""

    text: str
    most_px: int
    least_px: int
    is_serif: bool = False
    is_bold: bool = False
    tone: Tone = Tone.TEXT
    gap_px: int = 16
    """Space above it."""
    is_quote: bool = False
    """A bar stands beside it."""
    weight: int = 1
    """What has less is shortened first, where not everything has room."""


@dataclass(frozen=True, slots=True)
class _Placed:
    paragraph: Paragraph
    layout: QTextLayout
    top_px: float
    height_px: float
    size_px: int
    is_cut: bool


class Poster(QWidget):
    """Paragraphs from the top down, or in the middle."""

    def __init__(
        self, *, is_centred: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_centred = is_centred
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._placed: tuple[_Placed, ...] = ()
        self._placed_for: object = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Show these; empty ones are left out."""
        shown = tuple(one for one in paragraphs if one.text)
        if shown == self._paragraphs:
            return
        self._paragraphs = shown
        self.setAccessibleName(self.text())
        self.update()

    def text(self) -> str:
        """Return all there is to read, also what the box does not hold."""
        return "\n".join(one.text for one in self._paragraphs)

    def sizes_px(self) -> dict[str, int]:
        """Return the size in which each paragraph that has room is shown."""
        self._place()
        return {one.paragraph.text: one.size_px for one in self._placed}

    def is_cut(self) -> bool:
        """Tell whether the box does not hold everything."""
        self._place()
        is_short = len(self._placed) < len(self._paragraphs)
        return is_short or any(one.is_cut for one in self._placed)

    def cut_texts(self) -> tuple[str, ...]:
        """Return the paragraphs that are shortened on the screen."""
        self._place()
        return tuple(one.paragraph.text for one in self._placed if one.is_cut)

    def minimumSizeHint(self) -> QSize:
        """Take what there is: the words follow the box."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paragraphs."""
        del event
        self._place()
        tokens = current_tokens()
        painter = QPainter(self)
        for one in self._placed:
            indent_px = self._indent_px(one.paragraph)
            if indent_px:
                bar = QRectF(
                    0, one.top_px, _QUOTE_BAR_PX * self._scale(), one.height_px
                )
                painter.fillRect(bar, QColor(tokens.control))
            painter.setPen(QColor(tone_colour(tokens, one.paragraph.tone)))
            one.layout.draw(painter, QPointF(indent_px, one.top_px))

    def _scale(self) -> float:
        window = self.window()
        across = window.width() / DESIGN_PX[0]
        return min(across, window.height() / DESIGN_PX[1])

    def _indent_px(self, paragraph: Paragraph) -> float:
        return _QUOTE_INDENT_PX * self._scale() if paragraph.is_quote else 0.0

    def _place(self) -> None:
        key = (self._paragraphs, self.size(), self._scale())
        if key == self._placed_for:
            return
        self._placed_for = key
        low, high = 0.0, 1.0
        placed = self._laid_out(high)
        if self._bottom_px(placed) > self.height():
            for _ in range(_STEPS):
                middle = (low + high) / 2
                fits = self._bottom_px(self._laid_out(middle)) <= self.height()
                low, high = (middle, high) if fits else (low, middle)
            placed = self._laid_out(low)
        if self._bottom_px(placed) > self.height():
            placed = self._cut(placed)
        if self._is_centred:
            placed = self._lowered(placed)
        self._placed = tuple(placed)

    def _laid_out(self, share: float) -> list[_Placed]:
        """Lay everything out, at a share of the way from least to most."""
        scale = self._scale()
        placed: list[_Placed] = []
        top_px = 0.0
        for one in self._paragraphs:
            size_px = one.least_px + share * (one.most_px - one.least_px)
            whole_px = max(FEWEST_PX, int(size_px * scale))
            layout, height_px = self._lines(one, one.text, whole_px)
            top_px += one.gap_px * scale if placed else 0.0
            placed.append(
                _Placed(one, layout, top_px, height_px, whole_px, is_cut=False)
            )
            top_px += height_px
        return placed

    def _lines(
        self, one: Paragraph, text: str, size_px: int
    ) -> tuple[QTextLayout, float]:
        shown = text.replace("\n", _LINE_SEPARATOR)
        layout = QTextLayout(shown, _face(one, size_px))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self._is_centred:
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        width_px = max(1.0, self.width() - self._indent_px(one))
        height_px = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width_px)
            line.setPosition(QPointF(0, height_px))
            height_px += line.height()
        layout.endLayout()
        return layout, height_px

    def _cut(self, placed: list[_Placed]) -> list[_Placed]:
        """Shorten the lightest and longest until the rest fits.

        Of the same weight, one long text does not lose all its words to another. In a
        box that does not even hold the beginnings, end in an ellipsis.
        """
        while placed and self._bottom_px(placed) > self.height():
            # What stands lower goes before what stands above it.
            long = [one for one in placed[::-1] if one.layout.lineCount() > 1]
            if long:
                first, *others = sorted(long, key=_weight)
                excess_px = self._bottom_px(placed) - self.height()
                equal_px = (o.height_px for o in others if _is_as_heavy(o, first))
                most_px = max(first.height_px - excess_px, next(equal_px, 0.0))
                shorter = self._shortened(first, most_px)
                parts = [shorter if one is first else one for one in placed]
            elif len(placed) > 1:
                # The last line that is kept gives its place to the ellipsis.
                parts = [*placed[:-2], self._ellipsis(placed[-2])]
            else:
                break
            placed = self._restacked(parts)
        return placed

    def _ellipsis(self, place: _Placed) -> _Placed:
        one, size_px = place.paragraph, place.size_px
        layout, height_px = self._lines(one, _ELLIPSIS, size_px)
        return _Placed(one, layout, 0.0, height_px, size_px, is_cut=True)

    def _shortened(self, one: _Placed, most_px: float) -> _Placed:
        """Return a paragraph of several lines with fewer, one at least."""
        lines = one.layout.lineCount()
        kept = max(1, min(lines - 1, int(most_px * lines / one.height_px)))
        last = one.layout.lineAt(kept - 1)
        text = one.layout.text()[: last.textStart() + last.textLength()].rstrip()
        while True:
            text = text[:-1].rstrip()
            layout, height_px = self._lines(
                one.paragraph, text + _ELLIPSIS, one.size_px
            )
            if layout.lineCount() <= kept or not text:
                return replace(one, layout=layout, height_px=height_px, is_cut=True)

    def _restacked(self, placed: list[_Placed]) -> list[_Placed]:
        scale, top_px = self._scale(), 0.0
        stacked: list[_Placed] = []
        for one in placed:
            top_px += one.paragraph.gap_px * scale if stacked else 0.0
            stacked.append(replace(one, top_px=top_px))
            top_px += one.height_px
        return stacked

    def _lowered(self, placed: list[_Placed]) -> list[_Placed]:
        down_px = max(0.0, (self.height() - self._bottom_px(placed)) / 2)
        return [replace(one, top_px=one.top_px + down_px) for one in placed]

    @staticmethod
    def _bottom_px(placed: list[_Placed]) -> float:
        return placed[-1].top_px + placed[-1].height_px if placed else 0.0


def _weight(one: _Placed) -> tuple[int, float]:
    return one.paragraph.weight, -one.height_px


def _is_as_heavy(one: _Placed, other: _Placed) -> bool:
    return one.paragraph.weight == other.paragraph.weight


def _face(one: Paragraph, size_px: int) -> QFont:
    make = fonts.memo_font if one.is_serif else fonts.sans_font
    return make(size_px, is_bold=one.is_bold)
