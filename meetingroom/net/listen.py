# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host's port: opened on all interfaces, with time limits for strangers.

Nothing here answers a request; the application does.
"""

import asyncio
import contextlib
import logging
import socket
import ssl
from collections import Counter
from collections.abc import Iterable
from typing import Final, Protocol

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler

from meetingroom.net.gate import HEADER_BYTES, SOCKETS_OVERALL, SOCKETS_PER_SOURCE
from meetingroom.net.source import source_of_transport
from meetingroom.protocol.address import DEFAULT_PORT

PORTS: Final = (*range(DEFAULT_PORT, DEFAULT_PORT + 10), 0)
"""Tried in this order: a port that stays the same survives in firewall rules."""
HANDSHAKE_S: Final = 5.0
FIRST_REQUEST_S: Final = 5.0
CROWD_S: Final = 2.0
"""So long a crowd may be silent: a whole company that joins at once is none."""
KEEP_ALIVE_S: Final = 15.0
SWEEP_S: Final = 1.0
SHUTDOWN_S: Final = 1.0
BACKLOG: Final = 1024

_LOG = logging.getLogger(__name__)


class PortUnavailable(Exception):  # noqa: N818 - an environment fault, not a bug
    """No port could be opened; the meeting goes on in one room."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence that is shown."""
        super().__init__(sentence)
        self.sentence = sentence


class Connection(Protocol):
    """What the porter needs of a connection."""

    @property
    def transport(self) -> asyncio.Transport | None:
        """Its transport, until it is closed."""


class Porter:
    """Finds connections that never asked for anything, and too many of one source."""

    def __init__(self) -> None:
        """Start with nobody at the door."""
        self._silent_since: dict[Connection, float] = {}
        self._heard: set[Connection] = set()

    def hear(self, connection: Connection | None) -> None:
        """Note that a connection has sent a whole request's head."""
        if connection is not None:
            self._heard.add(connection)

    def overdue(
        self, connections: Iterable[Connection], now: float
    ) -> list[Connection]:
        """Return those to cut off.

        Args:
            connections: All that are open.
            now: Seconds of a monotonic clock.
        """
        present = dict.fromkeys(connections)
        self._heard.intersection_update(present)
        self._silent_since = {
            one: self._silent_since.get(one, now)
            for one in present
            if one not in self._heard
        }
        sources: Counter[str] = Counter()
        found: list[Connection] = []
        for number, (one, since) in enumerate(self._silent_since.items()):
            source = source_of_transport(one.transport)
            sources[source] += 1
            is_crowd = sources[source] > SOCKETS_PER_SOURCE or number >= SOCKETS_OVERALL
            if now - since >= (CROWD_S if is_crowd else FIRST_REQUEST_S):
                found.append(one)
        return found


class Listening:
    """An open port. Close it before its loop ends."""

    def __init__(
        self, runner: web.AppRunner, server: asyncio.Server, porter: Porter
    ) -> None:
        """Take over what `open_port` has opened."""
        self._runner = runner
        self._server = server
        self._sweeping = asyncio.create_task(self._sweep(porter))

    @property
    def port(self) -> int:
        """The port that guests connect to."""
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def close(self) -> None:
        """Stop listening and end all connections."""
        self._sweeping.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._sweeping
        self._server.close()
        server = self._runner.server
        open_ones = list(server.connections) if server else []
        await self._runner.cleanup()
        for one in open_ones:
            # A TLS peer that does not say goodbye would hold its socket open.
            if one.transport is not None:
                one.transport.abort()
        # A turn of the loop closes the sockets.
        await asyncio.sleep(0)

    async def _sweep(self, porter: Porter) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(SWEEP_S)
            server = self._runner.server
            for one in porter.overdue(
                server.connections if server else (), loop.time()
            ):
                if one.transport is not None:
                    one.transport.abort()


async def open_port(
    app: web.Application,
    context: ssl.SSLContext,
    ports: Iterable[int] = PORTS,
    host: str | None = None,
) -> Listening:
    """Open the first of these ports that is free and serve an application there.

    Args:
        app: Not started yet; it is cleaned up when the port is closed.
        context: The host's TLS settings.
        ports: 0 stands for any free one.
        host: The one address to listen at; `None` means all, IPv4 and IPv6.

    Raises:
        PortUnavailable: None of them is free, or listening is forbidden.
    """
    listening = _bind(ports, host)
    porter = Porter()

    @web.middleware
    async def listen_up(request: web.Request, handler: Handler) -> web.StreamResponse:
        porter.hear(request.protocol)
        return await handler(request)

    app.middlewares.insert(0, listen_up)
    runner = web.AppRunner(
        app,
        access_log=None,
        logger=_quiet_log(),
        keepalive_timeout=KEEP_ALIVE_S,
        max_line_size=HEADER_BYTES,
        max_field_size=HEADER_BYTES,
        lingering_time=SHUTDOWN_S,
        shutdown_timeout=SHUTDOWN_S,
    )
    await runner.setup()
    server = await asyncio.get_running_loop().create_server(
        lambda: _protocol(runner),
        sock=listening,
        ssl=context,
        backlog=BACKLOG,
        ssl_handshake_timeout=HANDSHAKE_S,
        ssl_shutdown_timeout=SHUTDOWN_S,
    )
    return Listening(runner, server, porter)


def _quiet_log() -> logging.Logger:
    """Return a log in which strangers who speak no HTTP cannot write."""
    _LOG.addFilter(_is_no_nonsense)
    return _LOG


def _is_no_nonsense(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError)


def _protocol(runner: web.AppRunner) -> asyncio.Protocol:
    if runner.server is None:
        raise PortUnavailable("The room is closing; nobody can join it any more.")
    return runner.server()


def _bind(ports: Iterable[int], host: str | None) -> socket.socket:
    refused: OSError | None = None
    for port in ports:
        try:
            return _bind_one(port, host)
        except OSError as error:
            refused = error
    reason = "no port was given" if refused is None else refused.strerror or refused
    raise PortUnavailable(
        f"Meetingroom could not open a port for guests ({reason}). The meeting goes on"
        " in this room, nothing is lost. Please close other programs that host"
        " something, or ask your IT department to allow Meetingroom to listen."
    )


def _bind_one(port: int, host: str | None) -> socket.socket:
    if host is None and socket.has_dualstack_ipv6():
        with contextlib.suppress(OSError):
            return socket.create_server(
                ("::", port), family=socket.AF_INET6, dualstack_ipv6=True
            )
    if host is not None and ":" in host:
        return socket.create_server((host, port), family=socket.AF_INET6)
    return socket.create_server((host or "0.0.0.0", port))  # noqa: S104 - guests join
