# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The log that everyone shares: numbered without gaps, encoded once for all guests.

What is private is not in it at all, so that its numbers betray nothing.
"""

import hashlib
from collections.abc import Callable

import msgspec

from meetingroom.meeting.events import Recorded
from meetingroom.protocol import limits
from meetingroom.protocol.codec import encode_recorded, shared_payload

_DIGEST_BYTES = 12

Encoder = Callable[[Recorded], bytes]


class SharedLog:
    """Entries in the order in which everyone came to see them."""

    def __init__(self, encode: Encoder = encode_recorded) -> None:
        """Begin empty."""
        self._encode = encode
        self._entries: list[Recorded] = []
        self._encoded: list[bytes] = []
        self._digests = [""]
        self._chunk: tuple[int, int, bytes] = (-1, -1, b"")

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
        known_start, known_head, payload = self._chunk
        end = self._end(start)
        if (start, end) != (known_start, known_head):
            payload = shared_payload(
                start, self._encoded[start:end], self._digests[end]
            )
            self._chunk = (start, end, payload)
        return end, payload

    def _end(self, start: int) -> int:
        size, end = 0, start
        for encoded in self._encoded[start : start + limits.SHARED_ENTRIES]:
            size += len(encoded)
            if end > start and size > limits.SHARED_BYTES:
                break
            end += 1
        return end
