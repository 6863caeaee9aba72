# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How a topic ends: four buttons, and the choice when its time is up.

Nothing closes by itself; it emits what the facilitator pressed.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.meeting.topics import Outcome
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import RADIUS_PX, SPACE_8, SPACE_12
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import field_label, make_label


class OutcomeButtons(QWidget):
    """Answered, author will fix, decide, park.

    Signals:
        outcome_requested: One of them; its `Outcome`.
    """

    outcome_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        self.buttons = {
            Outcome.ANSWERED: self._button(self.tr("Answered"), "check", "1"),
            Outcome.AUTHOR_WILL_FIX: self._button(
                self.tr("Author will fix"), "pencil-line", "2"
            ),
            Outcome.DECIDE: self._button(self.tr("Decide…"), "gavel", "3"),
            Outcome.PARK: self._button(self.tr("Park"), "archive", "4"),
        }
        grid = QGridLayout()
        grid.setSpacing(SPACE_8)
        for place, button in enumerate(self.buttons.values()):
            grid.addWidget(button, place // 2, place % 2)
            button.clicked.connect(self._on_button_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_8, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(field_label(self.tr("How does this topic end?"), self))
        column.addWidget(self.error)
        column.addLayout(grid)

    def show_error(self, sentence: str) -> None:
        """Say why the topic could not end so."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _button(self, text: str, glyph: str, key: str) -> ActionButton:
        return ActionButton(
            text, glyph=glyph, key=key, variant=Variant.OUTCOME, parent=self
        )

    def _on_button_clicked(self) -> None:
        pressed = self.sender()
        for outcome, button in self.buttons.items():
            if button is pressed:
                self.outcome_requested.emit(outcome)


class TimeCard(QWidget):
    """What stands there once a topic has used its time: four ways on.

    Signals:
        extend_requested: Three more minutes.
        decide_requested: Decide now.
        follow_up_requested: Give it an owner and a date.
        park_requested: Park it.
    """

    extend_requested = Signal()
    decide_requested = Signal()
    follow_up_requested = Signal()
    park_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = field_label(self.tr("Time for this topic is up"), self)
        self.extend = self._button(self.tr("3 more minutes"))
        self.decide = self._button(self.tr("Decide"))
        self.follow_up = self._button(self.tr("Owner and date"))
        self.park = self._button(self.tr("Park"))
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(Glyph("clock", Tone.GOLD, parent=self))
        head.addWidget(title, 1)
        self.choices = QWidget(self)
        flow = FlowRow(self.choices)
        for button in (self.extend, self.decide, self.follow_up, self.park):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self.choices)
        self.setAccessibleName(title.text())

        self.extend.clicked.connect(self.extend_requested)
        self.decide.clicked.connect(self.decide_requested)
        self.follow_up.clicked.connect(self.follow_up_requested)
        self.park.clicked.connect(self.park_requested)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the gold card."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.gold), tokens.border_px))
        painter.setBrush(QColor(tokens.gold_soft))
        painter.drawRoundedRect(
            self.rect().adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX
        )

    def _button(self, text: str) -> ActionButton:
        return ActionButton(text, variant=Variant.SMALL, parent=self)
