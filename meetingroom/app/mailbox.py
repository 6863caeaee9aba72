# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A way for the network's thread to leave word for the screens' thread."""

from threading import Lock

from PySide6.QtCore import QObject, Qt, Signal


class Mailbox(QObject):
    """Takes word from any thread and tells it in its own, until it is shut.

    Signals:
        came: Somebody left word; what they left.
    """

    came = Signal(object)

    _posted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Open it; shut it before the parent goes away."""
        super().__init__(parent)
        self._lock = Lock()
        self._is_shut = False

        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def post(self, word: object = None) -> None:
        """Leave word, from any thread; a shut box loses it."""
        with self._lock:
            # Under the lock: a signal of a deleted object would be an error.
            if not self._is_shut:
                self._posted.emit(word)

    def shut(self) -> None:
        """Tell nothing any more; what is on its way is lost."""
        with self._lock:
            self._is_shut = True

    def _on_posted(self, word: object) -> None:
        if not self._is_shut:
            self.came.emit(word)
