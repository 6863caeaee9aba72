# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Counting of deliveries: how long after it was written each guest had each note.

Only numbers; it keeps no note and no connection.
"""

from dataclasses import dataclass
from typing import Final

STEP_S: Final = 0.000_05


@dataclass(frozen=True, slots=True)
class Spread:
    """Delivery times of one run, in milliseconds."""

    count: int
    p50_ms: float
    p99_ms: float
    most_ms: float


class Deliveries:
    """All notes of a run, each until every guest has it."""

    def __init__(self, guests: int) -> None:
        """Begin with no note."""
        self._guests = guests
        self._sent_s: list[float] = []
        self._left: list[int] = []
        self._counts: dict[int, int] = {}
        self.complete = 0
        """Notes that every guest has."""
        self._complete_before = 0

    def begin(self) -> None:
        """Count deliveries from now on; notes that are under way are finished."""
        self._counts.clear()
        self._complete_before = self.complete

    @property
    def complete_since(self) -> int:
        """Notes that everyone has got since `begin`."""
        return self.complete - self._complete_before

    @property
    def published(self) -> int:
        """Notes that were written."""
        return len(self._sent_s)

    @property
    def in_flight(self) -> int:
        """Notes that somebody does not have yet."""
        return len(self._sent_s) - self.complete

    def publish(self, now_s: float) -> None:
        """Note that the next note is being written."""
        self._sent_s.append(now_s)
        self._left.append(self._guests)

    def arrive(self, notes: tuple[int, ...], now_s: float) -> None:
        """Note that one more guest has these notes."""
        left, sent, counts = self._left, self._sent_s, self._counts
        for note in notes:
            left[note] -= 1
            if not left[note]:
                self.complete += 1
            step = int((now_s - sent[note]) / STEP_S) + 1  # never flattering
            counts[step] = counts.get(step, 0) + 1

    def spread(self) -> Spread:
        """Return the delivery times so far."""
        total = sum(self._counts.values())
        if not total:
            return Spread(0, 0.0, 0.0, 0.0)
        found: list[float] = []
        seen = 0
        targets = [0.5 * total, 0.99 * total]
        for step in sorted(self._counts):
            seen += self._counts[step]
            while len(found) < len(targets) and seen >= targets[len(found)]:
                found.append(step * STEP_S * 1000)
        most = max(self._counts) * STEP_S * 1000
        return Spread(total, found[0], found[1], most)
