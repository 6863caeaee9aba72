# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A rehearsal in the window: simulated colleagues act when their time has come.

It keeps rehearsals in a library of their own, sets their pace, and knows which of them
was not finished. It must not touch real meetings.
"""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from meetingroom import paths
from meetingroom.app.front import Front
from meetingroom.app.network import Network
from meetingroom.app.record import shut
from meetingroom.app.seats import Seats
from meetingroom.app.set_aside import SetAside
from meetingroom.library.fault import telling
from meetingroom.library.glance import unfinished_with
from meetingroom.library.library import Library
from meetingroom.library.listing import MeetingRow
from meetingroom.library.lock import is_taken
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.room.clock import AnchoredClock, PacedClock, SystemClock
from meetingroom.room.host import HostRoom
from meetingroom.room.key_ring import KeyRing
from meetingroom.room.rehearsal.colleague import SIMULATED
from meetingroom.room.rehearsal.rehearsal import Rehearsal

STEP_MS = 250

if TYPE_CHECKING:
    from datetime import datetime

    from meetingroom.app.hosting import HostingDesk
    from meetingroom.app.laptops import Laptops
    from meetingroom.net.hosting import HostingOptions


class Practice(QObject):
    """Lets the colleagues of a rehearsal act at the pace of the room's clock."""

    PACE: ClassVar[float] = 10.0
    """Times faster than real time: an hour's meeting takes six minutes."""

    def __init__(
        self,
        host: HostRoom,
        you: PersonId,
        laptops: "Laptops | None",
        parent: QObject,
    ) -> None:
        """Send the colleagues to a room.

        Args:
            host: The room.
            you: Who practises.
            laptops: The colleagues' own; `None` to seat them at this one.
            parent: Owner.
        """
        super().__init__(parent)
        self._host = host
        self._laptops = laptops
        self._rehearsal = Rehearsal(host, you, len(host.log), laptops)
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)

        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Let the colleagues come in."""
        self._timer.start()

    def stop(self) -> None:
        """Send the colleagues away; what they wrote stays."""
        self._timer.stop()
        if self._laptops is not None:
            self._laptops.stop()

    def _on_timer_timeout(self) -> None:
        self._rehearsal.step(self._host.now())


class PracticeDesk(QObject):
    """The rehearsals of this machine: the one that is held, and those left open."""

    def __init__(
        self,
        front: Front,
        network: Network,
        set_aside: SetAside,
        parent: QObject,
    ) -> None:
        """Offer no pace before a rehearsal begins.

        Args:
            front: The window, in whose menu the pace is chosen, and the settings.
            network: Where the colleagues' laptops connect.
            set_aside: Tells that the library of rehearsals was damaged.
            parent: Owner.
        """
        super().__init__(parent)
        self._front = front
        self._commands = front.window.commands
        self._preferences = front.preferences
        self._network = network
        self._set_aside = set_aside
        self._practice: Practice | None = None
        self._clock: PacedClock | None = None
        self._library: Library | None = None
        """Open while a rehearsal is held that was begun on the first screen."""
        self._unfinished: tuple[MeetingRow, ...] = ()
        """Rehearsals, those written to last first."""

        self._commands.paces.triggered.connect(self._on_paces_triggered)

    @property
    def offered(self) -> MeetingRow | None:
        """The rehearsal to go on with: the latest that was read, unless put away.

        Who only looked at a sample before the reading is offered the samples again.
        """
        begun = Phase.READING.order
        read = (row for row in self._unfinished if row.phase.order >= begun)
        latest = next(read, None)
        if latest is None:
            return None
        is_put_away = latest.id == self._preferences.rehearsal_put_away
        return None if is_put_away else latest

    def is_unfinished(self, meeting: str) -> bool:
        """Tell whether a meeting is a rehearsal that can be continued."""
        return any(row.id == meeting for row in self._unfinished)

    def look(self, usual: Path) -> None:
        """Learn which rehearsals were not finished; who rehearses is not disturbed.

        Args:
            usual: The library that the program was started with, and has open.
        """
        own = paths.rehearsals_path(usual)
        self._unfinished = ()
        try:
            with telling(own):
                if own != usual and is_taken(own):
                    # Another window rehearses, and can go on with all of them.
                    return
            rows = unfinished_with(own, SIMULATED)
            if rows is None:
                # Once: it is brought forward, or set aside.
                library = Library.open(own)
                self._set_aside.note(library)
                shut(library)
                rows = unfinished_with(own, SIMULATED)
        except StorageUnavailable:
            # Whoever rehearses next opens the same file, and is told why not.
            return
        self._unfinished = rows or ()

    def put_away(self, meeting: str) -> None:
        """Offer a rehearsal no longer; it stays in its library."""
        self._preferences.rehearsal_put_away = meeting

    def open_library(self, usual: Path, opened: Library | None) -> Library | None:
        """Return the library of rehearsals, open; `shut_library` shuts it.

        Args:
            usual: The library that the program was started with.
            opened: The same, open; `None` while it cannot be.

        Returns:
            `None` where it cannot be opened; the first screen says why.
        """
        own = paths.rehearsals_path(usual)
        if opened is None or own == usual:
            return opened
        try:
            self._library = Library.open(own)
            self._set_aside.note(self._library)
        except StorageUnavailable as problem:
            self._front.home.show_problem(problem.sentence)
        return self._library

    def clock(
        self, pace: float = Practice.PACE, seen: "datetime | None" = None
    ) -> PacedClock:
        """Return the clock for a rehearsal; its pace can be changed.

        Args:
            pace: How many times faster than real time it runs.
            seen: Until when the rehearsal's clock is known to have run.
        """
        self._clock = PacedClock(AnchoredClock(SystemClock(), seen), pace)
        self._show_pace(pace)
        return self._clock

    def clock_of(self, library: Library, meeting: MeetingId) -> PacedClock:
        """Return the clock for a rehearsal that goes on, from where it stood.

        It ran ahead of the computer's: the last entry may lie in the future.
        """
        rows = (row for row in self._unfinished if row.id == meeting)
        seen = [row.last_event_at for row in rows]
        try:
            beat = library.last_seen(meeting)
        except StorageUnavailable:
            # Whoever opens the room meets the same, and says so.
            beat = None
        if beat is not None:
            seen.append(beat)
        return self.clock(seen=max(seen, default=None))

    @staticmethod
    def options() -> "HostingOptions":
        """Return how a rehearsal is hosted: for this machine only."""
        from meetingroom.app.laptops import LOOPBACK  # noqa: PLC0415 - as below

        return LOOPBACK

    def start(self, seats: Seats | None, hosting: "HostingDesk | None") -> None:
        """Let the colleagues into the room that somebody sits down in.

        Args:
            seats: The room's; `None` if it could not be opened.
            hosting: Where their laptops connect. `None` when a rehearsal goes on:
                those laptops are gone, so the colleagues sit at this one.
        """
        you = seats.keeper if seats is not None else None
        if seats is None or you is None:
            return
        laptops = self._laptops(seats, hosting) if hosting is not None else None
        self._practice = Practice(seats.sitting.host, you, laptops, seats)
        self._practice.start()
        self._commands.pace_menu.menuAction().setVisible(True)

    def stop(self) -> None:
        """Send the colleagues away; the rehearsal can be continued."""
        if self._practice is not None:
            self._practice.stop()
        self._practice = self._clock = None
        self._commands.pace_menu.menuAction().setVisible(False)

    def shut_library(self) -> None:
        """Shut the rehearsals' own library once nobody sits in it any more."""
        library, self._library = self._library, None
        if library is not None:
            shut(library)

    def _laptops(self, seats: Seats, hosting: "HostingDesk") -> "Laptops":
        # The network is imported when it is needed; see `GuestDesk`.
        from meetingroom.app.laptops import Laptops  # noqa: PLC0415

        sitting, hosted = seats.sitting, hosting.wait_until_open
        seal_of = KeyRing(sitting.library, sitting.meeting_id).of
        return Laptops(self._network.thread, sitting.host, hosted, seal_of)

    def _show_pace(self, pace: float) -> None:
        for action in self._commands.paces.actions():
            action.setChecked(action.data() == pace)

    def _on_paces_triggered(self, action: QAction) -> None:
        if self._clock is not None:
            self._clock.go_at(float(action.data()))
