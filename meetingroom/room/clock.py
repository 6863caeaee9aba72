# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where time comes from; the core only ever receives it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic as monotonic_seconds
from typing import Protocol


class Clock(Protocol):
    """A source of time."""

    def now(self) -> datetime:
        """Return the time, aware, UTC."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the time, aware, UTC."""
        return datetime.now(UTC)


class AnchoredClock:
    """Meeting time: a wall clock read once, then counted by the monotonic clock.

    Setting the computer's clock during a meeting moves nothing, and after a restart
    the time never lies before what the meeting has seen.
    """

    def __init__(
        self,
        wall: Clock,
        seen: datetime | None = None,
        monotonic: Callable[[], float] = monotonic_seconds,
    ) -> None:
        """Begin at the wall clock's time.

        Args:
            wall: Read once.
            seen: Until when the meeting's clock is known to have run.
            monotonic: Seconds of a clock that is never set.
        """
        now = wall.now()
        self._began = max(now, seen) if seen is not None else now
        self._began_s = monotonic()
        self._monotonic = monotonic

    def now(self) -> datetime:
        """Return the meeting's time, aware, UTC."""
        passed_s = self._monotonic() - self._began_s
        return self._began + timedelta(seconds=passed_s)


class PacedClock:
    """A clock that runs faster than another; rehearsals use it, in several threads."""

    def __init__(self, base: Clock, factor: float) -> None:
        """Start at the base clock's time.

        Args:
            base: The clock that is sped up.
            factor: Seconds that pass for each second of the base clock.
        """
        self._base = base
        began = base.now()
        self._pace = (began, began, factor)
        """When the pace began on the base clock, and on this one; and the pace."""

    def now(self) -> datetime:
        """Return the sped-up time, aware, UTC."""
        return self._at(self._base.now())

    def go_at(self, factor: float) -> None:
        """Run at another pace from now on; no time is jumped over."""
        now = self._base.now()
        self._pace = (now, self._at(now), factor)

    def _at(self, base_now: datetime) -> datetime:
        base_began, began, factor = self._pace
        return began + (base_now - base_began) * factor


class HandClock:
    """A clock that is set by hand: headless rehearsals and tests."""

    def __init__(self, start: datetime) -> None:
        """Start at a moment."""
        self._now = start

    def now(self) -> datetime:
        """Return the time it was set to."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)
