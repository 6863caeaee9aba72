# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A link as a QR code: always dark on white with its quiet zone, in every theme.

It encodes and paints; what the link says is not its business.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import PAPER, RADIUS_PX

QUIET_MODULES = 4
"""Source: ISO/IEC 18004, the quiet zone at each side."""
SIDE_PX = 200
"""Six metres of a meeting room need a projector; this is for the phone beside it."""


class QrCode(QWidget):
    """The code; its accessible name is the link itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = ""
        self._rows: tuple[bytes, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def modules(self) -> tuple[bytes, ...]:
        """The dark (1) and light (0) modules, row by row; empty without a link."""
        return self._rows

    def show_link(self, link: str) -> None:
        """Encode a link; an empty one shows nothing."""
        if link == self._link:
            return
        self._link = link
        self._rows = _encode(link) if link else ()
        self.setAccessibleName(link)
        self.setToolTip(link)
        self.setVisible(bool(link))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square."""
        return QSize(SIDE_PX, SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the modules on whole pixels, so that no camera sees grey seams."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_tokens().line), 1))
        painter.setBrush(QColor(PAPER.surface))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX
        )
        count = len(self._rows)
        if not count:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        ratio = self.devicePixelRatioF()
        # In device pixels, so that a module is whole on a scaled screen, too.
        module = int(self.width() * ratio) // (count + 2 * QUIET_MODULES) / ratio
        begin = QRectF(self.rect()).center() - QPointF(count, count) * module / 2
        left, top = round(begin.x() * ratio) / ratio, round(begin.y() * ratio) / ratio
        dark = QColor(PAPER.text)
        for y, row in enumerate(self._rows):
            for x, is_dark in enumerate(row):
                if is_dark:
                    box = QRectF(left + x * module, top + y * module, module, module)
                    painter.fillRect(box, dark)

    def quiet_px(self) -> int:
        """Return how much white stands around the modules."""
        count = len(self._rows)
        module = SIDE_PX // (count + 2 * QUIET_MODULES) if count else 0
        inner = QRect(0, 0, count * module, count * module)
        return (SIDE_PX - inner.width()) // 2


def _encode(link: str) -> tuple[bytes, ...]:
    # Not needed before somebody hosts.
    import segno  # noqa: PLC0415

    code = segno.make(link, error="m", micro=False)
    return tuple(bytes(row) for row in code.matrix)
