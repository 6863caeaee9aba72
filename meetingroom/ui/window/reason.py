# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asking for the reason of going past a rule; the answer stands in the record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QWidget


class ReasonDialog(QInputDialog):
    """One line, kept open until it says something or is given up.

    Signals:
        reason_given: The reason, never blank.
    """

    reason_given = Signal(str)

    def __init__(self, title: str, question: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setLabelText(question)
        self.setInputMode(QInputDialog.InputMode.TextInput)
        self.setMinimumWidth(420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for box in self.findChildren(QDialogButtonBox):
            for button in box.buttons():
                button.setIcon(QIcon())  # the style's own are of another hand

        self.textValueSelected.connect(self._on_text_selected)

    def _on_text_selected(self, text: str) -> None:
        if text.strip():
            self.reason_given.emit(text.strip())


def ask_reason(parent: QWidget, title: str, question: str) -> ReasonDialog:
    """Open the question without blocking the window's clock."""
    dialog = ReasonDialog(title, question, parent)
    dialog.open()
    return dialog
