# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host's port takes guests in and does not wait for those who say nothing."""

import asyncio
import socket
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from meetingroom.net import listen
from meetingroom.net.certificate import MeetingAuthority, client_context
from meetingroom.net.gate import SOCKETS_PER_SOURCE
from meetingroom.net.listen import (
    CROWD_S,
    FIRST_REQUEST_S,
    Porter,
    PortUnavailable,
    open_port,
)
from tests.net.scenario import in_loop, open_room
from tests.net.test_gate import ask, unverified


class FakeTransport(asyncio.Transport):
    """A connection's transport that only knows its peer."""

    def __init__(self, peer: str) -> None:
        super().__init__({"peername": (peer, 1)})


@dataclass(eq=False)
class FakeConnection:
    """A connection nobody serves."""

    transport: asyncio.Transport | None = field(
        default_factory=lambda: FakeTransport("192.0.2.1")
    )


def test_connection_without_a_request_is_overdue_after_a_while() -> None:
    porter, silent, speaking = Porter(), FakeConnection(), FakeConnection()
    porter.overdue([silent, speaking], 0.0)
    porter.hear(speaking)

    assert porter.overdue([silent, speaking], FIRST_REQUEST_S - 0.1) == []
    assert porter.overdue([silent, speaking], FIRST_REQUEST_S) == [silent]


def test_newest_silent_connections_of_a_crowd_are_cut_off_sooner() -> None:
    porter = Porter()
    crowd = [FakeConnection() for _ in range(SOCKETS_PER_SOURCE + 2)]
    other = FakeConnection(FakeTransport("192.0.2.2"))

    assert porter.overdue([*crowd, other], 0.0) == []
    assert porter.overdue([*crowd, other], CROWD_S) == crowd[-2:]


def test_closed_connections_are_forgotten() -> None:
    porter, one = Porter(), FakeConnection(None)
    porter.overdue([one], 0.0)
    porter.hear(one)
    porter.hear(None)
    porter.overdue([], 1.0)

    assert porter.overdue([one], 100.0) == []


@in_loop
async def test_silent_connection_is_closed_by_the_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listen, "FIRST_REQUEST_S", 0.0)
    monkeypatch.setattr(listen, "SWEEP_S", 0.01)
    async with open_room() as room:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", room.port, ssl=unverified()
        )
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await reader.readexactly(1)
        writer.close()

        assert (await ask(room, "/reach"))[0] == 200


@in_loop
async def test_handshake_that_never_comes_is_ended(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(listen, "HANDSHAKE_S", 0.05)
    async with open_room() as room:
        reader, writer = await asyncio.open_connection("127.0.0.1", room.port)
        try:
            ended = await reader.read(1)
        except ConnectionError:
            ended = b""
        writer.close()

    assert ended == b""


@in_loop
async def test_next_port_is_taken_when_the_first_is_in_use() -> None:
    authority = MeetingAuthority.create(datetime.now(UTC))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        used: Any = taken.getsockname()[1]
        listening = await open_port(
            web.Application(), authority.server_context(), (used, 0), "127.0.0.1"
        )
        port = listening.port
        await listening.close()

    assert port != used


@in_loop
async def test_no_free_port_is_told_in_a_sentence() -> None:
    authority = MeetingAuthority.create(datetime.now(UTC))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        used = taken.getsockname()[1]
        with pytest.raises(PortUnavailable) as refused:
            await open_port(
                web.Application(), authority.server_context(), (used,), "127.0.0.1"
            )
    with pytest.raises(PortUnavailable):
        await open_port(web.Application(), authority.server_context(), ())

    assert "could not open a port" in refused.value.sentence


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this system has no IPv6")
@pytest.mark.parametrize("address", ["127.0.0.1", "[::1]"])
@in_loop
async def test_room_is_open_for_both_kinds_of_addresses(address: str) -> None:
    authority = MeetingAuthority.create(datetime.now(UTC))
    listening = await open_port(web.Application(), authority.server_context(), (0,))
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.get(
                f"https://{address}:{listening.port}/",
                ssl=client_context(authority.ca_pem),
                server_hostname="room.meetingroom.invalid",
            ) as response,
        ):
            assert response.status == 404
    finally:
        await listening.close()


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this system has no IPv6")
@in_loop
async def test_room_may_be_open_at_one_ipv6_address_only() -> None:
    authority = MeetingAuthority.create(datetime.now(UTC))
    context = authority.server_context()
    listening = await open_port(web.Application(), context, (0,), "::1")
    try:
        _, writer = await asyncio.open_connection("::1", listening.port)
        writer.transport.abort()
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", listening.port)
    finally:
        await listening.close()
