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

MORE, KEEP = "more", "keep"
MORE_MINUTES = 2


class ReadingStrips(QWidget):
    """At most five sentences, each only while it is true.

    Signals:
        hint_dismissed: The hint was closed.
        extend_requested: Minutes more; the facilitator's, when time is up.
        keep_requested: What is half typed is to be kept as it stands.
    """

    hint_dismissed = Signal()
    extend_requested = Signal(int)
    keep_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dismissed = ""
        self._shown = ""
        self.time_up = MessageStrip(self)
        self.state = MessageStrip(self)
        self.hint = MessageStrip(self)
        self.mention = MessageStrip(self)
        self.half_typed = MessageStrip(self)
        self._half, self._half_dismissed = 0, 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in (
            self.time_up,
            self.half_typed,
            self.state,
            self.hint,
            self.mention,
        ):
            strip.clear()
            column.addWidget(strip)
        self.time_up.action_requested.connect(self._on_time_up_action_requested)
        self.state.dismissed.connect(self._on_state_dismissed)
        self.hint.dismissed.connect(self.hint_dismissed)
        self.half_typed.dismissed.connect(self._on_half_typed_dismissed)
        self.half_typed.action_requested.connect(self._on_half_typed_action_requested)

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

    def show_half_typed(self, count: int) -> None:
        """Tell who has finished what is not kept; nothing takes the sentence away."""
        self._half = count
        if count != self._half_dismissed:
            self._half_dismissed = 0
        if not count or self._half_dismissed:
            self._show(self.half_typed, None)
            return
        sentence = self.tr(
            "One note of yours is half typed: it is not counted, and does not open with"
            " the others until you keep it."
        )
        keep = self.tr("Keep it")
        if count > 1:
            sentence = self.tr(
                "{0} notes of yours are half typed: they are not counted, and do not"
                " open with the others until you keep them."
            ).format(count)
            keep = self.tr("Keep them")
        actions = (StripAction(KEEP, keep),)
        message = StripMessage(sentence, "pencil-line", Fill.GOLD, actions)
        self._show(self.half_typed, message)

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

    def _on_half_typed_dismissed(self) -> None:
        self._half_dismissed = self._half

    def _on_half_typed_action_requested(self, action: str) -> None:
        if action == KEEP:
            self.keep_requested.emit()

    def _on_time_up_action_requested(self, action: str) -> None:
        if action == MORE:
            self.extend_requested.emit(MORE_MINUTES)
