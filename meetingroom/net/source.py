# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where a connection comes from, as far as limits tell sources apart.

Nothing here limits anything; many people may share one source behind a router.
"""

import asyncio
import ipaddress

UNKNOWN = "unknown"
IPV6_PREFIX = 64
"""One machine may choose any address inside its network's 64 bits."""


def source_of(remote: str | None) -> str:
    """Return the source of a peer's IP address: itself, or its IPv6 network."""
    if remote is None:
        return UNKNOWN
    try:
        address = ipaddress.ip_address(remote.partition("%")[0])
    except ValueError:
        return UNKNOWN
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, IPV6_PREFIX), strict=False))


def source_of_transport(transport: asyncio.BaseTransport | None) -> str:
    """Return the source of a connection."""
    peer = None if transport is None else transport.get_extra_info("peername")
    return source_of(str(peer[0])) if isinstance(peer, tuple) and peer else UNKNOWN
