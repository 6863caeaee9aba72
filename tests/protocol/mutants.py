# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Parts that are broken on purpose, each by one mistake that others have made.

A test of the tests: the network machine has to notice every one of them.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from meetingroom.meeting.command.note import AddNote, EditNote
from meetingroom.meeting.commands import Command
from meetingroom.meeting.event.note import NoteAdded
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import CommandId, MeetingId, PersonId
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.codec import encode_command
from meetingroom.protocol.guest_side import GuestSide
from meetingroom.protocol.host_side import HostSide
from meetingroom.protocol.kept import Outgoing
from meetingroom.protocol.ledger import Asked
from meetingroom.protocol.line import Line
from meetingroom.protocol.message import Ack, Hello, Put, Welcome
from meetingroom.protocol.outbox import Outbox
from meetingroom.room.clock import Clock
from meetingroom.room.guest import GuestRoom
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import IdSource
from meetingroom.room.journal import Journal
from meetingroom.room.publisher import Publisher
from meetingroom.room.seat import HostSeat
from meetingroom.room.step import Step, enter
from tests.protocol.world import GuestMaker, Parts
from tests.support.guest_disk import ListDisk


class AcknowledgesBeforeCommit(HostSide):
    """Says that it is safe when it has only been heard."""

    def _put(self, line: Line, message: Put) -> None:
        super()._put(line, message)
        line.say(Ack(self._taken[line.device]))


class TakesAgain(HostSide):
    """Takes an entry it has already."""

    def _is_next(self, taken: int, counter: int) -> bool:
        return counter <= taken + 1


class SkipsGaps(HostSide):
    """Takes an entry though the one before it is missing."""

    def _is_next(self, taken: int, counter: int) -> bool:
        return counter > taken


class KeepsWhatIsPending(HostSide):
    """Mixes what an earlier connection sent with what a restored machine sends."""

    def _welcome(self, line: Line, hello: Hello | None = None) -> None:
        pending, taken = list(self._pending), dict(self._taken)
        super()._welcome(line, hello)
        self._pending, self._taken = pending, taken


class ForgetsIds(HostRoom):
    """Does a repeated command a second time."""

    def _is_answered(self, one: Asked) -> bool:
        del one
        return False

    def _require_new_id(self, one: Asked, seen: Collection[CommandId]) -> None:
        del one, seen


class RefusesRepeats(HostRoom):
    """Tells a guest that what it has done was refused, when it is asked again."""

    def _is_answered(self, one: Asked) -> bool:
        del one
        return False


class WritesInTheClear(HostSeat):
    """Asks the room for a note without sealing it."""

    def send(self, command: Command) -> None:
        self._host.submit(command, self._person)


class ShowsAll(Publisher):
    """Publishes notes while they are sealed."""

    def _publish(self, entry: Recorded, meeting: Meeting) -> bool:
        if isinstance(entry.event, NoteAdded):
            self.shared.append(entry)
            return True
        return super()._publish(entry, meeting)


class SeatInTheClear(HostRoom):
    """Its seats do not seal."""

    def seat(self, person: PersonId) -> HostSeat:
        if person not in self._seats:
            self._seats[person] = WritesInTheClear(self, person, self._log)
        return self._seats[person]


class LeaksSeats(SeatInTheClear):
    """Its seats do not seal, and what they write is published."""

    def __init__(
        self, meeting_id: MeetingId, journal: Journal, clock: Clock, new_id: IdSource
    ) -> None:
        super().__init__(meeting_id, journal, clock, new_id)
        self._publisher = ShowsAll()
        self._meeting = self._publisher.replay(self._log)


class TakesClearNotes(LeaksSeats):
    """Takes readable notes of guests, too."""

    def _enter(self, meeting: Meeting, one: Asked, at: datetime, next_seq: int) -> Step:
        return enter(meeting, replace(one, device=None), at, next_seq)


class TrustsItsAcknowledgements(GuestSide):
    """Does not send again what was acknowledged once."""

    def _begin_sending(self, welcome: Welcome) -> bool:
        answered = [entry for entry in self.outbox.entries if entry.is_answered]
        if answered and answered[-1].counter > welcome.have:
            last = answered[-1]
            return self.outbox.begin_sending(last.counter, last.command_id)
        return super()._begin_sending(welcome)


