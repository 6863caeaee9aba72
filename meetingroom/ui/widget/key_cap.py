# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A key as it looks on a keyboard, alone or with the word it stands for.

Shows keys; must not listen to any.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, Tokens
from meetingroom.ui.widget.label import small_label

_HEIGHT_PX = 20
_SIDE_PX = 5


class KeyCap(QLabel):
    """One key, such as `Q` or `Ctrl+Enter`."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setFont(fonts.address_font())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Key {key}").format(key=key))

    def sizeHint(self) -> QSize:
        """Return the cap's box."""
        return key_cap_size(self.text())

    def minimumSizeHint(self) -> QSize:
        """Return the same: a key is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        del event
        draw_key_cap(QPainter(self), self.rect(), self.text(), current_tokens())


class KeyHint(QWidget):
    """Keys and the word for what they do: `[J] [K] topic`."""

    def __init__(
        self, keys: Sequence[str], word: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        for key in keys:
            row.addWidget(KeyCap(key, self))
        row.addSpacing(SPACE_8 - SPACE_4)
        row.addWidget(small_label(word, self))


def key_cap_size(key: str) -> QSize:
    """Return the box a key needs."""
    text_px = QFontMetrics(fonts.address_font()).horizontalAdvance(key)
    return QSize(max(_HEIGHT_PX - 2, text_px + 2 * _SIDE_PX), _HEIGHT_PX)


def draw_key_cap(painter: QPainter, box: QRect, key: str, tokens: Tokens) -> None:
    """Draw a key into its box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(tokens.muted))
    painter.setFont(fonts.address_font())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
