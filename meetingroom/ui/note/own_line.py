# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asking before a writer puts their name to a note: it cannot be taken back.

It emits the answer; it must not know the room.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.fresh_press import FreshPress
from meetingroom.ui.widget.label import make_label


class OwnLine(QWidget):
    """The question and two buttons; hidden until it is asked.

    Signals:
        given: Put the name to the note.
        left: The note stays without a name.
        changed: It came or went.
    """

    given = Signal()
    left = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = make_label("", fonts.small_font(), parent=self)
        self.question.setWordWrap(True)
        self.own = ActionButton(
            self.tr("Put my name to it"), variant=Variant.SMALL, parent=self
        )
        self._fresh = FreshPress(self.own)
        self.leave = ActionButton(
            self.tr("Leave it without"), variant=Variant.SMALL, parent=self
        )
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_8)
        acts.addWidget(self.own)
        acts.addWidget(self.leave)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_4)
        column.setSpacing(SPACE_4)
        column.addWidget(self.question)
        column.addLayout(acts)
        self.hide()

        self.own.clicked.connect(self.given)
        self.leave.clicked.connect(self.close_line)

    def ask(self, pseudonym: str = "") -> None:
        """Show the question; the safe answer has the focus.

        Args:
            pseudonym: What has stood at the note until now, if it had one.
        """
        words = self.tr(
            "Everybody will see your name at this note. This cannot be taken back."
        )
        if pseudonym:
            words += " " + self.tr(
                "They have seen it as {0}’s: whoever remembers that will know your"
                " other notes, too."
            ).format(pseudonym)
        self.question.setText(words)
        self.show()
        self._fresh.begin()
        self.changed.emit()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_line(self) -> None:
        """Hide the question; the note stays as it is."""
        if not self.isHidden():
            self.hide()
            self.changed.emit()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)
