# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The bare baseline: asyncio, TCP, each message to everybody. It keeps nothing."""

import asyncio
import json
import os
import sys

_LENGTH_BYTES = 4


class Echo(asyncio.Protocol):
    """One connection; what it sends goes to all, with its length before it."""

    def __init__(self, everybody: "set[asyncio.Transport]") -> None:
        """Join a room."""
        self._everybody = everybody
        self._inbox = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport
            self._everybody.add(transport)
            transport.write(bytes(_LENGTH_BYTES))

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        if self._transport is not None:
            self._everybody.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        inbox = self._inbox + data
        while len(inbox) >= _LENGTH_BYTES:
            end = _LENGTH_BYTES + int.from_bytes(inbox[:_LENGTH_BYTES], "big")
            if len(inbox) < end:
                break
            message, inbox = inbox[:end], inbox[end:]
            for transport in self._everybody:
                transport.write(message)
        self._inbox = inbox


async def serve() -> None:
    """Serve until the other end of the pipe is closed."""
    loop = asyncio.get_running_loop()
    everybody: set[asyncio.Transport] = set()
    server = await loop.create_server(
        lambda: Echo(everybody), "127.0.0.1", 0, backlog=1024
    )
    port = server.sockets[0].getsockname()[1]
    sys.stdout.write(json.dumps({"port": port, "pid": os.getpid()}) + "\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.readline)


if __name__ == "__main__":
    asyncio.run(serve())
