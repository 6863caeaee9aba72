# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Numbers in place of names: what they join, whom they tell, and how they are drawn."""

import random
from collections import Counter
from dataclasses import replace
from itertools import count

import msgspec
import pytest

from meetingroom.export.markdown import render
from meetingroom.export.note_list import render_notes
from meetingroom.export.structured import as_json
from meetingroom.export.word.comment import comment_of
from meetingroom.meeting.command.note import (
    AddNote,
    DrawPseudonym,
    OwnNote,
    ReplyToNote,
    TranscribeNote,
)
from meetingroom.meeting.command.room import AddPerson, ChangeSetup, OpenMargins
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.note import PseudonymDrawn
from meetingroom.meeting.ids import NoteId, PersonId, ReplyId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import LOWEST, SOMEBODY, number_of
from meetingroom.meeting.state import Meeting
from meetingroom.memo.read.reading import FileComment
from meetingroom.room import pseudonyms
from meetingroom.room.host import HostRoom
from meetingroom.room.room_screen import on_host
from tests.room.attending import begun
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, MEETING, MINA, NAMES, RITA, TOM, TestRoom

OTHERS = (ADA, BEN, MINA, RITA)
ZOE = PersonId("zoe")
_NOTE = AddNote(NoteId(""), NoteKind.QUESTION, "")


def numbered(phase: Phase, journal: ListJournal | None = None) -> TestRoom:
    """A room whose notes carry numbers."""
    room = TestRoom(journal)
    choose(room, are_pseudonyms_shown=True)
    return room.go_to(phase)


def choose(room: TestRoom, *, are_pseudonyms_shown: bool) -> None:
    setup = replace(
        room.host.meeting.setup,
        are_names_shown=False,
        are_pseudonyms_shown=are_pseudonyms_shown,
    )
    room.seat(ADA).send(ChangeSetup(setup))


def seen_by(room: TestRoom, person: PersonId) -> Meeting:
    return room.seat(person).snapshot().meeting


def test_a_number_joins_the_notes_of_one_writer_and_no_others() -> None:
    room = numbered(Phase.READING)
    one, two = room.add_note(TOM, "1.2 million"), room.add_note(TOM, "two systems")
    mina = room.add_note(MINA, "old plan")
    room.go_to(Phase.DISCUSSION)

    number = room.host.meeting.pseudonyms[TOM]
    for viewer in OTHERS:
        seen = seen_by(room, viewer)
        assert seen.name_of_writer(seen.notes[one]) == f"Reader {number}"
        assert seen.notes[one].author == seen.notes[two].author
        assert seen.notes[mina].author != seen.notes[one].author
        assert TOM not in {note.author for note in seen.notes.values()}


def test_everybody_learns_only_their_own_number() -> None:
    room = numbered(Phase.READING)
    room.add_note(TOM, "1.2 million")
    room.go_to(Phase.DECISIONS)

    drawn = room.host.meeting.pseudonyms
    assert drawn.keys() == NAMES.keys()
    assert len(set(drawn.values())) == len(drawn)
    for person in NAMES:
        assert seen_by(room, person).pseudonyms == {person: drawn[person]}
    assert not on_host(room.host).snapshot().meeting.pseudonyms
    shared = room.host.shared.entries
    assert not [e for e in shared if isinstance(e.event, PseudonymDrawn)]
    own = [n for n in seen_by(room, TOM).notes.values() if n.author == TOM]
    assert [seen_by(room, TOM).name_of_writer(note) for note in own] == [
        f"Reader {drawn[TOM]}"
    ]


def test_on_another_laptop_it_is_the_same() -> None:
    world, ben, mina = begun(are_names_shown=False, are_pseudonyms_shown=True)
    for guest, note in ((ben, "b"), (mina, "m")):
        room, place = guest.room, NoteId(note)
        room.send(msgspec.structs.replace(_NOTE, note=place, body=f"canary-{note}"))
    mina.crash()
    world.heal()
    world.reveal()
    world.heal()

    drawn = world.meeting.pseudonyms
    for guest, other in ((ben, MINA), (mina, BEN)):
        known = guest.room.snapshot().meeting
        assert known.pseudonyms == {guest.person: drawn[guest.person]}
        assert {
            number_of(n.author)
            for n in known.notes.values()
            if n.author != guest.person
        } == {drawn[other]}


def test_what_tells_its_writer_carries_no_number() -> None:
    room = TestRoom()
    room.keep_pre_read(FileComment("Tom", "From the file.", 0, 5))
    choose(room, are_pseudonyms_shown=True)
    room.go_to(Phase.READING)
    sealed = room.add_note(TOM, "1.2 million")
    room.go_to(Phase.MARGINS)
    late = room.add_note(TOM, "two systems")
    paper = TranscribeNote(NoteId("paper"), TOM, NoteKind.QUESTION, "On paper.")
    room.seat(MINA).send(paper)
    room.seat(TOM).send(ReplyToNote(sealed, ReplyId("r"), "More on that."))

    for viewer in OTHERS:
        seen = seen_by(room, viewer)
        hidden = {n.author for n in seen.notes.values() if n.id != sealed}
        assert hidden == {SOMEBODY}
        assert number_of(seen.notes[sealed].author)
        assert seen.notes[sealed].replies[0].author == SOMEBODY
        assert {seen.name_of_writer(seen.notes[n]) for n in (late, paper.note)} == {""}
    whole = room.host.meeting
    assert {whole.name_of_writer(whole.notes[n]) for n in (late, paper.note)} == {""}


