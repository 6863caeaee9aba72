# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Frames of a server: RFC 6455 by the book, and built once for all guests."""

import pytest

from meetingroom.net.frames import (
    BINARY,
    KEPT_BYTES,
    SLICE_BYTES,
    TEXT,
    FrameStore,
    frames_of,
)
from meetingroom.protocol.codec import unpack
from meetingroom.protocol.limits import PACKED_FROM_BYTES

LAST = 0x80


def parted(frame: bytes) -> tuple[int, bytes]:
    """Return the first byte and the payload of a frame of a server."""
    size, start = frame[1], 2
    if size == 126:
        size, start = int.from_bytes(frame[2:4], "big"), 4
    assert len(frame) == start + size
    return frame[0], frame[start:]


def noise(size: int, seed: int = 0) -> bytes:
    """Return bytes that hardly shrink, another run for each seed."""
    step = 1_103_515_245
    value, made = seed + 1, bytearray()
    while len(made) < size:
        value = (value * step + 12_345) & 0xFFFFFFFFFFFF
        made += value.to_bytes(6, "big")
    return bytes(made[:size])


@pytest.mark.parametrize("size", [0, 1, 125, 126, PACKED_FROM_BYTES - 1])
def test_short_message_is_one_text_frame(size: int) -> None:
    payload = b"x" * size

    (frame,) = frames_of(payload)

    assert parted(frame) == (LAST | TEXT, payload)


def test_long_message_is_packed_and_cut() -> None:
    payload = noise(5 * SLICE_BYTES)

    frames = frames_of(payload)

    firsts = [parted(frame)[0] for frame in frames]
    whole = b"".join(parted(frame)[1] for frame in frames)
    assert firsts == [BINARY, *[0] * (len(frames) - 2), LAST]
    assert max(map(len, frames)) <= SLICE_BYTES + 10
    assert unpack(whole) == payload


def test_short_message_to_many_guests_is_built_once() -> None:
    store = FrameStore()
    payload = b"short"

    assert store.frames(payload) is store.frames(payload)


def test_guests_at_two_places_get_messages_that_were_built_once() -> None:
    store = FrameStore()
    one, other = noise(PACKED_FROM_BYTES, 1), noise(PACKED_FROM_BYTES, 2)
    built = store.frames(one), store.frames(other)

    again = store.frames(one), store.frames(other)

    assert again[0] is built[0]
    assert again[1] is built[1]


def test_store_forgets_the_oldest_messages() -> None:
    store = FrameStore()
    first = noise(KEPT_BYTES // 4)
    built = store.frames(first)
    for seed in range(1, 6):
        store.frames(noise(KEPT_BYTES // 4, seed))

    assert store.frames(first) is not built


def test_message_longer_than_all_that_is_kept_is_still_built_once() -> None:
    store = FrameStore()
    longest = bytes(2 * KEPT_BYTES)
    built = store.frames(longest)
    store.frames(b"a short one in between")

    assert store.frames(longest) is built
