# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Clocks: the computer's, a faster one, and one that is set by hand."""

from datetime import UTC, timedelta

from meetingroom.room.clock import AnchoredClock, HandClock, PacedClock, SystemClock
from tests.support.meetings import START


def test_a_paced_clock_starts_with_its_base_and_runs_faster() -> None:
    base = HandClock(START)
    paced = PacedClock(base, 20.0)
    assert paced.now() == START

    base.advance(3)

    assert paced.now() == START + timedelta(seconds=60)


def test_another_pace_jumps_over_no_time() -> None:
    base = HandClock(START)
    paced = PacedClock(base, 20.0)
    base.advance(3)

    paced.go_at(1.0)
    at_once = paced.now()
    base.advance(3)

    assert at_once == START + timedelta(seconds=60)
    assert paced.now() == START + timedelta(seconds=63)


def test_the_computers_clock_is_aware_and_goes_on() -> None:
    clock = SystemClock()
    first = clock.now()

    assert first.tzinfo is UTC
    assert clock.now() >= first


def test_setting_the_computers_clock_moves_no_meeting() -> None:
    wall, monotonic_s = HandClock(START), [100.0]
    clock = AnchoredClock(wall, monotonic=lambda: monotonic_s[0])

    wall.advance(-86_400)
    monotonic_s[0] += 5

    assert clock.now() == START + timedelta(seconds=5)


def test_after_a_restart_time_never_lies_before_what_the_meeting_has_seen() -> None:
    seen = START + timedelta(hours=1)

    late = AnchoredClock(HandClock(START), seen, lambda: 0.0)
    usual = AnchoredClock(HandClock(START + timedelta(hours=2)), seen, lambda: 0.0)

    assert late.now() == seen
    assert usual.now() == START + timedelta(hours=2)


def test_a_meeting_counts_by_a_clock_that_never_goes_back() -> None:
    clock = AnchoredClock(HandClock(START))
    first = clock.now()

    assert clock.now() >= first >= START
