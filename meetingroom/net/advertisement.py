# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Telling the network nearby, by multicast DNS, that a room is open.

Neither title nor people are told, only that some room is there. Failing is a state.
"""

import asyncio
import contextlib
import secrets
from collections.abc import Sequence

from zeroconf import InterfaceChoice
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from meetingroom.net.multicast import (
    FAILURES,
    PIN_START,
    SERVICE,
    DiscoveryState,
    Interfaces,
    open_multicast,
)
from meetingroom.protocol.limits import VERSIONS


class Advertisement:
    """One open room, told to the network."""

    def __init__(
        self,
        port: int,
        pin: str | None,
        *,
        versions: tuple[int, int] = VERSIONS,
        interfaces: Interfaces = InterfaceChoice.All,
        name: str | None = None,
    ) -> None:
        """Prepare; nothing is sent.

        Args:
            port: Where the room is open.
            pin: Of its certificate.
            versions: Of the protocol.
            interfaces: Addresses of the interfaces to use.
            name: Random when `None`.
        """
        self.name = name or f"room-{secrets.token_hex(6)}"
        """What is shown of it on the network."""
        self.state = DiscoveryState.OFF
        self._port = port
        self._words = {
            "v": f"{versions[0]}-{versions[1]}",
            "p": "" if pin is None else pin[:PIN_START],
        }
        self._interfaces = interfaces
        self._zeroconf: AsyncZeroconf | None = None

    async def start(self, addresses: Sequence[str]) -> DiscoveryState:
        """Tell the network, and return whether that is possible. Takes a second.

        Args:
            addresses: All on which the room can be reached, without port.
        """
        self.state = DiscoveryState.STARTING
        starting = asyncio.ensure_future(self._start(addresses))
        try:
            # The library leaves its sockets open when it is cancelled half-way.
            self.state = await asyncio.shield(starting)
        except asyncio.CancelledError:
            await asyncio.wait({starting})
            await self.stop()
            raise
        return self.state

    async def renew(self, addresses: Sequence[str]) -> DiscoveryState:
        """Tell new addresses, under the same name. A new interface is used too."""
        await self.stop()
        return await self.start(addresses)

    async def stop(self) -> None:
        """Say goodbye."""
        with contextlib.suppress(*FAILURES):
            if self._zeroconf is not None:
                await self._zeroconf.async_unregister_all_services()
        await self._close()
        self.state = DiscoveryState.OFF

    async def _start(self, addresses: Sequence[str]) -> DiscoveryState:
        try:
            self._zeroconf = open_multicast(self._interfaces)
            service = self._service(addresses)
            await (await self._zeroconf.async_register_service(service))
        except FAILURES:
            await self._close()
            return DiscoveryState.BLOCKED
        return DiscoveryState.ON

    async def _close(self) -> None:
        opened, self._zeroconf = self._zeroconf, None
        if opened is not None:
            with contextlib.suppress(*FAILURES):
                await opened.async_close()

    def _service(self, addresses: Sequence[str]) -> AsyncServiceInfo:
        return AsyncServiceInfo(
            SERVICE,
            f"{self.name}.{SERVICE}",
            port=self._port,
            properties=self._words,
            # Not the machine's own name: that is often its owner's.
            server=f"{self.name}.local.",
            parsed_addresses=list(addresses),
        )
