# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Finding rooms nearby by multicast DNS: a convenience that may fail without a word.

Nothing that is found is trusted: it must know the code or match a link's pin.
"""

import asyncio
import contextlib
import ipaddress
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from zeroconf import InterfaceChoice, IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from meetingroom.net.multicast import (
    FAILURES,
    PIN_START,
    SERVICE,
    DiscoveryState,
    Interfaces,
    open_multicast,
)
from meetingroom.protocol.address import join_address

MOST_ROOMS: Final = 64
MOST_ADDRESSES: Final = 16
ASK_MS: Final = 3000

_VERSIONS = re.compile(rb"(\d{1,4})-(\d{1,4})\Z")
_START = re.compile(rb"[A-Za-z0-9_-]{0,8}\Z")


@dataclass(frozen=True, slots=True)
class NearbyRoom:
    """A room that somebody advertises."""

    name: str
    """Random, and the same as long as the room is open."""
    addresses: tuple[str, ...]
    """“host:port”."""
    pin_start: str
    """First signs of its pin; empty with an organisation's certificate."""
    versions: tuple[int, int]
    """Of the protocol."""


class NearbyRooms:
    """The rooms that are advertised around this machine."""

    def __init__(
        self,
        on_change: Callable[[tuple[NearbyRoom, ...]], None],
        *,
        interfaces: Interfaces = InterfaceChoice.All,
    ) -> None:
        """Prepare; nothing is sent.

        Args:
            on_change: Called in the loop with all rooms after each change.
            interfaces: Addresses of the interfaces to use.
        """
        self.state = DiscoveryState.OFF
        self._on_change = on_change
        self._interfaces = interfaces
        self._rooms: dict[str, NearbyRoom] = {}
        self._asking: dict[str, asyncio.Task[None]] = {}
        self._changed: set[str] = set()
        self._zeroconf: AsyncZeroconf | None = None
        self._browser: AsyncServiceBrowser | None = None

    @property
    def rooms(self) -> tuple[NearbyRoom, ...]:
        """Those that are there now, by name."""
        return tuple(self._rooms[name] for name in sorted(self._rooms))

    async def start(self) -> DiscoveryState:
        """Begin to look, and return whether that is possible."""
        try:
            self._zeroconf = open_multicast(self._interfaces)
            self._browser = AsyncServiceBrowser(
                self._zeroconf.zeroconf, SERVICE, handlers=[self._on_service]
            )
        except FAILURES:
            await self.stop()
            self.state = DiscoveryState.BLOCKED
        else:
            self.state = DiscoveryState.ON
        return self.state

    async def stop(self) -> None:
        """Look no more; the rooms found so far stay known."""
        for asking in self._asking.values():
            asking.cancel()
        await asyncio.gather(*self._asking.values(), return_exceptions=True)
        browser, self._browser = self._browser, None
        opened, self._zeroconf = self._zeroconf, None
        with contextlib.suppress(*FAILURES):
            if browser is not None:
                await browser.async_cancel()
        with contextlib.suppress(*FAILURES):
            if opened is not None:
                await opened.async_close()
        self.state = DiscoveryState.OFF

    def _on_service(
        self,
        zeroconf: Zeroconf,
        service_type: str,
        name: str,
        state_change: ServiceStateChange,
    ) -> None:
        if state_change is ServiceStateChange.Removed:
            self._forget(name)
        elif name in self._asking:
            self._changed.add(name)
        elif len(self._asking) < MOST_ROOMS:
            asking = asyncio.ensure_future(self._ask(zeroconf, service_type, name))
            self._asking[name] = asking
            asking.add_done_callback(lambda _: self._asking.pop(name, None))

    async def _ask(self, zeroconf: Zeroconf, service_type: str, name: str) -> None:
        self._changed.add(name)
        while name in self._changed:
            self._changed.discard(name)
            service = AsyncServiceInfo(service_type, name)
            with contextlib.suppress(*FAILURES):
                await service.async_request(zeroconf, ASK_MS)
            self._find(name, room_of(service))

    def _find(self, name: str, room: NearbyRoom | None) -> None:
        is_one_too_many = name not in self._rooms and len(self._rooms) >= MOST_ROOMS
        if room is None or is_one_too_many or self._rooms.get(name) == room:
            return
        self._rooms[name] = room
        self._on_change(self.rooms)

    def _forget(self, name: str) -> None:
        if self._rooms.pop(name, None) is not None:
            self._on_change(self.rooms)


def addresses_by_pin(rooms: Iterable[NearbyRoom], pin: str) -> tuple[str, ...]:
    """Return where a host may be that has moved to another address since.

    Args:
        rooms: Nearby.
        pin: Of the host's certificate; whoever answers there must still have it.
    """
    return tuple(
        address
        for room in rooms
        if room.pin_start == pin[:PIN_START]
        for address in room.addresses
    )


def room_of(service: AsyncServiceInfo) -> NearbyRoom | None:
    """Return the room in what somebody has sent, or `None` when it is none."""
    words = service.properties
    versions = _VERSIONS.match(words.get(b"v") or b"")
    start = _START.match(words.get(b"p") or b"")
    texts = [
        text
        for version in (IPVersion.V4Only, IPVersion.V6Only)
        for text in service.parsed_addresses(version)
        if not text.lower().startswith("fe80:")
    ]
    # Answers come in any order, and "this computer" is another one for each guest.
    texts.sort(key=lambda text: ipaddress.ip_address(text).is_loopback)
    if versions is None or start is None or not service.port or not texts:
        return None
    return NearbyRoom(
        service.name.removesuffix(f".{SERVICE}"),
        tuple(join_address(text, service.port) for text in texts[:MOST_ADDRESSES]),
        start.group().decode("ascii"),
        (int(versions[1]), int(versions[2])),
    )
