# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What colleagues are about to do, by the meeting's own time.

It reads no clock: the time comes with each call.
"""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

Act = Callable[[], None]


class ActionQueue:
    """Acts in the order of the moment they are due."""

    def __init__(self) -> None:
        self._acts: list[tuple[datetime, int, Act]] = []
        self._order = count()

    def add(self, due: datetime, act: Act) -> None:
        """Have something done at a moment; acts of one moment keep their order."""
        heapq.heappush(self._acts, (due, next(self._order), act))

    def next_due(self) -> datetime | None:
        """Return when the next act is due; `None` when there is none."""
        return self._acts[0][0] if self._acts else None

    def pop(self, now: datetime) -> Act | None:
        """Take the next act that is due."""
        if not self._acts or self._acts[0][0] > now:
            return None
        return heapq.heappop(self._acts)[2]

    def shift(self, by: timedelta) -> None:
        """Put everything off, such as after a pause."""
        self._acts = [(due + by, order, act) for due, order, act in self._acts]

    def clear(self) -> None:
        """Forget everything, such as when the phase changes."""
        self._acts.clear()
