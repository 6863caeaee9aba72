# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Two machines find each other over a real network, also where multicast is blocked."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.net.scenario import CODE, SECRET
from tests.net.two_hosts import (
    HOST_IP,
    Machine,
    reason_not_to,
    same_network,
    two_networks,
)

WAIT_S = 60

pytestmark = pytest.mark.fault


@pytest.fixture(autouse=True, scope="module")
def _two_machines() -> None:
    if reason := reason_not_to():
        pytest.skip(reason)


@contextmanager
def hosting(machine: Machine) -> Iterator[dict[str, str]]:
    """Run a host and yield what it tells of itself."""
    process = machine.start("tests.net.host_process")
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        told: dict[str, str] = json.loads(process.stdout.readline())
        yield told
        process.stdin.close()
        assert process.wait(WAIT_S) == 0
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def visit(machine: Machine, *words: str) -> dict[str, object]:
    """Run a guest and return what it tells."""
    process = machine.start("tests.net.guest_process", *words)
    told, _ = process.communicate(timeout=WAIT_S)
    answer: dict[str, object] = json.loads(told)
    return answer


def test_guest_in_the_same_network_finds_the_host_in_every_way() -> None:
    with same_network() as (host, guest), hosting(host) as room:
        nearby = visit(guest, "nearby")
        by_link = visit(guest, "link", room["link"])
        by_code = visit(guest, "code", f"{HOST_IP}:8443", CODE)
        wrong = visit(guest, "code", f"{HOST_IP}:8443", "00000000")

    assert room["discovery"] == "ON"
    assert room["reach"] == "LIKELY"
    assert nearby["names"] == [room["name"]]
    assert by_link["address"] == f"{HOST_IP}:8443"
    assert by_code == by_link
    assert by_link["secret"] == SECRET
    assert wrong["rung"] == "code"


def test_link_and_code_work_where_multicast_is_blocked() -> None:
    with two_networks() as (host, guest, _), hosting(host) as room:
        nearby = visit(guest, "nearby")
        by_link = visit(guest, "link", room["link"])
        by_code = visit(guest, "code", f"{HOST_IP}:8443", CODE)

    assert nearby["names"] == []
    assert by_link["secret"] == by_code["secret"] == SECRET


@pytest.mark.parametrize(
    ("kind", "rung"),
    [("blackhole", "silent"), ("unreachable", "route"), ("prohibit", "route")],
)
def test_router_that_keeps_machines_apart_is_told_with_advice(
    kind: str, rung: str
) -> None:
    with two_networks() as (host, guest, router), hosting(host) as room:
        router.ip("route", "add", kind, f"{HOST_IP}/32")
        told = visit(guest, "link", room["link"])

    assert told["rung"] == rung
    tries = told["tries"]
    assert isinstance(tries, list)
    assert any("different networks" in line for line in tries)
    assert "hotspot" in tries[-1]


def test_guest_without_a_network_and_host_that_closed_are_told() -> None:
    with same_network() as (host, guest):
        with hosting(host) as room:
            link = room["link"]
        closed = visit(guest, "link", link)
        guest.ip("link", "set", "eth0", "down")
        guest.ip("addr", "flush", "dev", "eth0")
        alone = visit(guest, "link", link)

    assert closed["rung"] == "refused"
    assert alone["rung"] == "no network"
