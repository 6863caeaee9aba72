# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Badges: a glyph and a word, filled or plain.

A badge never stands on colour alone. Must not decide which fill a state deserves.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import BADGE_PX, SPACE_4, SPACE_8
from meetingroom.ui.theme.tone import Fill, fill_colours
from meetingroom.ui.widget.glyph import draw_glyph

_BADGE_GLYPH_PX = 12


class Badge(QLabel):
    """A filled pill, 22 px high: "3 overdue", "split", "in force"."""

    def __init__(
        self,
        text: str,
        fill: Fill = Fill.NEUTRAL,
        glyph: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._fill = fill
        self._glyph = glyph
        self.setFont(fonts.address_font(is_bold=True))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_badge(self, text: str, fill: Fill, glyph: str = "") -> None:
        """Show something else."""
        self._fill = fill
        self._glyph = glyph
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the pill's box."""
        return badge_size(self.text(), self._glyph)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a badge is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        del event
        draw_badge(QPainter(self), self.rect(), self.text(), self._fill, self._glyph)


def badge_size(text: str, glyph: str = "") -> QSize:
    """Return the box a badge needs."""
    metrics = QFontMetrics(fonts.address_font(is_bold=True))
    glyph_px = _BADGE_GLYPH_PX + SPACE_4 if glyph else 0
    return QSize(metrics.horizontalAdvance(text) + glyph_px + 2 * SPACE_8 + 2, BADGE_PX)


def draw_badge(
    painter: QPainter, box: QRect, text: str, fill: Fill, glyph: str = ""
) -> None:
    """Draw a badge; for delegates that paint rows, too."""
    tokens = current_tokens()
    ground, ink = fill_colours(tokens, fill)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    has_edge = not tokens.has_soft_fills
    painter.setPen(QPen(QColor(ink), 1) if has_edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    inset = 0.5 if has_edge else 0.0
    pill = QRectF(box).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    left = box.left() + SPACE_8 + 1
    if glyph:
        top = box.top() + (box.height() - _BADGE_GLYPH_PX) // 2
        square = QRect(left, top, _BADGE_GLYPH_PX, _BADGE_GLYPH_PX)
        draw_glyph(painter, square, glyph, ink)
        left += _BADGE_GLYPH_PX + SPACE_4
    painter.setPen(QColor(ink))
    painter.setFont(fonts.address_font(is_bold=True))
    painter.drawText(
        QRect(left, box.top(), box.right() - left + 1, box.height()),
        Qt.AlignmentFlag.AlignVCenter,
        text,
    )
