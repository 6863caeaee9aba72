# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A strip beside the text: where people stopped, and which part is in view.

It is drawn from numbers and says them, too; a click goes to the place.
"""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from meetingroom.ui.discussion.heat import Heat
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import FOCUS_PX

WIDTH_PX = 10
FRAME_PX = 4
"""The frame stands out so far on both sides."""
_FAINTEST = 0.15
_ABOVE_PX = 26


class HeatStrip(QWidget):
    """The strip, 10 px wide and a frame around the visible part.

    Signals:
        place_requested: A share of the memo, 0 to 1, was clicked.
    """

    place_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heat = Heat(())
        self._top = 0.0
        self._bottom = 1.0
        self.setFixedWidth(WIDTH_PX + 2 * FRAME_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Where people wrote"))

    def show_heat(self, heat: Heat, lines: list[str]) -> None:
        """Show people by band.

        Args:
            heat: The numbers.
            lines: The same as a table in words, one line a band with people.
        """
        self._heat = heat
        words = "\n".join(lines)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def show_part(self, top: float, bottom: float) -> None:
        """Frame the visible part, as shares of the memo, 0 to 1."""
        if (top, bottom) != (self._top, self._bottom):
            self._top, self._bottom = top, bottom
            self.update()

    def sizeHint(self) -> QSize:
        """Return the strip's width."""
        return QSize(WIDTH_PX + 2 * FRAME_PX, 200)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the place that was clicked."""
        track = self._track()
        share = (event.position().y() - track.top()) / max(1.0, track.height())
        self.place_requested.emit(min(1.0, max(0.0, share)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bands and the frame."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        track = self._track()
        painter.fillRect(track, QColor(tokens.sunken))
        count, most = len(self._heat.people), self._heat.most
        for band, people in enumerate(self._heat.people):
            if not people:
                continue
            colour = QColor(tokens.accent)
            colour.setAlphaF(_FAINTEST + (1 - _FAINTEST) * people / most)
            top = round(track.top() + track.height() * band / count)
            bottom = round(track.top() + track.height() * (band + 1) / count)
            painter.fillRect(
                QRectF(track.left(), top, track.width(), bottom - top), colour
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.text), FOCUS_PX))
        frame_top = track.top() + track.height() * self._top
        wanted = max(8.0, track.height() * (self._bottom - self._top))
        height = min(wanted, track.bottom() - frame_top)
        frame = QRectF(1, frame_top, self.width() - 2, height)
        painter.drawRoundedRect(frame.adjusted(0, 1, 0, -1), 4, 4)

    def _track(self) -> QRectF:
        height = self.height() - 2 * _ABOVE_PX
        return QRectF(FRAME_PX, _ABOVE_PX, WIDTH_PX, max(1, height))
