# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One person's seat in a meeting that another machine hosts, in a window.

It keeps the link running and shows the seat; what may be seen, the room decides.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMetaObject, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication

from meetingroom.app.joining import Taken
from meetingroom.app.local import SeatNotes
from meetingroom.app.paper import PAPER_TEXTS
from meetingroom.app.past import LibraryPast
from meetingroom.app.room_screen import RoomScreenDesk
from meetingroom.discussion.opening import open_discussion_command
from meetingroom.export.markdown import render
from meetingroom.library.library import Library
from meetingroom.meeting.command.room import Reopen
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import MeetingId
from meetingroom.meeting.phase import Phase
from meetingroom.net.loop_thread import LoopThread
from meetingroom.room.room_screen import on_guest
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.prepare.kind_shelf import KindShelf
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.window.main_window import MainWindow
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.reason import ask_reason
from meetingroom.ui.window.screens import ScreenSource

STOP_S = 2.0


class GuestSeats(QObject):
    """The seat of a guest.

    Signals:
        left: The seat was left for the first screen.
        export_requested: The record is wanted; a format, or empty for a choice.
        take_over_requested: This machine becomes the host; the reason.
    """

    left = Signal()
    export_requested = Signal(str)
    take_over_requested = Signal(str)

    def __init__(
        self,
        library: Library,
        taken: Taken,
        network: LoopThread,
        parent: QObject | None = None,
    ) -> None:
        """Take over a room whose link runs already.

        Args:
            library: This machine's.
            taken: The place in the meeting and its link.
            network: Where sockets live.
            parent: Owner.
        """
        super().__init__(parent)
        self.library = library
        self.room = taken.room
        self._link = taken.link
        self._running = taken.running
        self._network = network
        self.bridge = Bridge(taken.room, self)
        self.room_screen = RoomScreenDesk(partial(on_guest, taken.room), self)
        self._links: list[QMetaObject.Connection] = []
        self._window: MainWindow | None = None

    @property
    def meeting_id(self) -> MeetingId:
        """The meeting."""
        return self.room.attendance.meeting

    def sit_down(
        self,
        window: MainWindow,
        themes: ThemeController,
        preferences: Preferences,
        kinds: KindShelf | None = None,
    ) -> None:
        """Show the seat in a window; a guest who leads chooses among these kinds."""
        source = ScreenSource(
            themes=themes,
            preferences=preferences,
            notes=SeatNotes(self.library, self.meeting_id, self.room.viewer),
            open_discussion=self._open_discussion,
            choose_memo=_do_nothing,
            reload_memo=_do_nothing,
            reopen=partial(self._reopen, window),
            leave=self.left.emit,
            export=self.export_requested.emit,
            copy=self._copy,
            texts=PAPER_TEXTS,
            pass_on=_do_nothing,
            open_window=_open_nothing,
            kinds=kinds,
            past=LibraryPast(self.library, self.meeting_id),
            take_over=self.take_over_requested.emit,
            reconnect=self.reconnect,
            room_screen=partial(self.room_screen.toggle, window),
        )
        window.set_page(MeetingPage(self.bridge, source, window))
        self._window = window
        self.room_screen.serve(window)
        for action in self._host_only(window):
            action.setVisible(False)
        self._links = [
            window.reopen_requested.connect(partial(self._reopen, window)),
            window.export_requested.connect(partial(self.export_requested.emit, "")),
        ]

    def reconnect(self) -> None:
        """Try to reach the host now."""
        self._network.loop.call_soon_threadsafe(self._link.retry)

    def stop(self) -> None:
        """Leave the meeting for now; it can be joined again."""
        for link in self._links:
            QObject.disconnect(link)
        self._links.clear()
        self.room_screen.stop()
        self.bridge.leave()
        if self._window is not None:
            for action in self._host_only(self._window):
                action.setVisible(True)
        stopping = self._network.start(self._link.stop())
        try:
            stopping.result(STOP_S)
        except TimeoutError:
            stopping.cancel()
        self._running.cancel()
        if self.room.is_over:
            self._finish()

    def _finish(self) -> None:
        """Note that nothing of this machine is missing in the closed record."""
        attendance = replace(self.room.attendance, is_over=True)
        try:
            self.library.keep_attendance(attendance)
            self.library.drop_outgoing(self.meeting_id)
        except StorageUnavailable:
            # The next visit notes it; until then the entries are kept twice.
            return

    @staticmethod
    def _host_only(window: MainWindow) -> tuple[QAction, ...]:
        """Return what only the laptop that hosts can do."""
        return window.commands.pass_on, window.commands.new_window

    def _open_discussion(self, reason: str) -> None:
        meeting = self.bridge.snapshot().meeting
        self.bridge.send(open_discussion_command(meeting, reason))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(render(self.bridge.snapshot().meeting))

    def _reopen(self, window: MainWindow) -> None:
        phase = self.bridge.snapshot().meeting.phase
        back = Phase.PREPARE if phase is Phase.LOBBY else Phase.LOBBY
        asked = ask_reason(
            window,
            self.tr("Go back to {0}").format(back.value),
            self.tr("Why? The reason stands in the record."),
            self.tr("&Go back"),
        )
        asked.reason_given.connect(
            partial(self._on_reason_given, back), Qt.ConnectionType.SingleShotConnection
        )

    def _on_reason_given(self, back: Phase, reason: str) -> None:
        self.bridge.send(Reopen(back, reason))


def _do_nothing() -> None:
    """Stand for what only the host's machine can do."""


def _open_nothing(person: str) -> None:
    """Stand for windows of others, which the host's machine opens."""
    del person
