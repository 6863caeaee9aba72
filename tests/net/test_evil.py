# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Guests who mean harm are refused, and the honest ones beside them go on."""

import asyncio
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from time import perf_counter

import pytest

if sys.platform != "win32":
    import resource

from meetingroom.meeting.command import note as n
from meetingroom.meeting.command import room as r
from meetingroom.meeting.ids import MeetingId, NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.net import listen, server
from meetingroom.protocol import limits
from meetingroom.protocol.device import make_device, sign_hello
from meetingroom.protocol.door import NOT_OPEN, NOT_PROVED
from meetingroom.protocol.farewell import CROWDED
from meetingroom.protocol.invitation import make_secret
from meetingroom.protocol.limiter import ENTRIES_BURST, ENTRIES_PER_S
from meetingroom.protocol.line import Line
from meetingroom.protocol.message import Announce, Door, Farewell, Put, Sync, Welcome
from meetingroom.room.key_ring import new_seal_key
from tests.net.intruder import (
    Target,
    frame,
    guest_of,
    raw,
    request,
    under_attack,
)
from tests.net.scenario import in_loop
from tests.support.meetings import ADA

SOON_S = 8.0
"""An honest guest that waits longer is near to giving the connection up."""
DEEP = b"[" * 100_000
NOTE = n.AddNote(NoteId("evil"), NoteKind.BLOCKER, "Nothing good.")
FLOOD = 400

UPGRADES: dict[str, tuple[bytes, int]] = {
    "wrong origin": (request(Origin="https://evil.example"), 403),
    "null origin": (request(Origin="null"), 403),
    "wrong host": (request(Host="evil.example"), 421),
    "no host": (request(Host=""), 400),
    "no subprotocol": (request(Sec_WebSocket_Protocol=""), 403),
    "another subprotocol": (request(Sec_WebSocket_Protocol="chat"), 403),
    "path traversal": (request("/j/../../etc/passwd"), 404),
    "coded traversal": (request("/%2e%2e/%2e%2e/etc/passwd"), 404),
    "long header": (request(Cookie="x" * 9_000), 400),
    "many headers": (request(**{f"X_{k}": "y" * 500 for k in range(20)}), 431),
    "no HTTP": (b"\x00\x01\x02 hello\r\n\r\n", 400),
}

FRAMES: dict[str, bytes] = {
    "1 GB in its header": frame(b"{", length=2**30),
    "2**63 bytes in its header": frame(b"{", length=2**63 - 1),
    "no mask": b"\x81\x05hello",
    "binary": frame(b"\x00" * 64, opcode=0x2),
    "unknown kind": frame(b"?", opcode=0x5),
    "reserved bits": b"\xf1\x80\x00\x00\x00\x00",
    "bad UTF-8": frame(b'{"type":"\xff\xfe"}'),
    "deep JSON": frame(DEEP),
    "deep object": frame(b'{"a":' * 700),
    "no JSON": frame(b"hello"),
    "unknown message": frame(b'{"type":"reveal"}'),
    "unknown field": frame(b'{"type":"bye","and":1}'),
    "long hello": frame(b'{"type":"hello","name":"' + b"x" * limits.HELLO_BYTES),
    "put before hello": frame(b'{"type":"put","entries":[]}'),
    "time before hello": frame(b'{"type":"sync","sent_s":1.0}'),
    "huge number": frame(b'{"type":"sync","sent_s":' + b"9" * 3_000 + b"}"),
}


@pytest.mark.parametrize("what", UPGRADES)
@in_loop
async def test_request_that_is_not_a_guests_gets_nowhere(
    tmp_path: Path, what: str
) -> None:
    words, status = UPGRADES[what]
    async with under_attack(tmp_path) as target:
        async with raw(target) as wire:
            await wire.say(words)
            said = await wire.status()

        assert said == status
        assert await target.goes_on() < SOON_S


@in_loop
async def test_each_bad_frame_closes_its_connection_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "CLOSE_S", 0.02)
    async with under_attack(tmp_path) as target:
        for what, words in FRAMES.items():
            async with raw(target) as wire:
                await wire.upgrade()
                await wire.say(words)
                said = await wire.rest()

            assert b"welcome" not in said, what
            assert await target.goes_on() < SOON_S, what
        assert len(target.room.meeting.devices) == len(target.honest)


@in_loop
async def test_message_in_endless_pieces_is_cut_off(tmp_path: Path) -> None:
    piece = b"\x00" + frame(b"x" * 60_000, opcode=0x0)[1:]
    async with under_attack(tmp_path) as target, raw(target) as wire:
        await wire.upgrade()
        await wire.say(b"\x01" + frame(b"{")[1:])
        for _ in range(20):
            await wire.say(piece)
        await wire.rest()

        assert await target.goes_on() < SOON_S


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listen, "HANDSHAKE_S", 0.3)
    monkeypatch.setattr(listen, "FIRST_REQUEST_S", 0.3)
    monkeypatch.setattr(listen, "SWEEP_S", 0.05)
    monkeypatch.setattr(server, "FIRST_FRAME_S", 0.3)


