# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Minutes and the memo with notes as PDF, read back from the pages themselves."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from meetingroom.app.paper import PAPER_TEXTS, minutes_of, notes_of, pdf_files
from meetingroom.export.wording import seen_in_order
from meetingroom.meeting.command.room import ChangeSetup
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.people import Person
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import Paper
from meetingroom.memo.read.source import read_memo
from meetingroom.ui.document.look import column_width_px
from meetingroom.ui.document.print_layout import PAPER_PX, PRINT_LOOK, lay_out_pages
from meetingroom.ui.paper.booklet import (
    Booklet,
    memo_booklet,
    minutes_booklet,
    notes_booklet,
)
from meetingroom.ui.paper.pdf import paper_pdf
from meetingroom.ui.paper.sheet import (
    MARK_GAP_PX,
    MARK_PX,
    NUMBER_GAP_PX,
    PEN_MARGIN_PX,
)
from meetingroom.ui.theme import fonts
from tests.export.record import closed_meeting
from tests.support.meetings import ADA, BEN, MINA, START, TestRoom
from tests.support.pdf import Row, rows_of, texts_of, words

SAMPLES = Path(__file__).parents[2] / "resources/memos"
NAMES = (
    "Bo",
    "Maximiliana-Theodora von Hohenlohe-Schillingsfürst zu Waldenburg",
    "שרה לוי",
    "Đặng Thị Ngọc Hạnh",
)
KINDS = [kind for kind in NoteKind if kind is not NoteKind.PRIVATE]


@pytest.fixture(autouse=True, scope="module")
def faces(qapp: QApplication) -> None:
    """Lay out with the faces of the program, as wide as they are."""
    del qapp
    fonts.load_first()
    fonts.load_rest()


def pdf_with_notes(meeting: Meeting) -> bytes:
    return paper_pdf(notes_booklet(meeting, PAPER_TEXTS))


def annotated(
    memo: Memo, count: int, paper: Paper = Paper.A4, names: tuple[str, ...] = NAMES
) -> Meeting:
    """Return an open meeting with notes on passages all over a memo."""
    random = Random(7)  # noqa: S311 - places of notes
    people = {PersonId(name): Person(PersonId(name), name) for name in names}
    notes: dict[NoteId, Note] = {}
    for number in range(count):
        start_cp = random.randrange(len(memo.text) - 9)
        end_cp = min(len(memo.text), start_cp + random.randrange(8, 200))
        note = Note(
            NoteId(f"note-{number:04}"),
            PersonId(random.choice(names)),
            random.choice(KINDS),
            f"Remark{number:04} is what I say.",
            anchor_at(memo, start_cp, end_cp),
            START,
            is_withdrawn=number % 10 == 0,
        )
        notes[note.id] = note
    pages = lay_out_pages(memo, paper)
    meeting = replace(closed_meeting(), topics={}, decisions={})
    return replace(meeting, memo=memo, pages=pages, people=people, notes=notes)


def marks_on(content: bytes, page: int, paper: Paper = Paper.A4) -> list[Row]:
    """Return what stands in the margin at the right of a page, without its spaces."""
    edge_px = PAPER_PX[paper][0] - PEN_MARGIN_PX
    return rows_of(content, page, right_of_px=edge_px + 8)


def numbers_on(content: bytes, page: int) -> list[Row]:
    """Return the numbers of lines at the left of an A4 page, below the title."""
    text_px = PAPER_PX[Paper.A4][0] - PEN_MARGIN_PX - column_width_px(PRINT_LOOK)
    return rows_of(content, page, left_of_px=text_px - NUMBER_GAP_PX)


@pytest.fixture(scope="module")
def six_pager() -> Memo:
    return read_memo(SAMPLES / "six-pager.md")


@pytest.fixture
def reading() -> TestRoom:
    """Return a room in which Ben and Mina have written what is sealed still."""
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", body="Bens own words.")
    room.add_note(MINA, "two systems", body="Only Mina knows this.")
    return room


def test_every_note_stands_in_words_behind_the_memo() -> None:
    meeting = closed_meeting()
    printed = texts_of(pdf_with_notes(meeting))
    behind = words("".join(printed[meeting.pages.pages :]))

    assert words("Notes Billing: 6 notes in the order of the text.") in behind
    places = []
    for number, note in enumerate(seen_in_order(meeting), start=1):
        name = meeting.name_of_writer(note)
        where = meeting.pages.address(note.anchor.start_cp) if note.anchor else ""
        where = where or "whole memo"
        heading = f"{number} · {where} · {note.kind.value.capitalize()} · {name}"
        quote = note.anchor.exact if note.anchor else ""
        places.append(behind.index(words(heading + quote + (note.body or "Agreed."))))
    assert places == sorted(places)
    assert words("Me too: Rita; decided in D-1") in behind
    assert words("Author will fix: Sourced in the next version.") in behind
    assert words("Withdrawn (Answered at 1:6)") in behind


