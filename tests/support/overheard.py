# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What somebody in between can read of a WebSocket without TLS, and how to search it.

It follows RFC 6455 far enough for connections that were recorded whole.
"""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

from meetingroom.protocol.codec import BadMessageError, unpack

_BINARY = 0x2
_CONTINUATION = 0x0
_MEDIUM = 126
_LONG = 127


def payloads(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Return the messages of one direction, unmasked and unpacked."""
    _, _, stream = b"".join(pieces).partition(b"\r\n\r\n")
    kind, message = 0, b""
    while len(stream) > 1:
        first, second = stream[0], stream[1]
        size, at = second & 0x7F, 2
        if size == _MEDIUM:
            size, at = int.from_bytes(stream[2:4], "big"), 4
        elif size == _LONG:
            size, at = int.from_bytes(stream[2:10], "big"), 10
        mask = b""
        if second & 0x80:
            mask, at = stream[at : at + 4], at + 4
        body, stream = stream[at : at + size], stream[at + size :]
        opcode = first & 0x0F
        kind, message = (kind, message) if opcode == _CONTINUATION else (opcode, b"")
        message += _unmasked(body, mask)
        if first & 0x80:
            yield _unpacked(message) if kind == _BINARY else message


def _unmasked(body: bytes, mask: bytes) -> bytes:
    if not mask:
        return body
    return bytes(byte ^ mask[place % 4] for place, byte in enumerate(body))


def _unpacked(message: bytes) -> bytes:
    try:
        return unpack(message)
    except BadMessageError:  # the end of the recording
        return message


def spellings(words: bytes) -> tuple[bytes, ...]:
    """Return how words may stand in bytes: plain, wide, hexadecimal, base 64."""
    wide = words.decode("latin-1").encode("utf-16-le")
    found = [words, wide, words.hex().encode()]
    for shift in range(3):
        encoded = base64.b64encode(bytes(shift) + words)
        # Without the ends, which depend on what stands beside the words.
        inner = encoded[4 if shift else 0 : (len(encoded) // 4 - 1) * 4]
        found += [inner, inner.translate(bytes.maketrans(b"+/", b"-_"))]
    return tuple(found)


def stands_in(words: bytes, places: Iterable[bytes]) -> bool:
    """Tell whether words stand anywhere, in any spelling."""
    wanted = spellings(words)
    return any(one in place for place in places for one in wanted)


def contents(folder: Path, pattern: str = "**/*") -> Iterator[bytes]:
    """Return the bytes of all files below a folder."""
    for path in folder.glob(pattern):
        if path.is_file():
            yield path.read_bytes()
