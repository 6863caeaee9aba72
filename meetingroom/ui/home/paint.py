# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the lists of the first screen draw: badges, marked words, row grounds.

Colours come from the tokens in force; nothing here knows a meeting.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import FOCUS_PX, ICON_PX
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.badge import badge_size, draw_badge
from meetingroom.ui.widget.glyph import draw_glyph

Spans = tuple[tuple[int, int], ...]
"""Start and length of marked words, in characters of a text."""


@dataclass(frozen=True, slots=True)
class RowBadge:
    """A badge in a row: its words, its fill and its glyph."""

    text: str
    fill: Fill = Fill.NEUTRAL
    glyph: str = ""

    @property
    def width(self) -> int:
        """How wide it will be, px."""
        return badge_size(self.text, self.glyph).width()


def put_badge(painter: QPainter, left: int, middle: int, badge: RowBadge) -> int:
    """Draw a badge and return its width, px.

    Args:
        painter: Where to draw.
        left: Its left edge.
        middle: The height of its middle line.
        badge: What to draw.
    """
    size = badge_size(badge.text, badge.glyph)
    box = QRect(left, middle - size.height() // 2, size.width(), size.height())
    painter.save()
    draw_badge(painter, box, badge.text, badge.fill, badge.glyph)
    painter.restore()
    return size.width()


def draw_line(
    painter: QPainter, box: QRect, text: str, font: QFont, colour: str
) -> None:
    """Draw one line of text, cut with an ellipsis where the box ends."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = QFontMetrics(font)
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, int(flags), cut)


def put_glyph(painter: QPainter, left: int, middle: int, name: str) -> None:
    """Draw a muted icon, its middle at the given height."""
    place = QRect(left, middle - ICON_PX // 2, ICON_PX, ICON_PX)
    draw_glyph(painter, place, name, current_tokens().muted)


def lay_out(text: str, font: QFont, width: int, spans: Spans = ()) -> QTextLayout:
    """Break a text into lines; the marked words get the passage's look.

    Args:
        text: What is written.
        font: Its face.
        width: Of the lines, px.
        spans: Words to mark.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_mark(text, start, length) for start, length in spans])
    layout.beginLayout()
    y = 0.0
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, y))
        y += line.height() + 1
        line = layout.createLine()
    layout.endLayout()
    return layout


def layout_height(layout: QTextLayout) -> int:
    """Return how high the lines of a layout are together, px."""
    return round(layout.boundingRect().height())


def draw_hairline(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw the line below a list row."""
    box = option.rect
    line = QRect(box.left(), box.bottom(), box.width(), 1)
    painter.fillRect(line, QColor(current_tokens().line))


def draw_row_ground(
    painter: QPainter, option: QStyleOptionViewItem, *, has_focus_ring: bool
) -> None:
    """Draw the ground of a list row: hairline, selection and focus ring."""
    tokens = current_tokens()
    box = option.rect
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if is_selected and tokens.has_soft_fills:
        painter.fillRect(box, QColor(tokens.accent_soft))
    draw_hairline(painter, option)
    if is_selected and not tokens.has_soft_fills:
        painter.fillRect(
            QRect(box.left(), box.top(), 4, box.height()), QColor(tokens.accent)
        )
    if has_focus_ring:
        painter.setPen(QPen(QColor(tokens.accent), FOCUS_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -1))


def _mark(text: str, start: int, length: int) -> QTextLayout.FormatRange:
    tokens = current_tokens()
    look = QTextCharFormat()
    if tokens.has_soft_fills:
        look.setBackground(QColor(tokens.highlight))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(QColor(tokens.accent))
    found = QTextLayout.FormatRange()
    # Qt counts UTF-16 units.
    found.start = len(text[:start].encode("utf-16-le")) // 2
    found.length = len(text[start : start + length].encode("utf-16-le")) // 2
    found.format = look
    return found