class DropsAcknowledged(GuestSide):
    """Throws entries away once they are acknowledged."""

    def _acknowledge(self, have: int) -> None:
        super()._acknowledge(have)
        left = {c: e for c, e in self.outbox._entries.items() if c > have}
        self.outbox._entries = left
        self._store.replace_outgoing(self.attendance.meeting, list(left.values()))


class ComposesEdits(GuestRoom):
    """Puts an edit into the entry that is under way, as ShareDB issue 327 has it."""

    def _send_sealed(self, command: Command, entry: CommandId) -> None:
        waiting = self._side.outbox.unanswered
        last = waiting[-1] if waiting else None
        if last is None or not isinstance(command, EditNote):
            super()._send_sealed(command, entry)
            return
        was = self._side.outbox.command_of(last)
        if not isinstance(was, AddNote) or was.note != command.note:
            super()._send_sealed(command, entry)
            return
        self._margin.take(self._side.known, command, self.now())
        composed = AddNote(was.note, command.kind, command.body, was.anchor)
        self._replace(last, composed)

    def _replace(self, entry: Outgoing, composed: AddNote) -> None:
        box = self._margin.box(composed, entry.command_id)
        made = replace(entry, body=encode_command(box), plain=encode_command(composed))
        self._side.outbox._entries[entry.counter] = made
        disk = self._side._store
        assert isinstance(disk, ListDisk)
        disk.entries = (*disk.entries[:-1], made)


class RenumbersUnansweredOnly(Outbox):
    """Forgets answered entries at a conflict, and stops at a gap of its own log."""

    def begin_sending(self, have: int, last: CommandId | None) -> bool:
        mine = self._entries.get(have)
        if have and (mine is None or mine.command_id != last):
            done = [e for e in self.entries if e.is_answered and e.counter < have]
            waiting = [
                replace(entry, counter=have + place)
                for place, entry in enumerate(self.unanswered, 1)
            ]
            left = [*done, *waiting]
            self._store.replace_outgoing(self._meeting, left)
            self._entries = {entry.counter: entry for entry in left}
        self._sent = have
        return False


class SendsInTheClear(GuestRoom):
    """Sends notes as they are while they ought to be sealed."""

    def _send_sealed(self, command: Command, entry: CommandId) -> None:
        self._margin.take(self._side.known, command, self.now())
        self._side.put(command, entry)


def _guest(
    room: type[GuestRoom] = GuestRoom,
    side: type[GuestSide] = GuestSide,
    outbox: type[Outbox] = Outbox,
) -> GuestMaker:
    def make_guest(disk: ListDisk, new_id: IdSource) -> GuestRoom:
        made = room(disk, disk.attendance, new_id, lambda: 0.0)
        if side is not GuestSide:
            made._side = side(disk, disk.attendance, new_id)
        if outbox is not Outbox:
            made._side.outbox = outbox(disk, disk.attendance.meeting)
        return made

    return make_guest


MUTANTS = {
    "acknowledges before the commit": Parts(make_side=AcknowledgesBeforeCommit),
    "takes an entry again": Parts(make_side=TakesAgain),
    "accepts a gap": Parts(make_side=SkipsGaps),
    "keeps what an earlier connection left": Parts(make_side=KeepsWhatIsPending),
    "does a repeated command again": Parts(make_host=ForgetsIds),
    "refuses what it has done already": Parts(make_host=RefusesRepeats),
    "stores readable notes of a seat": Parts(make_host=SeatInTheClear),
    "publishes notes of a seat": Parts(make_host=LeaksSeats, is_log_read=False),
    "publishes notes of a guest": Parts(
        make_host=TakesClearNotes,
        make_guest=_guest(SendsInTheClear),
        is_log_read=False,
    ),
    "trusts its own acknowledgement": Parts(
        make_guest=_guest(side=TrustsItsAcknowledgements)
    ),
    "drops acknowledged entries": Parts(make_guest=_guest(side=DropsAcknowledged)),
    "composes an edit into an entry": Parts(make_guest=_guest(ComposesEdits)),
    "renumbers unanswered entries only": Parts(
        make_guest=_guest(outbox=RenumbersUnansweredOnly)
    ),
}
