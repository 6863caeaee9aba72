# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Guests of Meetingroom: real hellos and entries, and every message is looked at.

Of what all guests get alike only one copy is decoded; each guest's cursor has to fit
it, so that a note that is lost, repeated or out of order ends the run.
"""

import secrets
from collections import deque
from dataclasses import dataclass, field
from typing import Final

import msgspec

from meetingroom.meeting.command.note import AddNote, HandInKey, KeepSealed
from meetingroom.meeting.commands import Command
from meetingroom.meeting.event.note import NoteAdded
from meetingroom.meeting.event.room import MarginsOpened
from meetingroom.meeting.ids import (
    CommandId,
    DeviceId,
    MeetingId,
    NoteId,
    PersonId,
    SealId,
)
from meetingroom.meeting.notes import NoteKind
from meetingroom.net.certificate import SERVER_NAME, client_context
from meetingroom.protocol import limits
from meetingroom.protocol.codec import decode_host, encode
from meetingroom.protocol.device import make_device, sign_hello
from meetingroom.protocol.message import (
    Ack,
    Challenge,
    Entry,
    Farewell,
    Hello,
    Put,
    Refusal,
    Shared,
    Welcome,
)
from meetingroom.protocol.sealing import seal
from meetingroom.room.key_ring import new_seal_key
from tests.benchmarks.network.dialect import Guest
from tests.benchmarks.network.stream import BINARY, TEXT, Framing, Target

NOTE_CP: Final = 400
_KNOWN: Final = 4_000
"""Messages that are remembered by their bytes."""
_SHARED: Final = (b'{"type":"shared"', b'{"type":"challenge"', b'{"type":"welcome"')
_TOLD: Final = (b'{"type":"ack"', b'{"type":"refusal"', b'{"type":"farewell"')


class Wrong(Exception):  # noqa: N818 - a finding, not a fault of this program
    """The host did something that it must not do."""


class Invited(msgspec.Struct, frozen=True):
    """What a host process says of itself."""

    port: int
    pid: int
    meeting: MeetingId
    secret: str
    pin: str = ""
    ca: str = ""
    """Empty for plain TCP."""


@dataclass(slots=True)
class Device:
    """What a guest's machine keeps."""

    id: DeviceId
    private: bytes
    seal: SealId
    key: bytes
    counter: int = 0
    waiting: deque[Entry] = field(default_factory=deque)
    """Entries without an answer; they are sent again on the next connection."""

    def next_entry(self) -> CommandId:
        """Return the id of the entry that comes next."""
        return CommandId(f"{self.id[:16]}-{self.counter + 1}")

    def keep(self, entry: CommandId, command: Command) -> Entry:
        """Add an entry to this machine's own log."""
        self.counter += 1
        kept = Entry(self.counter, entry, command)
        self.waiting.append(kept)
        return kept


@dataclass(frozen=True, slots=True)
class _Known:
    start: int
    end: int
    digest: str
    notes: tuple[int, ...]
    has_opened: bool


