# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The reveal: one instant, one order, and nothing that ties one writer's notes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingroom.meeting.command.note import AddNote, HandInKey, KeepSealed
from meetingroom.meeting.command.room import (
    AddPerson,
    ChangeSetup,
    OpenMargins,
    RemovePerson,
    Reopen,
)
from meetingroom.meeting.event.note import NoteAdded, SealOpened
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import CommandId, MeetingId, NoteId, PersonId, SealId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.memo.anchor import anchor_at
from meetingroom.protocol.kept import Answer, SealKey
from meetingroom.protocol.ledger import Asked
from meetingroom.protocol.sealing import seal
from meetingroom.room.host import HostRoom
from meetingroom.room.key_ring import new_seal_key
from meetingroom.room.unsealing import missing, openable, still_sealed
from tests.protocol.hall import Hall
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, MEETING, MEMO, MINA, TestRoom

KEY = new_seal_key(BEN)
WRITTEN = [("a", BEN, 50), ("b", MINA, 3), ("c", BEN, 3), ("d", MINA, None)]


def box(
    note: str, start_cp: int | None = None, key: SealKey = KEY, name: str = ""
) -> Asked:
    """Return an entry of a guest's machine that keeps a note under seal."""
    anchor = None if start_cp is None else anchor_at(MEMO, start_cp, start_cp + 4)
    command = AddNote(NoteId(note), NoteKind.QUESTION, f"About {note}", anchor)
    entry = CommandId(name or f"box-{note}")
    sealed = seal(key.key, MEETING, entry, command, bytes)
    return Asked(KeepSealed(key.seal, sealed), key.person, entry)


def handed_in(key: SealKey = KEY) -> Asked:
    return Asked(HandInKey(key.key), key.person, CommandId(f"key-{key.person}"))


def reading(
    journal: ListJournal | None = None, *, are_names_shown: bool = True
) -> HostRoom:
    room = TestRoom(journal)
    setup = replace(room.host.meeting.setup, are_names_shown=are_names_shown)
    room.seat(ADA).send(ChangeSetup(setup))
    return room.go_to(Phase.READING).host


def reveal(host: HostRoom) -> None:
    host.submit(OpenMargins("The hour is short."), ADA)


def notes_in(entries: tuple[Recorded, ...]) -> list[str]:
    return [e.event.note for e in entries if isinstance(e.event, NoteAdded)]


@settings(max_examples=20, deadline=None)
@given(st.permutations(WRITTEN))
def test_notes_stand_in_the_order_of_the_text_whoever_wrote_first(
    order: list[tuple[str, PersonId, int | None]],
) -> None:
    keys = {BEN: KEY, MINA: new_seal_key(MINA)}
    host = reading()
    host.submit_all([box(note, place, keys[by]) for note, by, place in order])
    host.submit_all([handed_in(key) for key in keys.values()])

    reveal(host)

    shown = notes_in(host.shared.entries)
    assert shown == notes_in(host.log)
    assert (shown[0], shown[3]) == ("d", "a")
    assert set(shown[1:3]) == {"b", "c"}
    expected = reading()
    expected.submit_all([box(note, place, keys[by]) for note, by, place in WRITTEN])
    expected.submit_all([handed_in(key) for key in keys.values()])
    reveal(expected)
    assert notes_in(expected.shared.entries) == shown


def test_without_names_nothing_ties_the_notes_of_one_writer_together() -> None:
    host = reading(are_names_shown=False)
    other = new_seal_key(MINA)
    host.submit_all([box("a", 3), box("b", 20), box("c", 9, other), handed_in()])
    host.submit_all([handed_in(other)])

    reveal(host)

    notes = [e for e in host.shared.entries if isinstance(e.event, NoteAdded)]
    assert len({entry.by for entry in notes}) == 1
    assert len({entry.at for entry in notes}) == 1
    assert [entry.command_id for entry in notes] == ["a", "c", "b"]
    assert not [e for e in host.shared.entries if isinstance(e.event, SealOpened)]
    places = [entry.seq for entry in notes]
    assert places == list(range(places[0], places[0] + 3))


def test_everything_that_opens_is_stored_in_one_transaction() -> None:
    journal = CountingJournal()
    host = reading(journal)
    other = new_seal_key(MINA)
    host.submit_all([box("a"), box("b"), box("c", key=other), handed_in()])
    host.submit_all([handed_in(other)])
    journal.sizes.clear()

    reveal(host)

    assert journal.sizes == [1, 3 + 2]


def test_the_reveal_waits_for_the_keys_of_who_is_connected() -> None:
    host = reading()
    other = new_seal_key(MINA)
    host.submit_all([box("a"), box("c", key=other), handed_in()])
    host.expect_keys(lambda: {other.seal})

    reveal(host)
    assert not host.meeting.notes
    assert missing(host.meeting, {other.seal}) == (other.seal,)
    assert still_sealed(host.meeting) == {BEN, MINA}
    host.submit_all([handed_in(other)])

    assert set(host.meeting.notes) == {"a", "c"}
    assert still_sealed(host.meeting) == frozenset()


