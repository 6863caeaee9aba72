# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Words of a PDF come through in order; what it lost is said."""

from pathlib import Path

import pytest

from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read.pdf.flow import blocks_of
from meetingroom.memo.read.pdf.lines import PageLine, without_edges
from meetingroom.memo.read.reading import Source
from meetingroom.memo.read.source import read_memo, read_source

FILE = Path(__file__).parents[1] / "fixtures/pdf/pr-faq.pdf"
SAMPLE = Path(__file__).parents[3] / "resources/memos/pr-faq.md"


def line(
    text: str, top: float, *, size: float = 11, page: int = 0, right: float = 500
) -> PageLine:
    return PageLine(text, 70, right, top - size, top, page, 842, size)


def shape(*lines: PageLine) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks_of(list(lines))]


def test_file_of_libreoffice_has_every_word_in_order() -> None:
    made, source = read_memo(FILE), read_memo(SAMPLE)

    assert made.title == source.title
    assert made.text.split() == source.text.split()
    headings = [b.text for b in made.blocks if b.kind is BlockKind.HEADING]
    assert headings == [b.text for b in source.blocks if b.kind is BlockKind.HEADING]


def test_loss_of_the_layout_is_always_remarked() -> None:
    assert [remark.rule for remark in read_memo(FILE).remarks] == ["layout"]


def test_word_cut_by_a_hyphen_is_whole_again() -> None:
    assert shape(line("We imple-", 700), line("ment it in spring.", 686)) == [
        ("paragraph", "We implement it in spring.")
    ]


def test_hyphen_before_a_capital_stays() -> None:
    assert shape(line("the Berlin-", 700), line("Hamburg line", 686)) == [
        ("paragraph", "the Berlin- Hamburg line")
    ]


def test_gap_and_short_last_line_part_paragraphs() -> None:
    assert shape(
        line("One line of the first", 700),
        line("ends here.", 686, right=200),
        line("A second one.", 672),
        line("And after a gap a third.", 630),
    ) == [
        ("paragraph", "One line of the first ends here."),
        ("paragraph", "A second one."),
        ("paragraph", "And after a gap a third."),
    ]


def test_paragraph_goes_on_over_a_page() -> None:
    assert shape(
        line("A sentence that does not", 80), line("end here.", 770, page=1)
    ) == [("paragraph", "A sentence that does not end here.")]


def test_larger_lines_are_headings_and_a_long_one_is_one() -> None:
    assert shape(
        line("A title over", 780, size=24),
        line("two lines", 752, size=24),
        line("Part", 700, size=14),
        line("Some words of text that are longer than all headings.", 680),
    ) == [
        ("heading", "A title over two lines"),
        ("heading", "Part"),
        ("paragraph", "Some words of text that are longer than all headings."),
    ]


def test_bullets_and_numbers_begin_items() -> None:
    blocks = blocks_of([line("• one", 700), line("two", 686), line("1. three", 672)])

    assert [(b.marker, b.text) for b in blocks] == [("•", "one two"), ("1.", "three")]


def test_headers_footers_and_page_numbers_are_dropped() -> None:
    pages = [
        [
            line("Confidential draft", 820, page=number),
            line(f"Text of page {number}.", 500, page=number),
            line(f"Page {number + 1} of 3", 40, page=number),
        ]
        for number in range(3)
    ]

    assert [one.text for one in without_edges(pages)] == [
        f"Text of page {number}." for number in range(3)
    ]


def test_first_line_of_a_single_page_stays() -> None:
    assert [one.text for one in without_edges([[line("Title", 820)]])] == ["Title"]


def test_half_a_file_is_refused_or_read_and_never_fails_otherwise() -> None:
    content = FILE.read_bytes()

    with pytest.raises(MemoUnreadable, match=r"damaged|no text"):
        read_source(Source(content[: len(content) // 3], "memo.pdf"))
