# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says a sentence through the screen reader, without taking the focus.

Must not show anything; what is announced also stands on the screen.
"""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Announce politely: after what the reader is saying now."""
    event = QAccessibleAnnouncementEvent(widget, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)
