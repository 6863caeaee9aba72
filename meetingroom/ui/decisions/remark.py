# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One calm sentence with a glyph, hidden while there is nothing to remark."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import make_label


class Remark(QWidget):
    """The glyph and the sentence; it stops nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = make_label("", fonts.small_font(), parent=self)
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        row.addWidget(Glyph("triangle-alert", Tone.CONCERN, parent=self))
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, and announce it once; an empty one takes it away."""
        is_news = bool(sentence) and sentence != self.words.text()
        self.words.setText(sentence)
        self.setVisible(bool(sentence))
        if is_news:
            announce(self, sentence)
