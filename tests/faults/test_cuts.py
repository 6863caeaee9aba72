# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Connections are cut, stalled, repeated and replayed, and every note arrives once."""

import asyncio
import random
from collections import deque
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from meetingroom.library.library import Library
from meetingroom.meeting.command.room import OpenMargins
from meetingroom.meeting.phase import Phase
from meetingroom.protocol.door import NOT_PROVED
from meetingroom.room.host import HostRoom
from tests.faults.conftest import Figures
from tests.faults.writing import Writer, check_end
from tests.support.chaos_proxy import CALM, ChaosProxy, Ending, Faults
from tests.support.colleague import Colleague, seated, until
from tests.support.hosted import (
    by,
    host_room,
    hosting_over_tls,
    hosting_plainly,
    invitation,
    plain_host_behind_proxy,
    prepare,
)
from tests.support.looped import looped
from tests.support.meetings import ADA

CUTS = 50
"""In each direction and for each way to end, sampled from a recorded session."""
TLS_CUTS = 24
USELESS = 3
NAMES = ("Ben", "Mina", "Rita")
MIXTURES = 30
PATIENT_EVERY = 6
"""How often nobody is told to connect at once, so that the time to heal is the true
one."""
ENDINGS = (Ending.CLOSE, Ending.RESET, Ending.HALF_CLOSE)

pytestmark = pytest.mark.fault


async def heal(*people: Colleague) -> None:
    """Wait until everybody is back, nobody waiting longer than needed."""

    def are_back() -> bool:
        for each in people:
            if not each.is_in:
                each.link.retry()
        return all(each.is_settled for each in people)

    await until(are_back, "everybody is back")


def are_opened(room: HostRoom, colleague: Colleague) -> bool:
    """Tell whether the own notes are open, and everybody's are on this screen."""
    meeting = colleague.room.snapshot().meeting
    is_sealed = colleague.room.attendance.seal.seal in room.meeting.sealed
    return (
        meeting.phase is Phase.MARGINS
        and not is_sealed
        and set(meeting.notes) == set(room.meeting.notes)
    )


async def reveal(room: HostRoom, writers: list[Writer]) -> None:
    """Open all notes, and wait until everybody has them."""
    room.seat(ADA).send(OpenMargins("all have read"))
    people = [writer.colleague for writer in writers]
    await until(lambda: all(are_opened(room, each) for each in people), "all is open")
    await heal(*people)


@looped
async def test_connection_cut_at_any_byte_loses_and_doubles_nothing(
    tmp_path: Path, figures: Figures, randomness: random.Random, rounds: int
) -> None:
    prepare(tmp_path / "host.db")
    library = Library.open(tmp_path / "host.db")
    room = host_room(library)
    async with plain_host_behind_proxy(room) as (host, proxy):
        ben = Colleague("Ben", tmp_path / "ben.db", host.find(proxy.port))
        writer = Writer(ben, randomness)
        async with seated(ben):
            to_host, to_guest = await usual_bytes(proxy, writer)
            for _ in range(CUTS * rounds):
                for cut_at, is_back in ((to_host, False), (to_guest, True)):
                    fault = Faults(
                        cut_at=randomness.randrange(cut_at),
                        ending=randomness.choice(ENDINGS),
                    )
                    plan = (CALM, fault) if is_back else (fault, CALM)
                    await cut_once(proxy, plan, writer, randomness)
            await reveal(room, [writer])
            counted = check_end(library, [writer])
    library.close()
    figures.note(
        cuts=proxy.cuts,
        acknowledged=counted.acknowledged,
        lost=counted.lost,
        doubled=counted.doubled,
    )


@looped
async def test_connections_that_bring_nothing_are_tried_less_and_less_often(
    tmp_path: Path, randomness: random.Random
) -> None:
    prepare(tmp_path / "host.db")
    library = Library.open(tmp_path / "host.db")
    room = host_room(library)
    async with plain_host_behind_proxy(room) as (host, proxy):
        ben = Colleague("Ben", tmp_path / "ben.db", host.find(proxy.port))
        writer = Writer(ben, randomness)
        async with seated(ben):
            await usual_bytes(proxy, writer)
            for failures in range(1, USELESS + 1):
                # Everything comes, and nothing new is in it.
                await cut_and_welcomed(proxy, ben)
                assert ben.link._backoff.failures == failures

            writer.write()
            await heal(ben)
            await cut_and_welcomed(proxy, ben)
            assert ben.link._backoff.failures == 1
    library.close()


