# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A sentence and *Undo* instead of "are you sure".

Stays until it is used, dismissed or replaced by the next act; no timer takes it away.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)

_UNDO = "undo"


class UndoStrip(QWidget):
    """Offers to take back the last act.

    Signals:
        undo_requested: the token given to `offer`, of the act to take back.
        dismissed: the person closed the strip; the act stands.
    """

    undo_requested = Signal(object)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token: object = None
        self._strip = MessageStrip(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        self.hide()

        self._strip.action_requested.connect(self._on_strip_action_requested)
        self._strip.dismissed.connect(self._on_strip_dismissed)

    def offer(self, sentence: str, token: object) -> None:
        """Say what was done and keep what identifies it; replaces the last offer."""
        self._token = token
        self.show()
        self._strip.show_message(
            StripMessage(
                sentence,
                glyph="undo-2",
                actions=(StripAction(_UNDO, self.tr("Undo")),),
            )
        )

    def withdraw(self, after: QWidget) -> None:
        """Offer nothing any more; a focus in here goes to another widget."""
        focus: QWidget | None = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.clear()
        if had_focus:
            after.setFocus()

    def clear(self) -> None:
        """Withdraw the offer, because the next act has come."""
        self._token = None
        self._strip.clear()
        self.hide()

    def _on_strip_action_requested(self, action: str) -> None:
        del action
        token = self._token
        self.clear()
        self.undo_requested.emit(token)

    def _on_strip_dismissed(self) -> None:
        self.clear()
        self.dismissed.emit()
