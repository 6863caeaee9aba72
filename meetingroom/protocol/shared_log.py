# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The log that everyone shares: numbered without gaps, encoded once for all guests.

What is private is not in it at all, so that its numbers betray nothing.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable
from typing import Final

import msgspec

from meetingroom.meeting.events import Recorded
from meetingroom.protocol import limits
from meetingroom.protocol.codec import encode_recorded, shared_payload

_DIGEST_BYTES = 12
KEPT_BYTES: Final = 8 * 1024 * 1024
"""Messages that are kept for guests who are at different places, all together."""

Encoder = Callable[[Recorded], bytes]


class SharedLog:
    """Entries in the order in which everyone came to see them."""

    def __init__(self, encode: Encoder = encode_recorded) -> None:
        """Begin empty."""
        self._encode = encode
        self._entries: list[Recorded] = []
        self._encoded: list[bytes] = []
        self._digests = [""]
        self._cuts: list[int] = []
        """Where messages end at the latest, so that guests who catch up from any place
        soon get the same ones."""
        self._since_cut_bytes = 0
        self._chunks: dict[tuple[int, int], bytes] = {}
        self._kept_bytes = 0

    def __len__(self) -> int:
        """Return how many entries there are.

        The digests are appended last: another thread never sees half an entry.
        """
        return len(self._digests) - 1

    @property
    def entries(self) -> tuple[Recorded, ...]:
        """All entries; `seq` is the place in this log, from 1."""
        return tuple(self._entries)

    def append(self, entry: Recorded) -> None:
        """Add an entry at the end, under the next number."""
        numbered = msgspec.structs.replace(entry, seq=len(self._entries) + 1)
        encoded = self._encode(numbered)
        chain = hashlib.blake2b(digest_size=_DIGEST_BYTES)
        chain.update(self._digests[-1].encode())
        chain.update(encoded)
        self._cut_before(len(encoded))
        self._entries.append(numbered)
        self._encoded.append(encoded)
        self._digests.append(chain.hexdigest())

    def holds(self, cursor: int, digest: str) -> bool:
        """Tell whether a guest's copy is the beginning of this log.

        A host restored from an older backup, or another host, has another log; then
        the guest takes a new copy.
        """
        return 0 <= cursor <= len(self) and self._digests[cursor] == digest

    def chunk(self, start: int) -> tuple[int, bytes]:
        """Return a message with what follows a cursor, as much as one may hold.

        Args:
            start: The cursor; below the length of the log.

        Returns:
            The cursor after it, and the payload; guests at the same cursor get the
            same object.
        """
        place = bisect_right(self._cuts, start)
        end = self._cuts[place] if place < len(self._cuts) else len(self)
        payload = self._chunks.get((start, end))
        if payload is None:
            payload = shared_payload(
                start, self._encoded[start:end], self._digests[end]
            )
            self._keep((start, end), payload)
        return end, payload

    def _cut_before(self, size_bytes: int) -> None:
        """End the message that would become too long with one more entry."""
        count = len(self._entries) - (self._cuts[-1] if self._cuts else 0)
        longer_bytes = self._since_cut_bytes + size_bytes
        is_full = count >= limits.SHARED_ENTRIES or longer_bytes > limits.SHARED_BYTES
        if count and is_full:
            self._cuts.append(len(self._entries))
            longer_bytes = size_bytes
        self._since_cut_bytes = longer_bytes

    def _keep(self, key: tuple[int, int], payload: bytes) -> None:
        """Keep the latest messages; the newest one always, however long it is."""
        self._chunks[key] = payload
        self._kept_bytes += len(payload)
        while self._kept_bytes > KEPT_BYTES and len(self._chunks) > 1:
            oldest = next(iter(self._chunks))
            self._kept_bytes -= len(self._chunks.pop(oldest))
