# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Passes on what is typed, not at each key but often enough to lose nothing."""

from PySide6.QtCore import QObject, QTimer, Signal

from meetingroom.ui.page.view import DraftText

PAUSE_MS = 300


class DraftKeeper(QObject):
    """The latest text of the note being written.

    Signals:
        draft_changed: A `DraftText` to be stored.
    """

    draft_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: DraftText | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    def take(self, text: DraftText) -> None:
        """Note a change; the first one after a pause starts the clock."""
        if self._waiting is not None and self._waiting.note_id != text.note_id:
            self.flush()
        self._waiting = text
        # Not restarted: somebody who never pauses is stored every 300 ms too.
        if not self._timer.isActive():
            self._timer.start()

    def forget(self, note_id: str) -> None:
        """Drop what waits for a note: it was kept or deleted meanwhile."""
        if self._waiting is not None and self._waiting.note_id == note_id:
            self._waiting = None
            self._timer.stop()

    def flush(self) -> None:
        """Pass on what waits, at once."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.draft_changed.emit(waiting)
