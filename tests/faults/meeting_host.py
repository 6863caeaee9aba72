# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host on the network that works until it dies, and the process that starts hosts.

It leads nothing: its guests do. Each line on its standard input starts one host and
says when that one kills itself; `SIGUSR1` and `SIGUSR2` fill and free its disk.
"""

import asyncio
import os
import resource
import signal
from asyncio import selector_events
from collections.abc import Sequence
from pathlib import Path

from meetingroom.library.library import Library
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import MeetingId
from meetingroom.meeting.state import Meeting
from meetingroom.net.hosting import HostedMeeting
from meetingroom.protocol.kept import Answer
from meetingroom.room.clock import SystemClock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import random_id
from meetingroom.room.resume import take_up
from tests.faults.forking import say, serve
from tests.faults.starting import (
    AFTER_COMMIT,
    BEFORE_COMMIT,
    BEFORE_WRITE,
    NEVER,
    WITHIN_WRITE,
)
from tests.support.hosted import OPTIONS, no_network
from tests.support.meetings import MEETING


def die() -> None:
    """End as a computer does whose battery is taken out."""
    os.kill(os.getpid(), signal.SIGKILL)


class MortalLibrary(Library):
    """A library whose process dies at one of its commits."""

    hook = NEVER
    place = 0
    _commits = 0

    def append(
        self,
        meeting: MeetingId,
        entries: Sequence[Recorded],
        after: Meeting,
        answers: Sequence[Answer] = (),
    ) -> None:
        """Store, unless it dies before; or die after it, before anybody is told."""
        self._commits += 1
        is_due = self._commits == self.place
        if is_due and self.hook == BEFORE_COMMIT:
            die()
        super().append(meeting, entries, after, answers)
        if is_due and self.hook == AFTER_COMMIT:
            die()


def die_at_write(hook: str, place: int) -> None:
    """Have this process die at a write to a socket; handshakes count."""
    transport = selector_events._SelectorSocketTransport  # type: ignore[attr-defined]  # no public place sees each write
    write = transport.write
    writes = 0

    def counted(self: asyncio.WriteTransport, content: bytes) -> None:
        nonlocal writes
        writes += 1
        if writes == place:
            if hook == WITHIN_WRITE:
                write(self, bytes(content)[: len(content) // 2])
            die()
        write(self, content)

    transport.write = counted


def fill_disk(library: Path) -> None:
    """Let no file grow any more."""
    wal = library.with_name(f"{library.name}-wal")
    most = max(library.stat().st_size, wal.stat().st_size)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def free_disk() -> None:
    """Let files grow again."""
    unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)


async def host(path: Path, hook: str, place: int) -> None:
    """Host the meeting in a library as the program does, until killed."""
    library = MortalLibrary.open(path)
    hosting = library.hosting(MEETING)
    if hosting is None:
        say("empty", library.set_aside)
        return
    clock = SystemClock()
    room = HostRoom(MEETING, library, clock, random_id)
    take_up(room, library.last_seen(MEETING))
    hosted = HostedMeeting(room, hosting, OPTIONS, no_network)
    await hosted.open()
    library.keep_hosting(MEETING, hosted.hosting)
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, fill_disk, path)
    loop.add_signal_handler(signal.SIGUSR2, free_disk)
    say("open", hosted.port)
    MortalLibrary.hook, MortalLibrary.place = hook, place
    if hook in (BEFORE_WRITE, WITHIN_WRITE):
        die_at_write(hook, place)
    await asyncio.Event().wait()


async def run(words: list[str]) -> None:
    """Host until killed: the library, the hook, and which time."""
    path, hook, place = words
    await host(Path(path), hook, int(place))


if __name__ == "__main__":
    serve(run)
