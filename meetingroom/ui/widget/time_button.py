# SPDX-License-Identifier: LicenseRef-Meetingroom
"""More minutes and a pause behind one button, for whoever keeps the time.

It asks; whether a clock runs is the meeting's business.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from meetingroom.ui.widget.button import ActionButton

MORE_MINUTES = 2


class TimeButton(ActionButton):
    """A button with a menu.

    Signals:
        extend_requested: More time is wanted; minutes.
        pause_requested: The clock is to stop (True) or to go on (False).
    """

    extend_requested = Signal(int)
    pause_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", glyph="clock", parent=parent)
        self.set_words(self.tr("&Time"), "clock")
        self._is_paused = False
        menu = QMenu(self.tr("Time"), self)
        self.more = menu.addAction(self.tr("&2 minutes more"))
        self.pause = menu.addAction("")
        self.setMenu(menu)
        self.show_paused(is_paused=False)

        self.more.triggered.connect(self._on_more_triggered)
        self.pause.triggered.connect(self._on_pause_triggered)

    def show_paused(self, *, is_paused: bool) -> None:
        """Offer to pause, or to go on."""
        self._is_paused = is_paused
        self.pause.setText(self.tr("&Go on") if is_paused else self.tr("&Pause"))

    def _on_more_triggered(self) -> None:
        self.extend_requested.emit(MORE_MINUTES)

    def _on_pause_triggered(self) -> None:
        self.pause_requested.emit(not self._is_paused)
