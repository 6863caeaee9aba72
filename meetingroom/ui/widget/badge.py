# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Badges: a glyph and a word, filled or plain.

A badge never stands on colour alone. Must not decide which fill a state deserves.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from meetingroom.meeting.notes import NoteKind
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.kind import kind_glyph, kind_word
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import BADGE_PX, ICON_PX, SPACE_4, SPACE_8, kind_colour
from meetingroom.ui.theme.tone import Fill, fill_colours
from meetingroom.ui.widget.glyph import draw_glyph

_BADGE_GLYPH_PX = 12
_KIND_GLYPH_PX = 14


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


class KindBadge(QLabel):
    """A kind of note: its glyph and its word, or a count instead of the word."""

    def __init__(
        self, kind: NoteKind, count: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if count is None:
            self.setFont(fonts.label_font())
            self.setText(kind_word(kind))
        else:
            self.setFont(fonts.address_font())
            self.setText(str(count))
            self.setAccessibleName(
                self.tr("{kind}: {count}").format(kind=kind_word(kind), count=count)
            )

    @property
    def kind(self) -> NoteKind:
        """The kind shown."""
        return self._kind

    def sizeHint(self) -> QSize:
        """Return room for glyph and text."""
        text_px = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(ICON_PX + SPACE_4 + text_px, BADGE_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a kind is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw glyph and text in the kind's colour."""
        del event
        colour = kind_colour(current_tokens(), self._kind)
        painter = QPainter(self)
        box = QRect(
            0, (self.height() - _KIND_GLYPH_PX) // 2, _KIND_GLYPH_PX, _KIND_GLYPH_PX
        )
        draw_glyph(painter, box, kind_glyph(self._kind), colour)
        painter.setPen(QColor(colour))
        painter.setFont(self.font())
        painter.drawText(
            self.rect().adjusted(ICON_PX + SPACE_4, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter,
            self.text(),
        )


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