async def cut_and_welcomed(proxy: ChaosProxy, colleague: Colleague) -> None:
    """Cut, and wait until the next connection has brought its welcome."""
    welcomes = colleague.room.welcomes
    proxy.cut_all()
    await until(lambda: colleague.room.welcomes > welcomes, "it stands again")


async def cut_once(
    proxy: ChaosProxy,
    plan: tuple[Faults, Faults],
    writer: Writer,
    randomness: random.Random,
) -> None:
    """Cut, write, and cut the next connection by plan; return once all is healed."""
    proxy.plan = deque([plan])
    proxy.cut_all(randomness.choice(ENDINGS[:2]))
    writer.write()
    await until(lambda: not proxy.plan, "the next connection is made")
    await heal(writer.colleague)


async def usual_bytes(proxy: ChaosProxy, writer: Writer) -> tuple[int, int]:
    """Return how many bytes a resumed connection carries in each direction."""
    proxy.cut_all()
    for _ in range(3):
        writer.write()
    await heal(writer.colleague)
    last = proxy.passed[-1]
    return sum(map(len, last.to_host)), sum(map(len, last.to_guest))


@looped
async def test_tls_connection_cut_at_any_byte_loses_and_doubles_nothing(
    tmp_path: Path, figures: Figures, randomness: random.Random, rounds: int
) -> None:
    hosting = prepare(tmp_path / "host.db")
    library = Library.open(tmp_path / "host.db")
    room = host_room(library)
    async with (
        hosting_over_tls(room, hosting) as hosted,
        ChaosProxy(hosted.port).running() as proxy,
    ):
        find = by(invitation(hosting, proxy.port))
        ben = Colleague("Ben", tmp_path / "ben.db", find)
        writer = Writer(ben, randomness)
        async with seated(ben):
            sizes = await usual_bytes(proxy, writer)
            for _ in range(TLS_CUTS * rounds):
                is_back = randomness.random() < 0.5
                fault = Faults(
                    cut_at=randomness.randrange(sizes[is_back]),
                    ending=randomness.choice(ENDINGS),
                    repeats_last=randomness.random() < 0.5,
                )
                plan = (CALM, fault) if is_back else (fault, CALM)
                await cut_once(proxy, plan, writer, randomness)
            await reveal(room, [writer])
            counted = check_end(library, [writer])
    library.close()
    figures.note(
        cuts=proxy.cuts,
        repeats=proxy.repeats,
        acknowledged=counted.acknowledged,
        lost=counted.lost,
        doubled=counted.doubled,
    )


def are_settled(people: list[Colleague]) -> bool:
    """Tell whether everybody has every answer."""
    return all(each.is_settled for each in people)


def there_and_back(randomness: random.Random) -> tuple[Faults, Faults]:
    """Return what a bad network may do to a connection."""
    return (
        any_faults(randomness, is_back=False),
        any_faults(randomness, is_back=True),
    )


def any_faults(randomness: random.Random, *, is_back: bool) -> Faults:
    """Return what a bad network may do to a direction."""
    cut_at = randomness.choice((None, randomness.randrange(6000)))
    cut = Faults(
        cut_at=cut_at,
        ending=randomness.choice(ENDINGS),
        repeats_last=randomness.random() < 0.3 and not is_back,
    )
    slow = randomness.choice(
        (
            cut,
            replace(cut, latency_s=0.01),
            replace(cut, slice_bytes=1),
            replace(cut, slice_bytes=7),
            replace(cut, rate_bytes_per_s=200_000.0),
        )
    )
    return randomness.choice((cut, slow))


@looped
async def test_three_guests_on_a_bad_network_lose_and_double_nothing(
    tmp_path: Path, figures: Figures, randomness: random.Random, rounds: int
) -> None:
    prepare(tmp_path / "host.db")
    library = Library.open(tmp_path / "host.db")
    room = host_room(library)
    healed: list[float] = []
    async with hosting_plainly(room) as host, AsyncExitStack() as wires:
        # One for each: without TLS, a message of one said again on the line of
        # another would count as the other's.
        proxies = [
            await wires.enter_async_context(ChaosProxy(host.port).running())
            for _ in NAMES
        ]
        people = [
            Colleague(name, tmp_path / f"{name}.db", host.find(proxy.port))
            for name, proxy in zip(NAMES, proxies, strict=True)
        ]
        writers = [Writer(each, randomness) for each in people]
        async with seated(*people):
            for number in range(MIXTURES * rounds):
                for proxy in proxies:
                    proxy.plan.append(there_and_back(randomness))
                    proxy.cut_all(randomness.choice(ENDINGS[:2]))
                for writer in writers * 2:
                    writer.write_if_due()
                await until(lambda: not any(proxy.plan for proxy in proxies))
                if number % PATIENT_EVERY == 0:
                    healed.append(await until(lambda: are_settled(people)))
                else:
                    await heal(*people)
            await reveal(room, writers)
            counted = check_end(library, writers)
    library.close()
    figures.note(
        cuts=sum(proxy.cuts for proxy in proxies),
        repeats=sum(proxy.repeats for proxy in proxies),
        acknowledged=counted.acknowledged,
        lost=counted.lost,
        doubled=counted.doubled,
    )
    figures.note_times("time_to_heal", healed)


