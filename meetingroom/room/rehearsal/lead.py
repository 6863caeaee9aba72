# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The hands of whoever leads a headless rehearsal: send, and let time pass.

It moves a hand-set clock and lets the colleagues act meanwhile; it decides nothing.
"""

from collections.abc import Callable
from datetime import timedelta

from meetingroom.meeting.commands import Command
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.typed import with_typed
from meetingroom.room.clock import HandClock
from meetingroom.room.rehearsal.rehearsal import Rehearsal

PATIENCE_S = 3 * 3600.0
"""Longer than any phase: whoever waits that long waits for ever."""
IDLE_S = 5.0


class Lead:
    """The seat of the one who leads, with the room's clock."""

    def __init__(self, rehearsal: Rehearsal, clock: HandClock) -> None:
        """Take the chair.

        Raises:
            ValueError: The rehearsal is nobody's: its `you` is missing.
        """
        if rehearsal.you is None:
            msg = "a headless rehearsal needs somebody who leads it"
            raise ValueError(msg)
        self.rehearsal = rehearsal
        self.clock = clock
        self.you = rehearsal.you
        self.seat = rehearsal.host.seat(rehearsal.you)

    @property
    def meeting(self) -> Meeting:
        """The whole meeting, with what is being typed."""
        host = self.rehearsal.host
        return with_typed(host.meeting, host.state(leads=True).typed)

    def new_id(self) -> str:
        """Return a new id."""
        return self.rehearsal.new_id()

    def send(self, command: Command) -> None:
        """Send a command and let the colleagues notice it.

        Raises:
            Refused: A rule says no.
        """
        self.seat.send(command)
        self.rehearsal.step(self.clock.now())

    def pass_time(self, seconds: float) -> None:
        """Let the colleagues act for a while."""
        until = self.clock.now() + timedelta(seconds=seconds)
        self.rehearsal.step(self.clock.now())
        while self.clock.now() < until:
            self._tick((until - self.clock.now()).total_seconds())

    def wait(self, is_done: Callable[[Meeting], bool]) -> None:
        """Let time pass until something has come about.

        Raises:
            RuntimeError: It does not come about for hours.
        """
        waited_s = 0.0
        self.rehearsal.step(self.clock.now())
        while not is_done(self.meeting):
            if waited_s > PATIENCE_S:
                msg = f"a rehearsal stands still at {self.meeting.phase.value}"
                raise RuntimeError(msg)
            waited_s += self._tick(IDLE_S)

    def _tick(self, most_s: float) -> float:
        due = self.rehearsal.next_due()
        next_s = (due - self.clock.now()).total_seconds() if due else most_s
        # A microsecond keeps a rounded difference from never getting there.
        seconds = min(most_s, max(next_s, 0.0) + 1e-6)
        self.clock.advance(seconds)
        self.rehearsal.step(self.clock.now())
        return seconds
