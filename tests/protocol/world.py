# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A whole meeting over wires: the real host, real guests, and what must always hold.

Nothing here draws at random; the machine in `test_model` does.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import count

import msgspec

from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.note import AddNote, SetMeToo, WithdrawNote
from meetingroom.meeting.command.room import ChangeSetup, OpenDiscussion, OpenMargins
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.event.note import EntrySealed, KeyHandedIn
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import (
    CommandId,
    MeetingId,
    NoteId,
    PersonId,
    SealId,
    TopicId,
)
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY
from meetingroom.meeting.sealed import SEALED_ACTS, fold
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.visible import visible
from meetingroom.protocol.door import Doorkeeper
from meetingroom.protocol.host_side import HostSide
from meetingroom.protocol.kept import Answer
from meetingroom.protocol.ledger import Ledger
from meetingroom.protocol.message import Ack
from meetingroom.room.clock import Clock, HandClock
from meetingroom.room.guest import GuestRoom
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import IdSource
from meetingroom.room.journal import Journal
from tests.protocol.attendee import PIN, SECRET, Act, Attendee, make_machine
from tests.protocol.wire import Wire
from tests.support.guest_disk import ListDisk
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, MEETING, MINA, START, TestRoom

GUESTS = (BEN, MINA)
CANARY = re.compile(r"canary-[a-z]+-\d+")
GuestMaker = Callable[[ListDisk, IdSource], GuestRoom]
ROUNDS = 60
"""More than any healing takes; what goes on longer goes on for ever."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a world is made of; a mutant has one part that is broken."""

    make_host: Callable[[MeetingId, Journal, Clock, IdSource], HostRoom] = HostRoom
    make_side: Callable[[Ledger, Doorkeeper, IdSource], HostSide] = HostSide
    make_guest: GuestMaker = lambda disk, new_id: GuestRoom(
        disk, disk.attendance, new_id, lambda: 0.0
    )
    is_log_read: bool = True
    """The host's own log is searched for notes, too, not the wires alone."""


@lru_cache
def prepared(
    *, are_names_shown: bool, are_pseudonyms_shown: bool = False
) -> tuple[ListJournal, tuple[ListDisk, ...]]:
    """Return the disks of a meeting in which reading has begun.

    Everybody's machine was let in and has heard everything so far.
    """
    journal = ListJournal()
    room = TestRoom(journal)
    setup = replace(
        room.host.meeting.setup,
        are_names_shown=are_names_shown,
        are_pseudonyms_shown=are_pseudonyms_shown,
    )
    room.seat(ADA).send(ChangeSetup(setup))
    machines = tuple(make_machine(person) for person in GUESTS)
    for machine in machines:
        room.seat(ADA).send(machine.admission)
    room.go_to(Phase.READING)
    disks = tuple(ListDisk(machine.attendance) for machine in machines)
    world = World(Parts(), journal, disks)
    world.heal()
    return world.journal.backup(), tuple(guest.disk.backup() for guest in world.guests)


