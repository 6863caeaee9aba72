# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A note's words in one flow: a bold name, plain words, a muted remark.

Plain text only, whatever somebody typed; it must not know whose note it shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tone import Tone, tone_colour

LINE_PX = 20
LEAST_PX = 80
MOST_WIDTHS = 8
_USUAL_PX = 320


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that look alike."""

    text: str
    tone: Tone = Tone.TEXT
    is_bold: bool = False


class NoteText(QWidget):
    """The words, wrapped; as high as they need at a width.

    Signals: none.
    """

    def __init__(
        self,
        pieces: Sequence[Piece] = (),
        font: QFont | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self._face = font or fonts.body_font()
        self._layouts: dict[int, QTextLayout] = {}
        """By width: Qt's own layouts ask for the same few widths again and again."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_pieces(pieces)

    @property
    def text(self) -> str:
        """All words."""
        return "".join(piece.text for piece in self._pieces)

    def set_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show other words."""
        if tuple(pieces) == self._pieces:
            return
        self._pieces = tuple(pieces)
        self._layouts = {}
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell that narrow means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped lines."""
        return max(1, self._laid_out(width).lineCount()) * LINE_PX

    def sizeHint(self) -> QSize:
        """Return a usual width with its height."""
        return QSize(_USUAL_PX, LINE_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the height follows from it."""
        return QSize(LEAST_PX, LINE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        del event
        painter = QPainter(self)
        painter.setPen(QColor(current_tokens().text))
        self._laid_out(self.width()).draw(painter, QPointF(0, 0), self._formats())

    def _laid_out(self, width_px: int) -> QTextLayout:
        if width_px not in self._layouts:
            if len(self._layouts) >= MOST_WIDTHS:
                self._layouts = {}
            self._layouts[width_px] = self._make(width_px)
        return self._layouts[width_px]

    def _make(self, width_px: int) -> QTextLayout:
        # Qt ends a line within a layout at its own line separator.
        layout = QTextLayout(self.text.replace("\n", "\u2028"), self._face)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.setFormats(self._formats(is_weight_only=True))
        layout.beginLayout()
        number = 0
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(1, width_px))
            extra = (LINE_PX - line.height()) / 2
            line.setPosition(QPointF(0, number * LINE_PX + extra))
            number += 1
            line = layout.createLine()
        layout.endLayout()
        return layout

    def _formats(
        self, *, is_weight_only: bool = False
    ) -> list[QTextLayout.FormatRange]:
        found: list[QTextLayout.FormatRange] = []
        tokens = current_tokens()
        start = 0
        for piece in self._pieces:
            # Qt counts UTF-16 units.
            length = len(piece.text.encode("utf-16-le", "surrogatepass")) // 2
            look = QTextCharFormat()
            if piece.is_bold:
                look.setFontWeight(QFont.Weight.Bold)
            if not is_weight_only:
                look.setForeground(QColor(tone_colour(tokens, piece.tone)))
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start, length, look
            found.append(part)
            start += length
        return found
