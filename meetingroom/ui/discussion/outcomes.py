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
                self.tr("To be fixed"), "pencil-line", "2"
            ),
            Outcome.DECIDE: self._button(self.tr("Decide…"), "gavel", "3"),
            Outcome.PARK: self._button(self.tr("Park"), "archive", "4"),
        }
        fix = self.buttons[Outcome.AUTHOR_WILL_FIX]
        fix.setAccessibleName(self.tr("The author will fix it"))
        fix.setToolTip(fix.accessibleName())
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
    """What stands there once a topic has used its time: two ways on, and a vote.

    The ways on are the facilitator's, beside those of `OutcomeButtons`; everybody shows
    a thumb, and sees totals.

    Signals:
        extend_requested: Three more minutes.
        follow_up_requested: Give it an owner and a date.
        up_requested: Thumb up: go on.
        down_requested: Thumb down: move on.
    """

    extend_requested = Signal()
    follow_up_requested = Signal()
    up_requested = Signal()
    down_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = field_label(self.tr("Time for this topic is up"), self)
        self.up = self._thumb(self.tr("Go on"), "thumbs-up", "U")
        self.down = self._thumb(self.tr("Move on"), "thumbs-down", "D")
        self.totals = make_label("", fonts.small_font(), parent=self)
        self.totals.setWordWrap(True)
        self.extend = self._button(self.tr("3 more minutes"))
        self.follow_up = self._button(self.tr("Owner and date"))
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(Glyph("clock", Tone.GOLD, parent=self))
        head.addWidget(title, 1)
        flow = FlowRow()
        for button in (self.up, self.down, self.extend, self.follow_up):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8 + SPACE_12, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self.totals)
        column.addLayout(flow)
        self.setAccessibleName(title.text())

        self.up.clicked.connect(self.up_requested)
        self.down.clicked.connect(self.down_requested)
        self.extend.clicked.connect(self.extend_requested)
        self.follow_up.clicked.connect(self.follow_up_requested)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the gold card."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.gold), tokens.border_px))
        painter.setBrush(QColor(tokens.gold_soft))
        painter.drawRoundedRect(
            # Lines that are scrolled away end a little above it.
            self.rect().adjusted(1, 1 + SPACE_8, -1, -1),
            RADIUS_PX,
            RADIUS_PX,
        )

    def show_votes(
        self,
        totals: tuple[int, int],
        own: bool | None,  # noqa: FBT001 - a value with three states
        *,
        may_vote: bool,
        may_lead: bool,
    ) -> None:
        """Show the Roman vote as it stands.

        Args:
            totals: How many would go on, and how many move on.
            own: The viewer's thumb; `None` before it is shown.
            may_vote: Whether the viewer has one.
            may_lead: Whether the ways on are the viewer's.
        """
        up, down = totals
        self.up.setChecked(own is True)
        self.down.setChecked(own is False)
        self.up.setVisible(may_vote)
        self.down.setVisible(may_vote)
        self.extend.setVisible(may_lead)
        self.follow_up.setVisible(may_lead)
        words = self.tr("Nobody has shown a thumb yet.")
        if up or down:
            words = self.tr("{0} would go on, {1} move on.").format(up, down)
        self.totals.setText(words)

    def _thumb(self, text: str, glyph: str, key: str) -> ActionButton:
        thumb = ActionButton(
            text, glyph=glyph, key=key, variant=Variant.SMALL, parent=self
        )
        thumb.setCheckable(True)
        return thumb

    def _button(self, text: str) -> ActionButton:
        return ActionButton(text, variant=Variant.SMALL, parent=self)