def test_late_and_early_notes_are_told_apart() -> None:
    meeting = closed_meeting()
    first, second, *_ = seen_in_order(meeting)
    changed = {
        first.id: replace(first, is_pre_read=True),
        second.id: replace(second, is_after_reveal=True),
    }
    printed = "".join(texts_of(pdf_with_notes(replace(meeting, notes=changed))))

    assert "Written before the meeting" in printed
    assert "Added after the reveal" in printed


def test_before_the_reveal_only_ones_own_notes_are_printed(reading: TestRoom) -> None:
    printed = "".join(texts_of(pdf_with_notes(reading.seat(BEN).snapshot().meeting)))

    assert "Bens own words." in printed
    assert words("your own notes only (1). Those of others stay sealed") in words(
        printed
    )
    assert "Only Mina knows this." not in printed
    assert "Mina" not in printed
    assert "1 Question · Ben" in printed


def test_sealed_notes_stay_out_of_a_record(reading: TestRoom) -> None:
    assert list(pdf_files(reading.seat(BEN).snapshot().meeting)) == [".pdf"]

    reading.go_to(Phase.MARGINS)
    files = pdf_files(reading.seat(ADA).snapshot().meeting)
    assert list(files) == [".pdf", " memo with notes.pdf"]
    assert "Only Mina knows this." in "".join(texts_of(files[" memo with notes.pdf"]))


def test_meeting_without_notes_has_minutes_alone() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)

    assert list(pdf_files(room.seat(ADA).snapshot().meeting)) == [".pdf"]


def test_meeting_without_names_prints_nobodys() -> None:
    meeting = closed_meeting(are_names_shown=False)
    printed = "".join(texts_of(pdf_with_notes(meeting)))

    assert "6 notes" in printed
    assert "Metoo1" in words(printed)
    assert not re.search("Ada|Ben|Mina|Rita|Tom|Somebody", printed)


def test_own_notes_in_a_meeting_without_names_have_none() -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING).add_note(BEN, "1.2 million")

    printed = "".join(texts_of(pdf_with_notes(room.seat(BEN).snapshot().meeting)))
    assert "Ben" not in printed


def test_minutes_have_the_decisions_and_no_front_matter() -> None:
    meeting = closed_meeting()
    printed = "".join(texts_of(pdf_files(meeting)[".pdf"]))

    assert "D-1 We move the customers in March." in printed
    assert "Deferred: We stop selling the old plan." in printed
    assert "☐" in printed
    assert "@Ben Read 200 contracts" in printed
    assert "<script>alert(1)</script>" in printed
    assert "memo_sha256" not in printed
    assert "Minutes: Billing" in printed
    assert "Name:" not in printed


def test_figures_stand_in_a_table_on_paper() -> None:
    blocks = minutes_of(closed_meeting()).blocks
    cells = [block.text for block in blocks if block.kind is BlockKind.CELL]

    assert cells[:2] == ["What", "How it was"]
    assert cells[cells.index("Decisions with one owner") + 1] == "1 of 1"


def test_minutes_are_the_markdown_without_its_signs() -> None:
    memo = minutes_of(closed_meeting())

    assert memo.title == "Billing"
    assert memo.blocks[0].kind is BlockKind.HEADING
    assert not re.search(r"\\|\*\*|^#", memo.text.replace("# Not a heading", ""))


def test_characters_that_qt_takes_for_structure_are_taken_out() -> None:
    meeting = closed_meeting()
    setup = replace(meeting.setup, title="One\u2029two\ufffc")

    assert "\u2029" not in minutes_of(replace(meeting, setup=setup)).text


def test_memo_with_notes_has_the_very_lines_and_numbers_of_the_memo(
    six_pager: Memo,
) -> None:
    meeting = annotated(six_pager, 60)
    plain = texts_of(paper_pdf(memo_booklet(meeting)))
    marked = texts_of(pdf_with_notes(meeting))

    for page, before in enumerate(plain):
        after = marked[page].splitlines()
        for line in before.splitlines():
            # The running foot counts the pages of notes, too; nobody signs these.
            if line.strip() and not line.startswith("Page ") and "Name:" not in line:
                assert any(line.strip() in one for one in after), line
    shown = [row.text for row in numbers_on(pdf_with_notes(meeting), 1)]
    assert shown[:11] == [str(number) for number in range(1, 12)]
    assert not any("Name:" in page for page in marked)


def test_pages_are_numbered_throughout(six_pager: Memo) -> None:
    meeting = annotated(six_pager, 40)
    printed = texts_of(pdf_with_notes(meeting))

    count = len(printed)
    assert count > meeting.pages.pages + 1
    for number, page in enumerate(printed, start=1):
        assert f"Page {number} of {count}" in page


