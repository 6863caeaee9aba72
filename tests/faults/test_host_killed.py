# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host on the network is killed at any moment: no promise is broken."""

import asyncio
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pytest

from meetingroom.library.library import Library
from meetingroom.meeting.command.room import OpenMargins
from tests.faults.conftest import Figures
from tests.faults.starting import HOOKS, NEVER, Processes, processes
from tests.faults.writing import Tally, Writer, check_end
from tests.support.colleague import Colleague, until
from tests.support.hosted import by, invitation, prepare
from tests.support.looped import looped

KILLS = 300
"""The issue's number."""
MEETINGS = 4
"""Among which the kills are spread, so that opening a long log takes no time."""
PATIENT_EVERY = 20
"""How often nobody is told to connect at once: the time to heal is then the true
one, with everybody's own back-off."""
EARLY = 0.25
"""Share of hosts that are killed before anybody is connected."""
LONGEST_OPENING_S = 0.08
REVEAL_AT = 0.6
"""Share of the kills that fall into reading."""
LONGEST_LIFE_S = 0.06
HEALED_S = 5.0
COMMITS = range(1, 7)
WRITES = range(1, 26, 2)
STARTER = "tests.faults.meeting_host"

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(sys.platform == "win32", reason="forks and SIGKILL"),
]


@dataclass(slots=True)
class Crowd:
    """Everybody at a laptop of their own, writing all the time."""

    writers: list[Writer]
    library: Path
    """Of the host."""
    is_writing: bool = True

    @property
    def people(self) -> list[Colleague]:
        """Everybody."""
        return [writer.colleague for writer in self.writers]

    def are_in(self) -> bool:
        """Tell whether everybody is connected."""
        return all(each.is_in for each in self.people)

    def are_settled(self) -> bool:
        """Tell whether everybody has every answer."""
        return all(each.is_settled for each in self.people)

    def is_anybody_in(self) -> bool:
        """Tell whether somebody is connected."""
        return any(each.is_in for each in self.people)

    def see_all(self) -> bool:
        """Tell whether everybody sees everything that was written."""
        notes = {note for writer in self.writers for note in writer.expected}
        return all(
            notes <= set(each.room.snapshot().meeting.notes) for each in self.people
        )

    def hurry(self) -> bool:
        """Have those who are away connect at once."""
        for each in self.people:
            if not each.is_in:
                each.link.retry()
        return True

    async def write_for_ever(self) -> None:
        """Write as fast as the host takes it."""
        while True:
            for writer in self.writers:
                if self.is_writing:
                    writer.write_if_due()
                await asyncio.sleep(0.004)


@asynccontextmanager
async def crowd(
    tmp_path: Path, randomness: random.Random, canary: str
) -> AsyncIterator[tuple[Processes, Crowd]]:
    """Begin a meeting, with its host in another process and three guests here."""
    library = tmp_path / "host.db"
    hosting = prepare(library)
    async with processes(STARTER) as hosts:
        await hosts.start(library)
        leader = by(invitation(hosting, hosts.port, leads=True))
        guest = by(invitation(hosting, hosts.port))
        people = [
            Colleague(name, tmp_path / f"{name}.db", leader if name == "Ada" else guest)
            for name in ("Ada", "Ben", "Mina")
        ]
        writers = [Writer(each, randomness, canary) for each in people]
        here = Crowd(writers, library)
        for each in people:
            each.start()
        await until(here.are_in, "everybody is in")
        writing = asyncio.create_task(here.write_for_ever())
        try:
            yield hosts, here
        finally:
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)
            for each in people:
                await each.stop()


def in_files(tmp_path: Path, words: str) -> bool:
    """Tell whether words stand anywhere in the host's files."""
    return any(
        words.encode() in file.read_bytes() for file in tmp_path.glob("host.db*")
    )


async def finish(here: Crowd, hosts: Processes) -> Tally:
    """Let everybody come to rest, stop the host, and look into its books."""
    here.is_writing = False
    await until(lambda: here.hurry() and here.are_settled(), "everybody has answers")
    await until(lambda: here.hurry() and here.see_all(), "all notes are on all screens")
    await hosts.kill()
    library = Library.open(here.library)
    counted = check_end(library, here.writers)
    library.close()
    return counted