class World:
    """One host, its guests, and the facilitator at the host's machine."""

    def __init__(
        self, parts: Parts, journal: ListJournal, disks: tuple[ListDisk, ...]
    ) -> None:
        self.parts = parts
        self.clock = HandClock(START)
        self._ids = count(1)
        self.journal = journal.backup()
        self.seat_acts: list[Act] = []
        self.backups = [(self.journal.backup(), 0)]
        self.was_host_restored = False
        self.zombies: list[Wire] = []
        self.start_host()
        self.guests = [
            Attendee(disk.backup(), lambda disk: parts.make_guest(disk, self.new_id))
            for disk in disks
        ]

    def new_id(self) -> str:
        return f"new-{next(self._ids):05d}"

    @property
    def meeting(self) -> Meeting:
        return self.host.meeting

    def start_host(self) -> None:
        """Begin with what the journal holds, and nothing else."""
        parts = self.parts
        self.journal.is_full = False
        self.host = parts.make_host(MEETING, self.journal, self.clock, self.new_id)
        door = Doorkeeper(lambda: self.host.meeting, PIN, SECRET, bytes)
        self.side = parts.make_side(self.host, door, self.new_id)
        self.host.expect_keys(self._connected_seals)

    def crash_host(self) -> None:
        for guest in self.guests:
            guest.hang_up()
        self.zombies.clear()
        self.start_host()

    def back_up_host(self) -> None:
        self.backups.append((self.journal.backup(), len(self.seat_acts)))

    def restore_host(self, place: int) -> None:
        """Put an older journal back; what was acknowledged since is only at guests."""
        journal, length = self.backups[place]
        self.journal = journal.backup()
        del self.seat_acts[length:]
        del self.backups[place + 1 :]
        self.was_host_restored = True
        for guest in self.guests:
            guest.acknowledged &= self.answered_ids(guest.person)
        self.crash_host()

    def lead(self, command: Command) -> None:
        """Do something at the host's machine, as the facilitator."""
        try:
            self.host.seat(ADA).send(command)
        except (Refused, StorageUnavailable):
            return
        self.side.look_around()
        if isinstance(command, SEALED_ACTS | SetMeToo):
            entry = next(e for e in reversed(self.host.log) if e.by == ADA)
            self.seat_acts.append(Act(entry.command_id, command))

    def reveal(self) -> None:
        self.lead(OpenMargins("The hour is short."))

    def talk(self) -> None:
        topics = tuple(
            Topic(TopicId(f"topic-{note}"), "Topic", (note,))
            for note in self.meeting.notes
        )
        self.lead(OpenDiscussion(topics, "The hour is short."))

    def connect(self, guest: Attendee) -> None:
        """Make a new connection; the old one goes on delivering what was written."""
        if guest.wire is not None:
            self.zombies.append(guest.wire)
            guest.hang_up()
        guest.wire = Wire(self.side, lambda payload: self._watch(guest.person, payload))

    def cut(self, guest: Attendee, *, does_host_notice: bool) -> None:
        """Lose a connection with everything on it."""
        wire = guest.wire
        guest.hang_up()
        if wire is not None and does_host_notice:
            self.side.lost(wire.line, 0.0)

    def commit(self) -> None:
        try:
            self.side.commit()
        except StorageUnavailable:
            assert self.side.has_pending

    def progress(self, guest: Attendee) -> int:
        """Let one guest's connection do what is due; returns how much that was."""
        if guest.wire is None:
            self.connect(guest)
        done = 0
        guest.speak()
        while guest.wire is not None and guest.wire.host_reads():
            done += 1
        self.commit()
        if guest.wire is not None:
            guest.wire.host_writes(1000)
        done += guest.listen(1000)
        guest.speak()
        return done

    def heal(self) -> None:
        """End every fault and let everything arrive."""
        self.journal.is_full = False
        for guest in self.guests:
            guest.disk.is_full = False
            self.connect(guest)
        for wire in self.zombies:
            self.side.lost(wire.line, 0.0)
        self.zombies.clear()
        self.settle()

    def settle(self) -> None:
        """Let everything arrive that is under way."""
        for _ in range(ROUNDS):
            done = sum(self.progress(guest) for guest in self.guests)
            self.host.open_seals(is_late=True)
            if not done and not self.side.has_pending:
                break
        else:
            raise AssertionError("the room never becomes quiet")

    def answers(self, person: PersonId) -> Iterator[Answer]:
        device = self.guest(person).disk.attendance.device
        return (a for a in self.journal.answers(MEETING) if a.device == device)

    def guest(self, person: PersonId) -> Attendee:
        return next(guest for guest in self.guests if guest.person == person)

    def answered_ids(self, person: PersonId) -> set[CommandId]:
        return {answer.command_id for answer in self.answers(person)}

    def refused_ids(self, person: PersonId) -> set[CommandId]:
        """Return what the host refused and never took."""
        taken = {entry.command_id for entry in self._log_of(person)}
        refused = {a.command_id for a in self.answers(person) if a.refused}
        return refused - taken

    # What must always hold.

    def check_acknowledged(self) -> None:
        """What was acknowledged is durable, and the host knows what it was."""
        for guest in self.guests:
            missing = guest.acknowledged - self.answered_ids(guest.person)
            assert not missing, f"acknowledged, but not stored: {missing}"

    def check_sealed(self) -> None:
        """Before the reveal the host's own log holds no word of a note."""
        if self.parts.is_log_read and not self.meeting.phase.is_revealed:
            log = msgspec.json.encode(self.journal.read(MEETING)).decode()
            assert not CANARY.search(log), "a note is readable at the host"

    def check_healed(self) -> None:
        """After everything has arrived nothing is lost, doubled or unequal."""
        for guest in self.guests:
            self._check_arrival(guest)
            self._check_copy(guest)
        self._check_notes()

    def _check_arrival(self, guest: Attendee) -> None:
        log = self._log_of(guest.person)
        once = Counter((e.command_id, type(e.event)) for e in log)
        assert all(times == 1 for times in once.values()), "something is there twice"
        arrived = list(dict.fromkeys(entry.command_id for entry in log))
        refused = self.refused_ids(guest.person)
        kept = [act.entry for act in guest.acts if act.entry not in refused]
        assert [one for one in arrived if one in kept] == kept, "lost or in disorder"
        assert not guest.room.unanswered, "an entry was never answered"
        known = {
            act.entry
            for act in guest.acts
            # What an earlier host took and a later one refuses needs no word, unless
            # a note is gone by it.
            if isinstance(act.command, AddNote)
            or act.entry not in guest.was_acknowledged
        }
        told = {e.command_id for e in guest.disk.entries if e.refused is not None}
        assert refused & known <= told, "a refusal was never told"
        assert not told & set(arrived), "what was done was told to be refused"
        is_plain = not (guest.was_restored or self.was_host_restored)
        if is_plain and not guest.has_handed_in_early:
            notes = {a.entry for a in guest.acts if isinstance(a.command, SEALED_ACTS)}
            assert not refused & notes, "a note was refused without any reason"

    def _check_copy(self, guest: Attendee) -> None:
        expected = Meeting()
        for entry in self.host.log:
            shown = visible(entry, guest.person, self.meeting)
            if shown and not isinstance(shown.event, EntrySealed | KeyHandedIn):
                expected = apply(expected, shown)
        left, right = _comparable(guest.room._side.known), _comparable(expected)
        unequal = {f.name for f in fields(left) if _differs(left, right, f.name)}
        assert not unequal, f"the copy of {guest.person} has other {unequal}"
        mine, shared = guest.room.attendance, self.host.shared
        assert (mine.cursor, shared.holds(mine.cursor, mine.digest)) == (
            len(shared),
            True,
        ), "the cursor is elsewhere"

    def _check_notes(self) -> None:
        if not self.meeting.phase.is_revealed:
            assert not self.meeting.notes
            return
        left = {boxes[0].author for boxes in self.meeting.sealed.values()}
        assert not left, f"notes stayed under seal: {left}"
        for person, acts in [
            *((guest.person, [*guest.acts, *guest.forgotten]) for guest in self.guests),
            (ADA, self.seat_acts),
        ]:
            assert self._notes_of(person) == self._written(person, acts)

    def _notes_of(self, person: PersonId) -> dict[NoteId, tuple[str, str, bool]]:
        return {
            note.id: (note.kind, note.body, note.is_withdrawn)
            for note in self.meeting.notes.values()
            if note.author == person
        }

    def _written(
        self, person: PersonId, acts: list[Act]
    ) -> dict[NoteId, tuple[str, str, bool]]:
        """Return what the acts that arrived amount to, by the person's own memory."""
        by_entry = {act.entry: act.command for act in acts}
        arrived = dict.fromkeys(entry.command_id for entry in self._log_of(person))
        commands = [by_entry[one] for one in arrived if one in by_entry]
        notes = fold(self.meeting, person, commands, START)
        gone = {c.note for c in commands if isinstance(c, WithdrawNote)}
        return {n.note: (n.kind, n.body, n.note in gone) for n in notes}

    def _log_of(self, person: PersonId) -> list[Recorded]:
        return [entry for entry in self.journal.read(MEETING) if entry.by == person]

    def _connected_seals(self) -> set[SealId]:
        return {self.meeting.devices[one].seal for one in self.side.connected()}

    def _watch(self, person: PersonId, payload: bytes) -> None:
        """Look at everything that goes to one guest."""
        if payload.startswith(b'{"type":"ack"'):
            ack = msgspec.json.decode(payload, type=Ack)
            stored = max((one.counter for one in self.answers(person)), default=0)
            assert ack.have <= stored, "acknowledged more than is stored"
        words = set(CANARY.findall(payload.decode()))
        others = {word for word in words if not word.startswith(f"canary-{person}-")}
        is_open = self.meeting.phase.is_revealed
        bodies = {note.body for note in self.meeting.notes.values() if is_open}
        assert others <= bodies, f"{person} was sent {others - bodies}"


def _comparable(meeting: Meeting) -> Meeting:
    """Leave out what a guest may not know after its disk was put back: whose it was."""
    if meeting.setup.are_names_shown:
        return meeting
    notes = {key: replace(note, author=SOMEBODY) for key, note in meeting.notes.items()}
    return replace(meeting, notes=notes)


def _differs(one: Meeting, other: Meeting, name: str) -> bool:
    return bool(getattr(one, name) != getattr(other, name))
