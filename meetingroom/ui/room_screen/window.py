# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The window of the room screen: on the projector if there is one, else beside.

Opening, moving and closing it changes nothing in the meeting. It sends nothing.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.room_screen.screen import RoomScreen, least_size

TICK_MS = 1000
COUNT_MS = 100
"""While three, two, one is counted: a second is seen to change in time."""
WINDOW_PX = (1280, 720)


class RoomScreenWindow(QWidget):
    """A window that everybody may look at.

    Signals:
        closed: It was closed.
    """

    closed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        """Show what a bridge of the room screen's own place tells.

        Args:
            bridge: Of the room screen; a person's is an error.
        """
        super().__init__()
        self._bridge = bridge
        self.setWindowTitle(self.tr("Room screen – Meetingroom"))
        self.screen_page = RoomScreen(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.screen_page)
        self.setMinimumSize(least_size())
        self.resize(*WINDOW_PX)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        leave_full = self._key("Esc")
        toggle_full = self._key("F11")
        close = self._key("F5", "Ctrl+W")

        bridge.snapshot_changed.connect(self._on_bridge_snapshot_changed)
        self._ticker.timeout.connect(self._on_ticker_timeout)
        leave_full.activated.connect(self._on_leave_full_activated)
        toggle_full.activated.connect(self._on_toggle_full_activated)
        close.activated.connect(self.close)
        self._show(bridge.snapshot())
        self._ticker.start()

    def show_beside(self, window: QWidget) -> None:
        """Open on the other screen, filling it; as a window where there is one."""
        other = other_screen(window.screen(), QGuiApplication.screens())
        if other is None:
            self.show()
            return
        # Wayland goes by the screen alone, the others by the place.
        self.setScreen(other)
        self.setGeometry(other.availableGeometry())
        self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop looking; the meeting goes on."""
        self._ticker.stop()
        self.closed.emit()
        super().closeEvent(event)

    def _key(self, *keys: str) -> QShortcut:
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence(key) for key in keys])
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        return shortcut

    def _show(self, snapshot: RoomSnapshot) -> None:
        self.screen_page.show_snapshot(snapshot, self._bridge.room.now())
        is_counting = snapshot.surroundings.countdown is not None
        self._ticker.setInterval(COUNT_MS if is_counting else TICK_MS)

    def _on_bridge_snapshot_changed(self, snapshot: RoomSnapshot) -> None:
        self._show(snapshot)

    def _on_ticker_timeout(self) -> None:
        self._show(self._bridge.snapshot())

    def _on_leave_full_activated(self) -> None:
        if self.isFullScreen():
            self.showNormal()

    def _on_toggle_full_activated(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()


def other_screen(used: QScreen | None, screens: Sequence[QScreen]) -> QScreen | None:
    """Return a screen that is not used yet; `None` where there is none."""
    return next((screen for screen in screens if screen is not used), None)
