# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Single requests of a guest to a host, before it is in the room.

Nothing here decides whom to trust; errors come out as the rung they stopped at.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Final, TypedDict

import aiohttp

from meetingroom.net.certificate import SERVER_NAME
from meetingroom.net.race import Stopped
from meetingroom.net.rung import rung_of
from meetingroom.protocol.address import split_address

ANSWER_BYTES: Final = 16 * 1024
ANSWER_S: Final = 5.0
"""A computer in the same building answers within a second, or not at all."""

_AGENT: Final = {"User-Agent": "Meetingroom"}


class RequestArguments(TypedDict):
    """What each request to a host is given, for `get`, `post` and `ws_connect`."""

    ssl: ssl.SSLContext
    server_hostname: str | None
    headers: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A host's answer, read to its end or to the limit."""

    status: int
    body: bytes
    retry_after_s: float


def pinned(context: ssl.SSLContext) -> RequestArguments:
    """Return the arguments for a host with its meeting's authority.

    The Host header is the reserved name, so that any way to the host is good.
    """
    return {
        "ssl": context,
        "server_hostname": SERVER_NAME,
        "headers": {"Host": SERVER_NAME, **_AGENT},
    }


def by_name(context: ssl.SSLContext) -> RequestArguments:
    """Return the arguments for a host with its organisation's certificate."""
    return {"ssl": context, "server_hostname": None, "headers": dict(_AGENT)}


def unverified() -> RequestArguments:
    """Return the arguments for fetching what is public and compared afterwards."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return pinned(context)


@asynccontextmanager
async def open_session() -> AsyncIterator[aiohttp.ClientSession]:
    """A session without cookies, proxies, redirects to follow or kept connections."""
    connector = aiohttp.TCPConnector(force_close=True)
    timeout = aiohttp.ClientTimeout(total=ANSWER_S)
    async with aiohttp.ClientSession(
        connector=connector,
        timeout=timeout,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
    ) as session:
        yield session


async def ask(
    session: aiohttp.ClientSession,
    url: str,
    arguments: RequestArguments,
    body: bytes | None = None,
) -> Answer:
    """Return the answer to a GET, or to a POST of bytes.

    Raises:
        Stopped: There was none.
    """
    headers = dict(arguments["headers"])
    if body is not None:
        headers["Content-Type"] = "application/octet-stream"
    with _stops(is_pinned=arguments["server_hostname"] is not None):
        async with session.request(
            "GET" if body is None else "POST",
            url,
            data=body,
            ssl=arguments["ssl"],
            server_hostname=arguments["server_hostname"],
            headers=headers,
            allow_redirects=False,
        ) as response:
            read = await _read(response)
            wait_s = response.headers.get("Retry-After", "")
            return Answer(response.status, read, _seconds(wait_s))


async def shown_certificate(address: str, context: ssl.SSLContext) -> bytes:
    """Return the certificate, verified, that a host shows in TLS.

    Raises:
        Stopped: It shows none that is trusted.
    """
    host, port = split_address(address)
    with _stops(is_pinned=False):
        async with asyncio.timeout(ANSWER_S):
            _, writer = await asyncio.open_connection(host, port, ssl=context)
        tls: ssl.SSLObject = writer.get_extra_info("ssl_object")
        writer.transport.abort()
        return tls.getpeercert(binary_form=True) or b""


@contextmanager
def _stops(*, is_pinned: bool) -> Iterator[None]:
    try:
        yield
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise Stopped(rung_of(error, is_pinned=is_pinned)) from error


async def _read(response: aiohttp.ClientResponse) -> bytes:
    parts: list[bytes] = []
    size_bytes = 0
    async for part in response.content.iter_any():
        parts.append(part)
        size_bytes += len(part)
        if size_bytes > ANSWER_BYTES:
            # A stranger talks without end: what it says is no answer of a room.
            return b""
    return b"".join(parts)


def _seconds(text: str) -> float:
    return float(min(int(text), 60)) if text.isascii() and text.isdigit() else 0.0
