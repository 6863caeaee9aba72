# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Begins, shows and stops the count before reading and before the reveal.

Every screen shows what the room announces; the one that began the count sends what
follows. The seconds are the host's, never counted here.
"""

from datetime import timedelta
from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from meetingroom.meeting.command.room import BeginReading, OpenMargins
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import Countdown, LinkPhase, RoomSnapshot
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.widget.count_strip import CountStrip

COUNT_S = 3
LOOK_MS = 100
"""How often the host's time is asked for: a second is seen to change in time."""
_STALE_S = -2
"""A count that nothing followed is shown no longer."""


class CountdownDesk(QObject):
    """The count of one seat.

    Signals:
        notice_requested: Why a count was given up; a sentence.
    """

    notice_requested = Signal(str)

    def __init__(self, bridge: Bridge, strip: CountStrip, parent: QObject) -> None:
        """Count through a bridge and show it on a strip."""
        super().__init__(parent)
        self._bridge = bridge
        self._strip = strip
        self._command: BeginReading | OpenMargins | None = None
        """What this seat sends at the end of the count it began."""
        self._own: Countdown | None = None
        self._is_own_seen = False
        """Whether the room has announced the own count yet."""
        self._shown: Countdown | None = None
        self._is_listening = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)

        self._timer.timeout.connect(self._on_timer_timeout)
        strip.stop_requested.connect(self.stop)

    @property
    def is_counting(self) -> bool:
        """Tell whether a count is shown."""
        return self._shown is not None

    def begin(self, command: BeginReading | OpenMargins) -> None:
        """Count on every screen, then send the command."""
        if self.is_counting:
            return
        phase = Phase.READING if isinstance(command, BeginReading) else Phase.MARGINS
        ends_at = self._bridge.room.now() + timedelta(seconds=COUNT_S)
        self._own = Countdown(ends_at, phase)
        self._is_own_seen = False
        self._command = command
        if self._bridge.announce(self._own):
            self.show_snapshot(self._bridge.snapshot())
        else:
            self._forget()

    def stop(self) -> None:
        """Stop the count on every screen; nothing follows."""
        if self._shown is not None and self._may_stop(self._bridge.snapshot()):
            self._forget()
            self._bridge.announce(None)

    def leave(self) -> None:
        """Stop what this seat began; the page is going away."""
        if self._own is not None:
            self._forget()
            self._bridge.announce(None)
        self._timer.stop()
        self._listen(is_on=False)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show the count the room announces, or the own one until it does."""
        told = snapshot.surroundings.countdown
        if self._own is not None and told == self._own:
            self._is_own_seen = True
        elif self._own is not None and (self._is_own_seen or told is not None):
            # Somebody else stopped it, or began another one.
            self._forget()
        counted = told or self._own
        if counted is not None and snapshot.meeting.phase.order >= counted.phase.order:
            counted = None
        self._shown = counted
        self._show(snapshot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc stop the count, whatever has the focus and uses that key."""
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if not is_escape or not self._is_ours(watched):
            return False
        event.accept()
        self.stop()
        return True

    def _show(self, snapshot: RoomSnapshot) -> None:
        left_s = self._left_s()
        is_shown = self._shown is not None and left_s > _STALE_S
        if not is_shown or self._shown is None:
            self._shown = None
            self._timer.stop()
            self._strip.hide()
            self._listen(is_on=False)
            return
        may_stop = self._may_stop(snapshot)
        self._strip.show_count(
            self._sentence(self._shown.phase, left_s), may_stop=may_stop
        )
        self._listen(is_on=may_stop)
        if not self._timer.isActive():
            self._timer.start()

    def _sentence(self, phase: Phase, left_s: float) -> str:
        seconds = ceil(left_s)
        if phase is Phase.READING:
            if seconds <= 0:
                return self.tr("Reading begins now.")
            return self.tr("Reading begins in {0}.").format(seconds)
        if seconds <= 0:
            return self.tr("All margins open now.")
        return self.tr("All margins open in {0}.").format(seconds)

    def _left_s(self) -> float:
        if self._shown is None:
            return 0.0
        return (self._shown.ends_at - self._bridge.room.now()).total_seconds()

    def _may_stop(self, snapshot: RoomSnapshot) -> bool:
        return self._own is not None or snapshot.is_facilitator

    def _on_timer_timeout(self) -> None:
        snapshot = self._bridge.snapshot()
        if self._own is not None and self._left_s() <= 0:
            self._finish(snapshot)
        else:
            self._show(snapshot)

    def _finish(self, snapshot: RoomSnapshot) -> None:
        command = self._command
        self._forget()
        link = snapshot.surroundings.link
        if link is not None and link.phase is not LinkPhase.ONLINE:
            # Kept for later it would begin at a moment nobody expects.
            self.notice_requested.emit(
                self.tr("The count was stopped: no connection to the host.")
            )
        elif command is not None:
            self._bridge.send(command)
        self._bridge.announce(None)
        self.show_snapshot(self._bridge.snapshot())

    def _forget(self) -> None:
        self._own = self._command = None
        self._is_own_seen = False

    def _listen(self, *, is_on: bool) -> None:
        """Watch the keys only while a count can be stopped."""
        app = QApplication.instance()
        if app is None or is_on == self._is_listening:
            return
        self._is_listening = is_on
        if is_on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)

    def _is_ours(self, watched: QObject) -> bool:
        """Tell whether a key goes to this window, with nothing open above it."""
        if QApplication.activePopupWidget() or QApplication.activeModalWidget():
            return False
        return isinstance(watched, QWidget) and watched.window() is self._strip.window()
