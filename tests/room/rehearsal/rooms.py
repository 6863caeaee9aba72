# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A room with a memo and nobody but the one who practises."""

from itertools import count

from meetingroom.meeting.command.room import CreateMeeting, FreezeMemo
from meetingroom.meeting.ids import PersonId
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import plain_pages
from meetingroom.room.clock import HandClock
from meetingroom.room.host import HostRoom
from meetingroom.room.rehearsal.rehearsal import Rehearsal
from tests.support.journal import ListJournal
from tests.support.meetings import MEETING, START

YOU = PersonId("you")


class Practice:
    """A room, its clock and its rehearsal."""

    def __init__(self, memo: Memo, seed: int = 1) -> None:
        self.journal = ListJournal()
        self.clock = HandClock(START)
        ids = count(1)
        self.host = HostRoom(
            MEETING, self.journal, self.clock, lambda: f"id-{next(ids):05d}"
        )
        seat = self.host.seat(YOU)
        seat.send(CreateMeeting(MEETING, "Alex Moore", memo.title))
        seat.send(FreezeMemo(memo, plain_pages(memo)))
        self.rehearsal = Rehearsal(self.host, YOU, seed)

    def wait(self, seconds: float) -> None:
        """Let time pass second by second, as a timer does."""
        for _ in range(int(seconds)):
            self.clock.advance(1)
            self.rehearsal.step(self.clock.now())
