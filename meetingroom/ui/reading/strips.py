# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The strips above the text: time is up, a late joiner's sentence, the first hint.

And that what is being typed names somebody, where notes carry no names.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.ui.note.mention_words import mention_words
from meetingroom.ui.reading.view import ReadingView
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)

MORE = "more"
MORE_MINUTES = 2


class ReadingStrips(QWidget):
    """At most four sentences, each only while it is true.

    Signals:
        hint_dismissed: The hint was closed.
        extend_requested: Minutes more; the facilitator's, when time is up.
    """

    hint_dismissed = Signal()
    extend_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dismissed = ""
        self._shown = ""
        self.time_up = MessageStrip(self)
        self.state = MessageStrip(self)
        self.hint = MessageStrip(self)
        self.mention = MessageStrip(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in (self.time_up, self.state, self.hint, self.mention):
            strip.clear()
            column.addWidget(strip)
        self.time_up.action_requested.connect(self._on_time_up_action_requested)
        self.state.dismissed.connect(self._on_state_dismissed)
        self.hint.dismissed.connect(self.hint_dismissed)

    def show_view(self, view: ReadingView) -> None:
        """Show the sentences of a state."""
        self._show(self.time_up, self._time_up_message(view))
        message = (
            StripMessage(view.strip_text, "clock", Fill.NEUTRAL)
            if view.strip_text and view.strip_text != self._dismissed
            else None
        )
        self._show(self.state, message)
        self._shown = view.strip_text

    def show_hint(self) -> None:
        """Show how a note is made."""
        sentence = self.tr("Press Q, C or B on a paragraph, or select words first.")
        self._show(self.hint, StripMessage(sentence, "lightbulb", Fill.NEUTRAL))

    def show_mention(self, names: Sequence[str]) -> None:
        """Warn that a note names people; no names take the warning away."""
        sentence = mention_words(names)
        message = StripMessage(sentence, "eye", Fill.GOLD) if sentence else None
        self._show(self.mention, message)

    def hide_hint(self) -> None:
        """Take the hint away: the first note was begun."""
        if self.hint.message is not None:
            self.hint.clear()
            self.hint_dismissed.emit()

    def _show(self, strip: MessageStrip, message: StripMessage | None) -> None:
        if message == strip.message:
            return
        if message is None:
            strip.clear()
        else:
            strip.show_message(message)

    def _time_up_message(self, view: ReadingView) -> StripMessage | None:
        if not view.is_time_up:
            return None
        actions = (StripAction(MORE, self.tr("+2 min")),) if view.is_facilitator else ()
        sentence = self.tr("Time is up. Finish your thought.")
        return StripMessage(sentence, "clock", Fill.GOLD, actions, is_dismissable=False)

    def _on_state_dismissed(self) -> None:
        self._dismissed = self._shown

    def _on_time_up_action_requested(self, action: str) -> None:
        if action == MORE:
            self.extend_requested.emit(MORE_MINUTES)