def test_a_name_takes_the_place_of_the_number() -> None:
    room = numbered(Phase.READING)
    one, two = room.add_note(TOM, "1.2 million"), room.add_note(TOM, "two systems")
    room.go_to(Phase.MARGINS)

    room.seat(TOM).send(OwnNote(one))

    for viewer in OTHERS:
        seen = seen_by(room, viewer)
        assert seen.name_of_writer(seen.notes[one]) == "Tom"
        number = room.host.meeting.pseudonyms[TOM]
        assert seen.name_of_writer(seen.notes[two]) == f"Reader {number}"


def test_who_comes_late_has_a_number_too() -> None:
    room = numbered(Phase.READING)
    room.seat(ADA).send(AddPerson(ZOE, "Zoe"))
    zoe = room.add_note(ZOE, "old plan")
    room.seat(ADA).send(OpenMargins("The hour is short."))

    seen = seen_by(room, BEN)
    assert number_of(seen.notes[zoe].author) == room.host.meeting.pseudonyms[ZOE]


def test_numbers_outlive_a_restart() -> None:
    journal = ListJournal()
    room = numbered(Phase.READING, journal)
    drawn = room.host.meeting.pseudonyms

    ids = (f"later-{number}" for number in count())
    again = HostRoom(MEETING, journal, room.clock, lambda: next(ids))
    again.submit(AddPerson(ZOE, "Zoe"), ADA)

    assert again.meeting.pseudonyms.items() >= drawn.items()
    assert len(again.meeting.pseudonyms) == len(drawn) + 1


def test_a_number_is_drawn_by_nothing_but_chance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pseudonyms, "_CHANCE", random.Random(1))  # noqa: S311 - repeatable
    room = TestRoom()
    choose(room, are_pseudonyms_shown=False)
    room.go_to(Phase.READING)
    setup = replace(room.host.meeting.setup, are_pseudonyms_shown=True)
    meeting = replace(room.host.meeting, setup=setup)
    lowest: Counter[PersonId] = Counter()
    for _ in range(1_000):
        asked = pseudonyms.draw(meeting, lambda: "id")
        numbers = {
            one.by: one.command.number
            for one in asked
            if isinstance(one.command, DrawPseudonym)
        }
        assert numbers.keys() == NAMES.keys()
        lowest[min(numbers, key=numbers.__getitem__)] += 1

    # Whoever came first, and whatever the id: one in five, five standard errors wide.
    assert all(140 < lowest[person] < 260 for person in NAMES)


def test_the_largest_room_has_numbers_enough() -> None:
    room = numbered(Phase.READING)
    people = {
        PersonId(f"p{number}"): room.host.meeting.people[BEN] for number in range(1_200)
    }
    meeting = replace(room.host.meeting, people=people, pseudonyms={})

    asked = pseudonyms.draw(meeting, lambda: "id")

    assert len({one.command for one in asked}) == len(people)


def test_whoever_took_over_gives_no_number_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = numbered(Phase.READING)
    note = room.add_note(TOM, "1.2 million")
    room.go_to(Phase.MARGINS)
    copy = replace(seen_by(room, BEN), pseudonyms={})
    seen = number_of(copy.notes[note].author)
    monkeypatch.setattr(pseudonyms, "_SHORT", range(seen or 0, (seen or 0) + 6))

    asked = pseudonyms.draw(copy, lambda: "id")

    assert len(asked) == len(NAMES)
    assert DrawPseudonym(seen or 0) not in {one.command for one in asked}


def test_numbers_are_chosen_before_reading_and_never_after() -> None:
    room = TestRoom()
    choose(room, are_pseudonyms_shown=False)
    room.go_to(Phase.READING)
    with pytest.raises(Refused, match="without numbers"):
        choose(room, are_pseudonyms_shown=True)

    with pytest.raises(Refused, match="carry no numbers"):
        room.host.submit(DrawPseudonym(472), TOM)
    other = numbered(Phase.READING)
    with pytest.raises(Refused, match="under numbers; they keep them"):
        choose(other, are_pseudonyms_shown=False)
    with pytest.raises(Refused, match="has a number already"):
        other.host.submit(DrawPseudonym(LOWEST), TOM)


def test_exports_carry_numbers_and_no_names() -> None:
    room = numbered(Phase.READING)
    note = room.add_note(TOM, "1.2 million")
    room.go_to(Phase.DECISIONS)

    meeting, number = room.host.meeting, room.host.meeting.pseudonyms[TOM]
    assert f"Reader {number}" in render(meeting)
    assert f"Reader {number}" in render_notes(meeting)
    assert comment_of(meeting, meeting.notes[note]).author == f"Reader {number}"
    assert (
        f'"writer":"reader {number}"' in msgspec.json.encode(as_json(meeting)).decode()
    )
