# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A seat whose surroundings a test can set, as a guest's or a host's room has them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId
from meetingroom.room.room import (
    Countdown,
    Listener,
    RefusalListener,
    RoomSnapshot,
    Surroundings,
)
from meetingroom.room.seat import HostSeat


class PlacedSeat:
    """Passes everything on to a real seat, and adds what is known around it."""

    def __init__(
        self, seat: HostSeat, surroundings: Surroundings | None = None
    ) -> None:
        self._seat = seat
        self._around = surroundings or Surroundings()
        self._listeners: list[Listener] = []
        self._refusal_listeners: list[RefusalListener] = []
        self.sent: list[Command] = []
        self.told: list[Countdown | None] = []
        self.handed_in = 0
        self.renewed = 0
        self.refusal: Refused | None = None
        """Raised by the next `announce` or `hand_in_notes`."""
        self.is_recording_only = False
        """Keep commands in `sent` without asking the real room."""
        seat.subscribe(self._on_seat_changed)

    @property
    def viewer(self) -> PersonId:
        return self._seat.viewer

    def snapshot(self) -> RoomSnapshot:
        return replace(self._seat.snapshot(), surroundings=self._around)

    def send(self, command: Command) -> None:
        self.sent.append(command)
        if not self.is_recording_only:
            self._seat.send(command)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def subscribe_refusals(self, listener: RefusalListener) -> Callable[[], None]:
        self._refusal_listeners.append(listener)
        return lambda: self._refusal_listeners.remove(listener)

    def announce(self, countdown: Countdown | None) -> None:
        self._raise_refusal()
        self.told.append(countdown)
        self.surround(replace(self._around, countdown=countdown))

    def renew_code(self) -> None:
        self.renewed += 1

    def hand_in_notes(self) -> None:
        self._raise_refusal()
        self.handed_in += 1

    def now(self) -> datetime:
        return self._seat.now()

    def new_id(self) -> str:
        return self._seat.new_id()

    def surround(self, surroundings: Surroundings) -> None:
        """Change what is known around, and tell it."""
        self._around = surroundings
        self.tell()

    def tell(self) -> None:
        """Tell the listeners, in the thread of the caller."""
        for listener in tuple(self._listeners):
            listener(self.snapshot())

    def refuse_later(self, command: Command, sentence: str) -> None:
        """Refuse what was taken, in the thread of the caller."""
        for listener in tuple(self._refusal_listeners):
            listener(command, Refused(sentence))

    def _on_seat_changed(self, snapshot: RoomSnapshot) -> None:
        del snapshot
        self.tell()

    def _raise_refusal(self) -> None:
        refusal, self.refusal = self.refusal, None
        if refusal is not None:
            raise refusal
