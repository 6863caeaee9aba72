# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A proxy between guests and a host that does to connections what networks do.

It understands no message: it delays, cuts, resets, half-closes, stalls, slices,
slows down, repeats and replays bytes, each direction by itself. Under TLS it sees
what somebody in between sees.

Source: the vocabulary of Toxiproxy's toxics.
"""

import asyncio
import contextlib
import socket
import struct
import sys
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum

LOOPBACK = "127.0.0.1"
READ_BYTES = 64 * 1024
_ABORTIVE = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
"""SO_LINGER with no time at all: closing sends a reset."""


class Ending(StrEnum):
    """How a connection ends that is cut."""

    CLOSE = "close"
    RESET = "reset"
    HALF_CLOSE = "half close"
    """One direction says it is at its end, the other goes on."""
    STALL = "stall"
    """Nothing more comes through, and nobody is told."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What happens to one direction of one connection."""

    latency_s: float = 0.0
    """Before each piece is passed on."""
    cut_at: int | None = None
    """After so many bytes; `None`: never."""
    ending: Ending = Ending.CLOSE
    slice_bytes: int | None = None
    """The most that is passed on at once."""
    rate_bytes_per_s: float | None = None
    repeats_last: bool = False
    """Once the new connection talks, say again what the one before it said last."""


CALM = Faults()
TALKS_FROM = 3
"""After so many pieces of one direction a connection counts as talking: the HTTP
request and the hello are over."""


@dataclass(slots=True)
class Passed:
    """A connection and what it carried."""

    to_host: list[bytes] = field(default_factory=list)
    to_guest: list[bytes] = field(default_factory=list)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    writers: list[asyncio.StreamWriter] = field(default_factory=list)
    """Kept until both directions are over: one that is forgotten closes itself."""

    @property
    def is_open(self) -> bool:
        """Tell whether anything can still come through."""
        return any(not task.done() for task in self.tasks)

    def close_if_over(self, _task: asyncio.Task[None]) -> None:
        """Close both ends once both directions are at theirs."""
        if not self.is_open:
            self.cut(Ending.CLOSE)

    def cut(self, ending: Ending) -> None:
        """End both directions."""
        for writer in self.writers:
            _end(writer.transport, ending)


class ChaosProxy:
    """A port in front of another port."""

    def __init__(self, port: int) -> None:
        """Prepare; `running` opens it.

        Args:
            port: Of the host, on loopback.
        """
        self.host_port = port
        self.port = 0
        self.plan: deque[tuple[Faults, Faults]] = deque()
        """For the next connections: towards the host, towards the guest."""
        self.otherwise = (CALM, CALM)
        """For connections without a plan."""
        self.passed: list[Passed] = []
        self.cuts = 0
        self.repeats = 0
        self.is_unplugged = False
        """Connections are taken and reset at once."""

    @asynccontextmanager
    async def running(self) -> AsyncIterator["ChaosProxy"]:
        """Keep the port open."""
        server = await asyncio.start_server(self._take, LOOPBACK, 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for one in self.passed:
                for task in one.tasks:
                    task.cancel()
                await asyncio.gather(*one.tasks, return_exceptions=True)
                one.cut(Ending.RESET)

    def cut_all(self, ending: Ending = Ending.RESET) -> None:
        """Cut what is open now."""
        for one in self.passed:
            if one.is_open:
                self.cuts += 1
                one.cut(ending)

    async def replay(self, one: Passed) -> bytes:
        """Say on a new connection what an old one said; returns the host's answer."""
        reader, writer = await asyncio.open_connection(LOOPBACK, self.host_port)
        answer = b""
        with contextlib.suppress(ConnectionError):
            for piece in one.to_host:
                writer.write(piece)
            await writer.drain()
            # Without an end of our own: the host has to be the one who has enough.
            while part := await reader.read(READ_BYTES):
                answer += part
        writer.close()
        return answer

    async def _take(
        self, guest_in: asyncio.StreamReader, guest_out: asyncio.StreamWriter
    ) -> None:
        if self.is_unplugged:
            _end(guest_out.transport, Ending.RESET)
            return
        to_host, to_guest = self.plan.popleft() if self.plan else self.otherwise
        try:
            host_in, host_out = await asyncio.open_connection(LOOPBACK, self.host_port)
        except OSError:
            _end(guest_out.transport, Ending.RESET)
            return
        before = self.passed[-1] if self.passed else Passed()
        now = Passed(writers=[guest_out, host_out])
        self.passed.append(now)
        there = _Direction(self, guest_in, host_out, to_host, now.to_host)
        back = _Direction(self, host_in, guest_out, to_guest, now.to_guest)
        there.last, back.last = before.to_host[-1:], before.to_guest[-1:]
        now.tasks = [asyncio.create_task(each.run(now)) for each in (there, back)]
        for task in now.tasks:
            task.add_done_callback(now.close_if_over)


class _Direction:
    """One direction of one connection."""

    def __init__(
        self,
        proxy: ChaosProxy,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        faults: Faults,
        record: list[bytes],
    ) -> None:
        self._proxy = proxy
        self._source = source
        self._target = target
        self._faults = faults
        self._record = record
        self._passed_bytes = 0
        self.last: list[bytes] = []
        """The last piece of the connection before."""

    async def run(self, connection: Passed) -> None:
        """Pass on until there is nothing more, or until it is cut."""
        try:
            while piece := await self._source.read(READ_BYTES):
                self._record.append(piece)
                rest = self._up_to_cut(piece)
                await self._send(rest)
                if len(rest) < len(piece) or self._passed_bytes == self._faults.cut_at:
                    self._proxy.cuts += 1
                    await self._cut(connection)
                    return
                if self._faults.repeats_last and len(self._record) == TALKS_FROM:
                    await self._repeat()
            if self._target.can_write_eof():
                self._target.write_eof()
            else:
                self._target.close()
        except (ConnectionError, OSError):
            connection.cut(Ending.RESET)

    def _up_to_cut(self, piece: bytes) -> bytes:
        cut_at = self._faults.cut_at
        if cut_at is None:
            return piece
        return piece[: max(0, cut_at - self._passed_bytes)]

    async def _send(self, piece: bytes) -> None:
        step = self._faults.slice_bytes or len(piece) or 1
        for start in range(0, len(piece), step):
            part = piece[start : start + step]
            rate = self._faults.rate_bytes_per_s
            wait_s = self._faults.latency_s + (len(part) / rate if rate else 0.0)
            if wait_s:
                await asyncio.sleep(wait_s)
            self._target.write(part)
            await self._target.drain()
            if self._faults.slice_bytes:
                await asyncio.sleep(0)
        self._passed_bytes += len(piece)

    async def _repeat(self) -> None:
        for piece in self.last:
            self._proxy.repeats += 1
            self._target.write(piece)
        await self._target.drain()

    async def _cut(self, connection: Passed) -> None:
        match self._faults.ending:
            case Ending.HALF_CLOSE:
                self._target.write_eof()
            case Ending.STALL:
                while await self._source.read(READ_BYTES):
                    pass  # taken and thrown away
            case ending:
                connection.cut(ending)


def _end(transport: asyncio.WriteTransport, ending: Ending) -> None:
    if ending is Ending.CLOSE:
        transport.close()
        return
    raw: socket.socket | None = transport.get_extra_info("socket")
    if raw is not None:
        with contextlib.suppress(OSError):
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORTIVE)
    transport.abort()
