# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A field for a sentence: whoever comes back to it types on at its end.

It must not limit what is typed.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

_SELECTING = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""By these Qt selects all of a field, so that the next key replaces it."""


class ProseLine(QLineEdit):
    """One line of prose."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the caret at the end of what stands here already."""
        super().focusInEvent(event)
        if event.reason() in _SELECTING:
            self.end(False)  # noqa: FBT003 - Qt's own