async def live_and_die(
    hosts: Processes, here: Crowd, randomness: random.Random
) -> None:
    """Start a host and kill it at any moment of its life."""
    is_early = randomness.random() < EARLY
    await hosts.begin(here.library, NEVER, 0)
    if not is_early:
        await hosts.opened()
        await until(lambda: here.hurry() and here.is_anybody_in())
    longest_s = LONGEST_OPENING_S if is_early else LONGEST_LIFE_S
    dies_at = perf_counter() + randomness.uniform(0, longest_s)
    await until(lambda: here.hurry() and perf_counter() >= dies_at)
    await hosts.kill()


async def time_to_heal(hosts: Processes, here: Crowd) -> float:
    """Kill a host everybody is connected to; returns how long all are away."""
    await hosts.start(here.library)
    await until(lambda: here.hurry() and here.are_in(), "everybody is in")
    await hosts.kill()
    killed_at = perf_counter()
    await hosts.start(here.library)
    await until(here.are_in, "everybody is back by themselves")
    healed_s = perf_counter() - killed_at
    await hosts.kill()
    return healed_s


async def killed_meeting(
    folder: Path, randomness: random.Random, canary: str
) -> tuple[Tally, int, list[float]]:
    """Hold one meeting whose host is killed all the time, from reading to margins.

    Returns:
        The tally, the kills, and the seconds to heal.
    """
    healed: list[float] = []
    async with crowd(folder, randomness, canary) as (hosts, here):
        await hosts.kill()
        for number in range(KILLS // MEETINGS):
            if number == round(KILLS // MEETINGS * REVEAL_AT):
                assert not in_files(folder, canary)
                here.people[0].room.send(OpenMargins("all have read"))
            await live_and_die(hosts, here, randomness)
            if number % PATIENT_EVERY == 0:
                healed.append(await time_to_heal(hosts, here))
        await hosts.start(here.library)
        counted = await finish(here, hosts)
    assert in_files(folder, canary)
    return counted, hosts.kills, healed


@looped
async def test_host_killed_at_any_moment_breaks_no_promise(
    tmp_path: Path, figures: Figures, seed: int, rounds: int
) -> None:
    held = [
        killed_meeting(
            tmp_path / f"{number}",
            random.Random(seed + number),  # noqa: S311 - nothing secret
            f"kestrel{seed}",
        )
        for number in range(MEETINGS * rounds)
    ]
    counted, kills, healed = Tally(0, 0, 0), 0, list[float]()
    for first in range(0, len(held), MEETINGS):
        # At the same time: each of them waits for processes and disks.
        for one in await asyncio.gather(*held[first : first + MEETINGS]):
            counted, kills, healed = counted + one[0], kills + one[1], healed + one[2]
    figures.note(kills=kills, **counted.figures)
    figures.note_times("time_to_heal", healed)
    assert max(healed) < HEALED_S


@looped
async def test_host_that_dies_at_each_commit_and_write_breaks_no_promise(
    tmp_path: Path, figures: Figures, randomness: random.Random, rounds: int
) -> None:
    canary = f"plover{figures.seed}"
    places = [
        (hook, place)
        for hook in HOOKS
        for place in (COMMITS if hook.endswith("commit") else WRITES)
    ] * rounds
    randomness.shuffle(places)
    async with crowd(tmp_path, randomness, canary) as (hosts, here):
        for number, (hook, place) in enumerate(places):
            if number == len(places) // 2:
                assert not in_files(tmp_path, canary)
                await until(lambda: here.hurry() and here.are_in())
                here.people[0].room.send(OpenMargins("all have read"))
            await hosts.kill()
            await hosts.start(here.library, hook, place)
            death = asyncio.create_task(hosts.died())
            await until(lambda: here.hurry() and death.done(), f"{hook} {place}")  # noqa: B023
            await death
            await hosts.start(here.library)
        counted = await finish(here, hosts)
    figures.note(kills=hosts.kills + len(places), hooks=len(places), **counted.figures)
