# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Machines that sleep and clocks that are set: socket, time and order are right."""

import math
import random
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from meetingroom.library.library import Library
from meetingroom.net import link
from meetingroom.net.hosting import HostedMeeting
from meetingroom.protocol import limits
from meetingroom.protocol.clock_sync import SAMPLES
from meetingroom.protocol.line import Line
from meetingroom.room.clock import SystemClock
from meetingroom.room.host import HostRoom
from tests.faults.conftest import Figures
from tests.faults.crowd import Crowd, crowd
from tests.faults.starting import processes
from tests.faults.writing import Writer, check_end
from tests.support.colleague import Colleague, seated, until
from tests.support.hosted import by, host_room, hosting_over_tls, invitation, prepare
from tests.support.looped import looped
from tests.support.meetings import MEETING

AWAKE_S = 8.0
"""So long after waking at most, everybody is back with the host."""
ASLEEP_S = 1.5
"""Longer than the impatient program's idea of sleep; a night is no different."""
JUMPS_S = (86_400.0, -86_400.0, 3_600.0, -3_600.0, 30.0, -30.0)
OFF_S = 1.0
SYNC_S = 0.1
STARTER = "tests.faults.typing_guest"

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGSTOP"),
]


class SetClock:
    """A wall clock that somebody sets while it runs."""

    def __init__(self) -> None:
        self.off_s = 0.0

    def now(self) -> datetime:
        """Return the time, as far as this clock knows."""
        return SystemClock().now() + timedelta(seconds=self.off_s)


@pytest.mark.usefixtures("impatient")
@looped
async def test_host_that_slept_is_back_within_moments(
    tmp_path: Path, figures: Figures, randomness: random.Random, seed: int
) -> None:
    healed: list[float] = []
    async with crowd(tmp_path, randomness, f"teal{seed}") as (hosts, here):
        for _ in range(2):
            hosts.send(signal.SIGSTOP)
            await until(lambda: not any(e.is_in for e in here.people), "all noticed")
            hosts.send(signal.SIGCONT)
            healed.append(await until(here.are_in, "all are back"))
        counted = await here.finish(hosts, reveals=True)
    figures.note(**counted.figures)
    figures.note_times("back_after_waking", healed)
    assert max(healed) < AWAKE_S


@looped
async def test_guest_that_slept_replaces_its_socket_at_once(
    tmp_path: Path, figures: Figures
) -> None:
    hosting = prepare(tmp_path / "host.db")
    library = Library.open(tmp_path / "host.db")
    room = host_room(library)
    woken: list[float] = []
    async with (
        hosting_over_tls(room, hosting) as hosted,
        processes(STARTER) as guests,
    ):
        where = invitation(hosting, hosted.port).link
        await guests.begin(tmp_path / "guest.db", where, "only", "impatiently")
        assert (await guests.line())[0] == "saved"
        for _ in range(2):
            before = lines(hosted)
            guests.send(signal.SIGSTOP)
            wakes_at = perf_counter() + ASLEEP_S
            await until(lambda: perf_counter() >= wakes_at)  # noqa: B023
            guests.send(signal.SIGCONT)
            woken.append(
                await until(lambda: lines(hosted) and not lines(hosted) & before)  # noqa: B023
            )
        said = await guests.kill()
    stored = {answer.counter for answer in library.answers(MEETING)}
    assert stored == set(range(1, len(stored) + 1))
    library.close()
    assert [words for words in said if words[0] not in ("saved", "typed")] == []
    figures.note_times("socket_replaced_after_waking", woken)


def lines(hosted: HostedMeeting) -> set[Line]:
    """Return the connections of those who are in."""
    assert hosted._server is not None
    return set(hosted._server._side._inside.values())


@asynccontextmanager
async def two_clocks(
    folder: Path, randomness: random.Random, host_clock: SetClock
) -> AsyncIterator[tuple[HostRoom, Writer]]:
    """Host a meeting by a clock that will be set, with one guest."""
    hosting = prepare(folder / "host.db")
    library = Library.open(folder / "host.db")
    room = host_room(library, host_clock)
    async with hosting_over_tls(room, hosting) as hosted:
        leader = by(invitation(hosting, hosted.port, leads=True))
        ada = Colleague("Ada", folder / "ada.db", leader)
        async with seated(ada):
            writer = Writer(ada, randomness)
            yield room, writer
            here = Crowd([writer], library.path)
            await here.reveal(ada)
            await until(here.see_all)
            await ada.settle()
            check_end(library, [writer])
    library.close()


def off_s(room: HostRoom, writer: Writer) -> float:
    """Return by how much the guest's display differs from the host's."""
    return abs((writer.colleague.room.now() - room.now()).total_seconds())


@pytest.mark.parametrize("jump_s", JUMPS_S)
@looped
async def test_guest_whose_wall_clock_is_set_shows_the_hosts_time(
    tmp_path: Path,
    figures: Figures,
    randomness: random.Random,
    monkeypatch: pytest.MonkeyPatch,
    *,
    jump_s: float,
) -> None:
    monkeypatch.setattr(link, "WATCH_S", 0.1)
    # Nothing but a clock that was set ends a connection.
    monkeypatch.setattr(limits, "SILENCE_S", math.inf)
    monkeypatch.setattr(limits, "UNANSWERED_S", math.inf)
    set_s = [0.0]
    true = time.time
    async with two_clocks(tmp_path, randomness, SetClock()) as (room, writer):
        writer.write()
        await until(lambda: off_s(room, writer) < OFF_S)
        before = writer.colleague.room.welcomes
        monkeypatch.setattr(time, "time", lambda: true() + set_s[0])
        set_s[0] = jump_s
        at_once_s = off_s(room, writer)
        replaced_s = await until(lambda: writer.colleague.room.welcomes > before)
        await writer.colleague.arrive()
        writer.write()
        await writer.colleague.settle()
        then_s = off_s(room, writer)
        monkeypatch.undo()

    assert max(at_once_s, then_s) < OFF_S
    figures.note(off=f"{max(at_once_s, then_s):.3f} s")
    figures.note_times("socket_replaced", [replaced_s])


@pytest.mark.parametrize("jump_s", JUMPS_S)
@looped
async def test_guests_follow_a_host_whose_clock_is_set(
    tmp_path: Path,
    figures: Figures,
    randomness: random.Random,
    monkeypatch: pytest.MonkeyPatch,
    *,
    jump_s: float,
) -> None:
    monkeypatch.setattr(link, "WATCH_S", 0.05)
    monkeypatch.setattr(limits, "SYNC_S", SYNC_S)
    clock = SetClock()
    async with two_clocks(tmp_path, randomness, clock) as (room, writer):
        writer.write()
        await until(lambda: off_s(room, writer) < OFF_S)
        # As a guest who has been here for a while, with its best round trip behind it.
        samples = writer.colleague.room._sync._samples
        await until(lambda: len(samples) == SAMPLES)
        clock.off_s = jump_s
        followed_s = await until(lambda: off_s(room, writer) < OFF_S)
        used = len(samples)
        for _ in range(3):
            writer.write()
        await writer.colleague.settle()

    # The next measurement is enough, though earlier ones had better round trips.
    assert used < SAMPLES
    figures.note_times("followed", [followed_s])