@pytest.mark.usefixtures("_impatient")
@in_loop
async def test_slow_and_silent_strangers_are_cut_off(tmp_path: Path) -> None:
    async with under_attack(tmp_path) as target:
        port = target.hosted.port
        plain = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        plain[1][1].write(b"\x16\x03\x01\x02\x00\x01\x00")  # half a handshake
        plain[2][1].write(b"GET / HTTP/1.1\r\n\r\n")  # no TLS at all
        async with raw(target) as loris, raw(target) as silent:
            await silent.upgrade()
            dripping = asyncio.create_task(drip(loris.say))
            ends = [await one.rest() for one in (silent, loris)]
            for reader, writer in plain:
                async with asyncio.timeout(5.0):
                    assert b"HTTP" not in await reader.read()
                writer.close()
            await dripping

        assert ends[1] == b""
        assert await target.goes_on() < SOON_S


async def drip(say: Callable[[bytes], object]) -> None:
    """Send a request so slowly that it never ends."""
    for byte in request()[:60]:
        result = say(bytes((byte,)))
        assert asyncio.iscoroutine(result)
        await result
        await asyncio.sleep(0.01)


@in_loop
async def test_stranger_who_leaves_at_once_writes_no_error(tmp_path: Path) -> None:
    # The harness fails a test that logs a warning.
    async with under_attack(tmp_path) as target:
        for _ in range(30):
            async with raw(target) as wire:
                await wire.say(request())

        assert await target.goes_on() < SOON_S


@in_loop
async def test_lies_in_a_hello_are_answered_alike(tmp_path: Path) -> None:
    other, other_key = make_device()
    async with under_attack(tmp_path) as target:
        bens = target.honest[1].colleague.room.attendance
        async with guest_of(target) as first:
            await first.enter()
            replayed = sign_hello(first.private, first.nonce, target.trust.pin or "")
            lies: list[tuple[str, dict[str, object]]] = [
                (NOT_PROVED, {"device": bens.device}),
                (NOT_PROVED, {"device": first.device, "signature": replayed}),
                (NOT_PROVED, {"device": other}),
                (NOT_PROVED, {"signature": b""}),
                (NOT_PROVED, {"device": "not hexadecimal"}),
                (NOT_PROVED, {"signature": sign_hello(other_key, b"", "another pin")}),
                (NOT_OPEN, {"secret": make_secret(b"twelve wrong")}),
                (NOT_OPEN, {"secret": ""}),
            ]
            for sentence, lie in lies:
                async with guest_of(target) as liar:
                    await liar.hello(**lie)

                    assert await liar.farewell() == sentence, lie
        assert await target.goes_on() < SOON_S
        assert len(target.room.meeting.devices) == 3


def forbidden(target: Target) -> list[object]:
    """Return what an attendee may never ask for over the wire in reading."""
    bens = target.honest[1].colleague.room
    device = bens.attendance.device
    meeting = target.room.meeting
    stolen = new_seal_key(bens.viewer)
    return [
        r.OpenMargins("now"),
        r.LockRoom(is_locked=True),
        r.RevokeDevice(device),
        r.AdmitDevice(PersonId("eve"), "Eve", make_device()[0], stolen.seal),
        r.HandOver(bens.viewer),
        r.TakeLead(),
        r.ChangeSetup(meeting.setup),
        r.ExtendClock(10),
        r.PauseClock(),
        r.Reopen(Phase.LOBBY, "why not"),
        r.TakeOver("I lead now"),
        r.CreateMeeting(MeetingId("mine"), "Mallory"),
        r.ContinueMeeting(target.room.now()),
        r.AddPerson(PersonId("eve"), "Eve"),
        r.RemovePerson(bens.viewer),
        r.ChangePerson(bens.viewer, "Benny", Seniority.EXECUTIVE),
        r.SetAway(bens.viewer, is_away=True),
        NOTE,
        n.EditNote(NoteId("ben-1"), NoteKind.TYPO, "Nothing."),
        n.OpenSeal(bens.attendance.seal.seal, ()),
        n.DrawPseudonym(472),
        n.KeepSealed(bens.attendance.seal.seal, bytes(600)),
        n.HandInKey(bytes(32)),
        n.HandInKey(stolen.key),
    ]


