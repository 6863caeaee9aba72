# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Guests of Hocuspocus: its own messages around Yjs updates that add to one map.

Source: the message types of @hocuspocus/server 3.4, y-protocols' sync messages, and
version 1 of the update format of Yjs 13 (`UpdateEncoder.js`, `Item.js`).
"""

from typing import Final

from tests.benchmarks.network.dialect import Guest
from tests.benchmarks.network.meeting_guests import NOTE_CP, Wrong
from tests.benchmarks.network.stream import BINARY, Framing, Target

_DOCUMENT: Final = "meeting"
_SYNC, _AUTH = 0, 2
_STEP_1, _UPDATE = 0, 2
_TOKEN, _DENIED = 0, 1
_ANY_WITH_KEY: Final = 8 | 0x20
"""An item that holds a plain value under a key of its parent."""
_STRING: Final = 119
_MARK: Final = b"load-"
_DIGITS: Final = 8


class HocuspocusGuests:
    """The words of guests to one server."""

    def __init__(self, port: int, size: int) -> None:
        """Make a Yjs client for each guest."""
        lines = (
            "GET / HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13",
        )
        request = "\r\n".join((*lines, "", "")).encode()
        self.target = Target(port, Framing.WEBSOCKET, request)
        self._clocks = [0] * size
        self._known: dict[bytes, tuple[int, ...]] = {}

    def opened(self, guest: Guest) -> None:
        """Say who one is; there is no password."""
        guest.send(_message(_AUTH) + _number(_TOKEN) + _text("anybody"), BINARY)

    def take(self, guest: Guest, opcode: int, payload: bytes) -> tuple[int, ...]:
        """Take a message; returns the numbers of the notes in it."""
        del opcode
        known = self._known.get(payload)
        if known is not None:
            return known
        body = payload.removeprefix(_text(_DOCUMENT))
        if body[0] == _AUTH:
            if body[1] == _DENIED:
                raise Wrong("Hocuspocus lets nobody in")
            nothing_known = b"\x00"
            guest.send(
                _message(_SYNC) + _number(_STEP_1) + _bytes(nothing_known), BINARY
            )
            guest.is_in = True
        if body[:2] != bytes((_SYNC, _UPDATE)):
            return ()
        notes = tuple(int(part[:_DIGITS]) for part in body.split(_MARK)[1:])
        if len(self._known) > 4_000:
            self._known.clear()
        self._known[payload] = notes
        return notes

    def publish(self, guest: Guest, note: int) -> None:
        """Have a guest write a note with this number."""
        clock = self._clocks[guest.number]
        self._clocks[guest.number] += 1
        body = f"Note {note}: where does this come from? ".ljust(NOTE_CP, "x")
        update = b"".join(
            (
                _number(1),  # clients
                _number(1),  # structs of this client
                _number(guest.number + 1),
                _number(clock),
                bytes((_ANY_WITH_KEY,)),
                _number(1),  # the parent is named
                _text("notes"),
                _text(f"{_MARK.decode()}{note:0{_DIGITS}}"),
                _number(1),  # values
                bytes((_STRING,)),
                _text(body),
                _number(0),  # nothing was deleted
            )
        )
        guest.send(_message(_SYNC) + _number(_UPDATE) + _bytes(update), BINARY)


def _message(kind: int) -> bytes:
    return _text(_DOCUMENT) + _number(kind)


def _text(text: str) -> bytes:
    return _bytes(text.encode())


def _bytes(content: bytes) -> bytes:
    return _number(len(content)) + content


def _number(number: int) -> bytes:
    """Return a number, seven bits a byte, the lowest first."""
    parts = bytearray()
    while number > 0x7F:
        parts.append(0x80 | number & 0x7F)
        number >>= 7
    parts.append(number)
    return bytes(parts)
