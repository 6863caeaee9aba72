# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How often a room's code may be guessed, and how fast a guest may send.

Nothing here reads a clock: each call is given the time in seconds of one monotonic
clock. Links and tokens are not counted, so guessing cannot keep invited people out.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Final

WINDOW_S: Final = 60.0
MOST_WRONG_PER_SOURCE: Final = 5
MOST_WRONG_OVERALL: Final = 20
FIRST_LOCK_S: Final = 60.0
LONGEST_LOCK_S: Final = 300.0
QUIET_S: Final = 900.0
"""So long without a wrong code, and the next lock is a short one again."""
MOST_SOURCES: Final = 4096
"""More sources than that are not told apart; the overall count still holds."""


def most_guesses(duration_s: float) -> int:
    """Return how many wrong codes cannot be exceeded in a time, from any sources.

    Any window of `WINDOW_S` holds at most `MOST_WRONG_OVERALL` of them, so this
    bound holds even for a stranger who never runs into a lock.
    """
    return MOST_WRONG_OVERALL * (int(duration_s // WINDOW_S) + 1)


@dataclass(slots=True)
class _Count:
    """Wrong codes of one source, or of all together."""

    most: int
    wrong_at: deque[float] = field(default_factory=deque)
    locked_until: float = float("-inf")
    next_lock_s: float = FIRST_LOCK_S

    def is_locked(self, now: float) -> bool:
        return now < self.locked_until

    def note(self, now: float) -> None:
        if self.wrong_at and now - self.wrong_at[-1] >= QUIET_S:
            self.next_lock_s = FIRST_LOCK_S
        self.wrong_at.append(now)
        while now - self.wrong_at[0] >= WINDOW_S:
            self.wrong_at.popleft()
        if len(self.wrong_at) >= self.most:
            self.locked_until = now + self.next_lock_s
            self.next_lock_s = min(2 * self.next_lock_s, LONGEST_LOCK_S)

    def is_forgettable(self, now: float) -> bool:
        quiet = not self.wrong_at or now - self.wrong_at[-1] >= QUIET_S
        return quiet and not self.is_locked(now)


class CodeLimiter:
    """Counts wrong codes, by source and overall, and locks for a while."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._overall = _Count(MOST_WRONG_OVERALL)
        self._sources: dict[str, _Count] = {}
        self._wrong_total = 0

    @property
    def wrong_total(self) -> int:
        """Wrong codes since the start."""
        return self._wrong_total

    def may_try(self, source: str, now: float) -> bool:
        """Return whether a code of this source is looked at now.

        Looking and `note_wrong` must happen without giving up control in between.
        """
        count = self._sources.get(source)
        is_locked = count is not None and count.is_locked(now)
        return not is_locked and not self._overall.is_locked(now)

    def note_wrong(self, source: str, now: float) -> None:
        """Count a wrong code."""
        self._wrong_total += 1
        self._overall.note(now)
        count = self._sources.get(source)
        if count is None:
            if len(self._sources) >= MOST_SOURCES:
                self._forget(now)
            if len(self._sources) >= MOST_SOURCES:
                return
            count = self._sources[source] = _Count(MOST_WRONG_PER_SOURCE)
        count.note(now)

    def is_alarming(self, now: float) -> bool:
        """Return whether the facilitator should hear about it: codes are locked."""
        return self._overall.is_locked(now) or any(
            count.is_locked(now) for count in self._sources.values()
        )

    def locked_for_s(self, now: float) -> float:
        """Return the seconds for which no code at all is looked at; 0 when it is."""
        return max(0.0, self._overall.locked_until - now)

    def renew(self) -> None:
        """Forget everything: the room has a new code, earlier guesses are worthless."""
        self._overall = _Count(MOST_WRONG_OVERALL)
        self._sources.clear()

    def _forget(self, now: float) -> None:
        for source, count in list(self._sources.items()):
            if count.is_forgettable(now):
                del self._sources[source]


class TokenBucket:
    """A steady rate with a burst: so many at once, then so many a second.

    What is larger than a whole burst passes a full bucket and leaves a debt, so that
    nothing has to wait for ever.
    """

    def __init__(self, rate_per_s: float, burst: float, now: float) -> None:
        """Start full.

        Args:
            rate_per_s: Tokens that come back in a second.
            burst: The most it holds.
            now: Seconds of the caller's monotonic clock.
        """
        self._rate_per_s = rate_per_s
        self._burst = burst
        self._tokens = burst
        self._at = now

    def take(self, amount: float, now: float) -> bool:
        """Take tokens if there are enough; otherwise take none and say `False`."""
        if self.wait_s(amount, now) > 0:
            return False
        self._tokens -= amount
        return True

    def wait_s(self, amount: float, now: float) -> float:
        """Return the seconds until so many can be taken."""
        self._fill(now)
        missing = min(amount, self._burst) - self._tokens
        return max(0.0, missing / self._rate_per_s)

    def _fill(self, now: float) -> None:
        passed = max(0.0, now - self._at)
        self._tokens = min(self._burst, self._tokens + passed * self._rate_per_s)
        self._at = max(self._at, now)


ENTRIES_PER_S: Final = 50.0
ENTRIES_BURST: Final = 200.0
BYTES_PER_S: Final = 256.0 * 1024
BYTES_BURST: Final = 1024.0 * 1024


class GuestBudget:
    """What one authenticated socket may send: entries and bytes."""

    def __init__(self, now: float) -> None:
        """Start with both bursts unused."""
        self._entries = TokenBucket(ENTRIES_PER_S, ENTRIES_BURST, now)
        self._bytes = TokenBucket(BYTES_PER_S, BYTES_BURST, now)

    def take(self, entries: int, size_bytes: int, now: float) -> float:
        """Take a frame's share and return 0, or the seconds to wait, taking nothing.

        Args:
            entries: How many entries the frame carries; 0 for other messages.
            size_bytes: Of the whole frame.
            now: Seconds of the caller's monotonic clock.
        """
        wait_s = max(
            self._entries.wait_s(entries, now), self._bytes.wait_s(size_bytes, now)
        )
        if wait_s == 0:
            self._entries.take(entries, now)
            self._bytes.take(size_bytes, now)
        return wait_s
