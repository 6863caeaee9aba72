# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The host's time on a guest's machine, whatever the guest's own clock says.

Pure: both clocks come in as numbers. Only the guest's monotonic clock counts, so a
wall clock that is wrong, or is set, changes nothing.
"""

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

SAMPLES = 8
"""How many measurements are remembered."""
OUTLIER = 3.0
"""A round trip this many times the best one says nothing.

Source: a reply that waited in a queue during sleep looks like a huge offset.
"""
SET_S = 0.25
"""Far more than two clocks drift apart within `SAMPLES` measurements."""
STEP_S = 1.0
"""Larger corrections are made at once; smaller ones glide, so that no minute shows
twice."""
GLIDE = 0.1
"""Share of the passing time by which the shown time may run faster or slower."""


@dataclass(frozen=True, slots=True)
class _Sample:
    offset_s: float
    """Host's epoch seconds minus the guest's monotonic seconds."""
    round_trip_s: float


class ClockSync:
    """Estimates the host's time from round trips; the best round trip counts."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._samples: deque[_Sample] = deque(maxlen=SAMPLES)
        self._offset_s: float | None = None
        self._shown: tuple[float, float] | None = None
        """The latest answer and its moment; in one place, for several threads ask."""

    @property
    def is_set(self) -> bool:
        """Tell whether anything was measured."""
        return self._offset_s is not None

    def begin_anew(self) -> None:
        """Forget the measurements: the machine slept, or the connection is new."""
        self._samples.clear()

    def hear(self, host: datetime, at_s: float) -> None:
        """Take a time the host mentioned; it is late by an unknown half trip.

        Args:
            host: The host's time when it was sent.
            at_s: The guest's monotonic seconds when it came.
        """
        if not self._samples:
            self._offset_s = host.timestamp() - at_s

    def measure(self, sent_s: float, host: datetime, received_s: float) -> None:
        """Take one round trip.

        Args:
            sent_s: The guest's monotonic seconds when it asked.
            host: The host's answer.
            received_s: The guest's monotonic seconds when the answer came.
        """
        round_trip_s = received_s - sent_s
        if round_trip_s < 0:
            return
        best = min((s.round_trip_s for s in self._samples), default=round_trip_s)
        offset_s = host.timestamp() - (sent_s + round_trip_s / 2)
        explained_s = (round_trip_s + best) / 2 + SET_S
        if self._samples and abs(offset_s - (self._offset_s or 0.0)) > explained_s:
            # No delay on the way explains it: somebody set the host's clock.
            self._samples.clear()
        elif round_trip_s > max(best * OUTLIER, best + 0.01):
            return
        self._samples.append(_Sample(offset_s, round_trip_s))
        self._offset_s = min(self._samples, key=lambda s: s.round_trip_s).offset_s

    def now(self, at_s: float) -> datetime:
        """Return the host's time at a moment of the guest's monotonic clock.

        The answers glide towards a corrected estimate and never jump by less than a
        second; before the first measurement it is 1970.
        """
        true_s = (self._offset_s or 0.0) + at_s
        if self._shown is None:
            shown_s = true_s
        else:
            was_s, was_at_s = self._shown
            at_s = max(at_s, was_at_s)
            shown_s = _glide(was_s, at_s - was_at_s, (self._offset_s or 0.0) + at_s)
        self._shown = (shown_s, at_s)
        return datetime.fromtimestamp(0, UTC) + timedelta(seconds=shown_s)


def _glide(was_s: float, passed_s: float, true_s: float) -> float:
    """Return what is shown some time after something else was shown."""
    running_s = was_s + passed_s
    error_s = true_s - running_s
    if abs(error_s) > STEP_S:
        return true_s
    most_s = GLIDE * passed_s
    return running_s + max(-most_s, min(most_s, error_s))
