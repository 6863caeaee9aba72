# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Notes of one's own, and what may be done with others' after the reveal."""

from dataclasses import replace

import pytest

from meetingroom.meeting.command.note import (
    AddNote,
    AskLonger,
    DeleteNote,
    EditNote,
    ReinstateNote,
    RestoreNote,
    SealStance,
    SetDisposition,
    SetMeToo,
    TranscribeNote,
    WithdrawNote,
)
from meetingroom.meeting.command.room import ChangePerson, ChangeSetup, OverrideFinding
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import MAX_BODY_CP, Disposition, NoteKind
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.permission import may
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.undo import inverse
from meetingroom.memo.anchor import Anchor
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom

NEW = NoteId("new")


@pytest.fixture
def room() -> TestRoom:
    return TestRoom().go_to(Phase.READING)


@pytest.fixture
def revealed(room: TestRoom) -> TestRoom:
    return room.go_to(Phase.MARGINS)


def refused(room: TestRoom, by: PersonId, command: Command) -> str:
    with pytest.raises(Refused) as caught:
        room.seat(by).send(command)
    return caught.value.sentence


@pytest.mark.parametrize("kind", [k for k in NoteKind if k is not NoteKind.PRIVATE])
def test_every_kind_but_private_reaches_the_room(
    room: TestRoom, kind: NoteKind
) -> None:
    room.seat(BEN).send(AddNote(NEW, kind, "Words"))
    room.go_to(Phase.MARGINS)

    assert room.host.meeting.notes[NEW].kind is kind


def test_a_private_note_is_not_kept_by_the_room(room: TestRoom) -> None:
    sentence = refused(room, BEN, AddNote(NEW, NoteKind.PRIVATE, "Mine"))

    assert "stays on its writer's machine" in sentence


def test_agreeing_needs_no_words_but_asking_does(room: TestRoom) -> None:
    room.seat(BEN).send(AddNote(NEW, NoteKind.AGREE, ""))
    empty = AddNote(NoteId("q"), NoteKind.QUESTION, "  ")

    assert refused(room, BEN, empty) == "The note is still empty."


def test_a_note_has_a_longest_length(room: TestRoom) -> None:
    long = AddNote(NEW, NoteKind.QUESTION, "x" * (MAX_BODY_CP + 1))

    assert "4001 characters; the most is 4000" in refused(room, BEN, long)


def test_half_a_character_is_refused_before_it_reaches_the_file(
    room: TestRoom,
) -> None:
    broken = AddNote(NEW, NoteKind.QUESTION, "Why\ud83d?")

    assert "half a character at place 4" in refused(room, BEN, broken)


def test_a_passage_must_be_in_the_memo(room: TestRoom) -> None:
    elsewhere = AddNote(NEW, NoteKind.QUESTION, "Why?", Anchor(0, 4, "Else"))

    assert "not in this memo" in refused(room, BEN, elsewhere)


def test_the_same_note_is_not_added_twice(room: TestRoom) -> None:
    room.host.submit(AddNote(NEW, NoteKind.QUESTION, "Why?"), BEN)

    again = AddNote(NEW, NoteKind.QUESTION, "Why?")
    with pytest.raises(Refused, match="in the margin already"):
        room.host.submit(again, MINA)


@pytest.mark.parametrize(
    "command", [EditNote(NEW, NoteKind.TYPO, "x"), DeleteNote(NEW), RestoreNote(NEW)]
)
def test_nothing_is_learnt_about_a_sealed_note_by_guessing_its_id(
    room: TestRoom, command: Command
) -> None:
    before = refused(room, MINA, command)
    room.host.submit(AddNote(NEW, NoteKind.QUESTION, "Why?"), BEN)

    assert refused(room, MINA, command) == before


def test_opened_notes_stay_as_they_were_written(room: TestRoom) -> None:
    room.seat(BEN).send(AddNote(NEW, NoteKind.QUESTION, "Why?"))
    room.go_to(Phase.MARGINS)

    assert "Write another" in refused(room, BEN, EditNote(NEW, NoteKind.TYPO, "x"))
    assert "Withdraw it instead" in refused(room, BEN, DeleteNote(NEW))
    room.seat(BEN).send(WithdrawNote(NEW, "Answered at 4:7"))
    note = room.host.meeting.notes[NEW]
    assert (note.is_withdrawn, note.withdrawn_because) == (True, "Answered at 4:7")


def test_one_stands_behind_others_notes_only(room: TestRoom) -> None:
    room.seat(BEN).send(AddNote(NEW, NoteKind.QUESTION, "Why?"))
    assert "only during margins" in refused(room, MINA, SetMeToo(NEW, is_on=True))
    room.go_to(Phase.MARGINS)

    room.seat(MINA).send(SetMeToo(NEW, is_on=True))
    room.seat(ADA).send(SetMeToo(NEW, is_on=True))
    room.seat(ADA).send(SetMeToo(NEW, is_on=False))

    assert room.host.meeting.notes[NEW].me_too == {MINA}
    assert refused(room, BEN, SetMeToo(NEW, is_on=True)) == "This is your own note."
    missing = SetMeToo(NoteId("none"), is_on=True)
    assert "among the opened ones" in refused(room, MINA, missing)


def test_stances_are_sealed_until_the_discussion(room: TestRoom) -> None:
    room.go_to(Phase.MARGINS)
    room.seat(BEN).send(SealStance(StanceChoice.AGAINST, " Too early. "))
    room.seat(BEN).send(SealStance(StanceChoice.UNSURE, "Perhaps."))

    assert not room.seat(MINA).snapshot().meeting.stances
    assert room.seat(MINA).snapshot().totals.stances == 1
    room.go_to(Phase.DISCUSSION)
    stance = room.seat(MINA).snapshot().meeting.stances[BEN]
    assert (stance.choice, stance.why) == (StanceChoice.UNSURE, "Perhaps.")


def test_undo_takes_each_act_back(room: TestRoom) -> None:
    ben = room.seat(BEN)
    add = AddNote(NEW, NoteKind.QUESTION, "Why?")
    ben.send(add)
    known = ben.snapshot().meeting
    edit = EditNote(NEW, NoteKind.TYPO, "x")

    assert inverse(add, known) == DeleteNote(NEW)
    assert inverse(DeleteNote(NEW), known) == RestoreNote(NEW)
    assert inverse(edit, known) == EditNote(NEW, NoteKind.QUESTION, "Why?")
    assert inverse(AskLonger(), known) == AskLonger(wants_longer=False)
    room.go_to(Phase.DISCUSSION)
    standing = ben.snapshot().meeting
    ben.send(WithdrawNote(NEW, "Read on."))
    opened = ben.snapshot().meeting
    assert inverse(add, opened) == WithdrawNote(NEW)
    assert inverse(WithdrawNote(NEW), standing) == ReinstateNote(NEW)
    assert inverse(WithdrawNote(NEW), opened) == WithdrawNote(NEW, "Read on.")
    assert inverse(ReinstateNote(NEW), standing) == ReinstateNote(NEW)
    assert inverse(ReinstateNote(NEW), opened) == WithdrawNote(NEW, "Read on.")
    settle = SetDisposition(NEW, Disposition.PARKED)
    assert inverse(settle, opened) == SetDisposition(NEW, None)
    assert inverse(SealStance(StanceChoice.AGAINST), opened) is None


def test_without_names_nobody_learns_who_wrote() -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    room.seat(BEN).send(AddNote(NEW, NoteKind.QUESTION, "Why?"))
    room.go_to(Phase.MARGINS)

    known = room.seat(ADA).snapshot().meeting
    assert known.notes[NEW].author == SOMEBODY
    assert known.name_of_writer(known.notes[NEW]) == ""
    own = room.seat(BEN).snapshot().meeting
    assert own.notes[NEW].author == BEN


def test_roles_say_who_may_ask_for_what(room: TestRoom) -> None:
    assert may(room.host.meeting, ADA, OverrideFinding)
    assert not may(room.host.meeting, BEN, OverrideFinding)
    assert may(room.host.meeting, BEN, AddNote)


def paper(writer: PersonId = BEN, note: NoteId = NEW) -> TranscribeNote:
    return TranscribeNote(note, writer, NoteKind.CONCERN, "Too early.")


def test_note_from_paper_is_its_writers_and_says_who_entered_it(
    revealed: TestRoom,
) -> None:
    revealed.seat(ADA).send(paper())

    note = revealed.host.meeting.notes[NEW]
    assert (note.author, note.entered_by) == (BEN, ADA)
    assert not note.is_after_reveal
    assert revealed.seat(TOM).snapshot().meeting.notes[NEW] == note


def test_note_from_paper_waits_for_the_reveal(room: TestRoom) -> None:
    assert "only during margins or" in refused(room, ADA, paper())


def test_note_from_paper_is_entered_by_those_who_keep_the_record(
    revealed: TestRoom,
) -> None:
    assert not may(revealed.host.meeting, TOM, TranscribeNote)
    assert refused(revealed, TOM, paper())


def test_note_from_paper_needs_a_writer_of_this_meeting_who_takes_part() -> None:
    room = TestRoom()
    watcher = ChangePerson(TOM, "Tom", Seniority.REGULAR, is_observer=True)
    room.host.submit(watcher, ADA)
    revealed = room.go_to(Phase.MARGINS)
    assert "Observers write no notes" in refused(revealed, ADA, paper(TOM))
    stranger = paper(PersonId("nobody"))
    assert "not on the list" in refused(revealed, ADA, stranger)
    revealed.seat(ADA).send(paper())
    assert "in the margin already" in refused(revealed, ADA, paper())


def test_whoever_entered_a_note_and_its_writer_can_withdraw_it(
    revealed: TestRoom,
) -> None:
    for one in (ADA, BEN):
        note = NoteId(f"by-{one}")
        revealed.seat(ADA).send(paper(note=note))
        revealed.seat(one).send(WithdrawNote(note))
        assert revealed.host.meeting.notes[note].is_withdrawn
        revealed.seat(one).send(ReinstateNote(note))
        assert not revealed.host.meeting.notes[note].is_withdrawn
    assert refused(revealed, TOM, WithdrawNote(NoteId(f"by-{BEN}")))


def test_taking_back_an_entered_note_withdraws_it(revealed: TestRoom) -> None:
    assert inverse(paper(), revealed.host.meeting) == WithdrawNote(NEW)


def test_note_from_paper_names_nobody_where_no_names_are_shown() -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.host.submit(ChangeSetup(setup), ADA)
    room.go_to(Phase.MARGINS)
    room.seat(ADA).send(paper())

    def writer(viewer: PersonId) -> PersonId:
        return room.seat(viewer).snapshot().meeting.notes[NEW].author

    assert [writer(p) for p in (ADA, TOM, BEN)] == [SOMEBODY, SOMEBODY, BEN]


def test_note_from_paper_comes_onto_the_run_sheet_during_the_talk(
    revealed: TestRoom,
) -> None:
    revealed.go_to(Phase.DISCUSSION)
    revealed.seat(ADA).send(paper())

    assert revealed.host.meeting.topic_of(NEW) is not None
