# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One guest's connection: TCP, TLS, WebSocket upgrade, frames; never blocks.

It knows no protocol above frames, and masks with zeros: the masking is real on the
wire, only free of charge for the machine that measures.
"""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from socket import AF_INET, IPPROTO_TCP, SOCK_STREAM, TCP_NODELAY, socket
from typing import Final

READ_BYTES: Final = 256 * 1024
TEXT, BINARY, CLOSE, PING, PONG = 0x1, 0x2, 0x8, 0x9, 0xA
_CONTINUATION, _MASK, _LAST = 0x0, 0x80, 0x80
_SHORT, _MEDIUM = 126, 127
_LENGTH_BYTES = 4
_SWITCHING = b"HTTP/1.1 101 "


class Framing(Enum):
    """How messages are told apart."""

    LENGTH = auto()
    """Four bytes of length before each."""
    WEBSOCKET = auto()


class Stage(Enum):
    """How far a connection has come."""

    CONNECTING = auto()
    SHAKING = auto()
    UPGRADING = auto()
    OPEN = auto()
    CLOSED = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect, and how."""

    port: int
    framing: Framing
    request: bytes = b""
    """The upgrade of a WebSocket."""
    tls: ssl.SSLContext | None = None
    server_name: str | None = None


class Stream:
    """A connection; the caller waits for its socket and calls `advance`."""

    __slots__ = (
        "_inbox",
        "_message",
        "_opcode",
        "_outbox",
        "_target",
        "has_to_write",
        "socket",
        "stage",
    )

    def __init__(self, target: Target, source: str) -> None:
        """Begin to connect from an address of this machine."""
        self._target = target
        self._inbox = b""
        self._outbox = b""
        self._message = b""
        self._opcode = 0
        self.stage = Stage.CONNECTING
        self.has_to_write = True
        plain = socket(AF_INET, SOCK_STREAM)
        plain.setblocking(False)  # noqa: FBT003 - the library's own signature
        plain.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        if source:
            plain.bind((source, 0))
        plain.connect_ex(("127.0.0.1", target.port))
        self.socket: socket = plain

    def advance(self) -> list[tuple[int, bytes]]:
        """Go on as far as possible; returns the messages that have come, by opcode.

        Raises:
            OSError: The connection failed or ended.
        """
        if self.stage is Stage.OPEN:
            if self._outbox:
                self._flush()
            return list(self._messages(self._read()))
        if self.stage is Stage.CONNECTING:
            self._connected()
        if self.stage is Stage.SHAKING:
            self._shake()
        if self.stage is Stage.UPGRADING:
            return self._upgrade()
        return []

    def send(self, message: bytes, opcode: int = TEXT) -> None:
        """Send a message.

        Raises:
            OSError: The connection failed.
        """
        head = _head(len(message), opcode, self._target.framing)
        self._outbox += head + message
        self._flush()

    def close(self) -> None:
        """Close the socket at once."""
        self.stage = Stage.CLOSED
        self.socket.close()

    def _connected(self) -> None:
        self.socket.getpeername()  # raises while it is not connected
        target = self._target
        if target.tls is None:
            self._greet()
            return
        self.socket = target.tls.wrap_socket(
            self.socket,
            server_hostname=target.server_name,
            do_handshake_on_connect=False,
        )
        self.stage = Stage.SHAKING

    def _shake(self) -> None:
        secured = self.socket
        if not isinstance(secured, ssl.SSLSocket):
            raise ConnectionError("a handshake without TLS")
        try:
            secured.do_handshake()
        except ssl.SSLWantReadError:
            self.has_to_write = False
            return
        except ssl.SSLWantWriteError:
            self.has_to_write = True
            return
        self._greet()

    def _greet(self) -> None:
        is_web = self._target.framing is Framing.WEBSOCKET
        self.stage = Stage.UPGRADING if is_web else Stage.OPEN
        self._outbox = self._target.request
        self._flush()

    def _upgrade(self) -> list[tuple[int, bytes]]:
        if self._outbox:
            self._flush()
        self._inbox += self._read()
        head, end, rest = self._inbox.partition(b"\r\n\r\n")
        if not end:
            return []
        if not head.startswith(_SWITCHING):
            raise ConnectionError(head.partition(b"\r\n")[0].decode("latin-1"))
        self.stage = Stage.OPEN
        self._inbox = b""
        return list(self._messages(rest))

    def _flush(self) -> None:
        try:
            while self._outbox:
                sent = self.socket.send(self._outbox)
                self._outbox = self._outbox[sent:]
        except (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError):
            pass
        self.has_to_write = bool(self._outbox)

    def _read(self) -> bytes:
        """Return all that has come; TLS may hold more than the socket shows."""
        parts: list[bytes] = []
        try:
            while True:
                part = self.socket.recv(READ_BYTES)
                if not part:
                    raise ConnectionError("closed by the host")
                parts.append(part)
                if self._target.tls is None:
                    break
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            pass
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def _messages(self, arrived: bytes) -> Iterator[tuple[int, bytes]]:
        inbox = self._inbox + arrived if self._inbox else arrived
        place = 0
        is_web = self._target.framing is Framing.WEBSOCKET
        while (frame := _frame(inbox, place, is_web=is_web)) is not None:
            opcode, start, place, is_last = frame
            payload = inbox[start:place]
            if opcode >= CLOSE or (is_last and not self._message):
                yield opcode, payload
            else:
                self._opcode = opcode or self._opcode
                self._message += payload
                if is_last:
                    whole, self._message = self._message, b""
                    yield self._opcode, whole
        self._inbox = inbox[place:]


def _head(size: int, opcode: int, framing: Framing) -> bytes:
    if framing is Framing.LENGTH:
        return size.to_bytes(_LENGTH_BYTES, "big")
    first = bytes((_LAST | opcode,))
    if size < _SHORT:
        length = bytes((_MASK | size,))
    elif size < 1 << 16:
        length = bytes((_MASK | _SHORT,)) + size.to_bytes(2, "big")
    else:
        length = bytes((_MASK | _MEDIUM,)) + size.to_bytes(8, "big")
    return first + length + bytes(4)


def _frame(
    inbox: bytes, place: int, *, is_web: bool
) -> tuple[int, int, int, bool] | None:
    """Return opcode, begin and end of the payload, and whether the message ends."""
    left = len(inbox) - place
    if not is_web:
        if left < _LENGTH_BYTES:
            return None
        start = place + _LENGTH_BYTES
        end = start + int.from_bytes(inbox[place:start], "big")
        return (BINARY, start, end, True) if end <= len(inbox) else None
    if left < 2:
        return None
    first, size = inbox[place], inbox[place + 1]
    start = place + 2
    if size >= _SHORT:
        width = 2 if size == _SHORT else 8
        if left < 2 + width:
            return None
        size = int.from_bytes(inbox[start : start + width], "big")
        start += width
    end = start + size
    if end > len(inbox):
        return None
    return first & 0x0F, start, end, bool(first & _LAST)
