# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The bar of the margins: totals, keys, and the buttons to go on.

Totals carry no names; it must not count anything itself.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.command.note import FinishMargins
from meetingroom.meeting.command.room import (
    ExtendClock,
    OpenDiscussion,
    PauseClock,
    ResumeClock,
)
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.theme.tokens import NARROW_PX
from meetingroom.ui.widget.bottom_bar import BottomBar
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.key_cap import KeyHint
from meetingroom.ui.widget.time_button import TimeButton


class MarginsBar(BottomBar):
    """The bar.

    Signals:
        command_requested: More time, a pause, or its end; a `Command`.
    """

    command_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._hints = [
            KeyHint(["]", "["], self.tr("next, previous note"), self),
            KeyHint(["+"], self.tr("me too"), self),
            KeyHint(["W"], self.tr("withdraw"), self),
            KeyHint(["S"], self.tr("text and note"), self),
        ]
        for hint in self._hints:
            self.add_left(hint)
        self.show_text = ActionButton(self.tr("Show the te&xt"), parent=self)
        self.show_text.setCheckable(True)
        self.show_text.hide()
        self.read = ActionButton(self.tr("I have &read the margins"), parent=self)
        self.go_on = ActionButton(
            self.tr("&Open the discussion"), variant=Variant.PRIMARY, parent=self
        )
        self.time = TimeButton(self)
        for button in (self.show_text, self.time, self.read, self.go_on):
            self.add_button(button)
        self._is_narrow = False
        self._leads = False
        self._has_read = False
        self._totals: tuple[str, str] = ("", "")
        """Whole sentence and short one."""

        self.time.extend_requested.connect(self._on_time_extend_requested)
        self.time.pause_requested.connect(self._on_time_pause_requested)

    def show_totals(self, snapshot: RoomSnapshot) -> None:
        """Show how far everybody is."""
        totals = snapshot.totals
        meeting = snapshot.meeting
        short = self.tr("{done} of {all} have read").format(
            done=totals.read_margins, all=totals.readers
        )
        sentence = self.tr("{done} of {all} have read the margins").format(
            done=totals.read_margins, all=totals.readers
        )
        if meeting.setup.are_stances_asked:
            sentence = self.tr(
                "{done} of {all} have read the margins, stances sealed: {sealed}"
            ).format(
                done=totals.read_margins, all=totals.readers, sealed=totals.stances
            )
            if 0 < totals.readers <= totals.stances:
                sentence = self.tr(
                    "{done} of {all} have read the margins. All stances are in; they"
                    " open with the discussion."
                ).format(done=totals.read_margins, all=totals.readers)
        self._totals = (sentence, short)
        self._has_read = snapshot.viewer in meeting.read_margins
        self.read.setVisible(snapshot.may(FinishMargins))
        self._leads = snapshot.may(OpenDiscussion)
        self.go_on.setVisible(self._leads)
        clock = meeting.clock
        self.time.setVisible(clock is not None and snapshot.may_now(ExtendClock))
        is_paused = clock is not None and clock.paused_at is not None
        self.time.show_paused(is_paused=is_paused)
        self._show_hints()
        self._show_words()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the keys out and offer the text instead."""
        self._is_narrow = is_narrow
        self.show_text.setVisible(is_narrow)
        if not is_narrow:
            self.show_text.setChecked(False)
        self._show_hints()
        self._show_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is no room for more."""
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        is_small = self.width() < NARROW_PX
        sentence, short = self._totals
        is_crowded = is_small or (self._is_narrow and self._leads)
        self.set_sentence(short if is_crowded else sentence)
        self.setToolTip(sentence if is_crowded else "")
        if self._has_read:
            words = self.tr("Keep &reading after all")
            few = self.tr("Keep &reading")
        else:
            words = self.tr("I have &read the margins")
            few = self.tr("I have &read them")
        self.read.set_words(few if is_small else words)
        self.read.setAccessibleName(words.replace("&", ""))

    def _show_hints(self) -> None:
        # With the facilitator's buttons beside them only one has room.
        most = 0 if self._is_narrow else (1 if self._leads else len(self._hints))
        for place, hint in enumerate(self._hints):
            hint.setVisible(place < most)

    def _on_time_extend_requested(self, minutes: int) -> None:
        self.command_requested.emit(ExtendClock(minutes))

    def _on_time_pause_requested(
        self,
        is_on: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        self.command_requested.emit(PauseClock() if is_on else ResumeClock())
