# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a server writes to whom after a commit: in order, once, and never too much."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.ids import CommandId, NoteId, PersonId
from meetingroom.meeting.notes import MAX_BODY_CP, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.net.frames import SLICE_BYTES
from meetingroom.net.gate import SocketBudget
from meetingroom.net.server import SLOW_BYTES, GuestSocket, MeetingServer
from meetingroom.protocol.codec import decode_host
from meetingroom.protocol.device import make_device, sign_hello
from meetingroom.protocol.door import Doorkeeper
from meetingroom.protocol.host_side import HostSide
from meetingroom.protocol.limiter import GuestBudget
from meetingroom.protocol.message import (
    Ack,
    Entry,
    Hello,
    HostMessage,
    Put,
    Shared,
    State,
)
from meetingroom.room.key_ring import new_seal_key
from tests.net.test_frames import parted
from tests.support.meetings import BEN, MINA, NAMES, TestRoom

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
FINAL = 0x80


class Pipe(asyncio.Transport):
    """A connection whose other end reads only when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[bytes] = []
        self.read: list[bytes] = []
        self.is_slow = False
        self.is_closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        (self.waiting if self.is_slow else self.read).append(bytes(data))

    def get_write_buffer_size(self) -> int:
        return sum(map(len, self.waiting))

    def is_closing(self) -> bool:
        return self.is_closed

    def close(self) -> None:
        self.is_closed = True

    def drain(self) -> None:
        """Read what waits, no more."""
        self.read += self.waiting
        self.waiting.clear()

    def messages(self) -> list[HostMessage]:
        """Return what was read since the last call."""
        found, parts, is_packed = [], b"", False
        for frame in self.read:
            first, payload = parted(frame)
            is_packed = is_packed or first & 0x0F == 2
            parts += payload
            if first & FINAL:
                found.append(decode_host(parts, is_packed=is_packed))
                parts, is_packed = b"", False
        self.read.clear()
        return found


@dataclass
class Guest:
    pipe: Pipe
    socket: GuestSocket
    written: int = 0

    def cursor(self) -> int:
        return self.socket.line.cursor


class Served:
    """A server with guests, and no sockets at all."""

    def __init__(self) -> None:
        self.room = TestRoom().go_to(Phase.MARGINS)
        host = self.room.host
        door = Doorkeeper(lambda: host.meeting, "", "secret", bytes, admits_all=True)
        self.side = HostSide(host, door, host.new_id)
        self.server = MeetingServer(host, self.side, lambda: 0.0)
        self.server.start()

    async def join(self, person: PersonId) -> Guest:
        device, private = make_device()
        line = self.side.open()
        place = SocketBudget().enter("here")
        assert place is not None
        pipe = Pipe()
        guest = Guest(pipe, GuestSocket(line, pipe, place, GuestBudget(0.0), None))
        self.server._sockets[line] = guest.socket
        signature = sign_hello(private, line.nonce, "")
        seal = new_seal_key(person).seal
        hello = Hello((1, 1), device, signature, NAMES[person], seal, "secret")
        self.side.receive(line, hello)
        await self.commit()
        guest.pipe.messages()
        return guest

    async def commit(self) -> None:
        self.server._commit_soon()
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    async def write(self, guest: Guest, *bodies: str) -> None:
        self.say(guest, *bodies)
        await self.commit()

    def say(self, guest: Guest, *bodies: str) -> None:
        """Have notes come in by a guest's connection; they are not stored yet."""
        for body in bodies:
            guest.written += 1
            name = f"{guest.socket.line.device[:8]}-{guest.written}"
            command = AddNote(NoteId(name), NoteKind.QUESTION, body)
            entry = Entry(guest.written, CommandId(name), command)
            self.side.receive(guest.socket.line, Put((entry,)))


def run(scene: Callable[[Served], Coroutine[None, None, None]]) -> None:
    async def play() -> None:
        served = Served()
        await scene(served)
        await served.server.close("The end.")

    asyncio.run(play())


def noise(number: int) -> str:
    """Return a long note that hardly shrinks when it is packed."""
    random = Random(number)  # noqa: S311 - not for secrets
    letters = (chr(0x4E00 + random.randrange(0x5000)) for _ in range(MAX_BODY_CP))
    return "".join(letters)


def test_answer_comes_after_the_note_it_is_for() -> None:
    async def scene(served: Served) -> None:
        ben = await served.join(BEN)

        await served.write(ben, "Why March?")

        kinds = [type(message) for message in ben.pipe.messages()]
        assert kinds.index(Shared) < kinds.index(Ack)

    run(scene)


def test_everyone_gets_each_note_once() -> None:
    async def scene(served: Served) -> None:
        ben, mina = await served.join(BEN), await served.join(MINA)
        ben.pipe.messages()

        for body in ("One.", "Two.", "Three."):
            await served.write(ben, body)

        for guest in (ben, mina):
            shared = [m for m in guest.pipe.messages() if isinstance(m, Shared)]
            assert [len(message.entries) for message in shared] == [1, 1, 1]
            assert guest.cursor() == len(served.room.host.shared)

    run(scene)


def test_message_of_several_frames_reaches_a_guest_at_rest_as_a_whole() -> None:
    async def scene(served: Served) -> None:
        ben, mina = await served.join(BEN), await served.join(MINA)

        await served.write(ben, noise(1), noise(2), noise(3), noise(4))

        frames = len(mina.pipe.read)
        shared = [m for m in mina.pipe.messages() if isinstance(m, Shared)]
        assert frames > len(shared)
        assert sum(len(message.entries) for message in shared) == 4

    run(scene)


def test_guest_that_does_not_read_holds_little_and_misses_nothing() -> None:
    async def scene(served: Served) -> None:
        ben, mina = await served.join(BEN), await served.join(MINA)
        mina.pipe.is_slow = True
        began = mina.cursor()
        for number in range(60):
            await served.write(ben, noise(number))
        most_waiting = mina.pipe.get_write_buffer_size()

        while mina.pipe.waiting:
            mina.pipe.drain()
            served.server._pump(mina.socket)

        entries = [
            entry
            for message in mina.pipe.messages()
            if isinstance(message, Shared)
            for entry in message.entries
        ]
        assert most_waiting <= SLOW_BYTES + SLICE_BYTES + 10
        assert entries == list(served.room.host.shared.entries[began:])

    run(scene)


def test_countdown_reaches_everyone_though_a_note_comes_at_the_same_time() -> None:
    async def scene(served: Served) -> None:
        ben, mina = await served.join(BEN), await served.join(MINA)
        mina.pipe.messages()
        served.say(ben, "At the same time.")
        served.server._commit_soon()
        served.side.renew_state()
        served.room.host.count_down(AT, Phase.DISCUSSION)

        await served.commit()

        states = [m for m in mina.pipe.messages() if isinstance(m, State)]
        assert [state.ends_at for state in states] == [AT]

    run(scene)
