# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The strip below the header: one sentence, and what can be done about it.

Never an overlay, never taken away by a timer of its own; announced politely.
"""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import LIST_ROW_PX, SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.theme.tone import Fill, Tone, fill_colours
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, GlyphButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import breakable, make_label
from meetingroom.ui.widget.steady import steady

_TONES = {
    Fill.NEUTRAL: Tone.TEXT,
    Fill.ACCENT: Tone.ACCENT,
    Fill.GOLD: Tone.GOLD,
    Fill.GOOD: Tone.GOOD,
    Fill.BLOCKER: Tone.BLOCKER,
}


@dataclass(frozen=True, slots=True)
class StripAction:
    """A button on a strip."""

    id: str
    text: str
    spoken: str = ""
    """What it does, where the text alone does not say it; also shown as a tip."""


@dataclass(frozen=True, slots=True)
class StripMessage:
    """What a strip says."""

    sentence: str
    glyph: str = "info"
    fill: Fill = Fill.NEUTRAL
    actions: tuple[StripAction, ...] = ()
    """One, or two at most."""
    is_dismissable: bool = True


class MessageStrip(QWidget):
    """The strip; hidden while it has nothing to say.

    Signals:
        action_requested: the `id` of the `StripAction` that was pressed.
        dismissed: the person closed the strip.
    """

    action_requested = Signal(str)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message: StripMessage | None = None
        self._buttons: dict[ActionButton, str] = {}
        self._glyph = Glyph("", parent=self)
        self._sentence = make_label("", fonts.body_font(), parent=self)
        self._sentence.setWordWrap(True)
        self._close = GlyphButton("x", self.tr("Dismiss"), self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_24, 6, SPACE_12, 6)
        self._row.setSpacing(SPACE_12)
        self._row.addWidget(self._glyph)
        self._row.addWidget(self._sentence, 1)
        self._row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

        self._close.clicked.connect(self._on_close_clicked)

    @property
    def message(self) -> StripMessage | None:
        """What the strip says now; `None` while hidden."""
        return self._message

    def show_message(self, message: StripMessage) -> None:
        """Say something; the same message twice is said once."""
        if message == self._message:
            return
        was, self._message = self._message, message
        with steady(self):
            self._glyph.set_glyph(message.glyph, _TONES[message.fill])
            self._sentence.setText(breakable(message.sentence))
            self._close.setVisible(message.is_dismissable)
            # The same buttons stay: one may be pressed, or have the focus.
            if was is None or was.actions != message.actions:
                self._renew_buttons(message.actions)
            self.setAccessibleName(message.sentence)
            self.show()
        self.update()
        announce(self, message.sentence)

    def focus_action(self, action: str) -> None:
        """Put the focus on a button that was made anew."""
        for button, known in self._buttons.items():
            if known == action:
                button.setFocus()

    def clear(self) -> None:
        """Say nothing and take no room."""
        self._message = None
        with steady(self):
            self._renew_buttons(())
            self.hide()

    def minimumSizeHint(self) -> QSize:
        """Return at least a row's height."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), LIST_ROW_PX - SPACE_8 + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline below it."""
        del event
        tokens = current_tokens()
        fill = self._message.fill if self._message else Fill.NEUTRAL
        ground, _ = fill_colours(tokens, fill)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(ground))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _on_close_clicked(self) -> None:
        self.clear()
        self.dismissed.emit()

    def _on_action_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, ActionButton) and button in self._buttons:
            self.action_requested.emit(self._buttons[button])

    def _renew_buttons(self, actions: tuple[StripAction, ...]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for action in actions:
            button = ActionButton(action.text, variant=Variant.SMALL, parent=self)
            if action.spoken:
                button.setAccessibleName(action.spoken)
                button.setToolTip(action.spoken)
            self._row.insertWidget(
                self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignVCenter
            )
            button.clicked.connect(self._on_action_clicked)
            self._buttons[button] = action.id