def test_the_reveal_does_not_wait_for_ever() -> None:
    host = reading()
    other = new_seal_key(MINA)
    host.submit_all([box("a"), box("c", key=other), handed_in()])
    host.expect_keys(lambda: {other.seal})
    reveal(host)

    host.open_seals(is_late=True)

    assert set(host.meeting.notes) == {"a"}
    assert still_sealed(host.meeting) == {MINA}
    snapshot = host.seat(ADA).snapshot().surroundings
    assert snapshot.still_sealed == {MINA}
    assert snapshot.sealed_count == 1


def test_without_names_only_a_number_says_what_is_still_sealed() -> None:
    host = reading(are_names_shown=False)
    host.submit_all([box("a")])

    reveal(host)

    snapshot = host.seat(ADA).snapshot().surroundings
    assert (snapshot.still_sealed, snapshot.sealed_count) == (frozenset(), 1)


def test_before_the_reveal_nothing_says_who_has_written() -> None:
    host = reading()
    host.submit_all([box("a"), handed_in()])

    assert openable(host.meeting) == ()
    assert host.seat(ADA).snapshot().surroundings.sealed_count == 0
    host.open_seals(is_late=True)
    assert not host.meeting.notes


def test_a_broken_box_spoils_neither_the_others_nor_the_reveal() -> None:
    host = reading()
    broken = Asked(KeepSealed(KEY.seal, b"nonsense"), BEN, CommandId("broken"))
    swapped = replace(box("b"), command_id=CommandId("moved"))
    host.submit_all([box("a"), broken, swapped, box("c"), handed_in()])

    reveal(host)

    assert set(host.meeting.notes) == {"a", "c"}


def test_an_id_that_is_taken_is_passed_over() -> None:
    other = new_seal_key(MINA)
    host = reading()
    mine, same = box("a"), box("a", key=other, name="other")
    host.submit_all([mine, same, handed_in()])
    reveal(host)

    host.submit_all([handed_in(other)])

    assert host.meeting.notes[NoteId("a")].author == BEN
    assert host.meeting.opened == {KEY.seal, other.seal}


def test_two_writers_with_one_id_do_not_stop_the_reveal() -> None:
    other = new_seal_key(MINA)
    host = reading()
    host.submit_all([box("a"), box("a", key=other, name="other"), box("b")])
    host.submit_all([handed_in()])
    host.expect_keys(lambda: {other.seal})
    reveal(host)

    host.submit_all([handed_in(other)])

    assert set(host.meeting.notes) == {"a", "b"}
    assert not host.meeting.sealed
    again = HostRoom(MEETING, host._journal, host._clock, host.new_id)
    assert again.meeting == host.meeting


def test_a_box_that_comes_after_the_opening_is_refused() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    mine = machine.attendance
    key = SealKey(mine.seal.seal, BEN, mine.seal.key)
    hall.host.submit_all([box("a", key=key), handed_in(key)])
    reveal(hall.host)

    late = replace(box("b", key=key), device=mine.device, counter=1)
    (answer,) = hall.host.submit_all([late])

    assert answer.refused is not None
    assert answer.refused.endswith("Write this one anew.")


def test_a_seal_nobody_knows_opens_nothing() -> None:
    host = reading()
    reveal(host)

    assert missing(host.meeting, {SealId("unknown")}) == ()


@pytest.mark.parametrize("phase", [Phase.MARGINS, Phase.DISCUSSION, Phase.DECISIONS])
def test_a_late_key_opens_in_every_later_phase(phase: Phase) -> None:
    room = TestRoom().go_to(Phase.READING)
    room.host.submit_all([box("a", 3)])
    room.go_to(phase)
    assert not room.host.meeting.notes

    room.host.submit_all([handed_in()])

    assert set(room.host.meeting.notes) == {"a"}
    is_placed = room.host.meeting.topic_of(NoteId("a")) is not None
    assert is_placed == (phase is not Phase.MARGINS)


def test_notes_of_somebody_taken_off_the_list_do_not_stop_the_reveal() -> None:
    room = TestRoom().go_to(Phase.READING)
    zoe = PersonId("zoe")
    key = new_seal_key(zoe)
    room.seat(ADA).send(AddPerson(zoe, "Zoe"))
    room.host.submit_all([box("a", key=key), handed_in(key), box("b")])
    room.seat(ADA).send(Reopen(Phase.LOBBY, "Zoe is in the wrong room."))
    room.seat(ADA).send(RemovePerson(zoe))
    room.go_to(Phase.READING)

    reveal(room.host)
    room.host.submit_all([handed_in()])

    assert set(room.host.meeting.notes) == {"b"}
    assert still_sealed(room.host.meeting) == frozenset()
    room.seat(ADA).send(AddPerson(zoe, "Zoe"))
    assert set(room.host.meeting.notes) == {"a", "b"}


class CountingJournal(ListJournal):
    """Counts the entries of each transaction."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []

    def append(
        self,
        meeting: MeetingId,
        entries: Sequence[Recorded],
        after: Meeting,
        answers: Sequence[Answer] = (),
    ) -> None:
        super().append(meeting, entries, after, answers)
        self.sizes.append(len(entries))
