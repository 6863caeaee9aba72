# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How cards break their lines and how high they are, without making widgets.

It measures and remembers; it must not paint or place.
"""

from functools import partial

from PySide6.QtGui import QFont, QTextLayout, QTextOption

from meetingroom.ui.page.density import Shape
from meetingroom.ui.page.view import CardView
from meetingroom.ui.theme.fonts import column_font, small_font

LEFT_PX = 15
RIGHT_PX = 13
HEADER_BOTTOM_PX = 29
LINE_PX = 20
BOTTOM_PX = 9
ONE_LINE_PX = 38
HINTS_PX = 24
SMALL_LINE_PX = 18
GLYPH_PX = 24
MOST_LINES = 12
"""Longer notes are cut until they become the active card."""
_MOST_REMEMBERED = 20_000


class CardMeasure:
    """Breaks and heights of cards, remembered per text and width."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def body_lines(self, text: str, width_px: int) -> tuple[str, ...]:
        """Break a note's body to a card of some width."""
        return self._broken(text, width_px - LEFT_PX - RIGHT_PX, column_font())

    def small_lines(self, text: str, width_px: int) -> tuple[str, ...]:
        """Break a sentence below a note, such as why it was refused."""
        return self._broken(text, width_px - LEFT_PX - RIGHT_PX - 20, small_font())

    def height_px(
        self,
        card: CardView,
        width_px: int,
        shape: Shape = Shape.FULL,
        *,
        is_active: bool = False,
    ) -> int:
        """Return a card's height while it is not being edited."""
        if shape is not Shape.FULL:
            return ONE_LINE_PX
        count = len(self.body_lines(card.body, width_px)) if card.body else 0
        if not is_active:
            count = min(count, MOST_LINES)
        height = HEADER_BOTTOM_PX + count * LINE_PX + BOTTOM_PX
        return height + self.error_px(card, width_px)

    def editing_height_px(self, card: CardView, width_px: int) -> int:
        """Return the height a card needs once it is being edited."""
        count = len(self.body_lines(card.body, width_px))
        below = self.error_px(card, width_px) or HINTS_PX
        return HEADER_BOTTOM_PX + count * LINE_PX + below + BOTTOM_PX

    def error_px(self, card: CardView, width_px: int) -> int:
        """Return the room the error needs; 0 without one."""
        if not card.error:
            return 0
        return len(self.small_lines(card.error, width_px)) * SMALL_LINE_PX + 4

    def _broken(self, text: str, width_px: int, font: QFont) -> tuple[str, ...]:
        key = (text, width_px, font.pixelSize())
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > _MOST_REMEMBERED:
                self._lines.clear()
            lines: list[str] = []
            for paragraph in text.split("\n"):
                lines += _wrapped(paragraph, width_px, font)
            found = tuple(lines)
            self._lines[key] = found
        return found


def _wrapped(text: str, width_px: int, font: QFont) -> list[str]:
    if not text:
        return [""]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Qt counts UTF-16: cut the encoded text.
    encoded = text.encode("utf-16-le", "replace")
    lines: list[str] = []
    layout.beginLayout()
    for line in iter(partial(layout.createLine), None):
        if not line.isValid():
            break
        line.setLineWidth(width_px)
        start = 2 * line.textStart()
        piece = encoded[start : start + 2 * line.textLength()]
        lines.append(piece.decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines
