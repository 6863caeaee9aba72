# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What sealed commands amount to, and the order in which opened notes stand."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from meetingroom.meeting.command.note import (
    AddNote,
    DeleteNote,
    EditNote,
    FinishReading,
    OpenSeal,
    RestoreNote,
    SealedNote,
    WithdrawNote,
)
from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.commands import Command
from meetingroom.meeting.devices import SealedBox
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.note import NoteAdded
from meetingroom.meeting.ids import CommandId, NoteId, SealId
from meetingroom.meeting.notes import MAX_PASSAGE_CP, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.seal import decide_seal
from meetingroom.meeting.sealed import fold, opening_place
from meetingroom.memo.anchor import Anchor, anchor_at
from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from tests.meeting.commands import anchors, notes, words
from tests.meeting.course import Course
from tests.meeting.test_seal import KEY, SEAL
from tests.support.meetings import BEN, MEMO, START

A, B, C = (NoteId(name) for name in ("a", "b", "c"))
READING = Course().go_to(Phase.READING).meeting


def folded(*commands: Command) -> tuple[SealedNote, ...]:
    return fold(READING, BEN, commands, START)


def note(id_: NoteId, kind: NoteKind = NoteKind.QUESTION, body: str = "?") -> AddNote:
    return AddNote(id_, kind, body)


def test_the_last_words_of_a_note_count() -> None:
    left = folded(
        note(A), EditNote(A, NoteKind.TYPO, "x"), EditNote(A, NoteKind.AGREE, "")
    )

    assert left == (SealedNote(A, NoteKind.AGREE, ""),)


def test_deleted_notes_are_gone_and_restored_ones_are_back_in_their_place() -> None:
    left = folded(
        note(A), note(B), note(C), DeleteNote(A), DeleteNote(B), RestoreNote(A)
    )

    assert [each.note for each in left] == [A, C]


def test_anchors_are_kept() -> None:
    anchor = anchor_at(MEMO, 3, 9)

    (left,) = folded(AddNote(A, NoteKind.QUESTION, "Why?", anchor))

    assert left.anchor == anchor


def test_what_no_rule_allows_is_passed_over() -> None:
    left = folded(
        EditNote(A, NoteKind.TYPO, "too early"),
        note(A, NoteKind.PRIVATE, "mine"),
        note(A, body=" "),
        AddNote(A, NoteKind.TYPO, "x", Anchor(0, 4, "Else")),
        note(B, body="Stands."),
        note(B, body="Twice."),
        RestoreNote(B),
        note(NoteId("")),
    )

    assert left == (SealedNote(B, NoteKind.QUESTION, "Stands."),)


def test_what_is_no_act_on_a_note_is_passed_over() -> None:
    odd: list[Command] = [FinishReading(), CloseMeeting(), WithdrawNote(A)]

    assert folded(note(A), *odd) == (SealedNote(A, NoteKind.QUESTION, "?"),)


def test_a_meeting_in_talk_is_folded_as_in_reading() -> None:
    course = Course().go_to(Phase.DISCUSSION)
    course.do(BEN, note(A, body="After the reveal."))
    before = course.meeting

    left = fold(before, BEN, [note(A), EditNote(A, NoteKind.TYPO, "x")], START)

    assert left == (SealedNote(A, NoteKind.TYPO, "x"),)
    assert course.meeting.notes[A].body == "After the reveal."


def test_a_passage_has_a_longest_length() -> None:
    text = "word " * 2000
    memo = Memo("Long", (Block(BlockKind.PARAGRAPH, text),), "long.md")
    meeting = replace(READING, memo=memo)
    longest = anchor_at(memo, 0, MAX_PASSAGE_CP)
    longer = anchor_at(memo, 0, MAX_PASSAGE_CP + 1)

    left = fold(
        meeting,
        BEN,
        [
            AddNote(A, NoteKind.TYPO, "x", longest),
            AddNote(B, NoteKind.TYPO, "x", longer),
        ],
        START,
    )

    assert [each.note for each in left] == [A]


def test_what_surrounds_a_passage_is_bounded_too() -> None:
    fitting = anchor_at(MEMO, 3, 9)
    bloated = replace(fitting, prefix="x" * 33)

    assert folded(AddNote(A, NoteKind.TYPO, "x", bloated)) == ()


acts = st.one_of(
    st.builds(AddNote, notes, st.sampled_from(NoteKind), words, anchors()),
    st.builds(EditNote, notes, st.sampled_from(NoteKind), words),
    st.builds(DeleteNote, notes),
    st.builds(RestoreNote, notes),
)


@given(st.lists(acts, max_size=30))
def test_folding_is_what_the_same_acts_do_in_the_clear(
    commands: Sequence[AddNote | EditNote | DeleteNote | RestoreNote],
) -> None:
    course = Course().go_to(Phase.READING)
    for command in commands:
        try:
            course.do(BEN, command)
        except Refused:
            continue

    left = fold(READING, BEN, commands, START)

    assert {each.note: each for each in left} == {
        n.id: SealedNote(n.id, n.kind, n.body, n.anchor)
        for n in course.meeting.notes.values()
    }


@given(st.lists(acts, max_size=30))
def test_whatever_is_folded_can_be_opened(commands: list[Command]) -> None:
    opening = OpenSeal(SEAL, fold(READING, BEN, commands, START))
    box = SealedBox(CommandId("entry"), BEN, START, b"one")
    kept: dict[SealId, tuple[SealedBox, ...]] = {SEAL: (box,)}
    meeting = replace(READING, phase=Phase.MARGINS, keys={SEAL: KEY}, sealed=kept)

    events = decide_seal(meeting, opening, BEN)

    assert len(events) == len(opening.notes) + 1


def test_opened_notes_stand_in_the_order_of_the_text() -> None:
    on_all = SealedNote(A, NoteKind.QUESTION, "?")
    later = SealedNote(B, NoteKind.QUESTION, "?", anchor_at(MEMO, 20, 30))
    early = SealedNote(C, NoteKind.QUESTION, "?", anchor_at(MEMO, 5, 9))
    longer = SealedNote(NoteId("d"), NoteKind.TYPO, "?", anchor_at(MEMO, 5, 12))

    ordered = sorted([later, longer, early, on_all], key=opening_place)

    assert [each.note for each in ordered] == [A, C, "d", B]


@given(st.permutations(range(12)))
def test_the_time_of_writing_does_not_show_in_the_order(order: list[int]) -> None:
    written = [
        SealedNote(NoteId(f"{number:02}"), NoteKind.TYPO, "x") for number in range(12)
    ]

    ordered = sorted((written[place] for place in order), key=opening_place)

    assert ordered == sorted(written, key=opening_place)
    assert ordered != written


def test_events_have_the_place_of_their_notes() -> None:
    sealed = SealedNote(A, NoteKind.QUESTION, "?", anchor_at(MEMO, 5, 9))
    added = NoteAdded(A, NoteKind.QUESTION, "?", sealed.anchor)

    assert opening_place(added) == opening_place(sealed)
