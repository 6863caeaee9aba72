# SPDX-License-Identifier: LicenseRef-Meetingroom
"""WebSocket frames of a server, built once and written to every guest. Pure.

A library's `send` builds each guest its own frame; for a thousand guests that is most
of the work. Frames of a server are not masked, so the bytes are the same for all.

Source: RFC 6455, section 5.2.
"""

from typing import Final

from meetingroom.protocol import limits
from meetingroom.protocol.codec import pack

TEXT = 0x1
BINARY = 0x2
_CONTINUATION = 0x0
_LAST = 0x80
_SHORT_MOST = 125
_MEDIUM = 126

SLICE_BYTES = 16 * 1024
"""Longer messages are cut, so that little waits in the buffer of a slow guest."""

KEPT_BYTES: Final = 8 * 1024 * 1024
"""Packed messages that are kept for guests who are at different places."""


class FrameStore:
    """The frames of the latest messages; what many guests get is built once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._latest: tuple[bytes, tuple[bytes, ...]] = (b"", ())
        self._packed: dict[bytes, tuple[bytes, ...]] = {}
        self._kept_bytes = 0

    def frames(self, payload: bytes) -> tuple[bytes, ...]:
        """Return a message as frames, see `frames_of`."""
        known, frames = self._latest
        if payload is known:
            return frames
        frames = self._packed.get(payload) or self._build(payload)
        self._latest = (payload, frames)
        return frames

    def _build(self, payload: bytes) -> tuple[bytes, ...]:
        frames = frames_of(payload)
        if len(payload) >= limits.PACKED_FROM_BYTES:
            self._packed[payload] = frames
            self._kept_bytes += len(payload)
            while self._kept_bytes > KEPT_BYTES and len(self._packed) > 1:
                oldest = next(iter(self._packed))
                del self._packed[oldest]
                self._kept_bytes -= len(oldest)
        return frames


def frames_of(payload: bytes) -> tuple[bytes, ...]:
    """Return a message as frames, compressed where that is worth it.

    Text frames hold JSON, binary frames the same compressed.
    """
    kind = TEXT
    if len(payload) >= limits.PACKED_FROM_BYTES:
        kind, payload = BINARY, pack(payload)
    slices = [
        payload[start : start + SLICE_BYTES]
        for start in range(0, max(1, len(payload)), SLICE_BYTES)
    ]
    last = len(slices) - 1
    return tuple(
        _frame(part, kind if place == 0 else _CONTINUATION, is_last=place == last)
        for place, part in enumerate(slices)
    )


def _frame(payload: bytes, kind: int, *, is_last: bool) -> bytes:
    first = kind | (_LAST if is_last else 0)
    size = len(payload)
    if size <= _SHORT_MOST:
        return bytes((first, size)) + payload
    # Slices are shorter than what would need more than two bytes.
    return bytes((first, _MEDIUM)) + size.to_bytes(2, "big") + payload
