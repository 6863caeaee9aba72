# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Labels in the faces of the type scale, and one that elides long names.

Must not format what it shows; every text arrives translated and whole.
"""

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tone import Tone, tone_colour

_LONG_WORD = re.compile(r"\S{33,}")
"""Longer than any word people read."""
_PIECE_CP = 16
_MAY_BREAK = "\u200b"


def make_label(
    text: str,
    font: QFont | None = None,
    tone: Tone = Tone.TEXT,
    parent: QWidget | None = None,
) -> QLabel:
    """Make a plain-text label; it wraps only when asked to with `setWordWrap`."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if font is not None:
        label.setFont(font)
    if tone is not Tone.TEXT:
        label.setProperty("tone", tone.value)
    return label


def breakable(text: str) -> str:
    """Let long words, such as names of files, go on in the next line.

    Without it a label is as wide as its longest word, and widens the window.
    """
    return _LONG_WORD.sub(_broken, text)


def _broken(word: re.Match[str]) -> str:
    text = word.group()
    pieces = range(0, len(text), _PIECE_CP)
    return _MAY_BREAK.join(text[at : at + _PIECE_CP] for at in pieces)


def title_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make a screen's title: Literata 27."""
    return make_label(text, fonts.title_font(), parent=parent)


def section_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make a section's title: Literata 20."""
    return make_label(text, fonts.section_font(), parent=parent)


def list_title_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make the title of a list: Atkinson 15 bold."""
    return make_label(text, fonts.body_font(is_bold=True), parent=parent)


def field_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make the name of a field: 13 bold."""
    return make_label(text, fonts.label_font(), parent=parent)


def small_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make a secondary sentence: 13, muted."""
    return make_label(text, fonts.small_font(), Tone.MUTED, parent)


def address_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make an address: 12, tabular figures, muted."""
    return make_label(text, fonts.address_font(), Tone.MUTED, parent)


def set_tone(label: QLabel, tone: Tone) -> None:
    """Change the tone of a label that may already be shown."""
    if label.property("tone") == tone.value:
        return
    label.setProperty("tone", tone.value)
    repolish(label)


def repolish(widget: QWidget) -> None:
    """Let the style sheet see a changed property; not for pooled widgets, it is dear.

    Source: measured, unpolish and polish of a recycled card cost more than painting.
    """
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def make_rule(parent: QWidget | None = None) -> QFrame:
    """Make a hairline between parts: decoration only."""
    rule = QFrame(parent)
    rule.setProperty("variant", "rule")
    return rule


def make_card(parent: QWidget | None = None) -> QFrame:
    """Make a card: surface, 1 px line, radius 6."""
    card = QFrame(parent)
    card.setProperty("variant", "card")
    return card


def make_calm_box(parent: QWidget | None = None) -> QFrame:
    """Make a calm box: sunken ground, no border, for a sentence to trust."""
    box = QFrame(parent)
    box.setProperty("variant", "calm")
    return box


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis when its name is too long.

    The whole text stays the accessible name and becomes the tool tip.
    """

    def __init__(
        self,
        text: str = "",
        font: QFont | None = None,
        tone: Tone = Tone.TEXT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self.elide_mode = Qt.TextElideMode.ElideRight
        """Which end is cut."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if font is not None:
            self.setFont(font)

    def is_elided(self) -> bool:
        """Return whether part of the text is hidden now."""
        return self._metrics().horizontalAdvance(self.text()) > self.width()

    def minimumSizeHint(self) -> QSize:
        """Allow shrinking to a few letters."""
        return QSize(
            self._metrics().horizontalAdvance("M…"), super().sizeHint().height()
        )

    def event(self, event: QEvent) -> bool:
        """Give the whole text as the tool tip, only while it is cut."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.text() if self.is_elided() else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        del event
        painter = QPainter(self)
        painter.setPen(QColor(tone_colour(current_tokens(), self._tone)))
        shown = self._metrics().elidedText(self.text(), self.elide_mode, self.width())
        painter.drawText(
            self.rect(),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            shown,
        )

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())
