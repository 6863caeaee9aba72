# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Density, segments, addresses and the order of cards, without widgets."""

from hypothesis import given
from hypothesis import strategies as st

from meetingroom.meeting.notes import NoteKind
from meetingroom.memo.pages import Line, PageMap
from meetingroom.ui.page.address import Addresses
from meetingroom.ui.page.card_order import in_order, neighbour
from meetingroom.ui.page.density import Shape, arranged
from meetingroom.ui.page.segment import segments
from meetingroom.ui.page.sentence import sentence_at, sentence_before
from meetingroom.ui.page.view import CardView, HighlightView, Passage
from tests.ui.document.sample import memo_of, paragraph


def shapes(count: int, room_px: float) -> list[Shape]:
    items = arranged(
        [0] * count, lambda _: room_px, lambda _: 80, line_px=38, gap_px=10
    )
    return [item.shape for item in items]


def test_few_cards_are_shown_in_full() -> None:
    assert shapes(3, 100) == [Shape.FULL] * 3


def test_more_cards_than_the_room_holds_become_lines() -> None:
    assert shapes(6, 60) == [Shape.LINE] * 6


def test_many_cards_on_one_block_become_a_stack() -> None:
    assert shapes(50, 60) == [Shape.STACK]


def test_the_block_the_reader_is_at_is_never_stacked() -> None:
    items = arranged(
        [0] * 50, lambda _: 0, lambda _: 80, line_px=38, gap_px=10, open_blocks=(0,)
    )
    assert {item.shape for item in items} == {Shape.LINE}


RANGES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(NoteKind))
)


@given(ranges=RANGES)
def test_segments_are_disjoint_and_cover_what_is_highlighted(
    ranges: list[tuple[int, int, NoteKind]],
) -> None:
    found = segments([HighlightView(*one) for one in ranges])

    covered = [cp for seg in found for cp in range(seg.start_cp, seg.end_cp)]
    wanted = {cp for start, end, _ in ranges for cp in range(start, end)}
    assert len(covered) == len(set(covered))
    assert set(covered) == wanted


def test_a_stretch_under_two_kinds_has_no_kind_of_its_own() -> None:
    found = segments(
        [HighlightView(0, 6, NoteKind.QUESTION), HighlightView(4, 8, NoteKind.BLOCKER)]
    )
    kinds = [segment.kind for segment in found]
    assert kinds == [NoteKind.QUESTION, None, NoteKind.BLOCKER]


def test_labels_stand_at_block_starts_and_every_fifth_line() -> None:
    memo = memo_of(paragraph("x" * 70), paragraph("y" * 30))
    lines = [Line(cp, 1, number) for number, cp in enumerate(range(0, 70, 10), 1)]
    lines += [Line(71 + cp, 1, 8 + cp // 10) for cp in range(0, 30, 10)]
    addresses = Addresses(memo, PageMap(tuple(lines)))

    assert [label.text for label in addresses.labels(0)] == ["1:1", "1:5"]
    assert [label.text for label in addresses.labels(1)] == ["1:8", "1:10"]


def test_no_fifth_line_is_labelled_right_below_a_label() -> None:
    memo = memo_of(paragraph("x" * 30))
    lines = (Line(0, 2, 4), Line(10, 2, 5), Line(20, 2, 6))

    assert [label.text for label in Addresses(memo, PageMap(lines)).labels(0)] == [
        "2:4"
    ]


def test_a_page_mark_stands_only_where_a_page_begins_with_a_block() -> None:
    memo = memo_of(paragraph("x" * 20), paragraph("y" * 20))
    lines = (Line(0, 1, 1), Line(10, 2, 1), Line(21, 3, 1))

    assert Addresses(memo, PageMap(lines)).marks == {1: 3}


def card(note_id: str, start_cp: int | None, *, is_own: bool = True) -> CardView:
    return CardView(
        note_id, NoteKind.QUESTION, "", "", start_cp, start_cp, is_own=is_own
    )


def test_general_notes_come_first_and_steps_skip_the_notes_of_others() -> None:
    cards = in_order([card("b", 9), card("a", 2, is_own=False), card("g", None)])

    assert [one.id for one in cards] == ["g", "a", "b"]
    found = neighbour(cards, "g", 0, 1, is_own=True)
    assert found is not None
    assert found.id == "b"


def test_a_step_beyond_the_last_card_leads_nowhere() -> None:
    assert neighbour([card("a", 2)], "a", 0, 1) is None


def test_sentences_are_found_forwards_and_backwards() -> None:
    memo = memo_of(paragraph("One here. Two there."), paragraph("Three."))

    assert sentence_at(memo, 0) == Passage(0, 9)
    assert sentence_at(memo, 9) == Passage(10, 20)
    assert sentence_at(memo, 20) == Passage(21, 27)
    assert sentence_at(memo, 27) is None
    assert sentence_before(memo, 21) == Passage(10, 20)
    assert sentence_before(memo, 0) is None
