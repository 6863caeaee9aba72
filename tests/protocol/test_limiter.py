# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Guessing is slow for everybody, alarming soon, and never keeps links out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingroom.protocol.code import BITS
from meetingroom.protocol.limiter import (
    BYTES_BURST,
    BYTES_PER_S,
    ENTRIES_BURST,
    ENTRIES_PER_S,
    FIRST_LOCK_S,
    LONGEST_LOCK_S,
    MOST_SOURCES,
    MOST_WRONG_OVERALL,
    MOST_WRONG_PER_SOURCE,
    QUIET_S,
    CodeLimiter,
    GuestBudget,
    TokenBucket,
    most_guesses,
)

TWO_HOURS_S = 7200.0


def guess_until_locked(limiter: CodeLimiter, source: str, now: float) -> int:
    looked_at = 0
    while limiter.may_try(source, now):
        limiter.note_wrong(source, now)
        looked_at += 1
    return looked_at


def test_source_is_locked_after_five_wrong_codes() -> None:
    limiter = CodeLimiter()

    assert guess_until_locked(limiter, "a", 0.0) == MOST_WRONG_PER_SOURCE
    assert limiter.may_try("b", 0.0)
    assert limiter.is_alarming(0.0)
    assert limiter.wrong_total == MOST_WRONG_PER_SOURCE


def test_source_may_try_again_after_the_lock() -> None:
    limiter = CodeLimiter()
    guess_until_locked(limiter, "a", 0.0)

    assert not limiter.may_try("a", FIRST_LOCK_S - 0.001)
    assert limiter.may_try("a", FIRST_LOCK_S)
    assert not limiter.is_alarming(FIRST_LOCK_S)


def test_all_sources_together_are_locked_after_twenty() -> None:
    limiter = CodeLimiter()
    looked_at = sum(
        guess_until_locked(limiter, f"source {number}", 0.0) for number in range(50)
    )

    assert looked_at == MOST_WRONG_OVERALL
    assert limiter.locked_for_s(10.0) == FIRST_LOCK_S - 10.0
    assert not limiter.may_try("never seen", 10.0)


def test_slow_typing_mistakes_never_lock() -> None:
    limiter = CodeLimiter()
    for minute in range(120):
        for seconds in (0, 15, 30, 45):
            now = minute * 60.0 + seconds
            assert limiter.may_try("a", now)
            limiter.note_wrong("a", now)

    assert not limiter.is_alarming(TWO_HOURS_S)


def test_locks_double_up_to_the_longest_and_shrink_after_quiet() -> None:
    limiter = CodeLimiter()
    now, locks = 0.0, []
    for _ in range(5):
        guess_until_locked(limiter, "a", now)
        start = now
        while not limiter.may_try("a", now):
            now += 1.0
        locks.append(now - start)

    assert locks == [60.0, 120.0, 240.0, LONGEST_LOCK_S, LONGEST_LOCK_S]

    now += QUIET_S
    guess_until_locked(limiter, "a", now)
    assert limiter.may_try("a", now + FIRST_LOCK_S)


def test_new_code_forgets_earlier_guesses() -> None:
    limiter = CodeLimiter()
    for number in range(4):
        guess_until_locked(limiter, f"source {number}", 0.0)
    limiter.renew()

    assert limiter.may_try("source 0", 0.0)
    assert not limiter.is_alarming(0.0)


def test_memory_is_bounded_and_old_sources_are_forgotten_first() -> None:
    limiter = CodeLimiter()
    for number in range(MOST_SOURCES + 10):
        limiter.note_wrong(f"source {number}", 0.0)
    overflowing = limiter._sources.copy()
    limiter.note_wrong("late", QUIET_S + LONGEST_LOCK_S)

    assert len(overflowing) == MOST_SOURCES
    assert set(limiter._sources) == {"late"}


@pytest.mark.parametrize("sources", [1, 7, 1000])
def test_hundred_thousand_guesses_in_two_hours_stay_under_the_bound(
    sources: int,
) -> None:
    limiter = CodeLimiter()
    looked_at = 0
    for number in range(100_000):
        now = number * TWO_HOURS_S / 100_000
        source = f"source {number % sources}"
        if limiter.may_try(source, now):
            limiter.note_wrong(source, now)
            looked_at += 1

    assert MOST_WRONG_PER_SOURCE <= looked_at <= most_guesses(TWO_HOURS_S)
    assert looked_at == limiter.wrong_total
    assert looked_at / 2**BITS < 1e-6


@given(st.lists(st.tuples(st.floats(0, 40), st.integers(0, 5)), max_size=300))
def test_no_window_of_a_minute_holds_more_than_the_limits(
    guesses: list[tuple[float, int]],
) -> None:
    limiter, now = CodeLimiter(), 0.0
    seen: list[tuple[float, str]] = []
    for wait_s, number in guesses:
        now += wait_s
        source = f"source {number}"
        if limiter.may_try(source, now):
            limiter.note_wrong(source, now)
            seen.append((now, source))

    for start, _ in seen:
        window = [source for at, source in seen if start <= at < start + 60]
        assert len(window) <= MOST_WRONG_OVERALL
        assert all(window.count(one) <= MOST_WRONG_PER_SOURCE for one in window)


def test_bucket_gives_a_burst_and_then_its_rate() -> None:
    bucket = TokenBucket(10.0, 50.0, now=0.0)
    at_once = sum(bucket.take(1, 0.0) for _ in range(100))
    later = sum(bucket.take(1, 2.0) for _ in range(100))

    assert (at_once, later) == (50, 20)


def test_bucket_says_how_long_to_wait() -> None:
    bucket = TokenBucket(10.0, 50.0, now=0.0)
    bucket.take(50, 0.0)

    assert bucket.wait_s(5, 0.0) == pytest.approx(0.5)
    assert bucket.wait_s(5, 0.5) == 0


def test_more_than_a_burst_goes_through_a_full_bucket_and_leaves_a_debt() -> None:
    bucket = TokenBucket(10.0, 50.0, now=0.0)

    assert bucket.take(100, 0.0)
    assert not bucket.take(1, 5.0)
    assert bucket.wait_s(1, 5.0) == pytest.approx(0.1)


def test_bucket_ignores_a_clock_that_goes_back() -> None:
    bucket = TokenBucket(10.0, 10.0, now=100.0)
    bucket.take(10, 100.0)

    assert not bucket.take(1, 50.0)
    assert not bucket.take(1, 100.05)
    assert bucket.take(1, 100.2)


def test_guest_may_send_a_burst_and_then_so_many_entries_a_second() -> None:
    budget = GuestBudget(0.0)
    taken = sum(budget.take(1, 400, 0.0) == 0 for _ in range(1000))

    assert taken == ENTRIES_BURST
    assert budget.take(1, 400, 0.0) == pytest.approx(1 / ENTRIES_PER_S)
    assert budget.take(1, 400, 0.11) == 0


def test_guest_runs_out_of_bytes_too_and_nothing_is_taken_then() -> None:
    budget = GuestBudget(0.0)
    large = int(BYTES_BURST)

    assert budget.take(1, large, 0.0) == 0
    assert budget.take(49, int(BYTES_PER_S), 0.0) == pytest.approx(1.0)
    assert budget.take(49, 0, 0.0) == 0
