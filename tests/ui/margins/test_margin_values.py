# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the margins show and where: groups of notes and the arithmetic beside them."""

from meetingroom.meeting.command.note import SetMeToo, TranscribeNote, WithdrawNote
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.margins.track import GAP_PX, lay_track
from meetingroom.ui.margins.view import Group, find_groups, group_view, shown_notes
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom


def groups_of(room: TestRoom, person: PersonId) -> tuple[Group, ...]:
    meeting = room.seat(person).snapshot().meeting
    return find_groups(meeting, shown_notes(meeting, person))


def test_notes_on_one_sentence_are_one_group() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(MINA, "We estimate the work")
    room.add_note(TOM, "at 1.2 million", NoteKind.AGREE, "")
    room.add_note(BEN, "how many contracts")
    room.go_to(Phase.MARGINS)

    assert [len(group.notes) for group in groups_of(room, ADA)] == [2, 1]


def test_typos_are_shown_to_their_writer_only() -> None:
    room = TestRoom().go_to(Phase.READING)
    typo = room.add_note(TOM, "invoices", NoteKind.TYPO, "invoice")
    room.go_to(Phase.MARGINS)

    assert groups_of(room, ADA) == ()
    assert groups_of(room, TOM)[0].notes == (typo,)


def test_who_entered_a_note_from_paper_can_withdraw_it_too() -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    for number, kind in enumerate((NoteKind.TYPO, NoteKind.QUESTION)):
        room.seat(ADA).send(TranscribeNote(NoteId(f"p{number}"), TOM, kind, "Why?"))

    for person, count, may_withdraw in (
        (ADA, 2, True),
        (TOM, 2, True),
        (BEN, 1, False),
    ):
        meeting = room.seat(person).snapshot().meeting
        (group,) = groups_of(room, person)
        notes = group_view(meeting, person, group).notes
        assert len(notes) == count
        assert {note.may_withdraw for note in notes} == {may_withdraw}
        assert {note.is_own for note in notes} == {person == TOM}


def test_a_withdrawn_note_stays_in_its_group_but_is_not_counted() -> None:
    room = TestRoom().go_to(Phase.READING)
    gone = room.add_note(MINA, "We estimate the work")
    room.add_note(TOM, "We estimate the work", NoteKind.CONCERN)
    room.go_to(Phase.MARGINS)
    room.seat(MINA).send(WithdrawNote(gone, "Answered at 1:2"))
    group = groups_of(room, ADA)[0]

    view = group_view(room.seat(ADA).snapshot().meeting, ADA, group)

    assert len(view.notes) == 2
    assert view.standing == 1
    assert view.kinds == ((NoteKind.CONCERN, 1),)
    assert {note.because for note in view.notes} == {"", "Answered at 1:2"}


def test_me_too_of_others_and_of_oneself_are_told_apart() -> None:
    room = TestRoom().go_to(Phase.READING)
    note = room.add_note(MINA, "We estimate the work")
    room.go_to(Phase.MARGINS)
    room.seat(TOM).send(SetMeToo(note, is_on=True))
    room.seat(RITA).send(SetMeToo(note, is_on=True))
    group = groups_of(room, ADA)[0]

    for_tom = group_view(room.seat(TOM).snapshot().meeting, TOM, group).notes[0]
    for_ada = group_view(room.seat(ADA).snapshot().meeting, ADA, group).notes[0]

    assert (for_tom.me_too, for_tom.has_me_too) == (2, True)
    assert (for_ada.me_too, for_ada.has_me_too) == (2, False)


def test_groups_stand_beside_their_passage_or_below_the_group_before() -> None:
    track = lay_track([0, 10, 500], [100, 100, 100], 600)

    assert track.tops_px == (0, 100 + GAP_PX, 500)


def test_the_column_reaches_its_end_with_the_text() -> None:
    track = lay_track([0, 10, 20], [400, 400, 400], 600)
    view_px = 300

    assert track.scroll_px(0, 300, view_px) == 0
    assert track.scroll_px(300, 300, view_px) == track.height_px - view_px


def test_the_column_never_scrolls_back_while_the_text_goes_on() -> None:
    track = lay_track([50, 60, 70, 900, 1500], [300, 20, 500, 40, 40], 2000)

    scrolled = [track.scroll_px(text_px, 1600, 400) for text_px in range(1601)]

    assert scrolled == sorted(scrolled)
    assert scrolled[0] == 0


def test_a_sparse_column_scrolls_exactly_with_the_text() -> None:
    track = lay_track([100, 900, 1700], [50, 50, 50], 2000)

    assert track.scroll_px(700, 1500, 500) == 700
