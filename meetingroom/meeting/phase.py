# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The phases of a meeting and the clock of the running one.

The clock computes from times it is given; it never reads one.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class Phase(StrEnum):
    """Where a meeting stands."""

    PREPARE = "prepare"
    LOBBY = "lobby"
    READING = "reading"
    MARGINS = "margins"
    DISCUSSION = "discussion"
    DECISIONS = "decisions"
    CLOSED = "closed"

    @property
    def order(self) -> int:
        """Place in the course of a meeting, from 0."""
        return _ORDER[self]

    @property
    def is_revealed(self) -> bool:
        """Tell whether notes are open to everyone."""
        return self.order >= Phase.MARGINS.order


_ORDER = {phase: place for place, phase in enumerate(Phase)}


@dataclass(frozen=True, slots=True)
class PhaseClock:
    """Time of the running phase; pauses and interruptions do not count."""

    started_at: datetime
    given_s: float
    """Seconds given, extensions included; 0 for a phase without a clock."""
    paused_at: datetime | None = None
    idle_s: float = 0.0
    """Seconds of ended pauses and interruptions."""

    def used_s(self, at: datetime) -> float:
        """Return the seconds that counted up to a moment."""
        until = min(at, self.paused_at) if self.paused_at else at
        return max(0.0, (until - self.started_at).total_seconds() - self.idle_s)

    def left_s(self, at: datetime) -> float:
        """Return the seconds left; negative once the time is up."""
        return self.given_s - self.used_s(at)

    def paused(self, at: datetime) -> "PhaseClock":
        """Stop counting; an already paused clock stays as it is."""
        return self if self.paused_at else replace(self, paused_at=at)

    def resumed(self, at: datetime) -> "PhaseClock":
        """Count again; the pause is added to the idle time."""
        if self.paused_at is None:
            return self
        idle = max(timedelta(), at - self.paused_at).total_seconds()
        return replace(self, paused_at=None, idle_s=self.idle_s + idle)

    def extended(self, extra_s: float) -> "PhaseClock":
        """Give more time."""
        return replace(self, given_s=self.given_s + extra_s)
