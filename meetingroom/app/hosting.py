# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Lets others join the meeting that is open here, from the lobby on.

It opens and closes the port; a port that cannot be opened becomes a sentence in the
lobby, and the meeting goes on at this laptop.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from meetingroom.app.mailbox import Mailbox
from meetingroom.library.library import Library
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.phase import Phase
from meetingroom.net.certificate import AuthorityUnreadable
from meetingroom.net.hosting import HostedMeeting, HostingOptions, new_hosting
from meetingroom.net.listen import PortUnavailable
from meetingroom.net.loop_thread import LoopThread
from meetingroom.net.organisation import CertificateUnusable
from meetingroom.protocol.kept import Hosting
from meetingroom.room.host import HostRoom
from meetingroom.room.room import InvitationView, Surroundings

STOP_S = 3.0
OPEN_S = 10.0
NOT_OPEN = "The lobby is not open yet."


class HostingDesk(QObject):
    """Keeps one open meeting reachable for as long as guests may come.

    Signals:
        opened: The port is open, or could not be opened.
    """

    opened = Signal()

    def __init__(
        self,
        network: LoopThread,
        library: Library,
        room: HostRoom,
        options: Callable[[], HostingOptions],
        parent: QObject | None = None,
    ) -> None:
        """Watch a room until `stop`.

        Args:
            network: Where sockets live.
            library: Keeps the meeting's certificate and code.
            room: The meeting.
            options: Returns the choices of the one who hosts; it may raise
                `CertificateUnusable`.
            parent: Owner.
        """
        super().__init__(parent)
        self._network = network
        self._library = library
        self._room = room
        self._options = options
        self._hosted: HostedMeeting | None = None
        self._opening: Future[None] | None = None
        self._changes = Mailbox(self)
        self._endings = Mailbox(self)
        self._stop_watching = room.watch(self._changes.post)

        self._changes.came.connect(self._on_room_changed)
        self._endings.came.connect(self._on_opening_ended)
        self._on_room_changed()

    @property
    def hosted(self) -> HostedMeeting | None:
        """The meeting on the network; `None` before the lobby opened."""
        return self._hosted

    def wait_until_open(self) -> HostedMeeting:
        """Return the meeting on the network, once its port is open.

        Call it in the screens' thread; it waits for the network's.

        Raises:
            PortUnavailable: No port could be opened.
        """
        # The room may have come to its lobby a moment ago, with word still on its way.
        self._on_room_changed()
        if self._hosted is None or self._opening is None:
            raise PortUnavailable(NOT_OPEN)
        self._opening.result(OPEN_S)
        return self._hosted

    def renew_code(self) -> None:
        """Make a new code and link: earlier ones open nothing any more."""
        hosted = self._hosted
        if hosted is not None:
            self._network.loop.call_soon_threadsafe(self._renew, hosted)

    def stop(self) -> None:
        """Say farewell to the guests and close the port."""
        self._stop_watching()
        self._changes.shut()
        self._endings.shut()
        hosted, self._hosted = self._hosted, None
        if hosted is None:
            return
        if self._opening is not None:
            self._opening.cancel()
        closing = self._network.start(hosted.close())
        try:
            closing.result(STOP_S)
        except (TimeoutError, CancelledError):
            # Guests notice by themselves; nothing waits for their goodbye.
            closing.cancel()

    def _on_room_changed(self) -> None:
        phase = self._room.meeting.phase
        may_come = Phase.LOBBY.order <= phase.order < Phase.CLOSED.order
        if may_come and self._hosted is None:
            self._open()

    def _open(self) -> None:
        try:
            self._hosted = HostedMeeting(self._room, self._secrets(), self._options())
        except (
            StorageUnavailable,
            AuthorityUnreadable,
            CertificateUnusable,
        ) as problem:
            self._show(problem.sentence)
            return
        self._opening = self._network.start(self._hosted.open())
        self._opening.add_done_callback(self._on_future_done)

    def _secrets(self) -> Hosting:
        meeting = self._room.meeting_id
        kept = self._library.hosting(meeting)
        if kept is None:
            kept = new_hosting(datetime.now(UTC))
            self._library.keep_hosting(meeting, kept)
        return kept

    def _on_future_done(self, future: "Future[None]") -> None:
        """Come from the network's thread."""
        del future
        self._endings.post()

    def _on_opening_ended(self) -> None:
        opening, hosted = self._opening, self._hosted
        if opening is None or hosted is None or opening.cancelled():
            return
        try:
            opening.result()
            self._library.keep_hosting(self._room.meeting_id, hosted.hosting)
        except (PortUnavailable, StorageUnavailable) as problem:
            self._show(problem.sentence)
        self.opened.emit()

    def _renew(self, hosted: HostedMeeting) -> None:
        """Run in the network's loop."""
        hosted.renew()
        try:
            self._library.keep_hosting(self._room.meeting_id, hosted.hosting)
        except StorageUnavailable as problem:
            self._show(problem.sentence)

    def _show(self, sentence: str) -> None:
        def tell(around: Surroundings) -> Surroundings:
            known = around.invitation or InvitationView("", "", ())
            return replace(around, invitation=replace(known, problem=sentence))

        self._room.change_surroundings(tell)
