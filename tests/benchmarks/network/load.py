# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The two loads: so many notes a second, and always so many under way.

They are the same for every system; what is measured is what they return.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Final

from tests.benchmarks.network.crowd import Crowd, Member
from tests.benchmarks.network.delivery import Deliveries, Spread
from tests.benchmarks.network.process import Served

PACED_A_S: Final = 20
UNDER_WAY: Final = 50
SETTLE_S: Final = 30.0
_STEP: Final = 7
"""Writers take turns in this stride, so that neighbours in time are not in number."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one load came to."""

    spread: Spread
    notes_a_s: float
    cpu_us: float
    """Of the server for each delivery."""
    most_mb: float


def paced(crowd: Crowd, server: Served, seconds: float) -> Outcome:
    """Have notes written at an even pace, and wait until everyone has them."""
    writers = _writers(crowd)
    crowd.deliveries.begin()
    cpu_s, began_s = server.cpu_s(), time.monotonic()
    for number in range(round(seconds * PACED_A_S)):
        due_s = began_s + number / PACED_A_S
        while (left_s := due_s - time.monotonic()) > 0:
            crowd.turn(left_s)
        crowd.publish(next(writers))
    return _end(crowd, server, began_s, cpu_s)


def saturated(crowd: Crowd, server: Served, seconds: float) -> Outcome:
    """Have the next note written whenever one has reached everybody."""
    writers = _writers(crowd)
    crowd.deliveries.begin()
    cpu_s, began_s = server.cpu_s(), time.monotonic()
    while time.monotonic() - began_s < seconds:
        while crowd.deliveries.in_flight < UNDER_WAY:
            crowd.publish(next(writers))
        crowd.turn(0.1)
    return _end(crowd, server, began_s, cpu_s)


def _writers(crowd: Crowd) -> Iterator[Member]:
    """Return everyone in turn, for ever."""
    members = crowd.members
    stride = _STEP if len(members) % _STEP else 1
    order = [members[i * stride % len(members)] for i in range(len(members))]
    return cycle(order)


def _end(crowd: Crowd, server: Served, began_s: float, cpu_s: float) -> Outcome:
    deliveries: Deliveries = crowd.deliveries
    crowd.until(lambda: not deliveries.in_flight, SETTLE_S, "deliver")
    took_s = time.monotonic() - began_s
    spread = deliveries.spread()
    used_s = server.cpu_s() - cpu_s
    return Outcome(
        spread,
        deliveries.complete_since / took_s,
        used_s / max(1, spread.count) * 1_000_000,
        server.most_mb(),
    )
