# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The bar below a screen: one plain sentence at the left, the buttons at the right.

Must not decide what is missing; it only shows the sentence that says so.
"""

from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import BOTTOM_BAR_PX, SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import make_label, set_tone

_SENTENCE_STRETCH = 100
"""The sentence gets its room before the empty space does."""
_EDGE_PX = 2
"""Above and below: three lines of small words fit between."""


class BottomBar(QWidget):
    """The bar, 56 px high; higher where its sentence takes more than three lines."""

    def __init__(self, *, has_rule: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_rule = has_rule
        self.setMinimumHeight(BOTTOM_BAR_PX)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._glyph = Glyph("", parent=self)
        self._glyph.hide()
        self._sentence = make_label("", fonts.small_font(), Tone.MUTED, self)
        self._sentence.setWordWrap(True)
        self._left = QHBoxLayout()
        self._left.setSpacing(SPACE_24)
        self._right = QHBoxLayout()
        self._right.setSpacing(SPACE_12)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, _EDGE_PX, SPACE_24, _EDGE_PX)
        row.setSpacing(SPACE_8)
        row.addWidget(self._glyph)
        row.addWidget(self._sentence, _SENTENCE_STRETCH)
        row.addLayout(self._left)
        row.addStretch(1)
        row.addLayout(self._right)

    @property
    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    def set_sentence(
        self, sentence: str, tone: Tone = Tone.MUTED, glyph: str = ""
    ) -> None:
        """Show a sentence; the glyph has the tone, and so have plain words.

        A sentence that says what is missing takes `Tone.BLOCKER` with the glyph
        `circle-alert`: then the words stay in the colour of text.
        """
        self._glyph.set_glyph(glyph, tone)
        self._glyph.setVisible(bool(glyph))
        self._sentence.setText(sentence)
        # As wide as its words at most, so that it wraps only where room is short.
        metrics = QFontMetrics(self._sentence.font())
        self._sentence.setMaximumWidth(metrics.horizontalAdvance(sentence) + SPACE_8)
        set_tone(self._sentence, Tone.TEXT if glyph else tone)
        self._sentence.setVisible(bool(sentence))

    def add_left(self, widget: QWidget) -> None:
        """Add counts or key hints after the sentence."""
        self._left.addWidget(widget)

    def add_button(self, button: QPushButton) -> None:
        """Add a button at the right; the primary one comes last."""
        self._right.addWidget(button)

    def set_missing(self, button: QPushButton, sentence: str) -> None:
        """Disable a button and say why, or enable it with an empty sentence."""
        button.setEnabled(not sentence)
        button.setAccessibleDescription(sentence)
        if sentence:
            self.set_sentence(sentence, Tone.BLOCKER, "circle-alert")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline above."""
        del event
        if self._has_rule:
            painter = QPainter(self)
            painter.setPen(QColor(current_tokens().line))
            painter.drawLine(self.rect().topLeft(), self.rect().topRight())
