# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Three, two, one: a quiet line over the header of a page, so that nothing moves.

It shows the seconds it is given; it counts nothing and never flashes.
"""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import HEADER_PX, SPACE_12, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import make_label


class CountStrip(QWidget):
    """The line; hidden while nothing is being counted.

    Signals:
        stop_requested: The count is to be stopped.
    """

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = make_label("", fonts.body_font(is_bold=True), parent=self)
        self.stop = ActionButton(
            self.tr("Stop"), key="Esc", variant=Variant.SMALL, parent=self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(Glyph("timer", Tone.ACCENT, parent=self))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.stop)
        self.hide()

        self.stop.clicked.connect(self.stop_requested)

    def show_count(self, sentence: str, *, may_stop: bool) -> None:
        """Show a sentence with the seconds in it; only the first is announced."""
        is_first = self.isHidden()
        self.sentence.setText(sentence)
        self.stop.setVisible(may_stop)
        if is_first:
            self.show()
            self.raise_()
            announce(self, sentence)

    def place(self, page: QRect) -> None:
        """Lie over the header, so that no line of the text below is cut."""
        self.setGeometry(page.x(), page.y(), page.width(), HEADER_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an opaque ground and a line below."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.accent_soft))
        painter.setPen(QColor(tokens.accent))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
