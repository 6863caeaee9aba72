# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Servers that are not the room a guest wants, and that record what they are told."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Answering = Callable[[bytes], bytes]
"""From a request's head and body to the whole answer; empty: hang up."""


@dataclass(slots=True)
class Impostor:
    """A server somewhere on loopback."""

    port: int = 0
    heard: list[bytes] = field(default_factory=list)
    """All that was said to it after the handshake, one entry for a connection."""

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"127.0.0.1:{self.port}"


@asynccontextmanager
async def impostor(
    answering: Answering, context: ssl.SSLContext | None = None
) -> AsyncIterator[Impostor]:
    """Run a server that records every byte; without a context it speaks plainly."""
    found = Impostor()
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        said = b""
        try:
            while part := await reader.read(65536):
                said += part
                if is_whole(said):
                    writer.write(answering(said))
                    break
            await writer.drain()
        except (ConnectionError, ssl.SSLError):
            pass
        finally:
            found.heard.append(said)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    found.port = server.sockets[0].getsockname()[1]
    try:
        yield found
    finally:
        server.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def is_whole(said: bytes) -> bool:
    """Return whether a request, or TLS where none is spoken, is there to answer."""
    if said.startswith(b"\x16"):
        return True
    head, blank, body = said.partition(b"\r\n\r\n")
    _, has_length, rest = head.lower().partition(b"content-length:")
    length = int(rest.split(b"\r\n")[0]) if has_length else 0
    return bool(blank) and len(body) >= length


def answer(body: bytes, status: int = 200) -> bytes:
    """Return an HTTP answer."""
    head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"Connection: close\r\n\r\n" + body


def path_of(said: bytes) -> str:
    """Return the path that was asked for."""
    return said.split(b" ", 2)[1].decode()
