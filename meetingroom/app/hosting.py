# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Lets others join the meeting that is open here, from the lobby on.

It opens and closes the port; a port that cannot be opened becomes a sentence in the
lobby, it is tried again, and the meeting goes on at this laptop.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from meetingroom.app.hosting_choice import ChoiceUnusable
from meetingroom.app.hosting_secrets import RENEWED, secrets_of
from meetingroom.app.mailbox import Mailbox
from meetingroom.library.library import Library
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.net.certificate import AuthorityUnreadable
from meetingroom.net.hosting import HostedMeeting, HostingOptions
from meetingroom.net.listen import PortUnavailable
from meetingroom.net.loop_thread import LoopThread
from meetingroom.net.organisation import CertificateUnusable
from meetingroom.protocol.kept import Hosting
from meetingroom.room.host import HostRoom
from meetingroom.room.room import InvitationView, Surroundings

STOP_S = 3.0
OPEN_S = 10.0
RETRY_MS = 10_000
"""A port is freed by a person, who does not look for a button here afterwards."""
NOT_OPEN = "The lobby is not open yet."
NO_ANSWER = "The port for guests did not open in time."
ALONE_MS = 30_000
"""As long as guests wait before they may take over."""
ALONE = (
    "Nobody else has been connected for half a minute. They come back by themselves"
    " if they can. If somebody took the meeting over, it goes on there; leave it here."
)
AGAIN = "It is tried again every few seconds."
NOT_OPENED = (
    "Meetingroom could not open a port for guests ({0}). The meeting goes on in this"
    " room, nothing is lost."
)


