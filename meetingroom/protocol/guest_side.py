# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The guest's side of the protocol, as a state machine.

Messages come in and go out; it opens no socket and reads no clock. It keeps a copy
of the shared log and the own entries on the guest's disk.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import assert_never

import msgspec

from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.note import AddNote, HandInKey
from meetingroom.meeting.commands import Command
from meetingroom.meeting.event import note as n
from meetingroom.meeting.event.topic import LineWritten
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import CommandId
from meetingroom.meeting.permission import may_send
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import is_hidden
from meetingroom.meeting.state import Meeting
from meetingroom.protocol import limits
from meetingroom.protocol.codec import decode_command
from meetingroom.protocol.device import sign_hello
from meetingroom.protocol.guest_store import GuestStore
from meetingroom.protocol.kept import Attendance, Outgoing
from meetingroom.protocol.message import (
    Ack,
    Challenge,
    Door,
    Farewell,
    GuestMessage,
    Hello,
    HostMessage,
    Own,
    Refusal,
    Shared,
    State,
    Time,
    Typing,
    Welcome,
)
from meetingroom.protocol.outbox import Outbox

_WORDS = (
    n.NoteAdded
    | n.NoteEdited
    | n.NoteDeleted
    | n.NoteRestored
    | n.NoteWithdrawn
    | n.NoteReinstated
)


class GuestStage(StrEnum):
    """How far the connection has come."""

    OUT = "out"
    WAITING = "waiting"
    IN = "in"


class OutOfStepError(Exception):
    """The connection lost something; a new one begins where the copy ends."""


class OtherMeetingError(Exception):
    """Another meeting answers where this one was."""


