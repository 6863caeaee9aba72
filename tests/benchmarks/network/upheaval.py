# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Two moments when everything happens at once: the reveal, and the host's return.

They return times and judge nothing.
"""

import time
from dataclasses import dataclass
from typing import Final

from meetingroom.protocol.limits import ENTRIES_A_MESSAGE
from tests.benchmarks.network.crowd import Crowd
from tests.benchmarks.network.meeting_guests import MeetingGuests
from tests.benchmarks.network.process import Served

LIMIT_S: Final = 90.0
READING, MARGINS = "READING", "MARGINS"
_WRITERS_AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class Reveal:
    """What opening all notes at once came to."""

    notes: int
    took_s: float
    """From the moment the margins were open in the host's library until the last
    guest had the last note."""
    most_mb: float


def reveal(crowd: Crowd, guests: MeetingGuests, host: Served, notes: int) -> Reveal:
    """Have notes kept under seal by everybody, then open the margins."""
    host.ask(READING)
    each = notes // len(crowd.members)
    deliveries = crowd.deliveries
    for place, member in enumerate(crowd.members, 1):
        for first in range(0, each, ENTRIES_A_MESSAGE):
            count = min(ENTRIES_A_MESSAGE, each - first)
            start = deliveries.published
            for _ in range(count):
                deliveries.publish(time.monotonic())
            guests.keep_sealed(member, range(start, start + count))
        if place % _WRITERS_AT_ONCE == 0:
            crowd.until(lambda: not guests.unanswered, LIMIT_S, "keep under seal")
    crowd.until(lambda: not guests.unanswered, LIMIT_S, "keep under seal")
    opened_s = host.ask(MARGINS)["at_s"]
    crowd.until(lambda: not deliveries.in_flight, LIMIT_S, "reveal")
    took_s = time.monotonic() - float(str(opened_s))
    return Reveal(each * len(crowd.members), took_s, host.most_mb())


@dataclass(frozen=True, slots=True)
class Healing:
    """What a killed host's return came to."""

    from_start_s: float
    """From starting the program again until the last guest had everything."""
    from_open_s: float
    """The same from the moment its port was open."""
    under_way: int
    """Notes that were being written when it was killed; each arrived, once."""


def heal(crowd: Crowd, host: Served, command: list[str]) -> tuple[Healing, Served]:
    """Kill the host in the middle of writing, and start it again at once.

    Returns:
        The times, and the new process.
    """
    crowd.return_when_lost()
    for member in crowd.members[:: max(1, len(crowd.members) // 50)]:
        crowd.publish(member)
    under_way = crowd.deliveries.in_flight
    crowd.turn(0.0)
    host.kill()
    began_s = time.monotonic()
    again = Served(command, meanwhile=lambda: crowd.turn(0.01))
    opened_s = time.monotonic()

    def is_whole() -> bool:
        return not crowd.deliveries.in_flight and all(m.is_in for m in crowd.members)

    try:
        crowd.until(is_whole, LIMIT_S, "heal")
    except BaseException:
        again.kill()
        raise
    now_s = time.monotonic()
    return Healing(now_s - began_s, now_s - opened_s, under_way), again
