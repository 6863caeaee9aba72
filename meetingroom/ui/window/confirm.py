# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asks before what cannot be undone, without stopping the window's clock.

What happens then is not decided here.
"""

from PySide6.QtWidgets import QMessageBox, QWidget


def ask_first(parent: QWidget, title: str, text: str, button: str) -> QMessageBox:
    """Open the question; `accepted` tells that it was answered with the button."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setStandardButtons(
        QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel
    )
    box.button(QMessageBox.StandardButton.Ok).setText(button)
    box.finished.connect(box.deleteLater)
    box.open()
    return box
