# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A simulated attendee: the real guest room, a disk, a wire, and a memory of its acts.

The memory is the test's own; nothing of it comes from what the guest has stored.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from meetingroom.meeting.command.room import AdmitDevice
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import CommandId, PersonId
from meetingroom.protocol.device import make_device
from meetingroom.protocol.guest_side import OutOfStepError
from meetingroom.protocol.kept import Attendance, SealKey
from meetingroom.protocol.message import Ack, Farewell, HostMessage
from meetingroom.room.guest import GuestRoom
from meetingroom.room.key_ring import new_seal_key
from tests.protocol.wire import Wire
from tests.support.guest_disk import ListDisk
from tests.support.meetings import MEETING

PIN = "pin"
SECRET = "secret"  # noqa: S105 - of a meeting that exists in this test only
RoomMaker = Callable[[ListDisk], GuestRoom]


@dataclass(frozen=True, slots=True)
class Machine:
    """What makes a laptop this laptop, whatever is put back on its disk."""

    person: PersonId
    attendance: Attendance

    @property
    def admission(self) -> AdmitDevice:
        mine = self.attendance
        return AdmitDevice(self.person, "", mine.device, mine.seal.seal)


def make_machine(person: PersonId) -> Machine:
    device, private = make_device()
    seal = new_seal_key(person)
    key = SealKey(seal.seal, person, seal.key)
    attendance = Attendance(
        MEETING, None, str(person), device, private, key, invitation="link"
    )
    return Machine(person, attendance)


@dataclass(frozen=True, slots=True)
class Act:
    """What a person did, and the entry that carries it."""

    entry: CommandId
    command: Command


@dataclass
class Attendee:
    """One person with a laptop of their own."""

    disk: ListDisk
    make_room: RoomMaker
    room: GuestRoom = field(init=False)
    person: PersonId = field(init=False)
    wire: Wire | None = None
    acts: list[Act] = field(default_factory=list)
    """What the machine has taken, in order."""
    forgotten: list[Act] = field(default_factory=list)
    """What went with the disk when an older backup was put back."""
    acknowledged: set[CommandId] = field(default_factory=set)
    was_acknowledged: set[CommandId] = field(default_factory=set)
    """By any host, also by one that has lost it since."""
    was_restored: bool = False
    has_handed_in_early: bool = False
    backups: list[tuple[ListDisk, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.person = self.disk.attendance.seal.person
        self.room = self.make_room(self.disk)
        self.back_up()

    def do(self, command: Command) -> bool:
        """Do something at this machine; tells whether it was kept."""
        try:
            self.room.send(command)
        except (Refused, StorageUnavailable):
            return False
        entry = self.disk.entries[-1]
        self.acts.append(Act(entry.command_id, command))
        return True

    def speak(self) -> None:
        """Write everything that is due onto the wire."""
        while (
            self.wire is not None and (message := self.room.next_message()) is not None
        ):
            self.wire.guest_writes(message)

    def listen(self, most: int) -> int:
        """Read payloads off the wire; returns how many there were."""
        heard = 0
        while self.wire is not None and heard < most:
            message = self.wire.guest_reads()
            if message is None:
                break
            heard += 1
            self._hear(message)
        return heard

    def hang_up(self) -> None:
        """Lose the connection at this end."""
        self.wire = None
        self.room.lost()

    def crash(self) -> None:
        """Lose all that is not on the disk, and start again."""
        self.wire = None
        self.disk.is_full = False
        self.room = self.make_room(self.disk)

    def back_up(self) -> None:
        self.backups.append((self.disk.backup(), len(self.acts)))

    def restore(self, place: int) -> None:
        """Put an older disk back."""
        disk, length = self.backups[place]
        self.disk = disk.backup()
        self.forgotten += self.acts[length:]
        del self.acts[length:]
        del self.backups[place + 1 :]
        self.was_restored = True
        self.crash()

    def _hear(self, message: HostMessage) -> None:
        try:
            self.room.receive(message, PIN, SECRET)
        except (OutOfStepError, StorageUnavailable):
            self.hang_up()
            return
        if isinstance(message, Ack):
            upto = (e for e in self.disk.entries if e.counter <= message.have)
            self.acknowledged |= {entry.command_id for entry in upto}
            self.was_acknowledged |= self.acknowledged
        if isinstance(message, Farewell):
            self.hang_up()
