# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rooms are found nearby by nothing but random names; failing is only a state."""

import asyncio
import secrets
from collections.abc import Callable

import pytest
from zeroconf import ServiceStateChange
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from meetingroom.net import discovery, multicast
from meetingroom.net.advertisement import Advertisement
from meetingroom.net.discovery import (
    MOST_ROOMS,
    NearbyRoom,
    NearbyRooms,
    addresses_by_pin,
    room_of,
)
from meetingroom.net.multicast import SERVICE, DiscoveryState
from meetingroom.protocol.invitation import pin_of
from meetingroom.protocol.limits import VERSIONS
from tests.net.scenario import in_loop

LOOPBACK = ("127.0.0.1",)
PIN = pin_of(b"an authority")


class Seen:
    """Collects what is found and lets a test wait for it.

    Others on this machine may advertise at the same time.
    """

    def __init__(self, pin: str) -> None:
        self._start = pin[:8]
        self.rooms: tuple[NearbyRoom, ...] = ()
        self._changed = asyncio.Event()

    def __call__(self, rooms: tuple[NearbyRoom, ...]) -> None:
        self.rooms = tuple(one for one in rooms if one.pin_start == self._start)
        self._changed.set()

    async def until(self, right: Callable[[tuple[NearbyRoom, ...]], bool]) -> None:
        while not right(self.rooms):
            await self._changed.wait()
            self._changed.clear()


def service(
    words: dict[str, str | bytes | None],
    addresses: list[str],
    port: int = 8443,
    name: str = "room-1",
) -> AsyncServiceInfo:
    return AsyncServiceInfo(
        SERVICE,
        f"{name}.{SERVICE}",
        port=port,
        properties=words,
        server=f"{name}.local.",
        parsed_addresses=addresses,
    )


@in_loop
async def test_room_is_found_renewed_and_gone_again() -> None:
    pin = pin_of(secrets.token_bytes(8))
    found = Seen(pin)
    nearby = NearbyRooms(found, interfaces=LOOPBACK)
    room = Advertisement(8443, pin, interfaces=LOOPBACK)
    assert await nearby.start() is DiscoveryState.ON
    assert await room.start(["192.168.1.20", "fd00::20"]) is DiscoveryState.ON

    await found.until(bool)
    (seen,) = found.rooms
    assert seen == NearbyRoom(
        room.name, ("192.168.1.20:8443", "[fd00::20]:8443"), pin[:8], VERSIONS
    )

    await room.renew(["10.0.0.7"])
    await found.until(
        lambda rooms: [one.addresses for one in rooms] == [("10.0.0.7:8443",)]
    )
    assert found.rooms[0].name == room.name

    await room.stop()
    await found.until(lambda rooms: not rooms)
    await nearby.stop()
    assert (room.state, nearby.state) == (DiscoveryState.OFF, DiscoveryState.OFF)


@in_loop
async def test_advertisement_tells_versions_and_eight_signs_of_the_pin_only() -> None:
    room = Advertisement(8443, PIN, versions=(1, 3))
    told = room._service(["10.0.0.7"])

    assert told.properties == {b"v": b"1-3", b"p": PIN[:8].encode()}
    assert told.server == f"{room.name}.local."
    assert Advertisement(8443, None).name != room.name
    assert Advertisement(8443, None)._service(["10.0.0.7"]).properties[b"p"] == b""


