# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The machine that plays meetings over bad networks, one random step after another.

It must not know what is broken in the world it plays.
"""

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from meetingroom.meeting.command.note import (
    AddNote,
    DeleteNote,
    EditNote,
    FinishReading,
    RestoreNote,
    SetMeToo,
    WithdrawNote,
)
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.memo.anchor import anchor_at
from meetingroom.protocol.message import Put
from tests.protocol.attendee import Attendee
from tests.protocol.wire import Wire
from tests.protocol.world import GUESTS, Parts, World, prepared
from tests.support.meetings import ADA, MEMO

BLIND_WORDS = 5
"""So much is written under seal at least, so that there is something to spoil."""
places = st.integers(0, len(GUESTS) - 1)
few = st.integers(1, 3)
picks = st.integers(0, 5)
rarely = st.integers(0, 2).map(lambda drawn: drawn == 0)


class NetworkMachine(RuleBasedStateMachine):
    """People write; machines, disks and wires fail; then everything is healed."""

    parts = Parts()

    def __init__(self) -> None:
        super().__init__()
        self.written = 0
        self.world: World

    @initialize(are_names_shown=st.booleans(), are_pseudonyms_shown=st.booleans())
    def begin(self, *, are_names_shown: bool, are_pseudonyms_shown: bool) -> None:
        journal, disks = prepared(
            are_names_shown=are_names_shown, are_pseudonyms_shown=are_pseudonyms_shown
        )
        self.world = World(self.parts, journal, disks)
        self.world.heal()

    # People.

    @rule(place=places)
    def write(self, place: int) -> None:
        self._at(place).do(self._new_note(self._at(place).person))

    @rule(place=places, pick=picks)
    def edit(self, place: int, pick: int) -> None:
        guest = self._at(place)
        note = _pick(list(guest.room.snapshot().meeting.notes), pick)
        body = self._words(guest.person)
        guest.do(EditNote(note, NoteKind.CONCERN, body))

    @rule(place=places)
    def write_and_edit(self, place: int) -> None:
        guest = self._at(place)
        note = self._new_note(guest.person)
        if guest.do(note):
            guest.speak()
            body = self._words(guest.person)
            guest.do(EditNote(note.note, NoteKind.CONCERN, body))

    @rule(place=places, pick=picks)
    def delete_or_bring_back(self, place: int, pick: int) -> None:
        guest = self._at(place)
        meeting = guest.room.snapshot().meeting
        own = [*meeting.notes, *meeting.deleted]
        note = _pick(own, pick)
        is_gone = note in meeting.deleted
        guest.do(RestoreNote(note) if is_gone else DeleteNote(note))

    @rule(place=places, is_finished=st.booleans())
    def finish_reading(self, place: int, *, is_finished: bool) -> None:
        self._at(place).do(FinishReading(is_finished))

    @precondition(lambda self: self.world.meeting.phase.is_revealed)
    @rule(place=places, pick=picks, is_on=st.booleans())
    def say_me_too(self, place: int, pick: int, *, is_on: bool) -> None:
        guest = self._at(place)
        known = guest.room._side.known
        others = [n.id for n in known.notes.values() if n.author != guest.person]
        guest.do(SetMeToo(_pick(others, pick), is_on))

    @precondition(lambda self: self.world.meeting.phase.is_revealed)
    @rule(place=places, pick=picks)
    def withdraw(self, place: int, pick: int) -> None:
        guest = self._at(place)
        known = guest.room._side.known
        own = [n.id for n in known.notes.values() if n.author == guest.person]
        note = _pick(own, pick)
        if note in known.notes and not known.notes[note].is_withdrawn:
            guest.do(WithdrawNote(note))

    @rule()
    def write_at_the_host(self) -> None:
        self.world.lead(self._new_note(ADA))

    @rule(pick=picks)
    def edit_at_the_host(self, pick: int) -> None:
        own = list(self.world.host.seat(ADA).snapshot().meeting.notes)
        words = self._words(ADA)
        self.world.lead(EditNote(_pick(own, pick), NoteKind.TYPO, words))

    @rule(place=places, is_meant=rarely)
    def hand_in_early(self, place: int, *, is_meant: bool) -> None:
        guest = self._at(place)
        if not is_meant:
            return
        try:
            guest.room.hand_in_notes()
        except (Refused, StorageUnavailable):
            return
        guest.has_handed_in_early = True

    @precondition(lambda self: self.written > BLIND_WORDS)
    @rule()
    def reveal(self) -> None:
        self.world.reveal()

    @precondition(lambda self: self.world.meeting.phase is Phase.MARGINS)
    @rule()
    def talk(self) -> None:
        self.world.talk()

    @rule()
    def open_late(self) -> None:
        self.world.host.open_seals(is_late=True)

    # Wires.

    @rule(place=places)
    def connect(self, place: int) -> None:
        self.world.connect(self._at(place))

    @rule(place=places)
    def progress(self, place: int) -> None:
        self.world.progress(self._at(place))

    @rule(place=places)
    def progress_twice(self, place: int) -> None:
        self.world.progress(self._at(place))
        self.world.progress(self._at(place))

    @rule(place=places)
    def exchange_before_the_commit(self, place: int) -> None:
        guest = self._at(place)
        if guest.wire is None:
            self.world.connect(guest)
        for _ in range(3):
            if guest.wire is not None:
                guest.wire.host_writes(9)
            guest.listen(9)
            guest.speak()
            _read(guest.wire, 9)

    @rule(place=places)
    def speak(self, place: int) -> None:
        self._at(place).speak()

    @rule(place=places, most=few)
    def host_reads(self, place: int, most: int) -> None:
        _read(self._at(place).wire, most)

    @precondition(lambda self: self.world.zombies)
    @rule(pick=picks, most=few)
    def host_reads_an_old_wire(self, pick: int, most: int) -> None:
        zombies = self.world.zombies
        _read(zombies[pick % len(zombies)], most)

    @rule()
    def commit(self) -> None:
        self.world.commit()

    @rule(place=places, most=few)
    def host_writes(self, place: int, most: int) -> None:
        wire = self._at(place).wire
        if wire is not None:
            wire.host_writes(most)

    @rule(place=places, most=few)
    def guest_reads(self, place: int, most: int) -> None:
        self._at(place).listen(most)

    @rule(place=places, does_host_notice=st.booleans())
    def cut(self, place: int, *, does_host_notice: bool) -> None:
        self.world.cut(self._at(place), does_host_notice=does_host_notice)

    @rule(place=places, is_meant=rarely)
    def lose_an_entry_on_the_way(self, place: int, *, is_meant: bool) -> None:
        """No wire does this; the host must not believe in what never came."""
        guest = self._at(place)
        wire = guest.wire
        if wire is None or not is_meant:
            return
        guest.speak()
        self.write(place)
        while isinstance(message := guest.room.next_message(), Put):
            assert message.entries
        self.write(place)
        guest.speak()
        _read(wire, 9)

    @rule(place=places, is_meant=rarely)
    def repeat_an_entry_on_the_way(self, place: int, *, is_meant: bool) -> None:
        """No wire does this either; an old connection may be played again."""
        guest = self._at(place)
        if guest.wire is None or not is_meant:
            return
        self.write(place)
        guest.speak()
        up = guest.wire.up
        if up and b'"type":"put"' in up[-1]:
            up.append(up[-1])
        _read(guest.wire, 9)

    # Machines and disks.

    @rule(is_meant=rarely)
    def crash_host(self, *, is_meant: bool) -> None:
        if is_meant:
            self.world.crash_host()

    @rule()
    def back_up_host(self) -> None:
        self.world.back_up_host()

    @rule(pick=picks, is_meant=rarely)
    def restore_host(self, pick: int, *, is_meant: bool) -> None:
        if is_meant:
            self.world.restore_host(pick % len(self.world.backups))

    @rule(is_full=st.booleans())
    def fill_or_empty_the_hosts_disk(self, *, is_full: bool) -> None:
        self.world.journal.is_full = is_full

    @rule(place=places)
    def crash_guest(self, place: int) -> None:
        guest = self._at(place)
        if guest.wire is not None:
            self.world.zombies.append(guest.wire)
        guest.crash()

    @rule(place=places)
    def back_up_guest(self, place: int) -> None:
        self._at(place).back_up()

    @rule(place=places, pick=picks, is_meant=rarely)
    def restore_guest(self, place: int, pick: int, *, is_meant: bool) -> None:
        guest = self._at(place)
        if not is_meant:
            return
        if guest.wire is not None:
            self.world.zombies.append(guest.wire)
        guest.restore(pick % len(guest.backups))

    @rule(place=places, is_stored=st.booleans(), is_meant=rarely)
    def forget_the_latest(self, place: int, *, is_stored: bool, is_meant: bool) -> None:
        """The host has heard of what the machine itself forgets; it writes on."""
        if not is_meant:
            return
        guest = self._at(place)
        guest.back_up()
        self.write(place)
        self.exchange_before_the_commit(place)
        if is_stored:
            self.world.commit()
        self.restore_guest(place, pick=-1, is_meant=True)
        self.write(place)
        self.exchange_before_the_commit(place)

    @rule(place=places, is_full=st.booleans())
    def fill_or_empty_a_guests_disk(self, place: int, *, is_full: bool) -> None:
        self._at(place).disk.is_full = is_full

    @rule(is_meant=rarely)
    def heal(self, *, is_meant: bool) -> None:
        if is_meant:
            self.world.heal()
            self.world.check_healed()

    @invariant()
    def what_is_acknowledged_is_durable(self) -> None:
        self.world.check_acknowledged()

    @invariant()
    def nobody_reads_what_is_sealed(self) -> None:
        self.world.check_sealed()

    def teardown(self) -> None:
        """Heal, reveal what is still sealed, and compare everything."""
        if not hasattr(self, "world"):
            return
        self.world.heal()
        self.world.check_healed()
        self.world.reveal()
        self.world.heal()
        self.world.check_healed()

    def _at(self, place: int) -> Attendee:
        return self.world.guests[place]

    def _words(self, person: PersonId) -> str:
        self.written += 1
        return f"canary-{person}-{self.written}"

    def _new_note(self, person: PersonId) -> AddNote:
        body = self._words(person)
        start = self.written % 20
        anchor = anchor_at(MEMO, start, start + 5)
        note = NoteId(f"note-{person}-{self.written}")
        return AddNote(note, NoteKind.QUESTION, body, anchor)


def _pick(notes: list[NoteId], pick: int) -> NoteId:
    return notes[pick % len(notes)] if notes else NoteId("nobody's")


def _read(wire: Wire | None, most: int) -> None:
    for _ in range(most):
        if wire is None or not wire.host_reads():
            return
