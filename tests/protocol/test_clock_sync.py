# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The host's time at a guest: right within half a round trip, never running back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingroom.protocol.clock_sync import SAMPLES, STEP_S, ClockSync

EPOCH = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def host_at(true_s: float) -> datetime:
    """Return the host's time at a moment of the one true time."""
    return EPOCH + timedelta(seconds=true_s)


class Guest:
    """A guest whose monotonic clock began at any moment."""

    def __init__(self, began_s: float = 0.0) -> None:
        self.sync = ClockSync()
        self.began_s = began_s

    def ask(self, true_s: float, there_s: float, back_s: float) -> None:
        """Make a round trip that begins at a moment of the one true time."""
        sent_s = true_s - self.began_s
        answered = host_at(true_s + there_s)
        self.sync.measure(sent_s, answered, sent_s + there_s + back_s)

    def error_s(self, true_s: float) -> float:
        shown = self.sync.now(true_s - self.began_s)
        return (shown - host_at(true_s)).total_seconds()


delays = st.floats(0.0, 2.0)


@given(
    st.floats(-1e9, 1e9),
    st.lists(st.tuples(delays, delays), min_size=1, max_size=2 * SAMPLES),
)
def test_the_error_is_at_most_half_the_best_round_trip(
    began_s: float, trips: list[tuple[float, float]]
) -> None:
    guest = Guest(began_s)
    for place, (there_s, back_s) in enumerate(trips):
        guest.ask(float(place * 30), there_s, back_s)
    best_s = min(there_s + back_s for there_s, back_s in trips[-SAMPLES:])
    first_s = min(there_s + back_s for there_s, back_s in trips)

    error_s = guest.error_s(float(len(trips) * 30))

    # What is remembered may be the best of all, when later ones were outliers.
    assert abs(error_s) <= max(best_s, first_s) / 2 + 1e-5


def test_an_even_delay_makes_no_error() -> None:
    guest = Guest(began_s=-77.0)
    guest.ask(10.0, 0.2, 0.2)

    assert guest.error_s(60.0) == pytest.approx(0.0, abs=1e-5)


def test_a_reply_that_waited_in_a_queue_says_nothing() -> None:
    guest = Guest()
    guest.ask(0.0, 0.01, 0.01)

    guest.ask(30.0, 0.01, 600.0)

    assert guest.error_s(700.0) == pytest.approx(0.0, abs=1e-5)


def test_an_answer_from_before_the_question_says_nothing() -> None:
    guest = Guest()

    guest.sync.measure(10.0, host_at(99.0), 9.0)

    assert not guest.sync.is_set


def test_before_anything_was_measured_it_is_1970() -> None:
    assert ClockSync().now(5.0).year == 1970


def test_a_time_that_was_mentioned_counts_until_something_is_measured() -> None:
    guest = Guest()
    guest.sync.hear(host_at(9.0), 10.0)
    assert guest.error_s(10.0) == pytest.approx(-1.0)

    guest.ask(20.0, 0.1, 0.1)
    guest.sync.hear(host_at(0.0), 30.0)

    assert guest.sync.is_set
    assert guest.error_s(40.0) == pytest.approx(0.0, abs=0.05)


def test_after_sleep_it_is_measured_anew() -> None:
    """During sleep the monotonic clock stood still, on this machine."""
    guest = Guest()
    guest.ask(0.0, 0.01, 0.01)
    guest.error_s(1.0)
    guest.began_s = 3600.0
    guest.sync.begin_anew()

    guest.ask(3700.0, 0.5, 0.5)

    assert guest.error_s(3702.0) == pytest.approx(0.0, abs=1e-5)


def test_a_small_correction_glides() -> None:
    guest = Guest()
    guest.sync.hear(host_at(0.5), 0.0)
    guest.error_s(0.0)
    guest.ask(1.0, 0.0, 0.0)

    errors = [guest.error_s(second) for second in (2.0, 3.0, 4.0, 8.0)]

    assert errors[0] == pytest.approx(0.3, abs=0.01)
    assert errors[1] == pytest.approx(0.2, abs=0.01)
    assert errors[3] == pytest.approx(0.0, abs=1e-5)


def test_a_large_correction_is_made_at_once() -> None:
    guest = Guest()
    guest.sync.hear(host_at(-2 * STEP_S), 0.0)
    guest.error_s(0.0)
    guest.ask(1.0, 0.0, 0.0)

    assert guest.error_s(1.0) == pytest.approx(0.0, abs=1e-5)


@given(
    st.lists(
        st.tuples(
            st.floats(0.0, 60.0), st.floats(0.0, STEP_S / 2), st.floats(0.0, STEP_S / 2)
        ),
        min_size=1,
        max_size=20,
    )
)
def test_the_shown_time_never_runs_back(
    trips: list[tuple[float, float, float]],
) -> None:
    guest = Guest()
    guest.ask(0.0, 0.0, STEP_S / 2)
    true_s, shown = 1.0, guest.sync.now(1.0)
    for passed_s, there_s, back_s in trips:
        guest.ask(true_s, there_s, back_s)
        true_s += passed_s + there_s + back_s
        now = guest.sync.now(true_s)
        assert now >= shown
        shown = now


def test_two_threads_that_ask_out_of_turn_do_not_speed_the_clock_up() -> None:
    guest = Guest()
    guest.ask(0.0, 0.0, 0.0)
    guest.error_s(10.0)

    for _ in range(100):
        guest.error_s(9.99)
        guest.error_s(10.0)

    assert guest.error_s(10.0) == pytest.approx(0.0, abs=1e-5)


def test_a_host_whose_clock_was_set_is_followed_at_the_next_measurement() -> None:
    guest = Guest()
    for number in range(SAMPLES):
        guest.ask(10.0 * number, 0.001, 0.001)

    # The clock goes back by a day, and this round trip is worse than all before it.
    guest.sync.measure(100.0, host_at(100.1 - 86_400), 100.2)

    assert guest.sync.now(100.2) == host_at(100.2 - 86_400)
