# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A line of 3 px that says how far one has read: one's own progress, nobody else's.

Must not measure anything; it is told a share.
"""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import PROGRESS_PX


class ProgressLine(QWidget):
    """The line at the very top of the reading screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(PROGRESS_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(0.0)

    @property
    def share(self) -> float:
        """Part that is read, 0 to 1."""
        return self._share

    def set_share(self, share: float) -> None:
        """Show a part of the whole, 0 to 1; anything beyond is cut."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(
            self.tr("{percent} % read").format(percent=round(self._share * 100))
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track and progress."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.track))
        done_px = round(self.width() * self._share)
        left = self.width() - done_px if self.isRightToLeft() else 0
        painter.fillRect(QRect(left, 0, done_px, self.height()), QColor(tokens.accent))
