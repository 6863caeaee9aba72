# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asks before what cannot be undone, without stopping the window's clock.

What happens then is not decided here.
"""

from PySide6.QtWidgets import QMessageBox, QWidget

from meetingroom.ui.widget.fresh_press import FreshPress


def ask_first(parent: QWidget, title: str, text: str, button: str) -> QMessageBox:
    """Open the question; `accepted` tells that it was answered with the button.

    The second press of a double-click does not answer it.
    """
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setStandardButtons(
        QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel
    )
    confirm = box.button(QMessageBox.StandardButton.Ok)
    confirm.setText(button)
    FreshPress(confirm).begin()
    box.finished.connect(box.deleteLater)
    box.open()
    return box
