# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Dropping a file anywhere on the first screen.

It says which file it was; it opens none.
"""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def first_file(content: QMimeData) -> str | None:
    """Return the path of the first local file in a drop, or `None` without one."""
    for url in content.urls():
        if url.isLocalFile():
            return url.toLocalFile()
    return None


class DropTarget(QWidget):
    """A widget that takes files.

    Signals:
        file_dropped: A file was dropped; its path.
        target_changed: Whether something dropped now would be taken.
    """

    file_dropped = Signal(str)
    target_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files anywhere in the window."""
        if first_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.target_changed.emit(True)  # noqa: FBT003 - Qt's signal

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing is about to be dropped."""
        super().dragLeaveEvent(event)
        self.target_changed.emit(False)  # noqa: FBT003 - Qt's signal

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file dropped."""
        self.target_changed.emit(False)  # noqa: FBT003 - Qt's signal
        path = first_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)