@looped
async def test_last_message_said_again_after_a_reconnect_counts_once(
    tmp_path: Path, figures: Figures, randomness: random.Random
) -> None:
    prepare(tmp_path / "host.db")
    library = Library.open(tmp_path / "host.db")
    room = host_room(library)
    async with plain_host_behind_proxy(room) as (host, proxy):
        proxy.otherwise = (Faults(repeats_last=True), Faults(repeats_last=True))
        ben = Colleague("Ben", tmp_path / "ben.db", host.find(proxy.port))
        writer = Writer(ben, randomness)
        async with seated(ben):
            for _ in range(12):
                writer.write()
                await heal(ben)
                proxy.cut_all()
                await heal(ben)
            proxy.otherwise = (CALM, CALM)
            proxy.cut_all()
            await reveal(room, [writer])
            counted = check_end(library, [writer])
    library.close()
    assert proxy.repeats
    figures.note(repeats=proxy.repeats, lost=counted.lost, doubled=counted.doubled)


@looped
async def test_replayed_connection_changes_nothing(
    tmp_path: Path, figures: Figures, randomness: random.Random
) -> None:
    hosting = prepare(tmp_path / "host.db")
    library = Library.open(tmp_path / "host.db")
    room = host_room(library)
    async with (
        plain_host_behind_proxy(room) as (host, plain_proxy),
        hosting_over_tls(room, hosting) as hosted,
        ChaosProxy(hosted.port).running() as tls_proxy,
    ):
        ben = Colleague("Ben", tmp_path / "ben.db", host.find(plain_proxy.port))
        find = by(invitation(hosting, tls_proxy.port))
        mina = Colleague("Mina", tmp_path / "mina.db", find)
        writers = [Writer(ben, randomness), Writer(mina, randomness)]
        async with seated(ben, mina):
            for writer in writers * 3:
                writer.write()
            await ben.settle()
            await mina.settle()
            before = library.read(room.meeting_id)
            plain = [await plain_proxy.replay(one) for one in plain_proxy.passed]
            tls = [await tls_proxy.replay(one) for one in tls_proxy.passed]

            assert ben.is_in
            assert mina.is_in
            assert library.read(room.meeting_id) == before
    library.close()
    assert all(NOT_PROVED.encode() in answer for answer in plain)
    assert not any(b"HTTP/1.1 101" in answer for answer in tls)
    figures.note(replays=len(plain) + len(tls), doubled=0)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("is_back", [False, True], ids=["to host", "to guest"])
@looped
async def test_stalled_connection_is_replaced(
    tmp_path: Path, figures: Figures, randomness: random.Random, *, is_back: bool
) -> None:
    prepare(tmp_path / "host.db")
    library = Library.open(tmp_path / "host.db")
    room = host_room(library)
    async with plain_host_behind_proxy(room) as (host, proxy):
        ben = Colleague("Ben", tmp_path / "ben.db", host.find(proxy.port))
        mina = Colleague("Mina", tmp_path / "mina.db", host.find())
        writers = [Writer(ben, randomness), Writer(mina, randomness)]
        async with seated(ben, mina):
            await usual_bytes(proxy, writers[0])
            stall = Faults(cut_at=3000, ending=Ending.STALL)
            proxy.plan = deque([(CALM, stall) if is_back else (stall, CALM)])
            proxy.cut_all()
            await heal(ben)
            cuts = proxy.cuts
            while proxy.cuts == cuts:
                writers[0].write()
                await asyncio.sleep(0.005)
            writers[1].write()
            beside_s = await until(lambda: mina.is_settled)
            healed_s = await until(lambda: ben.is_settled)
            await reveal(room, writers)
            counted = check_end(library, writers)
    library.close()
    figures.note(lost=counted.lost, doubled=counted.doubled)
    figures.note_times("answered_beside_it", [beside_s])
    figures.note_times("noticed_and_healed", [healed_s])
