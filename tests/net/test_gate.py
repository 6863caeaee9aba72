# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Other people's pages, other names and crowds of strangers do not pass the gate."""

import asyncio
import ssl

import aiohttp
import pytest
from aiohttp import web

from meetingroom.net.gate import (
    SECURITY_HEADERS,
    SOCKETS_OVERALL,
    SOCKETS_PER_SOURCE,
    AllowedHosts,
    SocketBudget,
)
from meetingroom.net.source import source_of, source_of_transport
from meetingroom.protocol.limits import SUBPROTOCOL
from tests.net.scenario import OpenRoom, in_loop, open_room


def unverified() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


async def ask(
    room: OpenRoom, path: str, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str]]:
    """Return status and headers of an answer."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(
            f"https://{room.address}{path}", headers=headers, ssl=unverified()
        ) as response,
    ):
        return response.status, dict(response.headers)


def add_socket(app: web.Application) -> None:
    async def talk(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(protocols=(SUBPROTOCOL,))
        await socket.prepare(request)
        await socket.close()
        return socket

    app.router.add_get("/ws", talk)


async def upgrade(room: OpenRoom, headers: dict[str, str]) -> int:
    """Return the status with which a WebSocket is answered; 101 when it opens."""
    async with aiohttp.ClientSession() as session:
        try:
            async with session.ws_connect(
                f"https://{room.address}/ws", ssl=unverified(), headers=headers
            ):
                return 101
        except aiohttp.WSServerHandshakeError as error:
            return error.status


@pytest.mark.parametrize(
    "host",
    [
        "192.168.1.20:8443",
        "192.168.1.20",
        "[fd00::1]:8443",
        "[FD00:0:0::1]",
        "Laptop-Ann.local.",
        "a.meet.example.org",
        "room.meetingroom.invalid:8443",
        "localhost:1",
        "127.0.0.1",
        "[::1]:9",
    ],
)
def test_own_names_and_addresses_are_allowed(host: str) -> None:
    hosts = AllowedHosts(
        ["192.168.1.20", "fd00::1%eth0", "laptop-ann.local", "*.meet.example.org"]
    )

    assert hosts.allows(host)
    assert hosts.allows_origin(f"https://{host}", host)


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "192.168.1.21", "a.b.meet.example.org", "meet.example.org"],
)
def test_other_names_are_not_allowed(host: str) -> None:
    hosts = AllowedHosts(["192.168.1.20", "*.meet.example.org"])

    assert not hosts.allows(host)
    assert not hosts.allows_origin(f"https://{host}", host)


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "http://192.168.1.20:8443",
        "https://192.168.1.20",
        "https://192.168.1.20:9999",
        "https://192.168.1.21:8443",
        "https://localhost",
        "https://192.168.1.20:8443.evil.example",
        "",
    ],
)
def test_origin_must_be_the_very_host_that_was_asked(origin: str) -> None:
    hosts = AllowedHosts(["192.168.1.20"])

    assert not hosts.allows_origin(origin, "192.168.1.20:8443")


def test_addresses_may_change_while_the_room_is_open() -> None:
    hosts = AllowedHosts(["192.168.1.20"])
    hosts.replace(["10.0.0.5"])

    assert hosts.allows("10.0.0.5:8443")
    assert not hosts.allows("192.168.1.20:8443")


@in_loop
async def test_request_for_another_name_is_refused() -> None:
    async with open_room() as room:
        status, headers = await ask(room, "/reach", {"Host": "evil.example"})

    assert status == 421
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


@in_loop
async def test_request_of_another_page_is_refused() -> None:
    async with open_room() as room:
        foreign = await ask(room, "/reach", {"Origin": "https://evil.example"})
        own = await ask(room, "/reach", {"Origin": f"https://{room.address}"})

    assert foreign[0] == 403
    assert own[0] == 200


@pytest.mark.parametrize("path", ["/reach", "/j/7KQ2-M4XD", "/ca.pem", "/absent"])
@in_loop
async def test_every_answer_has_the_security_headers(path: str) -> None:
    async with open_room() as room:
        _, headers = await ask(room, path)

    assert {name: headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X-Long": "x" * 8000, "X-Longer": "x" * 8000}, 431),
        ({"X-Long": "x" * 9000}, 400),
    ],
)
@in_loop
async def test_long_headers_are_refused(headers: dict[str, str], status: int) -> None:
    async with open_room() as room:
        answer = await ask(room, "/reach", headers)

    assert answer[0] == status


@in_loop
async def test_desktop_connects_by_its_subprotocol_and_a_page_by_its_origin() -> None:
    subprotocol = {"Sec-WebSocket-Protocol": f"other, {SUBPROTOCOL}"}
    async with open_room(add=add_socket) as room:
        own = {"Origin": f"https://{room.address}"}
        foreign = {"Origin": "https://192.168.1.66:8443"}

        assert await upgrade(room, subprotocol) == 101
        assert await upgrade(room, own) == 101
        assert await upgrade(room, {}) == 403
        assert await upgrade(room, {"Sec-WebSocket-Protocol": "chat"}) == 403
        assert await upgrade(room, foreign) == 403
        assert await upgrade(room, foreign | subprotocol) == 403


@in_loop
async def test_request_without_or_with_two_hosts_is_refused() -> None:
    async with open_room() as room:
        for hosts in ([], ["127.0.0.1", "127.0.0.1"]):
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", room.port, ssl=unverified()
            )
            lines = ["GET /reach HTTP/1.1", *(f"Host: {host}" for host in hosts)]
            writer.write("\r\n".join([*lines, "Connection: close", "", ""]).encode())
            answer = await reader.readline()
            writer.close()

            assert answer.split()[1] in {b"400", b"421"}


def test_sockets_of_strangers_are_counted_by_source_and_overall() -> None:
    budget = SocketBudget()
    of_one = [budget.enter("a") for _ in range(SOCKETS_PER_SOURCE + 5)]
    of_many = [budget.enter(f"source {number}") for number in range(SOCKETS_OVERALL)]

    assert sum(place is not None for place in of_one) == SOCKETS_PER_SOURCE
    assert budget.waiting == SOCKETS_OVERALL
    assert sum(place is not None for place in of_many) == (
        SOCKETS_OVERALL - SOCKETS_PER_SOURCE
    )


def test_place_that_is_left_is_free_again_once() -> None:
    budget = SocketBudget()
    places = [budget.enter("a") for _ in range(SOCKETS_PER_SOURCE)]
    first = places[0]
    assert first is not None
    first.leave()
    first.leave()

    assert budget.waiting == SOCKETS_PER_SOURCE - 1
    assert budget.enter("a") is not None
    assert budget.enter("a") is None


def test_empty_budget_remembers_no_source() -> None:
    budget = SocketBudget()
    place = budget.enter("a")
    assert place is not None
    place.leave()

    assert not budget._waiting


@pytest.mark.parametrize(
    ("remote", "source"),
    [
        ("192.168.1.20", "192.168.1.20"),
        ("::ffff:192.168.1.20", "192.168.1.20"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::ffff:1", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        (None, "unknown"),
        ("a socket file", "unknown"),
    ],
)
def test_source_is_an_address_or_an_ipv6_network(
    remote: str | None, source: str
) -> None:
    assert source_of(remote) == source


def test_closed_transport_has_no_source() -> None:
    assert source_of_transport(None) == "unknown"
