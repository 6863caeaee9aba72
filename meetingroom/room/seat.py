# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A person's place at the machine that hosts: sees what `visible` allows, no more.

What is written during reading goes under the person's own seal here as on any other
machine; the room behind it cannot read it either.
"""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.note import HandInKey
from meetingroom.meeting.command.topic import TypeLine
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.event.note import EntrySealed, KeyHandedIn, SealOpened
from meetingroom.meeting.events import Event, Recorded
from meetingroom.meeting.ids import CommandId, PersonId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.visible import visible
from meetingroom.protocol.sealing import SealBrokenError, open_box
from meetingroom.room.room import Countdown, Listener, RefusalListener, RoomSnapshot
from meetingroom.room.sealed_margin import NOTHING_SEALED, SealedMargin

if TYPE_CHECKING:
    from meetingroom.room.host import HostRoom


class HostSeat:
    """One person's place in a room whose host is in this process."""

    def __init__(
        self, host: "HostRoom", person: PersonId, log: Sequence[Recorded]
    ) -> None:
        """Catch up with the log as far as the person may see it."""
        self._host = host
        self._person = person
        self._known = Meeting()
        self._withheld: list[Recorded] = []
        self._listeners: list[Listener] = []
        self._margin: SealedMargin | None = None
        self._take(log)
        if any(boxes[0].author == person for boxes in host.meeting.sealed.values()):
            self._reopen_margin()

    @property
    def viewer(self) -> PersonId:
        """Whose place it is."""
        return self._person

    def snapshot(self) -> RoomSnapshot:
        """Return what the person may see now."""
        known = self._known
        if self._margin is not None:
            known = self._margin.over(known)
        return self._host.snapshot(self._person, known)

    def send(self, command: Command) -> None:
        """Ask for something; see `HostRoom.submit`."""
        if isinstance(command, TypeLine):
            self._host.type_line(command, self._person)
        elif SealedMargin.is_for(command, self._known):
            self._send_sealed(command)
        else:
            self._host.submit(command, self._person)

    def hand_in_notes(self) -> None:
        """Give the key of one's own notes before the reveal.

        Raises:
            Refused: Nothing is kept under seal.
            StorageUnavailable: It could not be stored; nothing changed.
        """
        if self._margin is None:
            raise Refused(NOTHING_SEALED)
        self._host.submit(HandInKey(self._margin.key.key), self._person)

    def renew_code(self) -> None:
        """Have earlier codes and links made worthless."""
        self._host.renew_code()

    def announce(self, countdown: Countdown | None) -> None:
        """Show a countdown on every screen, or stop it."""
        ends_at = countdown.ends_at if countdown else None
        self._host.count_down(ends_at, countdown.phase if countdown else None)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a listener called after each change; returns how to stop it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def subscribe_refusals(self, listener: RefusalListener) -> Callable[[], None]:
        """Do nothing: at the host's machine `send` refuses at once."""
        del listener
        return _nothing_to_stop

    def now(self) -> datetime:
        """Return the host's time."""
        return self._host.now()

    def new_id(self) -> str:
        """Return a new id."""
        return self._host.new_id()

    def take(self, entries: Sequence[Recorded], *, has_unsealed: bool) -> None:
        """Take new log entries in; called by the host after they are stored."""
        if not has_unsealed:
            self._take(entries)
            return
        withheld, self._withheld = self._withheld, []
        # Earlier entries need the step that opened them, such as a roll call.
        self._take(entries)
        self._take(withheld)
        self._withheld.sort(key=lambda entry: entry.seq)

    def tell(self) -> None:
        """Tell the listeners; called by the host when it is at rest."""
        if not self._listeners:
            return
        snapshot = self.snapshot()
        for listener in tuple(self._listeners):
            listener(snapshot)

    def _take(self, entries: Sequence[Recorded]) -> None:
        whole = self._host.meeting
        for entry in entries:
            shown = visible(entry, self._person, whole)
            if shown is None:
                # Boxes and keys of others never become visible.
                if not isinstance(entry.event, EntrySealed | KeyHandedIn):
                    self._withheld.append(entry)
            elif not isinstance(shown.event, EntrySealed):
                self._known = apply(self._known, shown)
                self._clear_margin(shown.event)

    def _clear_margin(self, event: Event) -> None:
        margin = self._margin
        if margin is None or not isinstance(event, SealOpened):
            return
        if event.seal == margin.key.seal:
            margin.clear()

    def _send_sealed(self, command: Command) -> None:
        margin = self._margin or self._reopen_margin()
        entry = CommandId(self._host.new_id())
        was = margin.take(self._known, command, self._host.now())
        try:
            self._host.submit(margin.box(command, entry), self._person, entry)
        except (Refused, StorageUnavailable):
            margin.give_back(was)
            raise

    def _reopen_margin(self) -> SealedMargin:
        """Make the margin, with what is under seal already; needs the person's key."""
        host = self._host
        key = host.seal_key(self._person)
        self._margin = SealedMargin(host.meeting_id, key, secrets.token_bytes)
        earlier: list[Command] = []
        for box in host.meeting.sealed.get(key.seal, ()):
            try:
                earlier.append(open_box(key.key, host.meeting_id, box.id, box.box))
            except SealBrokenError:
                continue
        self._margin.retake(self._known, earlier, host.now())
        return self._margin


def _nothing_to_stop() -> None:
    """Stop what never began."""