class HostingDesk(QObject):
    """Keeps one open meeting reachable for as long as guests may come.

    Signals:
        opened: The port is open, or could not be opened.
        notice_requested: A sentence for the one who hosts.
        alone_changed: Nobody else is connected, in a sentence; empty once somebody is
            again, or it does not matter any more.
    """

    opened = Signal()
    notice_requested = Signal(str)
    alone_changed = Signal(str)

    def __init__(
        self,
        network: LoopThread,
        library: Library,
        room: HostRoom,
        options: Callable[[], HostingOptions],
        parent: QObject | None = None,
        *,
        retry_ms: int = RETRY_MS,
        alone_ms: int = ALONE_MS,
    ) -> None:
        """Watch a room until `stop`.

        Args:
            network: Where sockets live.
            library: Keeps the meeting's certificate and code.
            room: The meeting.
            options: Returns the choices of the one who hosts; it may raise
                `CertificateUnusable` or `ChoiceUnusable`.
            parent: Owner.
            retry_ms: How long after a failure the port is tried again.
            alone_ms: How long nobody is connected before that is said.
        """
        super().__init__(parent)
        self._network = network
        self._library = library
        self._room = room
        self._options = options
        self._hosted: HostedMeeting | None = None
        self._opening: Future[None] | None = None
        self._is_renewed = False
        """Everybody needs the new invitation, which is not told yet."""
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(retry_ms)
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.setInterval(alone_ms)
        self._is_alone = False
        self._changes = Mailbox(self)
        self._endings = Mailbox(self)
        self._stop_watching = room.watch(self._changes.post)

        self._changes.came.connect(self._on_room_changed)
        self._endings.came.connect(self._on_opening_ended)
        self._retry.timeout.connect(self._on_room_changed)
        self._alone.timeout.connect(self._on_alone_timeout)
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
        try:
            self._opening.result(OPEN_S)
        except (TimeoutError, CancelledError) as problem:
            raise PortUnavailable(NO_ANSWER) from problem
        except (OSError, StorageUnavailable) as problem:
            raise PortUnavailable(_sentence(problem)) from problem
        return self._hosted

    def stop(self) -> None:
        """Say farewell to the guests and close the port."""
        self._stop_watching()
        self._retry.stop()
        self._alone.stop()
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
            # It goes on in the network's thread: cut short, it would leave guests in
            # a room that nobody sits in.
            return

    def _on_room_changed(self) -> None:
        phase = self._room.meeting.phase
        may_come = Phase.LOBBY.order <= phase.order < Phase.CLOSED.order
        if may_come and self._hosted is None and not self._retry.isActive():
            self._open()
        self._look_who_is_here()

    def _look_who_is_here(self) -> None:
        """Notice being alone: a host that slept hears of no take-over otherwise."""
        was, self._is_alone = self._is_alone, self._is_left_alone()
        if not self._is_alone:
            self._alone.stop()
            if was:
                self.alone_changed.emit("")
        elif not was:
            self._alone.start()

    def _is_left_alone(self) -> bool:
        meeting = self._room.meeting
        is_running = Phase.READING.order <= meeting.phase.order < Phase.CLOSED.order
        guests = guests_of(meeting)
        online = self._room.surroundings.online or frozenset()
        return is_running and bool(guests) and not guests & online

    def _on_alone_timeout(self) -> None:
        self.alone_changed.emit(self.tr(ALONE))

    def leave_question(self) -> str:
        """Return what to ask before the meeting is left here; empty for nothing."""
        meeting, online = self._room.meeting, self._room.surroundings.online
        count = len(guests_of(meeting) & (online or frozenset()))
        if count == 0 or meeting.phase is Phase.CLOSED:
            return ""
        others = (
            self.tr("1 person is")
            if count == 1
            else self.tr("{0} people are").format(count)
        )
        return self.tr(
            "{0} connected to this laptop. If you leave, they wait until you continue"
            " the meeting from the first screen, or one of them takes it over. Nothing"
            " is lost."
        ).format(others)

    def _open(self) -> None:
        try:
            secrets = secrets_of(
                self._library, self._room.meeting_id, datetime.now(UTC)
            )
            self._is_renewed |= secrets.is_renewed
            self._hosted = HostedMeeting(self._room, secrets.hosting, self._options())
            self._hosted.on_renewed = self._keep
        except (
            StorageUnavailable,
            AuthorityUnreadable,
            CertificateUnusable,
            ChoiceUnusable,
        ) as problem:
            self._fail(problem.sentence)
            return
        self._opening = self._network.start(_open_or_close(self._hosted))
        self._opening.add_done_callback(self._on_future_done)

    def _fail(self, sentence: str) -> None:
        """Say why nobody can join, and try again later."""
        self._hosted = self._opening = None
        self._show(f"{sentence} {AGAIN}")
        self._retry.start()

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
        except (PortUnavailable, StorageUnavailable, OSError) as problem:
            self._fail(_sentence(problem))
        else:
            self._keep_port(hosted)
        self.opened.emit()

    def _keep_port(self, hosted: HostedMeeting) -> None:
        try:
            self._library.keep_hosting(self._room.meeting_id, hosted.hosting)
        except StorageUnavailable as problem:
            # The port is open all the same; after a restart it may be another.
            self.notice_requested.emit(problem.sentence)
        if self._is_renewed:
            self._is_renewed = False
            self.notice_requested.emit(RENEWED)

    def _keep(self, hosting: Hosting) -> None:
        """Store new secrets; come from the network's thread."""
        try:
            self._library.keep_hosting(self._room.meeting_id, hosting)
        except StorageUnavailable as problem:
            self._show(problem.sentence)

    def _show(self, sentence: str) -> None:
        def tell(around: Surroundings) -> Surroundings:
            known = around.invitation or InvitationView("", "", ())
            return replace(around, invitation=replace(known, problem=sentence))

        self._room.change_surroundings(tell)


def guests_of(meeting: Meeting) -> set[PersonId]:
    """Return who takes part from a laptop of their own."""
    return {
        device.person
        for device in meeting.devices.values()
        if not device.is_revoked and device.person in meeting.people
    }


async def _open_or_close(hosted: HostedMeeting) -> None:
    """Open the port; run in the network's loop. What fails leaves nothing running."""
    try:
        await hosted.open()
    except (PortUnavailable, StorageUnavailable, OSError):
        await hosted.close()
        raise


def _sentence(problem: PortUnavailable | StorageUnavailable | OSError) -> str:
    if isinstance(problem, OSError):
        return NOT_OPENED.format(problem.strerror or problem)
    return problem.sentence
