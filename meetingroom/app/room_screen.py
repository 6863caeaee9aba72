# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The room screen of one sitting: at most one window, opened from any of the others.

It gives the window a place that sees what everybody may see; nobody's seat is used.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMetaObject, QObject, QTimer, Signal

from meetingroom.room.room_screen import ScreenSeat
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.room_screen.window import RoomScreenWindow
from meetingroom.ui.window.main_window import MainWindow


class RoomScreenDesk(QObject):
    """Shows and hides the window.

    Signals:
        shown_changed: The window was opened or closed; whether it is open.
    """

    shown_changed = Signal(bool)

    def __init__(
        self, place: Callable[[], ScreenSeat], parent: QObject | None = None
    ) -> None:
        """Show nothing yet.

        Args:
            place: Makes the room screen's place in the meeting.
            parent: Owner.
        """
        super().__init__(parent)
        self._place = place
        self._bridge: Bridge | None = None
        self._links: list[QMetaObject.Connection] = []
        self.window: RoomScreenWindow | None = None
        """The window; `None` while it is not shown."""

    def serve(self, window: MainWindow) -> None:
        """Let a window's menu show and hide the room screen."""
        action = window.commands.room_screen
        action.setChecked(self.window is not None)
        self._links += [
            action.triggered.connect(partial(self.toggle, window)),
            self.shown_changed.connect(action.setChecked),
        ]

    def toggle(self, window: MainWindow) -> None:
        """Show the room screen beside a window, or close it."""
        if self.window is None:
            self.show(window)
        else:
            self.window.close()

    def show(self, window: MainWindow) -> None:
        """Show the room screen, on a screen the window is not on if there is one."""
        if self.window is not None:
            return
        self._bridge = Bridge(self._place(), self)
        self.window = RoomScreenWindow(self._bridge)
        self.window.closed.connect(self._on_window_closed)
        self.window.show_beside(window)
        self._tell()

    def stop(self) -> None:
        """Close the window; nothing opens it any more."""
        if self.window is not None:
            self.window.close()
        for link in self._links:
            QObject.disconnect(link)
        self._links.clear()

    def _on_window_closed(self) -> None:
        window, self.window = self.window, None
        bridge, self._bridge = self._bridge, None
        if bridge is not None:
            bridge.leave()
            bridge.deleteLater()
        if window is not None:
            # Its closing is still on the stack; what nobody holds would go at once.
            QTimer.singleShot(0, window.deleteLater)
        self._tell()

    def _tell(self) -> None:
        self.shown_changed.emit(self.window is not None)
