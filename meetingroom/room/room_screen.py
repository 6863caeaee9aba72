# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The place of the screen that the whole room sees: looks, and asks for nothing.

Everything it shows went through `visible` for a viewer who is nobody, on the machine
that hosts as on a guest's; what is private to somebody never reaches it. It takes no
commands.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from threading import RLock

from meetingroom.meeting.apply import apply
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.typed import with_typed
from meetingroom.meeting.visible import ROOM_SCREEN, is_unsealing, visible
from meetingroom.room.guest import GuestRoom
from meetingroom.room.host import HostRoom
from meetingroom.room.room import (
    Countdown,
    Link,
    Listener,
    RefusalListener,
    RoomSnapshot,
    Surroundings,
)

ONLY_LOOKS = "The room screen only shows. Do this in a window of your own."

Whole = Callable[[], tuple[Sequence[Recorded], Meeting]]
"""Returns the log as it is at this machine, and what it amounts to."""
Around = Callable[[], RoomSnapshot]
"""Returns the totals and what is known around; its meeting is not looked at."""
Watch = Callable[[Callable[[], None]], Callable[[], None]]
"""Has something called after each change; returns how to stop it."""


class ScreenSeat:
    """The room screen's place in a meeting."""

    def __init__(
        self, whole: Whole, around: Around, watch: Watch, now: Callable[[], datetime]
    ) -> None:
        """Catch up with the log as far as everybody may see it.

        Args:
            whole: The log at this machine; it may hold what is private.
            around: The totals, and the countdown.
            watch: Tells of changes, in any thread.
            now: The host's time.
        """
        self._whole = whole
        self._around = around
        self._watch = watch
        self._now = now
        self._lock = RLock()
        self._seen = Meeting()
        """The meeting behind what is shown; never shown as it is."""
        self._taken: Sequence[Recorded] = ()
        self._known = Meeting()
        self._catch_up()

    @property
    def viewer(self) -> PersonId:
        """Who looks: nobody."""
        return ROOM_SCREEN

    def snapshot(self) -> RoomSnapshot:
        """Return what everybody may see now."""
        with self._lock:
            self._catch_up()
            known = self._known
        told = self._around()
        totals = replace(told.totals, longer=None)
        around = _public(told.surroundings)
        return RoomSnapshot(
            ROOM_SCREEN, with_typed(known, around.typed), totals, around
        )

    def send(self, command: Command) -> None:
        """Refuse it, whatever it is.

        Raises:
            Refused: Always.
        """
        del command
        raise Refused(ONLY_LOOKS)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a listener called after each change; returns how to stop it."""
        return self._watch(lambda: listener(self.snapshot()))

    def subscribe_refusals(self, listener: RefusalListener) -> Callable[[], None]:
        """Do nothing: `send` refuses at once."""
        del listener
        return _nothing_to_stop

    def announce(self, countdown: Countdown | None) -> None:
        """Refuse to count; see `send`."""
        del countdown
        raise Refused(ONLY_LOOKS)

    def renew_code(self) -> None:
        """Refuse to make a code; see `send`."""
        raise Refused(ONLY_LOOKS)

    def hand_in_notes(self) -> None:
        """Refuse: it has no notes; see `send`."""
        raise Refused(ONLY_LOOKS)

    def now(self) -> datetime:
        """Return the host's time."""
        return self._now()

    def new_id(self) -> str:
        """Refuse to make an id; see `send`."""
        raise Refused(ONLY_LOOKS)

    def _catch_up(self) -> None:
        log, meeting = self._whole()
        taken, before = self._taken, self._seen
        is_longer = len(log) >= len(taken)
        is_same = is_longer and (not taken or log[len(taken) - 1] is taken[-1])
        if is_same and not is_unsealing(before, meeting):
            fresh, known = log[len(taken) :], self._known
        else:
            # From the start, so that what opened stands where it was written; or a
            # guest took a new copy.
            fresh, known = log, Meeting()
        for entry in fresh:
            shown = visible(entry, ROOM_SCREEN, meeting)
            if shown is not None:
                known = apply(known, shown)
        self._taken, self._seen, self._known = log, meeting, known


def on_host(host: HostRoom) -> ScreenSeat:
    """Return the room screen's place at the machine that hosts."""
    return ScreenSeat(
        host.whole,
        lambda: host.snapshot(ROOM_SCREEN, host.meeting),
        host.watch,
        host.now,
    )


def on_guest(guest: GuestRoom) -> ScreenSeat:
    """Return the room screen's place at the laptop of a guest."""

    def watch(watcher: Callable[[], None]) -> Callable[[], None]:
        return guest.subscribe(lambda _: watcher())

    return ScreenSeat(guest.whole, guest.snapshot, watch, guest.now)


def _public(around: Surroundings) -> Surroundings:
    """Leave out who is where, the door, and how one's own machine stands."""
    link = around.link
    shown = Link(link.phase, since=link.since, as_of=link.as_of) if link else None
    return Surroundings(
        shown,
        sealed_count=around.sealed_count,
        countdown=around.countdown,
        typed=around.typed,
    )


def _nothing_to_stop() -> None:
    """Stop what never began."""