class GuestSide:
    """One machine in one meeting of another host."""

    def __init__(
        self, store: GuestStore, attendance: Attendance, new_id: Callable[[], str]
    ) -> None:
        """Take up what is stored.

        Args:
            store: This machine's disk.
            attendance: How it takes part; stored already.
            new_id: Makes ids of entries that follow by themselves.
        """
        self._store = store
        self._new_id = new_id
        self.attendance = attendance
        self.outbox = Outbox(store, attendance.meeting)
        self.stage = GuestStage.OUT
        self.door_problem = ""
        self.farewell: Farewell | None = None
        self.state: State | None = None
        self.time: Time | None = None
        """The latest answer to a `Sync`."""
        self.head = 0
        """Length of the shared log when the host welcomed this machine."""
        self._later: list[tuple[Phase, Refusal]] = []
        """What was refused though an earlier host had taken it, and in which phase."""
        self.late_refusals: list[tuple[Command, Refusal]] = []
        """What nobody was told yet."""
        self.known = Meeting()
        self.copy: list[Recorded] = []
        """What `known` is made of, in order: shared entries, and own ones."""
        self._applied: set[tuple[CommandId, str]] = set()
        self._urgent: list[GuestMessage] = []
        self._challenged: tuple[Challenge, str, str] | None = None
        """What a hello on this connection answers."""
        for entry in store.read(attendance.meeting):
            self._take(entry)
        if not self.copy:
            # A copy was dropped, and then the machine stopped.
            self.attendance = replace(attendance, cursor=0, digest="")

    @property
    def is_caught_up(self) -> bool:
        """Tell whether the copy holds what there was at the welcome."""
        return self.stage is GuestStage.IN and self.attendance.cursor >= self.head

    def receive(  # noqa: C901 - one arm per message
        self, message: HostMessage, pin: str, secret: str
    ) -> None:
        """Take a message.

        Args:
            message: Of the host.
            pin: Of the certificate of this connection; empty for an organisation's.
            secret: From the invitation.

        Raises:
            OutOfStepError: Make a new connection.
            OtherMeetingError: This is not the meeting.
            StorageUnavailable: What came could not be stored; make a new connection.
        """
        match message:
            case Challenge():
                self._challenged = (message, pin, secret)
                self._urgent.append(self._hello(message, pin, secret))
            case Door():
                self.stage = GuestStage.WAITING
                self.door_problem = message.problem
            case Welcome():
                self._enter(message)
            case Shared():
                self._follow(message)
            case Own():
                new = [e for e in message.entries if _key(e) not in self._applied]
                self._copy(new, self.attendance)
            case Ack():
                self._acknowledge(message.have)
            case Refusal():
                self._refuse(message)
            case State():
                self.state = message
            case Time():
                self.time = message
            case Farewell():
                self.stage = GuestStage.OUT
                self.farewell = message
            case _:
                assert_never(message)

    def next_message(self) -> GuestMessage | None:
        """Return what to send next; `None` when there is nothing."""
        if self._urgent:
            return self._urgent.pop(0)
        return self.outbox.next_put() if self.stage is GuestStage.IN else None

    def say(self, message: GuestMessage) -> None:
        """Have a message sent that need not survive the connection."""
        if isinstance(message, Typing):
            # Only the latest words matter.
            self._urgent = [m for m in self._urgent if not isinstance(m, Typing)]
        if self.stage is not GuestStage.OUT:
            self._urgent.append(message)

    def lost(self) -> None:
        """Note that the connection is gone; everything unanswered stays kept."""
        self.stage = GuestStage.OUT
        self._challenged = None
        self._urgent.clear()

    def put(
        self, command: Command, entry: CommandId, plain: Command | None = None
    ) -> Outgoing:
        """Keep an own entry; it is sent when the host can be reached.

        Raises:
            StorageUnavailable: It was not kept.
        """
        return self.outbox.put(command, entry, plain)

    def rename(self, name: str) -> None:
        """Say another name at the door."""
        self.attendance = replace(self.attendance, name=name)
        self._store.keep_attendance(self.attendance)
        if self.stage is GuestStage.WAITING and self._challenged is not None:
            self._urgent.append(self._hello(*self._challenged))

    def _hello(self, challenge: Challenge, pin: str, secret: str) -> Hello:
        mine = self.attendance
        if challenge.meeting != mine.meeting:
            raise OtherMeetingError(challenge.meeting)
        self.farewell = None
        return Hello(
            versions=limits.VERSIONS,
            device=mine.device,
            signature=sign_hello(mine.device_key, challenge.nonce, pin),
            name=mine.name,
            seal=mine.seal.seal,
            secret=secret,
            cursor=mine.cursor,
            digest=mine.digest,
            answered=self.outbox.answered_up_to,
        )

    def _enter(self, welcome: Welcome) -> None:
        mine = self.attendance
        if mine.person != welcome.person:
            seal = replace(mine.seal, person=welcome.person)
            mine = replace(mine, person=welcome.person, seal=seal)
            self._store.keep_attendance(mine)
            self.attendance = mine
        is_other = self._begin_sending(welcome)
        if is_other or welcome.start != mine.cursor:
            self._drop_copy()
        if welcome.start != self.attendance.cursor:
            raise OutOfStepError(welcome.start)
        self.head = welcome.head
        self.stage = GuestStage.IN
        self._hand_in()

    def _begin_sending(self, welcome: Welcome) -> bool:
        """Send again everything the host does not have, acknowledged once or not.

        Returns:
            Whether the host was restored from an older backup, or this machine: what
            only this person may see is then not what the copy holds.
        """
        return self.outbox.begin_sending(welcome.have, welcome.last)

    def _drop_copy(self) -> None:
        """Begin a new copy of the log; own entries stay."""
        self._store.drop_copy(self.attendance.meeting)
        self.known, self.copy = Meeting(), []
        self._applied.clear()
        self.attendance = replace(self.attendance, cursor=0, digest="")
        self._store.keep_attendance(self.attendance)

    def _follow(self, shared: Shared) -> None:
        mine = self.attendance
        if shared.start != mine.cursor:
            raise OutOfStepError(shared.start)
        cursor = mine.cursor + len(shared.entries)
        after = replace(mine, cursor=cursor, digest=shared.digest)
        fresh = [self._mine(e) for e in shared.entries if _key(e) not in self._applied]
        self._copy(fresh, after)
        self._ask_again()
        self._hand_in()

    def _mine(self, entry: Recorded) -> Recorded:
        """Know the own notes and replies where writers' names are hidden."""
        event, person = entry.event, self.attendance.person
        if isinstance(event, n.NoteReplied):
            is_own = event.reply in self.outbox.own_replies
        else:
            is_own = isinstance(event, _WORDS) and event.note in self.outbox.own_notes
        if is_hidden(entry.by) and is_own and person is not None:
            return msgspec.structs.replace(entry, by=person)
        return entry

    def _copy(self, entries: list[Recorded], after: Attendance) -> None:
        """Store entries under the numbers of this copy, then take them in."""
        numbered = [
            msgspec.structs.replace(entry, seq=len(self.copy) + place)
            for place, entry in enumerate(entries, 1)
        ]
        known = self.known
        for entry in numbered:
            known = apply(known, entry)
        if numbered or after != self.attendance:
            self._store.append_copy(after.meeting, numbered, known, after)
        for entry in numbered:
            self._applied.add(_key(entry))
        self._end_typing(numbered)
        self.attendance, self.known = after, known
        self.copy += numbered

    def _end_typing(self, entries: list[Recorded]) -> None:
        """Show no line as being typed that is written: the state comes a bit later."""
        lines = [(e.by, e.event) for e in entries if isinstance(e.event, LineWritten)]
        ended = {(by, line.topic) for by, line in lines}
        if ended and self.state is not None:
            typed = (t for t in self.state.typed if (t.person, t.topic) not in ended)
            self.state = msgspec.structs.replace(self.state, typed=tuple(typed))

    def _take(self, entry: Recorded) -> None:
        self.known = apply(self.known, entry)
        self.copy.append(entry)
        self._applied.add(_key(entry))

    def _acknowledge(self, have: int) -> None:
        self.outbox.answered(have)

    def _refuse(self, refusal: Refusal) -> None:
        taken = self.outbox.taken_before(refusal.counter)
        if taken is None:
            self._give_up(refusal)
        elif self._is_missing(taken):
            # An earlier host took it; this one stands at an earlier time.
            self._later.append((self.known.phase, refusal))

    def _give_up(self, refusal: Refusal) -> None:
        entry = self.outbox.refuse(refusal)
        if entry is not None:
            self.late_refusals.append((self.outbox.command_of(entry), refusal))

    def _ask_again(self) -> None:
        """Ask for what an earlier host had taken, once the meeting went on."""
        person, phase = self.attendance.person, self.known.phase
        later, self._later = self._later, []
        for refused_in, refusal in later:
            entry = self.outbox.entry(refusal.counter)
            if phase is Phase.CLOSED or entry is None or person is None:
                self._give_up(refusal)
                continue
            command = decode_command(entry.body)
            if phase is not refused_in and may_send(self.known, person, command):
                plain = None if entry.plain is None else decode_command(entry.plain)
                self.outbox.put(command, entry.command_id, plain)
            else:
                self._later.append((refused_in, refusal))

    def _is_missing(self, command: Command) -> bool:
        """Tell whether a note of one's own is not in the meeting any more."""
        return isinstance(command, AddNote) and command.note not in self.known.notes

    def _hand_in(self) -> None:
        """Give the key once the notes are to be open, behind everything it opens.

        Also without a note under seal here: a machine that was restored from an
        older backup does not know of what the host keeps for it.
        """
        phase = self.known.phase
        is_time = phase.is_revealed and phase is not Phase.CLOSED
        if is_time and not self.outbox.has_handed_in:
            entry = CommandId(self._new_id())
            self.outbox.put(HandInKey(self.attendance.seal.key), entry)


def _key(entry: Recorded) -> tuple[CommandId, str]:
    """Name an entry: the same one may come as an own and as a shared entry."""
    return entry.command_id, type(entry.event).__name__
