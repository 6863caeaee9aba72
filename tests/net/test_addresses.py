# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The address guests reach comes first; what they cannot reach stays out."""

import socket

import ifaddr
import pytest

from meetingroom.net.addresses import (
    MOST_SHOWN,
    Kind,
    Surroundings,
    look,
    source_far_away,
)


def adapter(name: str, *ips: str, nice_name: str = "") -> ifaddr.Adapter:
    """Return an interface; addresses are written with their prefix."""
    shown = nice_name or name
    found = []
    for text in ips:
        ip, _, bits = text.partition("/")
        value = (ip, 0, 0) if ":" in ip else ip
        found.append(ifaddr.IP(value, int(bits), shown))
    return ifaddr.Adapter(name, shown, found)


def seen(default: str | None, *adapters: ifaddr.Adapter) -> Surroundings:
    """Return the surroundings with a default route from one address."""

    def towards(family: socket.AddressFamily) -> str | None:
        is_ipv6 = default is not None and ":" in default
        return default if is_ipv6 == (family == socket.AF_INET6) else None

    return look(lambda: adapters, towards)


LOOPBACK = adapter("lo", "127.0.0.1/8", "::1/128")
WIFI = adapter("wlan0", "192.168.1.20/24", "fe80::1/64", "fd00::20/64", "fd00::21/64")
CABLE = adapter("eth0", "10.1.2.3/16")
DOCKER = adapter("docker0", "172.17.0.1/16")
VPN = adapter("tun0", "10.8.0.2/24")


def test_interface_of_the_default_route_comes_first() -> None:
    assert seen("192.168.1.20", LOOPBACK, CABLE, WIFI).for_guests == (
        "192.168.1.20",
        "fd00::20",
        "10.1.2.3",
    )


def test_docker_loopback_and_link_local_stay_out_of_the_invitation() -> None:
    surroundings = seen("192.168.1.20", DOCKER, LOOPBACK, WIFI)

    assert surroundings.for_guests == ("192.168.1.20", "fd00::20")
    assert surroundings.addresses[-1].kind is Kind.LOOPBACK


def test_vpn_comes_after_the_local_network_even_with_the_default_route() -> None:
    surroundings = seen("10.8.0.2", VPN, WIFI)

    assert surroundings.for_guests == ("192.168.1.20", "fd00::20", "10.8.0.2")
    assert surroundings.vpns == ("tun0",)
    assert surroundings.is_vpn_default
    assert surroundings.lan_interfaces == ("wlan0",)


@pytest.mark.parametrize(
    ("only", "shown"),
    [
        (DOCKER, ("172.17.0.1",)),
        (adapter("eth0", "169.254.7.7/16", "fe80::1/64"), ("169.254.7.7",)),
        (adapter("eth0", "fe80::1/64"), ("127.0.0.1", "::1")),
    ],
)
def test_lesser_addresses_are_shown_when_there_is_nothing_else(
    only: ifaddr.Adapter, shown: tuple[str, ...]
) -> None:
    surroundings = seen(None, LOOPBACK, only)

    assert surroundings.for_guests == shown
    assert not surroundings.has_network


def test_machine_without_any_address_shows_none() -> None:
    assert seen(None).for_guests == ()
    assert seen(None).for_discovery == ()


def test_invitation_holds_a_bounded_number_of_addresses() -> None:
    many = [adapter(f"eth{number}", f"10.{number}.0.1/16") for number in range(20)]

    assert len(seen(None, *many).for_guests) == MOST_SHOWN


def test_discovery_tells_others_all_addresses_but_scoped_ones_and_loopback() -> None:
    assert set(seen(None, LOOPBACK, WIFI, DOCKER).for_discovery) == {
        "192.168.1.20",
        "fd00::20",
        "fd00::21",
        "172.17.0.1",
    }


@pytest.mark.parametrize(
    ("name", "nice_name"),
    [
        ("wg0", ""),
        ("utun4", ""),
        ("ppp0", ""),
        ("tailscale0", ""),
        ("{A-GUID}", "Cisco AnyConnect Virtual Miniport"),
        ("{A-GUID}", "FortiClient VPN adapter"),
        ("{A-GUID}", "WireGuard Tunnel"),
    ],
)
def test_vpns_are_known_by_their_names(name: str, nice_name: str) -> None:
    found = seen(None, adapter(name, "10.9.0.2/24", nice_name=nice_name))

    assert found.addresses[0].kind is Kind.VPN


@pytest.mark.parametrize(
    ("name", "nice_name"),
    [
        ("veth12ab", ""),
        ("br-0a1b2c", ""),
        ("bridge100", ""),
        ("{A-GUID}", "Hyper-V Virtual Ethernet Adapter"),
        ("{A-GUID}", "vEthernet (WSL)"),
    ],
)
def test_virtual_networks_are_known_by_their_names(name: str, nice_name: str) -> None:
    found = seen(None, adapter(name, "172.20.0.1/20", nice_name=nice_name))

    assert found.addresses[0].kind is Kind.VIRTUAL


@pytest.mark.parametrize("name", ["eth0", "wlp3s0", "en0", "br0", "bridge0", "Wi-Fi"])
def test_ordinary_interfaces_are_lan(name: str) -> None:
    assert seen(None, adapter(name, "10.0.0.1/8")).addresses[0].kind is Kind.LAN


def test_near_means_the_same_network() -> None:
    surroundings = seen("192.168.1.20", LOOPBACK, WIFI)

    assert surroundings.is_near("192.168.1.99")
    assert surroundings.is_near("fd00::99")
    assert not surroundings.is_near("192.168.2.99")
    assert surroundings.is_own("192.168.1.20")
    assert not surroundings.is_own("192.168.1.99")


def test_this_machine_is_seen_without_sending_anything() -> None:
    surroundings = look()

    assert surroundings.for_guests
    assert surroundings.is_own("127.0.0.1")


def test_no_route_is_no_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "meetingroom.net.addresses._FAR_AWAY", {socket.AF_INET: "255.255.255.255"}
    )

    assert source_far_away(socket.AF_INET) is None