class MeetingGuests:
    """The words of guests to one host."""

    def __init__(self, invited: Invited, size: int) -> None:
        """Make a machine for each guest."""
        self.devices = [_new_device() for _ in range(size)]
        self.opened_seen = 0
        """Guests that know that the margins are open, and gave their key."""
        self.entry_bytes = 0
        """Of one note as it goes to everyone, the longest."""
        self._known: dict[bytes, _Known] = {}
        self._places: dict[NoteId, int] = {}
        self.invite(invited)

    def invite(self, invited: Invited) -> None:
        """Have everybody go to this host from now on."""
        self._invited = invited
        tls = client_context(invited.ca.encode()) if invited.ca else None
        self.target = Target(
            invited.port, Framing.WEBSOCKET, _upgrade(invited.port), tls, SERVER_NAME
        )

    def opened(self, guest: Guest) -> None:
        """Wait for the challenge."""

    def take(self, guest: Guest, opcode: int, payload: bytes) -> tuple[int, ...]:
        """Take a message; returns the numbers of the notes in it."""
        if opcode == TEXT and not payload.startswith(_SHARED):
            if payload.startswith(_TOLD):
                self._hear(guest, decode_host(payload))
            return ()
        known = self._known.get(payload)
        if known is None:
            message = decode_host(payload, is_packed=opcode == BINARY)
            if not isinstance(message, Shared):
                self._hear(guest, message)
                return ()
            known = self._remember(payload, message)
        if known.start != guest.cursor:
            raise Wrong(
                f"entries from {known.start} to a guest that has {guest.cursor}"
            )
        guest.cursor, guest.digest = known.end, known.digest
        if known.has_opened:
            self.opened_seen += 1
            self.put(guest, HandInKey(self.devices[guest.number].key))
        return known.notes

    def publish(self, guest: Guest, note: int) -> None:
        """Have a guest write a note with this number."""
        self.put(guest, _note(note))

    def keep_sealed(self, guest: Guest, notes: range) -> None:
        """Have a guest write notes under seal, all in one message."""
        device = self.devices[guest.number]
        meeting = self._invited.meeting
        first = len(device.waiting)
        for number in notes:
            entry = device.next_entry()
            words = _note(number)
            box = seal(device.key, meeting, entry, words, secrets.token_bytes)
            device.keep(entry, KeepSealed(device.seal, box))
        guest.send(encode(Put(tuple(device.waiting)[first:])), TEXT)

    def put(self, guest: Guest, command: Command) -> None:
        """Have a guest ask for something."""
        device = self.devices[guest.number]
        kept = device.keep(device.next_entry(), command)
        if guest.is_in:
            guest.send(encode(Put((kept,))), TEXT)

    @property
    def unanswered(self) -> int:
        """Entries of all guests that have no answer."""
        return sum(len(device.waiting) for device in self.devices)

    def _answered(self, guest: Guest, have: int) -> None:
        waiting = self.devices[guest.number].waiting
        while waiting and waiting[0].counter <= have:
            waiting.popleft()

    def _check_order(self, guest: Guest, have: int) -> None:
        """See that no answer came before the log it answers for."""
        for entry in self.devices[guest.number].waiting:
            if entry.counter > have:
                break
            if not isinstance(entry.command, AddNote):
                continue
            place = self._places.get(entry.command.note)
            if place is None or place > guest.cursor:
                raise Wrong(f"an answer for {entry.command.note} before the note")

    def _send_again(self, guest: Guest) -> None:
        waiting = tuple(self.devices[guest.number].waiting)
        for start in range(0, len(waiting), limits.ENTRIES_A_MESSAGE):
            some = waiting[start : start + limits.ENTRIES_A_MESSAGE]
            guest.send(encode(Put(some)), TEXT)

    def _hear(self, guest: Guest, message: object) -> None:
        match message:
            case Challenge():
                guest.send(encode(self._hello(guest, message)), TEXT)
            case Welcome():
                if message.start != guest.cursor:
                    guest.cursor, guest.digest = message.start, ""
                guest.is_in = True
                self._answered(guest, message.have)
                self._send_again(guest)
            case Ack():
                self._check_order(guest, message.have)
                self._answered(guest, message.have)
            case Farewell() | Refusal():
                raise Wrong(message.sentence)
            case _:
                pass  # the state of a large room is packed, and says nothing here

    def _hello(self, guest: Guest, challenge: Challenge) -> Hello:
        device, invited = self.devices[guest.number], self._invited
        return Hello(
            versions=limits.VERSIONS,
            device=device.id,
            signature=sign_hello(device.private, challenge.nonce, invited.pin),
            name=f"Guest {guest.number + 1}",
            seal=device.seal,
            secret=invited.secret,
            cursor=guest.cursor,
            digest=guest.digest,
        )

    def _remember(self, payload: bytes, message: Shared) -> _Known:
        events = [entry.event for entry in message.entries]
        added = {
            event.note: place
            for place, event in enumerate(events, message.start + 1)
            if isinstance(event, NoteAdded)
        }
        self._places |= added
        notes = tuple(int(note.removeprefix(_PREFIX)) for note in added)
        if len(events) == 1 and notes:
            self.entry_bytes = max(self.entry_bytes, len(payload))
        has_opened = any(isinstance(event, MarginsOpened) for event in events)
        end = message.start + len(events)
        known = _Known(message.start, end, message.digest, notes, has_opened)
        if len(self._known) >= _KNOWN:
            self._known.clear()
        self._known[payload] = known
        return known


_PREFIX = "load-"


def _new_device() -> Device:
    device, private = make_device()
    key = new_seal_key(PersonId(""))
    return Device(device, private, key.seal, key.key)


def _note(number: int) -> AddNote:
    body = f"Note {number}: where does this come from? ".ljust(NOTE_CP, "x")
    return AddNote(NoteId(f"{_PREFIX}{number}"), NoteKind.QUESTION, body)


def _upgrade(port: int) -> bytes:
    lines = (
        f"GET {limits.SOCKET_PATH} HTTP/1.1",
        f"Host: {SERVER_NAME}:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Protocol: {limits.SUBPROTOCOL}",
    )
    return "\r\n".join((*lines, "", "")).encode()
