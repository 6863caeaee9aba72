# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A crowd of guests in one loop: connects, counts what comes, connects again.

It runs in a process of its own, apart from every host, and judges nothing.
"""

import contextlib
import selectors
import sys
import time
from collections.abc import Callable
from random import Random
from socket import socket

from meetingroom.protocol.backoff import Backoff
from tests.benchmarks.network.delivery import Deliveries
from tests.benchmarks.network.dialect import Dialect
from tests.benchmarks.network.stream import BINARY, PING, PONG, Stage, Stream, Target

_READ, _WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
AT_ONCE = 48
"""Guests that connect at the same time when a room fills: fewer than a host lets
wait from one address."""
WAIT_S = 0.02


class TooSlow(Exception):  # noqa: N818 - the machine's fault, not a bug
    """Something did not happen in time, so that there is no figure."""


class Member:
    """One guest."""

    __slots__ = ("backoff", "cursor", "digest", "is_in", "number", "source", "stream")
    stream: Stream | None

    def __init__(self, number: int) -> None:
        """Make one that is not connected."""
        self.number = number
        self.cursor = 0
        self.digest = ""
        self.is_in = False
        self.stream = None
        self.backoff = Backoff(Random(number))  # noqa: S311 - not for secrets
        # Guests have an address each; where a system lets only one be used,
        # all come as if from behind one router.
        is_free = sys.platform.startswith("linux")
        self.source = f"127.77.{number // 250}.{number % 250 + 1}" if is_free else ""

    def send(self, message: bytes, opcode: int) -> None:
        """Send a message; nothing happens without a connection."""
        if self.stream is not None:
            self.stream.send(message, opcode)


class Crowd:
    """All guests of one host."""

    def __init__(self, size: int, dialect: Dialect) -> None:
        """Make guests; `fill` connects them."""
        self.members = [Member(number) for number in range(size)]
        self.deliveries = Deliveries(size)
        self.dialect = dialect
        self.lost = 0
        """Connections that ended."""
        self._selector = selectors.DefaultSelector()
        self._later: list[tuple[float, Member]] = []
        self._does_return = False
        self._connected = 0

    def fill(self, limit_s: float) -> float:
        """Connect everybody, a few at a time.

        Returns:
            The seconds until the last one was in.

        Raises:
            TooSlow: Somebody is not in yet.
        """
        began_s = time.monotonic()
        outside = list(reversed(self.members))

        def is_full() -> bool:
            while outside and self._connected - self._inside() < AT_ONCE:
                self._connect(outside.pop())
            return not outside and all(one.is_in for one in self.members)

        self.until(is_full, limit_s, "join")
        return time.monotonic() - began_s

    def return_when_lost(self) -> None:
        """Have whoever loses the connection come back, with full jitter."""
        self._does_return = True

    def publish(self, member: Member) -> None:
        """Have a guest write the next note."""
        number = self.deliveries.published
        self.deliveries.publish(time.monotonic())
        self.dialect.publish(member, number)
        self._watch(member)

    def until(
        self, is_done: Callable[[], bool], limit_s: float, what: str = ""
    ) -> None:
        """Let the crowd live until something is so.

        Raises:
            TooSlow: It was not so in time.
        """
        end_s = time.monotonic() + limit_s
        while not is_done():
            now_s = time.monotonic()
            if now_s > end_s:
                inside = self._inside()
                raise TooSlow(f"{what}: {inside} of {len(self.members)} are in")
            self.turn(min(WAIT_S, end_s - now_s))

    def rest(self, seconds: float) -> None:
        """Let the crowd live for a while."""
        end_s = time.monotonic() + seconds
        while (left_s := end_s - time.monotonic()) > 0:
            self.turn(left_s)

    def turn(self, wait_s: float) -> None:
        """Take what has come, after waiting for it at most so long."""
        if self._later:
            self._come_back()
        for key, _ in self._selector.select(wait_s):
            self._advance(key.data, key.fileobj)

    def close(self) -> None:
        """Close all connections."""
        for member in self.members:
            if member.stream is not None:
                member.stream.close()
        self._selector.close()

    def _inside(self) -> int:
        return sum(one.is_in for one in self.members)

    def _connect(self, member: Member) -> None:
        target: Target = self.dialect.target
        try:
            stream = Stream(target, member.source)
        except OSError:
            self._lose(member)
            return
        member.stream = stream
        self._connected += 1
        self._selector.register(stream.socket, _READ | _WRITE, member)

    def _advance(self, member: Member, known: object) -> None:
        stream = member.stream
        if stream is None or stream.socket is not known:
            return  # it was lost in this very turn
        was = stream.stage
        try:
            messages = stream.advance()
            if stream.socket is not known and isinstance(known, socket):
                # The descriptor stays the same; TLS took it from the plain socket.
                self._selector.unregister(known)
                self._selector.register(stream.socket, _READ | _WRITE, member)
            if was is not Stage.OPEN and stream.stage is Stage.OPEN:
                self.dialect.opened(member)
            if messages:
                now_s = time.monotonic()
                for opcode, payload in messages:
                    self._take(member, opcode, payload, now_s)
        except OSError:
            self._lose(member)
            return
        self._watch(member)

    def _take(self, member: Member, opcode: int, payload: bytes, now_s: float) -> None:
        if opcode == PING:
            member.send(payload, PONG)
        elif opcode <= BINARY:
            notes = self.dialect.take(member, opcode, payload)
            if notes:
                self.deliveries.arrive(notes, now_s)
        else:
            raise ConnectionError("the host closes")

    def _watch(self, member: Member) -> None:
        stream = member.stream
        if stream is None or stream.stage is Stage.CLOSED:
            return
        wanted = _READ | _WRITE if stream.has_to_write else _READ
        key = self._selector.get_key(stream.socket)
        if key.events != wanted:
            self._selector.modify(stream.socket, wanted, member)

    def _lose(self, member: Member) -> None:
        self.lost += 1
        member.is_in = False
        stream, member.stream = member.stream, None
        if stream is not None:
            self._connected -= 1
            with contextlib.suppress(KeyError):
                self._selector.unregister(stream.socket)
            stream.close()
        if self._does_return:
            wait_s = member.backoff.next_s()
            self._later.append((time.monotonic() + wait_s, member))

    def _come_back(self) -> None:
        now_s = time.monotonic()
        due = [member for at_s, member in self._later if at_s <= now_s]
        self._later = [one for one in self._later if one[0] > now_s]
        for member in due:
            self._connect(member)
