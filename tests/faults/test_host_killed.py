# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host on the network is killed at any moment: no promise is broken."""

import asyncio
import random
import sys
from pathlib import Path
from time import perf_counter

import pytest

from meetingroom.meeting.command.room import OpenMargins
from meetingroom.protocol.backoff import Backoff
from tests.faults.conftest import Figures
from tests.faults.crowd import Crowd, crowd
from tests.faults.starting import HOOKS, NEVER, Processes
from tests.faults.writing import Tally
from tests.support.colleague import until
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
GUESTS = 1_000
COMMITS = range(1, 7)
WRITES = range(1, 26, 2)

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(sys.platform == "win32", reason="forks and SIGKILL"),
]


def in_files(tmp_path: Path, words: str) -> bool:
    """Tell whether words stand anywhere in the host's files."""
    return any(
        words.encode() in file.read_bytes() for file in tmp_path.glob("host.db*")
    )


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
        counted = await here.finish(hosts)
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
        counted = await here.finish(hosts)
    figures.note(kills=hosts.kills + len(places), hooks=len(places), **counted.figures)


@pytest.mark.parametrize("away_s", [1.0, 10.0, 600.0])
def test_guests_of_a_host_that_was_away_for_long_are_back_in_time(
    figures: Figures, seed: int, away_s: float
) -> None:
    waits: list[float] = []
    for number in range(GUESTS):
        backoff = Backoff(random.Random(seed + number))  # noqa: S311 - nothing secret
        tried_s = 0.0
        while tried_s < away_s:
            tried_s += backoff.next_s()
        waits.append(tried_s - away_s)

    assert max(waits) < HEALED_S
    figures.note_times("next_attempt_after", waits)