@in_loop
async def test_attendee_gets_nothing_that_is_not_theirs(tmp_path: Path) -> None:
    async with under_attack(tmp_path) as target, guest_of(target) as guest:
        await target.goes_on()
        me = await guest.enter()
        before = target.room.meeting
        for command in forbidden(target):
            sentence = await guest.ask(command)  # type: ignore[arg-type]  # all are commands

            assert sentence, command
        after = target.room.meeting
        assert after.phase is Phase.READING
        assert after.people == before.people
        assert after.devices == before.devices
        assert after.setup == before.setup
        assert (after.sealed, after.keys) == (before.sealed, before.keys)
        assert after.setup.roles.facilitator == ADA != me.person
        assert await target.goes_on() < SOON_S
        await guest.say(Announce(target.room.now(), Phase.MARGINS))
        assert await guest.is_hung_up_on()
        assert target.room.surroundings.countdown is None


@in_loop
async def test_forged_counters_store_nothing_and_repeats_change_nothing(
    tmp_path: Path,
) -> None:
    async with under_attack(tmp_path) as target, guest_of(target) as guest:
        await guest.enter()
        assert await guest.ask(n.FinishReading()) is None
        before = target.room.log
        forged = [
            guest.entry(n.AskLonger(), counter=counter)
            for counter in (0, -1, 1, 3, 99, limits.ENTRIES_A_DEVICE)
        ]
        await guest.say(Put(tuple(forged)))
        await guest.say(Sync(1.0))
        await target.goes_on()
        mine = [entry for entry in target.room.log if entry not in before]

        assert target.room.have(guest.device)[0] == 1
        assert all(entry.command_id not in {f.id for f in forged} for entry in mine)
        await guest.say(Put((guest.entry(n.AskLonger(), counter=10**9),)))
        assert await guest.farewell()
        assert await target.goes_on() < SOON_S


@in_loop
async def test_flood_of_entries_holds_up_its_sender_only(tmp_path: Path) -> None:
    async with under_attack(tmp_path) as target, guest_of(target) as guest:
        await guest.enter()
        for number in range(FLOOD):
            longer = n.AskLonger(wants_longer=number % 2 == 0)
            await guest.say(Put((guest.entry(longer),)))
        waits = [await target.goes_on() for _ in range(5)]
        (line,) = [x for x in lines(target) if x.device == guest.device]

        assert max(waits) < SOON_S
        assert target.room.have(guest.device)[0] < FLOOD
        assert len(line.control) + len(line.urgent) < 100


def lines(target: Target) -> list[Line]:
    """Return the host's connections."""
    assert target.hosted._server is not None
    return list(target.hosted._server._side.lines)


@in_loop
async def test_flood_at_the_door_is_held_back(tmp_path: Path) -> None:
    async with (
        under_attack(tmp_path, admits_all=False) as target,
        guest_of(target) as guest,
    ):
        await guest.hello()
        await guest.hear(Door)
        began = perf_counter()
        for number in range(FLOOD):
            await guest.say(guest.words_of_hello(name=f"Mallory {number}"))
        waits = [await target.goes_on() for _ in range(3)]
        (line,) = [x for x in lines(target) if x.device == guest.device]

        assert max(waits) < SOON_S
        most = ENTRIES_BURST + ENTRIES_PER_S * (perf_counter() - began) + 1
        assert int(line.name.removeprefix("Mallory ")) < most
        assert len(line.control) + len(line.urgent) < 100


@in_loop
async def test_megabytes_of_a_stranger_are_not_kept(tmp_path: Path) -> None:
    async with under_attack(tmp_path) as target:
        before_mb = resident_mb()
        for _ in range(20):
            async with raw(target) as wire:
                await wire.upgrade()
                await wire.say(frame(bytes(4 * 2**20), length=2**31))
        assert await target.goes_on() < SOON_S

    assert resident_mb() - before_mb < 40


def resident_mb() -> float:
    """Return the most memory this process had; 0 where that is not told."""
    if sys.platform == "win32":
        return 0.0
    per_mb = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_mb


@in_loop
async def test_hundred_machines_at_the_door_are_the_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WAITING", 20)
    async with (
        under_attack(tmp_path, admits_all=False) as target,
        AsyncExitStack() as crowd,
    ):
        for number in range(limits.WAITING):
            guest = await crowd.enter_async_context(guest_of(target))
            await guest.hello(name=f"Mallory {number}")
            await guest.hear(Door)
        late = await crowd.enter_async_context(guest_of(target))
        await late.hello(name="Mallory the last")
        farewell = await late.hear(Farewell)

        assert farewell.sentence == CROWDED
        assert not farewell.is_final
        assert await target.goes_on() < SOON_S
        assert not any(isinstance(m, Welcome) for m in guest.heard)
