# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A person as initials in a circle: no pictures, no colours by person.

Must not look anybody up; the name is all it gets.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens

MARK_PX = 26


class PersonMark(QLabel):
    """The circle with the initials; the whole name is its accessible name."""

    def __init__(
        self, name: str, *, is_away: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(initials(name), parent)
        self._is_away = is_away
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_person(self, name: str) -> None:
        """Show somebody else."""
        self.setText(initials(name))
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Return the circle's square."""
        return QSize(MARK_PX, MARK_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle, dashed while the person is away."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(tokens.line), 1)
        if self._is_away:
            pen.setColor(QColor(tokens.control))
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.sunken))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor(tokens.muted))
        painter.setFont(fonts.address_font(is_bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


def initials(name: str) -> str:
    """Return the first letters of the first and the last word, at most two."""
    words = name.split()
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()
