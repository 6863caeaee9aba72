# SPDX-License-Identifier: LicenseRef-Meetingroom
"""This machine's own addresses, the likeliest for guests first.

Nothing here sends a packet; what another machine can reach is only guessed.
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import ifaddr

POLL_S: Final = 3.0
MOST_SHOWN: Final = 6
"""More would make the QR code hard to read from the back of a room."""

_FAR_AWAY: Final = {
    socket.AF_INET: "198.51.100.1",
    socket.AF_INET6: "2001:db8::1",
}
"""Addresses of no machine, so that only the default route leads there (RFC 5737)."""

_VPN = re.compile(
    r"(tun|tap|utun|wg|ppp|ipsec|zt|gpd|cscotun|nordlynx|proton|tailscale)\d*\b"
    r"|.*(vpn|wireguard|wintun|anyconnect|globalprotect|pangp|forti|pulse secure"
    r"|tailscale|zerotier|zscaler)",
    re.IGNORECASE,
)
_VIRTUAL = re.compile(
    r"(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|podman|cni|flannel|cali|awdl|llw"
    r"|bridge1\d\d)|.*(vethernet|hyper-v|virtualbox|vmware|wsl)",
    re.IGNORECASE,
)


class Kind(IntEnum):
    """What an address is good for, best first."""

    LAN = 0
    VPN = 1
    VIRTUAL = 2
    LINK_LOCAL = 3
    LOOPBACK = 4


@dataclass(frozen=True, slots=True)
class OwnAddress:
    """One address of this machine."""

    ip: str
    prefix_bits: int
    """How many bits of it are the network's."""
    interface: str
    """Its name as people see it."""
    kind: Kind
    is_default: bool
    """Whether what goes far away leaves from here."""

    @property
    def is_ipv6(self) -> bool:
        """Whether it is an IPv6 address."""
        return ":" in self.ip

    def is_near(self, ip: str) -> bool:
        """Return whether another address is in the same network."""
        network = ipaddress.ip_network((self.ip, self.prefix_bits), strict=False)
        return ipaddress.ip_address(ip) in network


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How this machine is connected at the moment."""

    addresses: tuple[OwnAddress, ...]
    """All of them, the likeliest first."""

    @property
    def has_network(self) -> bool:
        """Whether there is any network but the machine itself."""
        return any(one.kind in {Kind.LAN, Kind.VPN} for one in self.addresses)

    @property
    def vpns(self) -> tuple[str, ...]:
        """Names of the VPNs that are up."""
        names = (one.interface for one in self.addresses if one.kind is Kind.VPN)
        return tuple(dict.fromkeys(names))

    @property
    def is_vpn_default(self) -> bool:
        """Whether what goes far away goes through a VPN."""
        return any(one.is_default and one.kind is Kind.VPN for one in self.addresses)

    @property
    def lan_interfaces(self) -> tuple[str, ...]:
        """Names of the interfaces with an ordinary network."""
        names = (one.interface for one in self.addresses if one.kind is Kind.LAN)
        return tuple(dict.fromkeys(names))

    @property
    def for_guests(self) -> tuple[str, ...]:
        """Addresses for the invitation, the likeliest first; loopback if no other."""
        usable = [one for one in self.addresses if _is_for_others(one)]
        good = [one for one in usable if one.kind in {Kind.LAN, Kind.VPN}]
        if not good and usable:
            good = [one for one in usable if one.kind is usable[0].kind]
        return tuple(one.ip for one in _one_ipv6_each(good))[:MOST_SHOWN]

    @property
    def for_discovery(self) -> tuple[str, ...]:
        """All addresses that machines nearby may reach; loopback if no other."""
        usable = [one for one in self.addresses if _is_for_others(one)]
        others = [one for one in usable if one.kind is not Kind.LOOPBACK]
        return tuple(one.ip for one in others or usable)

    def is_own(self, ip: str) -> bool:
        """Return whether an address is this very machine's."""
        return any(one.ip == ip for one in self.addresses)

    def is_near(self, ip: str) -> bool:
        """Return whether an address is in a network this machine is in."""
        return any(one.is_near(ip) for one in self.addresses)


def look(
    adapters: Callable[[], Iterable[ifaddr.Adapter]] = ifaddr.get_adapters,
    source_towards: Callable[[socket.AddressFamily], str | None] | None = None,
) -> Surroundings:
    """Return this machine's surroundings.

    Args:
        adapters: Lists the network interfaces.
        source_towards: Returns the own address from which far away is reached.
    """
    towards = source_towards or source_far_away
    defaults = {towards(family) for family in _FAR_AWAY} - {None}
    found = [
        _own_address(adapter, ip, defaults)
        for adapter in adapters()
        for ip in adapter.ips
    ]
    default_interfaces = {one.interface for one in found if one.is_default}
    found.sort(
        key=lambda one: (
            one.kind,
            one.interface not in default_interfaces,
            one.is_ipv6,
            not one.is_default,
        )
    )
    return Surroundings(tuple(found))


def source_far_away(family: socket.AddressFamily) -> str | None:
    """Return the own address on the default route; `None` when there is no route."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            # Choosing a peer for datagrams looks at the routes and sends nothing.
            probe.connect((_FAR_AWAY[family], 9))
            return str(probe.getsockname()[0]).partition("%")[0]
    except OSError:
        return None


def _own_address(
    adapter: ifaddr.Adapter, ip: ifaddr.IP, defaults: set[str | None]
) -> OwnAddress:
    text = ip.ip if isinstance(ip.ip, str) else ip.ip[0]
    name = adapter.nice_name or adapter.name
    kind = _kind(text, f"{adapter.name}", name)
    return OwnAddress(text, ip.network_prefix, name, kind, text in defaults)


def _kind(text: str, name: str, shown_name: str) -> Kind:
    address = ipaddress.ip_address(text)
    if address.is_loopback:
        return Kind.LOOPBACK
    if address.is_link_local:
        return Kind.LINK_LOCAL
    if _VPN.match(name) or _VPN.match(shown_name):
        return Kind.VPN
    if _VIRTUAL.match(name) or _VIRTUAL.match(shown_name):
        return Kind.VIRTUAL
    return Kind.LAN


def _is_for_others(one: OwnAddress) -> bool:
    # A link-local IPv6 address is nothing without the name of the asker's interface.
    return not (one.is_ipv6 and one.kind is Kind.LINK_LOCAL)


def _one_ipv6_each(addresses: list[OwnAddress]) -> list[OwnAddress]:
    """Leave out all but the first IPv6 address of an interface: most are passing."""
    seen: set[str] = set()
    kept: list[OwnAddress] = []
    for one in addresses:
        if one.is_ipv6 and one.interface in seen:
            continue
        if one.is_ipv6:
            seen.add(one.interface)
        kept.append(one)
    return kept
