# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Laptops of their own for the colleagues of a rehearsal.

Each joins through a real socket with TLS on this machine, is let in like anybody,
and knows only what the host sends; the rehearsal only decides what they do and when.
"""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from queue import Empty, Queue
from threading import Condition
from typing import TYPE_CHECKING

from meetingroom.meeting.command.room import SetAway
from meetingroom.meeting.command.topic import TypeLine
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import MeetingId, PersonId, SealId
from meetingroom.net.hosting import HostedMeeting, HostingOptions
from meetingroom.net.link import GuestLink
from meetingroom.net.listen import PortUnavailable
from meetingroom.net.loop_thread import LoopThread
from meetingroom.net.trust import Trust, resolve
from meetingroom.protocol.device import make_device
from meetingroom.protocol.guest_side import GuestStage
from meetingroom.protocol.invitation import Invitation
from meetingroom.protocol.kept import Attendance, SealKey
from meetingroom.room.guest import GuestRoom
from meetingroom.room.host import HostRoom
from meetingroom.room.key_ring import new_seal_key
from meetingroom.room.rehearsal.colleague import Colleague
from meetingroom.room.rehearsal.memory_store import MemoryStore
from meetingroom.room.room import (
    Countdown,
    Listener,
    RefusalListener,
    Room,
    RoomSnapshot,
)

if TYPE_CHECKING:
    from concurrent.futures import Future

PATIENCE_S = 10.0
"""A colleague who cannot reach the host for so long shrugs and goes on later."""
LOOPBACK = HostingOptions(
    ports=(0,), host="127.0.0.1", admits_all=True, is_discoverable=False
)
"""A rehearsal can be reached from this machine only."""
UNREACHED = "The rehearsal’s host does not answer."


class LaptopSeat:
    """A guest's room that answers like a seat: `send` returns with the answer.

    The rehearsal plays one act after another and must see what came of each. Nothing
    is waited for twice that did not come: the hour is short.
    """

    def __init__(
        self,
        room: GuestRoom,
        host: HostRoom,
        given_up: set[SealId],
        patience_s: float = PATIENCE_S,
    ) -> None:
        """Listen to a room; the host tells how much there is to wait for.

        Args:
            room: The colleague's.
            host: The host's.
            given_up: Seals nobody waits for any more, shared by all seats.
            patience_s: How long anything is waited for.
        """
        self._room = room
        self._host = host
        self._given_up = given_up
        self._patience_s = patience_s
        self._is_lost = False
        """The line to the host was waited for in vain, and is not back yet."""
        self._changed = Condition()
        self._refusals: list[Refused] = []
        room.subscribe(self._on_changed)
        room.subscribe_refusals(self._on_refused)

    @property
    def viewer(self) -> PersonId:
        """Whose place it is."""
        return self._room.viewer

    def snapshot(self) -> RoomSnapshot:
        """Return what the colleague may see, once all of it has come.

        After a while it is what has come so far.
        """
        try:
            self.wait_until(self._is_even)
        except StorageUnavailable:
            self._give_up()
        return self._room.snapshot()

    def send(self, command: Command) -> None:
        """Ask, and wait for the answer.

        Raises:
            Refused: A rule says no.
            StorageUnavailable: There was no answer in time.
        """
        self._room.send(command)
        self.wait_until(lambda: self._room.unanswered == 0)
        if isinstance(command, TypeLine):
            self.wait_until(lambda: self._is_seen(command))
        refusals, self._refusals = self._refusals, []
        if refusals:
            raise refusals[-1]

    def _is_seen(self, line: TypeLine) -> bool:
        """Tell whether what is typed has come back: it is no entry, with no answer."""
        topic = self._room.snapshot().meeting.topics.get(line.topic)
        return topic is None or topic.typed.get(self.viewer, "") == line.text

    def hand_in_notes(self) -> None:
        """Give the key of the colleague's notes before the reveal."""
        self._room.hand_in_notes()

    def renew_code(self) -> None:
        """Have earlier codes and links made worthless."""
        self._room.renew_code()

    def announce(self, countdown: Countdown | None) -> None:
        """Show a countdown on every screen, or stop it."""
        self._room.announce(countdown)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a listener called after each change."""
        return self._room.subscribe(listener)

    def subscribe_refusals(self, listener: RefusalListener) -> Callable[[], None]:
        """Have a listener called at late refusals."""
        return self._room.subscribe_refusals(listener)

    def now(self) -> datetime:
        """Return the host's time."""
        return self._room.now()

    def new_id(self) -> str:
        """Return a new id."""
        return self._room.new_id()

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait for something the network's thread brings about.

        Raises:
            StorageUnavailable: It took too long.
        """
        with self._changed:
            if not self._changed.wait_for(condition, self._patience_s):
                raise StorageUnavailable(UNREACHED)

    def _is_even(self) -> bool:
        host, room = self._host, self._room
        waited = host.meeting.sealed.keys() - self._given_up
        is_opening = host.meeting.phase.is_revealed and bool(waited)
        is_in = room.stage is GuestStage.IN
        self._is_lost &= not is_in
        has_all = is_in and room.attendance.cursor >= len(host.shared)
        return not is_opening and (has_all or self._is_lost)

    def _give_up(self) -> None:
        """Wait no more for what does not come: lost machines, and their notes."""
        self._is_lost = self._room.stage is not GuestStage.IN
        if self._host.meeting.phase.is_revealed:
            online = self._host.surroundings.online or frozenset()
            self._given_up.update(
                seal
                for seal, boxes in self._host.meeting.sealed.items()
                if boxes[0].author not in online
            )

    def _on_changed(self, snapshot: RoomSnapshot) -> None:
        """Come from the network's thread."""
        del snapshot
        with self._changed:
            self._changed.notify_all()

    def _on_refused(self, command: Command, refused: Refused) -> None:
        del command
        self._refusals.append(refused)


