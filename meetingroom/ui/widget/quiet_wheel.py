# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Boxes that the mouse wheel changes only where somebody works in them.

On a page that scrolls, a wheel over a box would change it and not be noticed. Without
the focus they let the wheel pass on to the page.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget


class QuietSpinBox(QSpinBox):
    """A spin box that takes the wheel with the focus only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt's own policy gives the focus to what the wheel turns over.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the value with the focus; else scroll the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class QuietComboBox(QComboBox):
    """A combo box that takes the wheel with the focus only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the choice with the focus; else scroll the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
