# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One small edit of the author's checklist.

It emits what is to become of the note; who may say so is the core's to decide.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.notes import MAX_BODY_CP, Disposition
from meetingroom.meeting.settling import Settling
from meetingroom.ui.note.typo_view import TypoView
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.label import (
    address_label,
    breakable,
    make_label,
    make_rule,
    small_label,
)


class TypoRow(QWidget):
    """Place, marked words, the note, and what becomes of it.

    Signals:
        disposition_requested: What becomes of the note; a `SetDisposition`.
    """

    disposition_requested = Signal(object)

    def __init__(self, view: TypoView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._last_reason = ""
        self.place = address_label("", self)
        self.quote = make_label("", fonts.memo_font(fonts.BODY_PX), parent=self)
        self.quote.setWordWrap(True)
        self.words = make_label("", fonts.column_font(), parent=self)
        self.words.setWordWrap(True)
        self.tick = QCheckBox(self.tr("The author will fix it"), self)
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(MAX_BODY_CP)
        why = self.tr("Why you settle it for its writer")
        self.reason.setAccessibleName(why)
        self.reason.setPlaceholderText(self.tr("{0}, then Enter").format(why))
        self.reason.hide()
        self.became = small_label("", self)
        self.became.setWordWrap(True)
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        self._arrange()
        self.show_typo(view)

        self.tick.clicked.connect(self._on_tick_clicked)
        self.reason.returnPressed.connect(self._on_reason_return_pressed)

    def show_typo(self, view: TypoView, last_reason: str = "") -> None:
        """Show the edit as it stands; a reason that is being typed stays.

        Args:
            view: The edit.
            last_reason: Proposed where a reason is needed.
        """
        self.view = view
        self._last_reason = last_reason
        self.place.setText(view.place)
        self.quote.setText(breakable(f"“{view.quote}”") if view.quote else "")
        self.quote.setVisible(bool(view.quote))
        writer = view.writer
        said = self.tr("{0}: {1}").format(writer, view.words) if writer else view.words
        self.words.setText(breakable(said))
        may_tick = view.settling is not Settling.NO
        self.tick.setVisible(may_tick)
        self.tick.setChecked(view.is_ticked)
        spoken = self.tr("The author will fix it: {0} {1}")
        self.tick.setAccessibleName(spoken.format(view.place, view.words))
        if view.is_ticked or not may_tick:
            self.reason.hide()
        became = self._became(view)
        self.became.setText(became)
        self.became.setVisible(bool(became))
        self.error.hide()

    def show_error(self, sentence: str) -> None:
        """Say why it was refused."""
        self.tick.setChecked(self.view.is_ticked)
        self.error.setText(sentence)
        self.error.show()
        announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the question for a reason back on Escape."""
        if event.key() == Qt.Key.Key_Escape and not self.reason.isHidden():
            self.reason.hide()
            self.tick.setFocus()
        else:
            super().keyPressEvent(event)

    def _became(self, view: TypoView) -> str:
        names = {
            Disposition.ANSWERED_NOW: self.tr("Answered"),
            Disposition.AUTHOR_WILL_FIX: self.tr("The author will fix it"),
            Disposition.NOT_AGREED: self.tr("Not agreed"),
            Disposition.PARKED: self.tr("Parked"),
        }
        if view.disposition is not None:
            name = names[view.disposition]
            if view.settling is not Settling.NO and view.is_ticked:
                return view.reason
            if view.reason:
                return self.tr("{0}: {1}").format(name, view.reason)
            return name
        return view.settler

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        line.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.quote, 1)
        line.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_8, 0, 0)
        column.setSpacing(SPACE_4)
        column.addLayout(line)
        for part in (self.words, self.tick, self.reason, self.became, self.error):
            column.addWidget(part)
        column.addSpacing(SPACE_4)
        column.addWidget(make_rule(self))

    def _on_tick_clicked(self) -> None:
        is_on = self.tick.isChecked()
        if not is_on:
            self.disposition_requested.emit(SetDisposition(self.view.note, None))
            return
        if self.view.settling is not Settling.WITH_REASON:
            self._ask("")
            return
        # It is ticked once the room has it.
        self.tick.setChecked(self.view.is_ticked)
        self.reason.setText(self._last_reason)
        self.reason.show()
        self.reason.setFocus()
        self.reason.selectAll()

    def _on_reason_return_pressed(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self._ask(reason)
        else:
            self.show_error(self.tr("Say in a sentence why. It stands in the record."))

    def _ask(self, reason: str) -> None:
        asked = SetDisposition(self.view.note, Disposition.AUTHOR_WILL_FIX, reason)
        self.disposition_requested.emit(asked)