@in_loop
async def test_system_that_forbids_sockets_is_only_a_state(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forbid(*_: object, **__: object) -> AsyncZeroconf:
        raise PermissionError(1, "not allowed")

    monkeypatch.setattr(multicast, "AsyncZeroconf", forbid)

    room = Advertisement(8443, PIN)
    nearby = NearbyRooms(lambda _: None)

    assert await room.start(["10.0.0.7"]) is DiscoveryState.BLOCKED
    assert await nearby.start() is DiscoveryState.BLOCKED
    assert await room.renew(["10.0.0.8"]) is DiscoveryState.BLOCKED
    await room.stop()
    await nearby.stop()


@in_loop
async def test_starting_may_be_cancelled() -> None:
    room = Advertisement(8443, PIN, interfaces=LOOPBACK)
    starting = asyncio.create_task(room.start(["10.0.0.7"]))
    while room._zeroconf is None:
        await asyncio.sleep(0)
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting

    assert room.state is DiscoveryState.OFF
    assert room._zeroconf is None


@pytest.mark.parametrize(
    ("words", "addresses", "port"),
    [
        ({}, ["10.0.0.7"], 8443),
        ({"v": "1", "p": ""}, ["10.0.0.7"], 8443),
        ({"v": "1-99999", "p": ""}, ["10.0.0.7"], 8443),
        ({"v": "1-1", "p": "x" * 200}, ["10.0.0.7"], 8443),
        ({"v": "1-1", "p": b"\xff\x00"}, ["10.0.0.7"], 8443),
        ({"v": "1-1", "p": None}, [], 8443),
        ({"v": "1-1"}, ["fe80::1"], 8443),
        ({"v": "1-1"}, ["10.0.0.7"], 0),
    ],
)
def test_nonsense_on_the_network_is_no_room(
    words: dict[str, str | bytes | None], addresses: list[str], port: int
) -> None:
    assert room_of(service(words, addresses, port)) is None


def test_an_address_that_means_this_computer_comes_last() -> None:
    room = room_of(service({"v": "1-1", "p": ""}, ["127.0.0.1", "10.0.0.7"]))

    assert room is not None
    assert room.addresses == ("10.0.0.7:8443", "127.0.0.1:8443")


def test_room_may_have_many_addresses_and_no_pin() -> None:
    many = [f"10.0.{last}.1" for last in range(100)]
    room = room_of(service({"v": "1-2", "p": ""}, many))

    assert room is not None
    assert len(room.addresses) == 16
    assert (room.pin_start, room.versions) == ("", (1, 2))


@in_loop
async def test_names_without_a_room_behind_are_asked_in_a_bounded_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(discovery, "ASK_MS", 10)
    found: list[tuple[NearbyRoom, ...]] = []
    nearby = NearbyRooms(found.append, interfaces=LOOPBACK)
    await nearby.start()
    zeroconf = nearby._zeroconf
    assert zeroconf is not None
    for number in range(MOST_ROOMS + 5):
        name = f"absent-{number}.{SERVICE}"
        for change in (ServiceStateChange.Added, ServiceStateChange.Updated):
            nearby._on_service(zeroconf.zeroconf, SERVICE, name, change)
    asking = dict(nearby._asking)
    await asyncio.wait(list(asking.values())[:3])
    await nearby.stop()

    assert len(asking) == MOST_ROOMS
    assert found == []


def test_flood_of_rooms_is_bounded() -> None:
    found: list[tuple[NearbyRoom, ...]] = []
    nearby = NearbyRooms(found.append)
    room = NearbyRoom("room", ("10.0.0.7:8443",), "", VERSIONS)
    for number in range(MOST_ROOMS + 5):
        nearby._find(f"room-{number}", room)
    nearby._find("room-0", room)
    nearby._forget("room-0")
    nearby._forget("never seen")

    assert [len(rooms) for rooms in found] == [
        *range(1, MOST_ROOMS + 1),
        MOST_ROOMS - 1,
    ]


def test_host_that_moved_is_found_by_the_start_of_its_pin() -> None:
    moved = NearbyRoom("room-1", ("10.0.0.8:8443", "[fd00::8]:8443"), PIN[:8], VERSIONS)
    others = [
        NearbyRoom("room-2", ("10.0.0.9:8443",), "otherpin", VERSIONS),
        NearbyRoom("room-3", ("10.0.0.10:8443",), "", VERSIONS),
    ]

    assert addresses_by_pin([*others, moved], PIN) == moved.addresses
    assert addresses_by_pin(others, PIN) == ()
