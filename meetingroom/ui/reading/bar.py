# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The bar below the text: totals, own sealed count, three keys, the buttons.

Where room is short the keys go, then the minutes move into a menu, then the counts are
said in fewer words; no word is ever cut.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingroom.ui.reading.view import ReadingView
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import (
    BOTTOM_BAR_PX,
    SPACE_8,
    SPACE_12,
    SPACE_24,
)
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.key_cap import KeyHint
from meetingroom.ui.widget.label import ElidedLabel, small_label
from meetingroom.ui.widget.time_button import MORE_MINUTES, TimeButton


class ReadingBar(QWidget):
    """What a reader may want to know or do besides reading.

    Signals:
        finished_requested: The reader has finished (True), or reads on (False).
        extend_requested: Facilitator only; minutes.
        pause_requested: Facilitator only; pause (True) or go on (False).
        open_margins_requested: Facilitator only.
    """

    finished_requested = Signal(bool)
    extend_requested = Signal(int)
    pause_requested = Signal(bool)
    open_margins_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = ReadingView()
        self.setFixedHeight(BOTTOM_BAR_PX)
        self.total = small_label("", self)
        self._lock = Glyph("lock", parent=self)
        self.sealed = small_label("", self)
        self.longer = ElidedLabel("", fonts.small_font(), Tone.GOLD, self)
        self._keys = [
            KeyHint(["Q"], self.tr("question"), self),
            KeyHint(["C"], self.tr("concern"), self),
            KeyHint(["B"], self.tr("blocker"), self),
            KeyHint(["?"], self.tr("all keys"), self),
        ]
        self.more = ActionButton(self.tr("+2 min"), parent=self)
        self.pause = ActionButton(self.tr("Pause"), parent=self)
        self.open_margins = ActionButton(self.tr("Open the margins…"), parent=self)
        self.finish = ActionButton(self.tr("I have finished reading"), parent=self)
        self.time = TimeButton(self)
        self._arrange()

        self.more.clicked.connect(self._on_more_clicked)
        self.pause.clicked.connect(self._on_pause_clicked)
        self.time.extend_requested.connect(self.extend_requested)
        self.time.pause_requested.connect(self.pause_requested)
        self.open_margins.clicked.connect(self._on_open_margins_clicked)
        self.finish.clicked.connect(self._on_finish_clicked)
        self.show_view(self._view)

    def show_view(self, view: ReadingView) -> None:
        """Show the counts and the buttons this person has."""
        self._view = view
        self.longer.setText(self._longer_sentence(view))
        self.longer.setVisible(bool(self.longer.text()))
        self.finish.set_words(
            self.tr("Keep reading after all")
            if view.is_finished
            else self.tr("I have finished reading")
        )
        self.pause.set_words(self.tr("Go on") if view.is_paused else self.tr("Pause"))
        self.time.show_paused(is_paused=view.is_paused)
        self.open_margins.setVisible(view.is_facilitator)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is no room for more."""
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(self.total)
        row.addSpacing(SPACE_12)
        row.addWidget(self._lock)
        row.setSpacing(SPACE_8)
        row.addWidget(self.sealed)
        row.addSpacing(SPACE_12)
        row.addWidget(self.longer)
        for hint in self._keys:
            row.addWidget(hint)
        row.addStretch(1)
        for button in (
            self.more,
            self.pause,
            self.time,
            self.open_margins,
            self.finish,
        ):
            row.addWidget(button)

    def _fit(self) -> None:
        """Leave out what the width does not hold, the least needed first."""
        leads = self._view.is_facilitator
        for has_keys, has_menu, brevity in (
            (not leads, False, 0),
            (False, False, 0),
            (False, True, 0),
            (False, True, 1),
            (False, True, 2),
        ):
            for hint in self._keys:
                hint.setVisible(has_keys)
            self.more.setVisible(leads and not has_menu)
            self.pause.setVisible(leads and not has_menu)
            self.time.setVisible(leads and has_menu)
            self._show_counts(brevity)
            if self._needed_px() <= self.width():
                return

    def _needed_px(self) -> int:
        self._row.invalidate()
        return self._row.sizeHint().width()

    def _show_counts(self, brevity: int) -> None:
        """Say the counts in sentences (0), in few words (1) or as numbers (2)."""
        view = self._view
        sealed = view.offline_text or self._sealed_sentence(view)
        of = {"count": view.finished, "all": view.of}
        for label, words in (
            (
                self.total,
                (
                    self._total_sentence(view),
                    self.tr("{count} of {all} finished").format(**of),
                    self.tr("{count} of {all}").format(**of),
                ),
            ),
            (
                self.sealed,
                (
                    sealed,
                    self.tr("{count} sealed").format(count=view.sealed_count),
                    str(view.sealed_count),
                ),
            ),
        ):
            shown = words[0] if view.is_paused and label is self.total else ""
            label.setText(shown or words[brevity])
            label.setAccessibleName(words[0])
            label.setToolTip(words[0] if brevity else "")

    def _total_sentence(self, view: ReadingView) -> str:
        if view.is_paused:
            return self.tr("Paused")
        if view.is_finished:
            still = view.of - view.finished
            if still <= 0:
                return self.tr("Thank you. Everybody has finished.")
            if still == 1:
                return self.tr("Thank you. 1 person is still reading.")
            return self.tr("Thank you. {count} people are still reading.").format(
                count=still
            )
        return self.tr("{count} of {all} have finished").format(
            count=view.finished, all=view.of
        )

    def _sealed_sentence(self, view: ReadingView) -> str:
        match view.sealed_count:
            case 0:
                return self.tr("No notes yet")
            case 1:
                return self.tr("1 note, sealed until the reveal")
            case count:
                return self.tr("{count} notes, sealed until the reveal").format(
                    count=count
                )

    def _longer_sentence(self, view: ReadingView) -> str:
        """Return what the facilitator is asked, or what one has asked; else empty."""
        if not view.is_facilitator:
            asked = self.tr("You asked the facilitator for more time")
            return asked if view.wants_longer else ""
        match view.longer_count or 0:
            case 0:
                return ""
            case 1:
                return self.tr("1 person would like more time")
            case count:
                sentence = self.tr("{count} people would like more time")
                return sentence.format(count=count)

    def _on_more_clicked(self) -> None:
        self.extend_requested.emit(MORE_MINUTES)

    def _on_pause_clicked(self) -> None:
        self.pause_requested.emit(not self._view.is_paused)

    def _on_open_margins_clicked(self) -> None:
        self.open_margins_requested.emit()

    def _on_finish_clicked(self) -> None:
        self.finished_requested.emit(not self._view.is_finished)
