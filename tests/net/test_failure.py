# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A failure names its rung and gives advice that fits the facts."""

import errno
import socket
import ssl

import aiohttp
import pytest

from meetingroom.net.addresses import Surroundings
from meetingroom.net.failure import Attempt, JoinFailure, failure
from meetingroom.net.rung import NETWORK_RUNGS, Rung, rung_of
from tests.net.test_addresses import LOOPBACK, VPN, WIFI, seen

AT_HOME = seen("192.168.1.20", LOOPBACK, WIFI)


def one(
    rung: Rung,
    address: str = "192.168.1.30:8443",
    surroundings: Surroundings = AT_HOME,
    platform: str = "linux",
) -> JoinFailure:
    return failure([Attempt(address, rung)], surroundings, platform)


def certificate_error(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "no")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("error", "rung"),
    [
        (socket.gaierror(-2, "unknown"), Rung.NAME),
        (TimeoutError(), Rung.SILENT),
        (aiohttp.ServerTimeoutError(), Rung.SILENT),
        (ConnectionRefusedError(errno.ECONNREFUSED, "no"), Rung.REFUSED),
        (OSError(10061, "no"), Rung.REFUSED),
        (OSError(10060, "no"), Rung.SILENT),
        (OSError(errno.EHOSTUNREACH, "no"), Rung.ROUTE),
        (OSError(10051, "no"), Rung.ROUTE),
        (PermissionError(errno.EPERM, "no"), Rung.BLOCKED),
        (ConnectionResetError(errno.ECONNRESET, "no"), Rung.CUT),
        (OSError("no number"), Rung.CUT),
        (aiohttp.ServerDisconnectedError(), Rung.CUT),
        (ssl.SSLError(1, "wrong version number"), Rung.PLAIN),
        (aiohttp.ClientPayloadError(), Rung.STRANGER),
        (ValueError("no URL"), Rung.STRANGER),
    ],
)
def test_error_belongs_to_a_rung(error: Exception, rung: Rung) -> None:
    assert rung_of(error, is_pinned=True) is rung


@pytest.mark.parametrize(
    ("code", "is_pinned", "rung"),
    [
        (20, True, Rung.PIN),
        (20, False, Rung.CERTIFICATE),
        (9, True, Rung.CLOCK),
        (10, False, Rung.CLOCK),
    ],
)
def test_refused_certificate_is_a_matter_of_clock_pin_or_organisation(
    code: int,
    is_pinned: bool,  # noqa: FBT001 - a column of the table
    rung: Rung,
) -> None:
    assert rung_of(certificate_error(code), is_pinned=is_pinned) is rung


@pytest.mark.parametrize("rung", list(Rung))
def test_every_rung_has_a_sentence_and_advice(rung: Rung) -> None:
    told = one(rung)

    assert told.rung is rung
    assert told.sentence.endswith(".")
    assert "{" not in told.sentence
    assert told.tries
    assert all(line.endswith(".") and "{" not in line for line in told.tries)
    assert len(set(told.tries)) == len(told.tries)


@pytest.mark.parametrize("rung", sorted(NETWORK_RUNGS))
def test_advice_about_the_network_ends_with_the_hotspot(rung: Rung) -> None:
    assert "hotspot" in one(rung).tries[-1]


@pytest.mark.parametrize("rung", [Rung.CODE, Rung.PIN])
def test_what_no_other_network_mends_needs_no_hotspot(rung: Rung) -> None:
    assert not any("hotspot" in line for line in one(rung).tries)


def test_furthest_rung_of_all_addresses_is_told() -> None:
    attempts = (
        Attempt("10.0.0.1:8443", Rung.SILENT),
        Attempt("10.0.0.2:8443", Rung.PIN),
        Attempt("10.0.0.3:8443", Rung.REFUSED),
    )
    told = failure(attempts, AT_HOME)

    assert told.rung is Rung.PIN
    assert "10.0.0.2:8443" in told.sentence
    assert told.attempts == attempts


def test_machine_in_no_network_is_told_so_first() -> None:
    told = one(Rung.ROUTE, surroundings=seen(None, LOOPBACK))

    assert told.rung is Rung.NO_NETWORK


def test_different_networks_are_told_with_both_addresses() -> None:
    told = one(Rung.SILENT, "10.5.5.5:8443")

    assert any("192.168.1.20" in line and "10.5.5.5" in line for line in told.tries)
    assert not any("different networks" in line for line in one(Rung.SILENT).tries)


def test_vpn_is_named() -> None:
    told = one(Rung.SILENT, surroundings=seen("10.8.0.2", WIFI, VPN))

    assert any("tun0" in line for line in told.tries)
    assert not any("VPN is on" in line for line in one(Rung.SILENT).tries)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("127.0.0.1:8443", "“this computer”"),
        ("[::1]:8443", "“this computer”"),
        ("169.254.1.1:8443", "makeshift address"),
    ],
)
def test_address_nobody_else_can_use_is_explained(address: str, said: str) -> None:
    assert any(said in line for line in one(Rung.REFUSED, address).tries)


def test_name_is_shown_without_its_port_when_nobody_knows_it() -> None:
    assert "“laptop-ann.local”" in one(Rung.NAME, "laptop-ann.local:8443").sentence


def test_mac_is_told_about_its_privacy_setting() -> None:
    on_mac = one(Rung.ROUTE, platform="darwin")

    assert any("Local Network" in line for line in on_mac.tries)
    assert not any("Local Network" in line for line in one(Rung.ROUTE).tries)
