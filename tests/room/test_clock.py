# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Clocks: the computer's, a faster one, and one that is set by hand."""

from datetime import UTC, timedelta

from meetingroom.room.clock import HandClock, PacedClock, SystemClock
from tests.support.meetings import START


def test_a_paced_clock_starts_with_its_base_and_runs_faster() -> None:
    base = HandClock(START)
    paced = PacedClock(base, 20.0)
    assert paced.now() == START

    base.advance(3)

    assert paced.now() == START + timedelta(seconds=60)


def test_the_computers_clock_is_aware_and_goes_on() -> None:
    clock = SystemClock()
    first = clock.now()

    assert first.tzinfo is UTC
    assert clock.now() >= first