class Laptops:
    """The colleagues' laptops; a `Seating`."""

    def __init__(
        self,
        network: LoopThread,
        host: HostRoom,
        hosted: Callable[[], HostedMeeting],
        seal_of: Callable[[PersonId], SealKey] = new_seal_key,
    ) -> None:
        """Begin with nobody connected.

        Args:
            network: Where sockets live.
            host: The room.
            hosted: Returns the room on the network, its port open.
            seal_of: Returns the key for a colleague's notes. A laptop is gone with the
                program; with its key stored at the host, what it wrote opens all the
                same when the rehearsal is continued. It may raise
                `StorageUnavailable`.
        """
        self._network = network
        self._host = host
        self._hosted = hosted
        self._seal_of = seal_of
        self._seats: dict[PersonId, LaptopSeat] = {}
        self._given_up: set[SealId] = set()
        self._running: list[Future[None]] = []

    def room(self, person: PersonId) -> Room:
        """Return a colleague's own place; before they come, the host's for them."""
        return self._seats.get(person) or self._host.seat(person)

    def come(self, colleague: Colleague) -> None:
        """Open a colleague's laptop and join; a second time changes nothing."""
        if colleague.id in self._seats:
            return
        came: Queue[GuestRoom] = Queue()
        try:
            invitation = self._hosted().invitation()
            seal = self._seal_of(colleague.id)
        except (PortUnavailable, StorageUnavailable):
            return

        def meet(meeting: MeetingId, trust: Trust) -> GuestRoom:
            room = _new_room(meeting, trust, colleague.name, seal, self._host.new_id)
            came.put(room)
            return room

        self._running.append(self._network.start(_join(invitation, meet)))
        try:
            room = came.get(timeout=PATIENCE_S)
            seat = LaptopSeat(room, self._host, self._given_up)
            seat.wait_until(lambda: seat.viewer == colleague.id)
            self._seats[colleague.id] = seat
            seat.send(SetAway(colleague.id, is_away=False))
        except (Empty, Refused, StorageUnavailable):
            # They come a little later, then.
            return

    def stop(self) -> None:
        """Close the laptops."""
        for running in self._running:
            running.cancel()


async def _join(
    invitation: Invitation, meet: Callable[[MeetingId, Trust], GuestRoom]
) -> None:
    """Run in the network's loop."""
    link = GuestLink(partial(resolve, invitation), meet)
    await link.run()


def _new_room(
    meeting: MeetingId,
    trust: Trust,
    name: str,
    seal: SealKey,
    new_id: Callable[[], str],
) -> GuestRoom:
    device, private = make_device()
    link = trust.invitation.link
    attendance = Attendance(meeting, None, name, device, private, seal, link)
    return GuestRoom(MemoryStore(), attendance, new_id, time.monotonic)
