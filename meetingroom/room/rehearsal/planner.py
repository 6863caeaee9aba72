# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What all who notice something in the room and act on it later have in common.

It decides nothing; each of them notices another part of the meeting.
"""

from datetime import datetime, timedelta

from meetingroom.room.rehearsal.cast import Cast
from meetingroom.room.rehearsal.queue import Act, ActionQueue


class Planner:
    """Notices each thing once and plans what follows."""

    def __init__(self, cast: Cast, queue: ActionQueue) -> None:
        self._cast = cast
        self._queue = queue
        self._noticed: set[object] = set()

    def forget(self) -> None:
        """Notice everything anew, such as in the next phase."""
        self._noticed.clear()

    def _is_new(self, *what: object) -> bool:
        """Tell whether something was not noticed before; it is from now on."""
        if what in self._noticed:
            return False
        self._noticed.add(what)
        return True

    def _later(self, now: datetime, delay_s: float, act: Act) -> None:
        self._queue.add(now + timedelta(seconds=delay_s), act)
