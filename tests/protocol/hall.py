# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host's side in front of a real room, for machines that say what a test likes."""

from dataclasses import dataclass, field, replace

from meetingroom.meeting.command.note import FinishReading
from meetingroom.meeting.command.room import RevokeDevice
from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import CommandId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.protocol.codec import decode_host
from meetingroom.protocol.device import sign_hello
from meetingroom.protocol.door import Doorkeeper
from meetingroom.protocol.host_side import HostSide
from meetingroom.protocol.line import Line
from meetingroom.protocol.message import Entry, Hello, HostMessage, Put
from tests.protocol.attendee import PIN, SECRET, Machine, make_machine
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, TestRoom


@dataclass
class Hall:
    """A meeting in some phase with its door open."""

    phase: Phase = Phase.READING
    leader_secret: str | None = None
    admits_all: bool = False
    journal: ListJournal = field(default_factory=ListJournal)

    def __post_init__(self) -> None:
        self.room = TestRoom(self.journal).go_to(self.phase)
        self.host = self.room.host
        self.door = Doorkeeper(
            lambda: self.host.meeting,
            PIN,
            SECRET,
            lambda size: b"n" * size,
            leader_secret=self.leader_secret,
            leader=ADA,
            admits_all=self.admits_all,
        )
        self.side = HostSide(self.host, self.door, self.host.new_id)

    def lead(self, command: Command) -> None:
        self.room.seat(ADA).send(command)
        self.side.look_around()

    def machine(self, person: PersonId) -> Machine:
        """Return a machine that was let in."""
        machine = make_machine(person)
        self.lead(machine.admission)
        return machine

    def revoke(self, machine: Machine) -> None:
        self.lead(RevokeDevice(machine.attendance.device))

    def open(self) -> Line:
        """Open a connection and hear its challenge."""
        line = self.side.open()
        heard(self.side, line)
        return line

    def greet(self, line: Line, machine: Machine, **changes: object) -> None:
        self.side.receive(line, hello(line, machine, **changes))

    def enter(self, machine: Machine, **changes: object) -> Line:
        """Connect a machine and say hello."""
        line = self.open()
        self.greet(line, machine, **changes)
        return line

    def put(self, line: Line, *entries: Entry) -> None:
        self.side.receive(line, Put(entries))

    def hear(self, line: Line) -> list[HostMessage]:
        return heard(self.side, line)


def hello(line: Line, machine: Machine, **changes: object) -> Hello:
    mine = machine.attendance
    said = Hello(
        (1, 1),
        mine.device,
        sign_hello(mine.device_key, line.nonce, PIN),
        mine.name,
        mine.seal.seal,
    )
    fields = {name: getattr(said, name) for name in said.__struct_fields__}
    return Hello(**{**fields, **changes})


def heard(side: HostSide, line: Line) -> list[HostMessage]:
    """Return everything that is due on a connection."""
    messages: list[HostMessage] = []
    while (payload := side.deliver(line)) is not None:
        messages.append(decode_host(payload))
    return messages


def entry(counter: int, command: Command | None = None, name: str = "") -> Entry:
    """Return an entry; its command is one that always goes through in reading."""
    made = CommandId(name or f"entry-{counter}")
    return Entry(counter, made, command or FinishReading(is_finished=counter % 2 == 1))


def stranger(name: str, person: str = "stranger") -> Machine:
    """Return a machine that nobody knows, with a name of its own."""
    machine = make_machine(PersonId(person))
    return Machine(machine.person, replace(machine.attendance, name=name))
