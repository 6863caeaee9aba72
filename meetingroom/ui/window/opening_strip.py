# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The strip that says which memo is being read, how far it is, and stops it.

It reads nothing, and nothing else waits while it is shown.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)
from meetingroom.ui.widget.progress_line import ProgressLine

SHOWN_AFTER_MS = 300
"""Whatever is done sooner needs no progress."""

_CANCEL = "cancel"


class OpeningStrip(QWidget):
    """A sentence, a button and a line; hidden while nothing is read.

    Signals:
        cancel_requested: Reading is to stop.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = MessageStrip(self)
        self.line = ProgressLine(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_AFTER_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.line)
        self.hide()

        self._timer.timeout.connect(self.show)
        self.message.action_requested.connect(self._on_cancelled)
        # Where the screen has the key as well, stopping comes first.
        stop = QShortcut(QKeySequence("Esc"), self)
        stop.activated.connect(self._on_cancelled)
        stop.activatedAmbiguously.connect(self._on_cancelled)

    def begin(self, name: str) -> None:
        """Say, once it takes a moment, what is being read.

        Args:
            name: Of the file.
        """
        cancel = StripAction(_CANCEL, self.tr("Cancel"), self.tr("Stop reading (Esc)"))
        self.message.show_message(
            StripMessage(
                self.tr("Reading “{0}”…").format(name),
                "file-text",
                actions=(cancel,),
                is_dismissable=False,
            )
        )
        self.line.set_share(0.0)
        self._timer.start()

    def show_progress(self, done: int, of: int) -> None:
        """Show how many parts are done, and of how many."""
        if of > 0:
            self.line.set_share(done / of)

    def end(self) -> None:
        """Say nothing and take no room."""
        self._timer.stop()
        self.message.clear()
        self.hide()

    def _on_cancelled(self) -> None:
        self.cancel_requested.emit()
