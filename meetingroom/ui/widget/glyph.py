# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One Lucide icon in a tone, drawn afresh in whatever theme is in force.

Decoration beside a word: it is hidden from screen readers unless given a name.
"""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from meetingroom.ui.theme.icons import pixmap
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import ICON_PX
from meetingroom.ui.theme.tone import Tone, tone_colour


class Glyph(QWidget):
    """An icon that follows the theme.

    Signals: none of its own.
    """

    def __init__(
        self,
        name: str,
        tone: Tone = Tone.MUTED,
        size_px: int = ICON_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self._size_px = size_px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_glyph(self, name: str, tone: Tone) -> None:
        """Show another icon or tone; an empty name shows nothing."""
        self._name = name
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's square."""
        return QSize(self._size_px, self._size_px)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the middle."""
        del event
        painter = QPainter(self)
        box = QRect(0, 0, self._size_px, self._size_px)
        box.moveCenter(self.rect().center())
        colour = tone_colour(current_tokens(), self._tone)
        draw_glyph(painter, box, self._name, colour)


def draw_glyph(painter: QPainter, box: QRect, name: str, colour: str) -> None:
    """Draw an icon into a square box; an empty name draws nothing."""
    if not name:
        return
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(box, pixmap(name, colour, box.width(), ratio))
