# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The host's side of the protocol, as a state machine.

Messages come in and payloads go out; it opens no socket and reads no clock. What is
true of the meeting, the ledger decides and stores.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import assert_never

from meetingroom.meeting.command.room import SetAway
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import CommandId, DeviceId, PersonId
from meetingroom.meeting.people import Role
from meetingroom.meeting.phase import Phase
from meetingroom.protocol import limits
from meetingroom.protocol.codec import encode
from meetingroom.protocol.door import Doorkeeper
from meetingroom.protocol.farewell import (
    CROWDED,
    NOT_TAKEN,
    REPLACED,
    TOO_MANY,
    TURNED_AWAY,
)
from meetingroom.protocol.kept import Answer
from meetingroom.protocol.ledger import Asked, Ledger
from meetingroom.protocol.line import NOBODY, Line, Stage
from meetingroom.protocol.message import (
    Ack,
    Announce,
    AtDoor,
    Bye,
    Farewell,
    GuestMessage,
    Hello,
    NewCode,
    Own,
    Put,
    Refusal,
    Sync,
    Time,
    Typing,
    Welcome,
)
from meetingroom.protocol.presence import Presence


class ViolationError(Exception):
    """A message that this connection may not send now: it closes the connection."""


class HostSide:
    """All connections of one meeting."""

    def __init__(
        self, ledger: Ledger, door: Doorkeeper, new_id: Callable[[], str]
    ) -> None:
        """Begin without connections.

        Args:
            ledger: The meeting behind it.
            door: Decides who may come in.
            new_id: Makes ids of the host's own commands.
        """
        self._ledger = ledger
        self._door = door
        self._new_id = new_id
        self._lines: list[Line] = []
        self._inside: dict[DeviceId, Line] = {}
        self._pending: list[Asked] = []
        self._is_wary = False
        """A bug was met; from now on each machine's entries are stored apart."""
        self._taken: dict[DeviceId, int] = {}
        """Up to which entry of a device is stored or pending."""
        self._devices: object = None
        """The meeting's devices when they were looked at last."""
        self._state_version = 0
        self._state: dict[bool, bytes] = {}
        self._presence = Presence()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All connections, ended ones included until they are lost."""
        return tuple(self._lines)

    @property
    def has_pending(self) -> bool:
        """Tell whether entries wait to be stored."""
        return bool(self._pending)

    def online(self) -> frozenset[PersonId]:
        """Return who has a machine connected."""
        return frozenset(line.person for line in self._inside.values())

    def connected(self) -> frozenset[DeviceId]:
        """Return which machines are connected."""
        return frozenset(self._inside)

    def at_door(self) -> tuple[AtDoor, ...]:
        """Return who waits to be let in, in the order in which they came."""
        waiting = [line for line in self._lines if line.stage is Stage.WAITING]
        return tuple(self._door.look(line) for line in waiting)

    def open(self) -> Line:
        """Take a new connection; its first payload is the challenge."""
        line = self._door.open()
        self._lines.append(line)
        return line

    def lost(self, line: Line, now_s: float) -> None:
        """Forget a connection."""
        if line in self._lines:
            self._lines.remove(line)
        line.stage = Stage.ENDED
        if self._inside.get(line.device) is line:
            del self._inside[line.device]
        if line.person != NOBODY and line.person not in self.online():
            self._presence.left(line.person, now_s)

    def receive(self, line: Line, message: GuestMessage) -> None:
        """Take a message.

        Raises:
            ViolationError: It may not be sent now; close the connection.
        """
        match message:
            case Hello() if line.stage in (Stage.NEW, Stage.WAITING):
                self._greet(line, message)
            case Put() if line.stage is Stage.IN:
                self._put(line, message)
            case Sync() if len(line.control) > limits.UNREAD:
                raise ViolationError("asks on and on, and reads no answer")
            case Sync() if line.stage in (Stage.IN, Stage.WAITING):
                line.say(Time(message.sent_s, self._ledger.now()))
            case Announce() | Typing() | NewCode() if line.stage is Stage.IN:
                self._pass_on(line, message)
            case Bye():
                line.stage = Stage.ENDED
            case Hello() | Put() | Sync() | Announce() | Typing() | NewCode():
                if line.stage is not Stage.ENDED:
                    raise ViolationError(f"{type(message)} at stage {line.stage}")
            case _:
                assert_never(message)

    def commit(self) -> bool:
        """Have everything pending stored in one transaction, and answer it.

        Returns:
            Whether anything was pending.

        Raises:
            StorageUnavailable: Nothing was stored; all of it stays pending, and no
                guest is told that it is safe.
        """
        batch = self._next_batch()
        if not batch:
            return False
        is_accounted = False
        try:
            answers = self._ledger.submit_all(batch)
            is_accounted = True
        except StorageUnavailable:
            self._pending = [*batch, *self._pending]
            is_accounted = True
            raise
        finally:
            if not is_accounted:
                self._break_off(batch)
        self._answer(answers)
        self.look_around()
        for line in self._lines:
            if line.stage is Stage.WAITING and not line.is_told:
                # It was to come in at once, and a rule said no.
                self._tell_at_door(line)
        return True

    def _next_batch(self) -> list[Asked]:
        """Take what is stored next: all of it, or one machine's after a bug was met."""
        pending, self._pending = self._pending, []
        if self._is_wary and pending:
            first = pending[0].device
            self._pending = [one for one in pending if one.device != first]
            pending = [one for one in pending if one.device == first]
        return pending

    def _break_off(self, batch: Sequence[Asked]) -> None:
        """Forget entries that met a bug of ours, so that none counts as stored.

        Their machines connect anew and send them again; from then on each is dealt
        with by itself, and only the one with the bug goes on failing.
        """
        self._is_wary = True
        broken = {one.device for one in batch if one.device is not None}
        self._pending = [one for one in self._pending if one.device not in broken]
        for device in broken:
            self._taken.pop(device, None)
            line = self._inside.get(device)
            if line is not None:
                self._dismiss(line, NOT_TAKEN, is_final=False)

    def look_around(self) -> None:
        """Let in whoever was admitted, and send off whoever was turned away."""
        devices = self._ledger.meeting.devices
        if devices is self._devices:
            return
        self._devices = devices
        for line in self.lines:
            known = devices.get(line.device)
            if known is None:
                continue
            if line.stage is Stage.WAITING and not known.is_revoked:
                self._welcome(line)
            elif line.stage is not Stage.ENDED and known.is_revoked:
                self._dismiss(line, TURNED_AWAY)

    def deliver(self, line: Line) -> bytes | None:
        """Return the next payload due on a connection; `None` when there is none."""
        if line.urgent:
            return line.urgent.pop(0)
        if line.stage is Stage.IN:
            shared = self._ledger.shared
            if line.cursor < len(shared):
                line.cursor, payload = shared.chunk(line.cursor)
                return payload
            own = self._ledger.own(line.person)
            if line.own_sent < len(own):
                start, line.own_sent = line.own_sent, len(own)
                return encode(Own(start, tuple(own[start:])))
        if line.control:
            return line.control.pop(0)
        if line.stage is Stage.IN and line.state_seen != self._state_version:
            line.state_seen = self._state_version
            return self._state_payload(line)
        return None

    def renew_state(self) -> None:
        """Have the numbers and the clock sent to everyone with the next payloads."""
        self._state_version += 1
        self._state.clear()

    def refresh_state(self) -> None:
        """Have the clock in the next heartbeats be right; nothing else changed."""
        self._state.clear()

    def remind(self, line: Line) -> None:
        """Let a connection notice that the host is there: state, or the door's word."""
        line.state_seen = -1
        if line.stage is Stage.WAITING:
            line.urgent.append(encode(self._door.answer(line)))

    def presence(self, now_s: float) -> None:
        """Mark who is silent for long as away, and who came back as here."""
        meeting = self._ledger.meeting
        if meeting.phase is Phase.CLOSED:
            return
        for person, is_away in self._presence.changes(meeting, self.online(), now_s):
            command_id = CommandId(self._new_id())
            self._pending.append(Asked(SetAway(person, is_away), person, command_id))

    def close(self, sentence: str) -> None:
        """Say farewell to everybody; the host stops. They may try again later."""
        for line in self.lines:
            self._dismiss(line, sentence, is_final=False)

    def _greet(self, line: Line, hello: Hello) -> None:
        meeting = self._ledger.meeting
        farewell = self._door.check(line, hello, meeting)
        if farewell is not None:
            self._dismiss(line, farewell)
            return
        known = meeting.devices.get(line.device)
        if known is not None and not known.is_revoked:
            self._welcome(line, hello)
            return
        waiting = [one for one in self._lines if one.stage is Stage.WAITING]
        for other in waiting:
            if other is not line and other.device == line.device:
                self._dismiss(other, REPLACED, is_final=False)
        if line.stage is Stage.NEW and len(waiting) >= limits.WAITING:
            self._dismiss(line, CROWDED, is_final=False)
            return
        line.stage = Stage.WAITING
        line.hello = hello
        admission = self._door.admission(line, self._new_id)
        if admission is None:
            self._tell_at_door(line)
        else:
            by = meeting.setup.roles.facilitator or line.person
            self._pending.append(Asked(admission, by, CommandId(self._new_id())))

    def _tell_at_door(self, line: Line) -> None:
        line.is_told = True
        line.urgent.append(encode(self._door.answer(line)))

    def _welcome(self, line: Line, hello: Hello | None = None) -> None:
        hello = hello or line.hello
        older = self._inside.get(line.device)
        if older is not None and older is not line:
            self._dismiss(older, REPLACED, is_final=False)
        self._begin_anew(line.device)
        shared = self._ledger.shared
        have, last = self._ledger.have(line.device)
        person = self._ledger.meeting.devices[line.device].person
        line.stage, line.person = Stage.IN, person
        self._inside[line.device] = line
        self._presence.came(person)
        if hello is not None and shared.holds(hello.cursor, hello.digest):
            line.cursor = hello.cursor
        welcome = Welcome(
            version=min(limits.VERSIONS[1], hello.versions[1] if hello else 1),
            person=person,
            have=have,
            last=last,
            start=line.cursor,
            head=len(shared),
            now=self._ledger.now(),
        )
        line.urgent.append(encode(welcome))
        answered = hello.answered if hello else 0
        for refusal in self._ledger.refusals(line.device, answered):
            line.say(_refusal(refusal))
        line.say(Ack(have))

    def _begin_anew(self, device: DeviceId) -> None:
        """Forget what an earlier connection left unstored: it is sent again.

        A machine restored from an older backup may number other entries alike; what
        is stored of the earlier ones must not be taken for them.
        """
        self._pending = [one for one in self._pending if one.device != device]
        self._taken.pop(device, None)

    def _put(self, line: Line, message: Put) -> None:
        stored, _ = self._ledger.have(line.device)
        taken, is_off = max(self._taken.get(line.device, 0), stored), False
        for entry in message.entries:
            if entry.counter > limits.ENTRIES_A_DEVICE:
                self._dismiss(line, TOO_MANY)
                break
            if self._is_next(taken, entry.counter):
                taken = entry.counter
                asked = Asked(
                    entry.command, line.person, entry.id, line.device, entry.counter
                )
                self._pending.append(asked)
            else:
                is_off = True
        if is_off:
            # Repeated, or a gap: what is stored tells the guest where to go on.
            line.say(Ack(stored))
        self._taken[line.device] = taken

    def _is_next(self, taken: int, counter: int) -> bool:
        """Tell whether an entry goes on where the device's log ends here."""
        return counter == taken + 1

    def _answer(self, answers: Sequence[Answer]) -> None:
        latest: dict[DeviceId, int] = {}
        for answer in answers:
            latest[answer.device] = answer.counter
            line = self._inside.get(answer.device)
            if line is not None and answer.refused is not None:
                line.say(_refusal(answer))
        for device, counter in latest.items():
            line = self._inside.get(device)
            if line is not None:
                line.say(Ack(counter))

    def _pass_on(self, line: Line, message: Announce | Typing | NewCode) -> None:
        """Take what need not survive the connection."""
        if isinstance(message, Typing):
            with suppress(Refused):  # on a topic that is gone, or the part handed on
                self._ledger.type_line(message.line, line.person)
        elif Role.FACILITATOR not in self._ledger.meeting.roles_of(line.person):
            raise ViolationError("asked by somebody who does not lead")
        elif isinstance(message, NewCode):
            self._ledger.renew_code()
        else:
            self._ledger.count_down(message.ends_at, message.phase)
        self.renew_state()

    def _dismiss(self, line: Line, sentence: str, *, is_final: bool = True) -> None:
        line.urgent.append(encode(Farewell(sentence, is_final)))
        line.control.clear()
        line.stage = Stage.ENDED
        if self._inside.get(line.device) is line:
            del self._inside[line.device]

    def _state_payload(self, line: Line) -> bytes:
        roles = self._ledger.meeting.roles_of(line.person)
        leads = Role.FACILITATOR in roles
        if leads not in self._state:
            self._state[leads] = encode(self._ledger.state(leads=leads))
        return self._state[leads]


def _refusal(answer: Answer) -> Refusal:
    return Refusal(answer.counter, answer.refused or "", answer.needs_reason)
