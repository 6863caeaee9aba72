# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A real guest in the test's own loop: link, room and a library file of its own.

It decides nothing about faults; it remembers what the host promised it.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from meetingroom.library.library import Library
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.net.link import GuestLink
from meetingroom.net.trust import Trust
from meetingroom.protocol.codec import encode
from meetingroom.protocol.device import make_device
from meetingroom.protocol.guest_side import GuestStage
from meetingroom.protocol.guest_store import GuestStore
from meetingroom.protocol.kept import Attendance, Outgoing
from meetingroom.protocol.message import Ack, HostMessage, Welcome
from meetingroom.room.guest import GuestRoom, Monotonic
from meetingroom.room.ids import random_id
from meetingroom.room.key_ring import new_seal_key

Find = Callable[[], Awaitable[Trust]]
LONGEST_S = 60.0
LOOK_S = 0.003


async def until(
    is_so: Callable[[], object], what: str = "", most_s: float = LONGEST_S
) -> float:
    """Wait for a condition; returns the seconds it took.

    Raises:
        AssertionError: It did not come true.
    """
    began = time.perf_counter()
    while not is_so():
        passed_s = time.perf_counter() - began
        assert passed_s < most_s, f"not within {most_s} s: {what or is_so}"
        await asyncio.sleep(LOOK_S)
    return time.perf_counter() - began


class WatchedRoom(GuestRoom):
    """A guest's room that holds the host to its word."""

    def __init__(
        self,
        store: GuestStore,
        attendance: Attendance,
        monotonic: Monotonic = time.monotonic,
    ) -> None:
        """Take up what is stored."""
        super().__init__(store, attendance, random_id, monotonic)
        self.promised = 0
        """The highest entry that the host ever acknowledged."""
        self.missing = 0
        """The most acknowledged entries that a host did not have at a welcome."""
        self.welcomes = 0
        self.heard: list[bytes] | None = None
        """Every message of the host, if somebody wants them."""

    def receive(self, message: HostMessage, pin: str, secret: str) -> None:
        """Take a message, and remember what it promised."""
        if self.heard is not None:
            self.heard.append(encode(message))
        match message:
            case Welcome() if self.stage is not GuestStage.IN:
                self.welcomes += 1
                self.missing = max(self.missing, self.promised - message.have)
            case Ack():
                self.promised = max(self.promised, message.have)
            case _:
                pass
        super().receive(message, pin, secret)

    @property
    def is_in(self) -> bool:
        """Tell whether the connection stands."""
        return self.stage is GuestStage.IN

    @property
    def entries(self) -> tuple[Outgoing, ...]:
        """All own entries, in order."""
        return self._side.outbox.entries


class Colleague:
    """Somebody at a laptop of their own."""

    def __init__(
        self,
        name: str,
        path: Path,
        find: Find,
        monotonic: Monotonic = time.monotonic,
        library: Library | None = None,
    ) -> None:
        """Sit down, in the loop that the link will run in.

        Args:
            name: As it is said at the door.
            path: Of the library.
            find: How the host is found.
            monotonic: The laptop's clock.
            library: In place of the one at the path, opened already.
        """
        self.name = name
        self.path = path
        self.library = library or Library.open(path)
        # This process is never killed; waiting for the disk would only block its loop.
        self.library._db.execute("PRAGMA synchronous = OFF")
        self._monotonic = monotonic
        self.known: WatchedRoom | None = None
        self.link = GuestLink(find, self._meet)
        self._task: asyncio.Task[None] | None = None

    @property
    def room(self) -> WatchedRoom:
        """The room; it must have been met."""
        if self._task is not None and self._task.done():
            self._task.result()
        assert self.known is not None, f"{self.name} has not met the room"
        return self.known

    @property
    def is_in(self) -> bool:
        """Tell whether the connection stands."""
        if self._task is not None and self._task.done():
            self._task.result()
        return self.known is not None and self.known.is_in

    @property
    def is_settled(self) -> bool:
        """Tell whether all is answered and the copy is whole."""
        return self.is_in and self.room.unanswered == 0

    def start(self) -> None:
        """Begin to connect."""
        self._task = asyncio.create_task(self.link.run())

    async def arrive(self) -> None:
        """Wait until the connection stands."""
        await until(lambda: self.is_in, f"{self.name} is in")

    async def settle(self) -> None:
        """Wait until all is answered."""
        await until(lambda: self.is_settled, f"{self.name} has every answer")

    async def stop(self) -> None:
        """Leave without saying goodbye, and close the library."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self.library.close()

    def _meet(self, meeting: MeetingId, trust: Trust) -> WatchedRoom:
        kept = self.library.attendance(meeting)
        if kept is None:
            device, private = make_device()
            seal = new_seal_key(PersonId(""))
            link = trust.invitation.link
            kept = Attendance(meeting, None, self.name, device, private, seal, link)
            self.library.keep_attendance(kept)
        self.known = WatchedRoom(self.library, kept, self._monotonic)
        return self.known


@asynccontextmanager
async def seated(*people: Colleague) -> AsyncIterator[None]:
    """Have people connect, wait until all are in, and have them leave at the end."""
    for each in people:
        each.start()
    try:
        for each in people:
            await each.arrive()
        yield
    finally:
        for each in people:
            await each.stop()
