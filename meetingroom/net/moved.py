# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Finding a host that has moved to another address, such as another Wi-Fi.

It is looked for nearby by the start of its pin; who answers must still have it whole.
"""

import asyncio
import contextlib
from dataclasses import replace

from zeroconf import InterfaceChoice

from meetingroom.net.discovery import NearbyRoom, NearbyRooms, addresses_by_pin
from meetingroom.net.multicast import DiscoveryState, Interfaces
from meetingroom.protocol.invitation import Invitation

LOOK_S = 1.0
"""How long is waited for an answer; on a quiet network it takes 0.3 s."""
MOST_ADDRESSES = 8
"""So that a neighbour who advertises the same start of a pin costs little time."""


async def find_moved(
    invitation: Invitation,
    *,
    limit_s: float = LOOK_S,
    interfaces: Interfaces = InterfaceChoice.All,
) -> Invitation | None:
    """Return the invitation with the addresses where its host may be now, first.

    Args:
        invitation: Of a host that is not where it was.
        limit_s: How long to look.
        interfaces: Addresses of the interfaces to use.

    Returns:
        `None` if nothing new was found, or the network allows no looking.
    """
    pin = invitation.pin
    if pin is None:
        # An organisation's host has a name, which leads to wherever it is.
        return None
    new: tuple[str, ...] = ()
    has_found = asyncio.Event()

    def look(rooms: tuple[NearbyRoom, ...]) -> None:
        nonlocal new
        there = addresses_by_pin(rooms, pin)
        new = tuple(one for one in there if one not in invitation.addresses)
        if new:
            has_found.set()

    nearby = NearbyRooms(look, interfaces=interfaces)
    try:
        if await nearby.start() is DiscoveryState.ON:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(limit_s):
                    await has_found.wait()
    finally:
        await nearby.stop()
    if not new:
        return None
    addresses = (*new[:MOST_ADDRESSES], *invitation.addresses[:MOST_ADDRESSES])
    return replace(invitation, addresses=addresses)