def test_mark_stands_beside_the_line_in_which_its_note_begins(
    six_pager: Memo,
) -> None:
    start_cp = six_pager.text.index("Sixty-one per cent")
    meeting = annotated(six_pager, 1, names=("Bo",))
    (note,) = meeting.notes.values()
    placed = replace(
        note,
        anchor=anchor_at(six_pager, start_cp, start_cp + 18),
        kind=NoteKind.QUESTION,
        is_withdrawn=False,
    )
    content = pdf_with_notes(replace(meeting, notes={note.id: placed}))
    line = meeting.pages.line_at(start_cp)

    assert line is not None
    (mark,) = marks_on(content, line.page - 1)
    assert mark.text == "1Question·Bo"
    numbers = numbers_on(content, line.page - 1)
    (number,) = [row for row in numbers if row.text == str(line.number)]
    assert abs(number.baseline_px - mark.baseline_px) < 1


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [25, 400])
def test_marks_never_overlap_nor_leave_the_page(
    six_pager: Memo, count: int, paper: Paper
) -> None:
    meeting = annotated(six_pager, count, paper)
    content = pdf_with_notes(meeting)
    width_px = PAPER_PX[paper][0]
    named: set[int] = set()
    for page in range(meeting.pages.pages):
        rows = marks_on(content, page, paper)
        for above, below in pairwise(rows):
            assert below.top_px >= above.bottom_px, (above, below)
        for row in rows:
            assert row.right_px <= width_px - PEN_MARGIN_PX + MARK_GAP_PX + MARK_PX
            for first, last in re.findall(r"(\d+)(?:–(\d+))?", row.text):
                named |= set(range(int(first), int(last or first) + 1))

    assert named == set(range(1, count + 1))


def test_notes_in_a_row_of_a_table_share_a_mark() -> None:
    memo = read_memo(SAMPLES / "design-decision.md")
    cells = [
        start_cp
        for block, start_cp in zip(memo.blocks, memo.starts_cp, strict=True)
        if block.cell is not None and block.cell.row == 1
    ]
    meeting = annotated(memo, len(cells), names=("Bo",))
    notes = {
        note.id: replace(note, anchor=anchor_at(memo, start_cp, start_cp + 3))
        for note, start_cp in zip(meeting.notes.values(), cells, strict=True)
    }
    content = pdf_with_notes(replace(meeting, notes=notes))
    line = meeting.pages.line_at(cells[0])

    assert line is not None
    assert [row.text for row in marks_on(content, line.page - 1)] == [f"1–{len(cells)}"]


def test_cell_of_two_lines_leaves_a_gap_in_the_numbers_of_its_row(
    six_pager: Memo,
) -> None:
    find = six_pager.text.index
    second_line_cp = find("one", find("Ordered after one"))
    starts = [find("Lines per day"), second_line_cp, find("In the van by seven")]
    meeting = annotated(six_pager, 3, names=("Bo",))
    notes = {
        note.id: replace(note, anchor=anchor_at(six_pager, start_cp, start_cp + 3))
        for note, start_cp in zip(meeting.notes.values(), starts, strict=True)
    }
    content = pdf_with_notes(replace(meeting, notes=notes))
    line = meeting.pages.line_at(starts[0])

    assert line is not None
    first, second = marks_on(content, line.page - 1)
    assert first.text == "1,3"
    assert second.text.startswith("2")


def test_withdrawn_note_is_marked_so_and_its_passage_is_not_underlined(
    six_pager: Memo,
) -> None:
    meeting = annotated(six_pager, 1, names=("Bo",))
    (note,) = meeting.notes.values()
    line = meeting.pages.line_at(note.anchor.start_cp if note.anchor else 0)

    assert note.is_withdrawn
    assert line is not None
    (mark,) = marks_on(pdf_with_notes(meeting), line.page - 1)
    assert mark.text == "1Withdrawn·Bo"


def test_general_notes_have_numbers_but_no_mark() -> None:
    pages = notes_of(closed_meeting())

    assert [mark.number for mark in pages.marks] == [2, 3, 4, 5, 6]
    assert "1 · whole memo · Question · Rita" in pages.memo.text


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (memo_booklet, "Billing migration"),
        (partial(notes_booklet, texts=PAPER_TEXTS), "Billing migration"),
        (partial(minutes_booklet, texts=PAPER_TEXTS), "Minutes: Billing"),
    ],
)
def test_title_stands_on_every_page(
    make: Callable[[Meeting], Booklet], name: str
) -> None:
    booklet = make(closed_meeting())

    assert booklet.title == name
    assert all(name in page for page in texts_of(paper_pdf(booklet)))


def test_notes_of_a_very_long_meeting_are_laid_out(six_pager: Memo) -> None:
    meeting = annotated(six_pager, 300)
    notes = {
        note.id: replace(note, body=note.body + " and more" * 430)
        for note in meeting.notes.values()
    }

    # More than a memo may hold: 1.2 million characters.
    assert len(notes_of(replace(meeting, notes=notes)).memo.text) > 1_000_000


def test_no_memo_no_pages() -> None:
    with pytest.raises(ValueError, match="no memo"):
        memo_booklet(Meeting())
