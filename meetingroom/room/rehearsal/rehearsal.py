# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A rehearsal: colleagues notice what happens in a room and act when it is time.

It starts no timer: whoever drives it calls `step` now and then.
"""

from datetime import datetime
from itertools import count

from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import IdSource
from meetingroom.room.rehearsal.asker import Askers
from meetingroom.room.rehearsal.cast import Cast
from meetingroom.room.rehearsal.margins import MarginReaders
from meetingroom.room.rehearsal.queue import ActionQueue
from meetingroom.room.rehearsal.reader import Readers
from meetingroom.room.rehearsal.script import Script
from meetingroom.room.rehearsal.seating import HostSeating, Seating
from meetingroom.room.rehearsal.settler import Settlers
from meetingroom.room.rehearsal.speaker import Speakers
from meetingroom.room.rehearsal.speech import answer_on
from meetingroom.room.rehearsal.troupe import FOUR, Troupe
from meetingroom.room.rehearsal.voter import Voters


class Rehearsal:
    """Colleagues in the room of somebody who practises.

    They act through their own seats, with the commands people use, and see what
    people see. The same seed and the same memo give the same rehearsal.
    """

    def __init__(
        self,
        host: HostRoom,
        you: PersonId | None,
        seed: int = 0,
        seating: Seating | None = None,
        *,
        troupe: Troupe = FOUR,
        new_id: IdSource | None = None,
    ) -> None:
        """Send the colleagues to a room; they come in with the first steps.

        Args:
            host: The room.
            you: Who practises and leads the meeting; for them, roles nobody holds
                are given to colleagues once all are there. `None` leaves the setup.
            seed: Chooses among wordings and moments.
            seating: Where the colleagues sit; `None` for the host's laptop.
            troupe: Who they are.
            new_id: Makes ids of what is written; `None` to count them, so that the
                same seed always makes the same meeting.
        """
        self.host = host
        self.you = you
        self._queue = ActionQueue()
        self.troupe = troupe
        self.new_id = new_id or _counted_ids(len(host.log))
        seats = seating or HostSeating(host)
        self._cast = Cast(
            host, you, seed, seating=seats, troupe=troupe, new_id=self.new_id
        )
        self._readers = Readers(self._cast, self._queue)
        self._margins = MarginReaders(self._cast, self._queue)
        askers = Askers(self._cast, self._queue)
        self._talkers = (
            Speakers(self._cast, self._queue, askers),
            askers,
            Settlers(self._cast, self._queue),
            Voters(self._cast, self._queue),
        )
        self._phase: tuple[Phase, bool] | None = None
        self._paused_at: datetime | None = None

    def step(self, now: datetime) -> None:
        """Let the colleagues notice what is new and do what is due.

        Args:
            now: The meeting's time, never earlier than in the step before.
        """
        if self._is_paused(now):
            return
        self._notice(now)
        while (act := self._queue.pop(now)) is not None:
            act()
            self._notice(now)

    @property
    def script(self) -> Script:
        """What was written for this room's memo."""
        return self._cast.script

    def answer_on(self, topic: TopicId) -> str:
        """Return what the memo's author says on a topic, for whoever plays them."""
        return answer_on(self._cast, self.host.meeting, topic)

    def next_due(self) -> datetime | None:
        """Return when somebody acts next unless something happens before."""
        return self._queue.next_due()

    def _is_paused(self, now: datetime) -> bool:
        clock = self.host.meeting.clock
        if clock is not None and clock.paused_at is not None:
            self._paused_at = self._paused_at or clock.paused_at
            return True
        if self._paused_at is not None:
            self._queue.shift(now - self._paused_at)
            self._paused_at = None
        return False

    def _notice(self, now: datetime) -> None:
        meeting = self.host.meeting
        phase = (meeting.phase, meeting.id is not None)
        if phase != self._phase:
            if self._phase is None and meeting.phase.is_revealed:
                self._come_back()
            self._phase = phase
            self._queue.clear()
            for talker in self._talkers:
                talker.forget()
            if meeting.phase is Phase.MARGINS:
                self._margins.enter(now)
            elif meeting.id is not None:
                self._readers.enter(meeting.phase, now)
        if meeting.phase in (Phase.DISCUSSION, Phase.DECISIONS):
            for talker in self._talkers:
                talker.notice(meeting, now)

    def _come_back(self) -> None:
        """Sit down again after an interruption; before the reveal readers do it."""
        for colleague in self._cast.listed():
            self._cast.come(colleague)


def _counted_ids(begun: int) -> IdSource:
    """Return a source of ids in the order in which they are asked for.

    Args:
        begun: Length of the log, by which they differ from those before a restart.
    """
    numbers = count(1)
    return lambda: f"rehearsal-{begun:06d}-{next(numbers):06d}"
