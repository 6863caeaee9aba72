# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asking for the reason of going past a rule; the answer stands in the record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QInputDialog, QWidget


class ReasonDialog(QInputDialog):
    """One line, kept open until it says something or is given up.

    Signals:
        reason_given: The reason, never blank.
    """

    reason_given = Signal(str)

    def __init__(
        self, title: str, question: str, button: str, parent: QWidget | None
    ) -> None:
        """Put the question.

        Args:
            title: Of the window.
            question: Why something needs a reason.
            button: What is done with it, a verb.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setLabelText(question)
        self.setInputMode(QInputDialog.InputMode.TextInput)
        self.setMinimumWidth(420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setOkButtonText(button)

        self.textValueSelected.connect(self._on_text_selected)

    def _on_text_selected(self, text: str) -> None:
        if text.strip():
            self.reason_given.emit(text.strip())


def ask_reason(parent: QWidget, title: str, question: str, button: str) -> ReasonDialog:
    """Open the question without blocking the window's clock; see `ReasonDialog`."""
    dialog = ReasonDialog(title, question, button, parent)
    dialog.open()
    return dialog
