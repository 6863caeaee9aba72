# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Waiting before connecting again: at once first, then longer, never in step."""

from random import Random

from meetingroom.protocol.backoff import FIRST_S, LONGEST_S, Backoff


class Highest(Random):
    """Draws the end of every interval."""

    def uniform(self, a: float, b: float) -> float:
        del a
        return b


def test_the_first_attempt_is_made_at_once() -> None:
    assert Backoff(Highest()).next_s() == 0.0


def test_waits_double_up_to_the_longest() -> None:
    backoff = Backoff(Highest())

    waits = [backoff.next_s() for _ in range(30)]

    assert waits[:5] == [0.0, FIRST_S, 2 * FIRST_S, 4 * FIRST_S, 8 * FIRST_S]
    assert waits[6:] == [LONGEST_S] * 24


def test_after_a_success_it_begins_anew() -> None:
    backoff = Backoff(Highest())
    for _ in range(5):
        backoff.next_s()

    backoff.succeeded()

    assert [backoff.next_s(), backoff.next_s()] == [0.0, FIRST_S]


def test_a_room_does_not_come_back_in_one_instant() -> None:
    waits = []
    for seed in range(200):
        backoff = Backoff(Random(seed))  # noqa: S311 - no secret
        waits.append([backoff.next_s() for _ in range(4)][-1])

    parts = ((low, low + 0.5) for low in (0.0, 0.5, 1.0, 1.5))
    counts = [sum(low <= wait < high for wait in waits) for low, high in parts]
    assert min(counts) > 25
    assert max(waits) <= 4 * FIRST_S
