# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What every request must pass before anything else looks at it.

Nothing here knows codes, secrets or people.

A page of somebody else in a guest's browser must not reach the room: the Host header
has to be one of the host's own names, which defeats DNS rebinding, and an Origin, where
there is one, has to be that very host. The desktop program sends no Origin; it is
known by the WebSocket's subprotocol, which a page cannot ask for without an Origin.
"""

import ipaddress
from collections import Counter
from collections.abc import Iterable
from typing import Final

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from meetingroom.net.certificate import SERVER_NAME
from meetingroom.protocol.limits import SUBPROTOCOL

HEADER_BYTES: Final = 8 * 1024
SOCKETS_PER_SOURCE: Final = 64
"""A whole meeting may come through one router within a few seconds."""
SOCKETS_OVERALL: Final = 256
FIRST_FRAME_S: Final = 5.0

ALWAYS_ALLOWED: Final = (SERVER_NAME, "localhost", "127.0.0.1", "::1")

SECURITY_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none';"
        " form-action 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Server": "Meetingroom",
}
"""Source: MDN and OWASP's list. No HSTS: it would bind other uses of an address."""


class AllowedHosts:
    """The names and addresses under which this host may be asked; they may change."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Allow these, and what is always allowed.

        Args:
            names: Names or IP addresses without port; “*.” stands for one part.
        """
        self._names: frozenset[str] = frozenset()
        self.replace(names)

    def replace(self, names: Iterable[str]) -> None:
        """Allow these from now on instead of the earlier ones."""
        self._names = frozenset(map(_plain, (*ALWAYS_ALLOWED, *names)))

    def allows(self, host_header: str) -> bool:
        """Return whether a Host header names this host. Any port is fine."""
        name = _plain(_without_port(host_header))
        _, dot, parent = name.partition(".")
        return name in self._names or (bool(dot) and f"*.{parent}" in self._names)

    def allows_origin(self, origin: str, host_header: str) -> bool:
        """Return whether an Origin is the very host, port included, that was asked."""
        same = origin.lower() == f"https://{host_header.lower()}"
        return same and self.allows(host_header)


class Place:
    """One unauthenticated socket's place; leaving twice is fine."""

    def __init__(self, budget: "SocketBudget", source: str) -> None:
        """Hold a place; only the budget makes them."""
        self._budget = budget
        self._source: str | None = source

    def leave(self) -> None:
        """Give the place back: the socket is known now, or closed."""
        source, self._source = self._source, None
        if source is not None:
            self._budget.give_back(source)


class SocketBudget:
    """Counts sockets that have not said who they are.

    The server closes one that has sent no first frame within `FIRST_FRAME_S`.
    """

    def __init__(self) -> None:
        """Start with nobody waiting."""
        self._waiting: Counter[str] = Counter()

    @property
    def waiting(self) -> int:
        """How many there are now."""
        return self._waiting.total()

    def enter(self, source: str) -> Place | None:
        """Return a place for a new socket, or `None` when there are too many."""
        if self.waiting >= SOCKETS_OVERALL:
            return None
        if self._waiting[source] >= SOCKETS_PER_SOURCE:
            return None
        self._waiting[source] += 1
        return Place(self, source)

    def give_back(self, source: str) -> None:
        """Count one less; `Place.leave` calls it."""
        self._waiting[source] -= 1
        if self._waiting[source] <= 0:
            del self._waiting[source]


def guard(app: web.Application, hosts: AllowedHosts) -> None:
    """Put the gate in front of an application that has not started yet."""

    @web.middleware
    async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
        refusal = refuse(request, hosts)
        return await handler(request) if refusal is None else refusal

    app.middlewares.insert(0, gate)
    app.on_response_prepare.append(_add_headers)


def refuse(request: web.BaseRequest, hosts: AllowedHosts) -> web.Response | None:
    """Return the answer to a request that may not pass, or `None` when it may."""
    size_bytes = sum(len(name) + len(value) + 4 for name, value in request.raw_headers)
    if size_bytes > HEADER_BYTES:
        return web.Response(status=431, text="These headers are too long.")
    host = request.headers.getall(hdrs.HOST, [])
    if len(host) != 1 or not hosts.allows(host[0]):
        return web.Response(status=421, text="This host goes by another name.")
    origins = request.headers.getall(hdrs.ORIGIN, [])
    if any(not hosts.allows_origin(origin, host[0]) for origin in origins):
        return web.Response(status=403, text="Pages of others may not ask here.")
    if hdrs.UPGRADE in request.headers and not origins and not _is_desktop(request):
        return web.Response(status=403, text="Only Meetingroom may connect here.")
    return None


def _is_desktop(request: web.BaseRequest) -> bool:
    asked = request.headers.getall(hdrs.SEC_WEBSOCKET_PROTOCOL, [])
    names = [name.strip() for line in asked for name in line.split(",")]
    return SUBPROTOCOL in names


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in SECURITY_HEADERS.items():
        if name not in response.headers or name == hdrs.SERVER:
            response.headers[name] = value


def _without_port(host_header: str) -> str:
    if host_header.startswith("["):
        return host_header[1:].partition("]")[0]
    return host_header.partition(":")[0]


def _plain(name: str) -> str:
    lowered = name.lower().rstrip(".").partition("%")[0]
    try:
        return str(ipaddress.ip_address(lowered))
    except ValueError:
        return lowered
