# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Page and line addresses of the plain layout."""

import time

import pytest

from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import (
    PLAIN_LINE_CP,
    PLAIN_PAGE_LINES,
    Line,
    PageMap,
    find_address,
    find_passage,
    plain_pages,
)


def memo_of(*texts: str) -> Memo:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Memo("T", blocks, "a.md")


def lines_of(memo: Memo) -> list[str]:
    starts = [line.start_cp for line in plain_pages(memo).lines]
    ends = [*starts[1:], len(memo.text)]
    return [memo.text[start:end] for start, end in zip(starts, ends, strict=True)]


def test_lines_break_at_spaces_and_line_feeds() -> None:
    memo = memo_of("word " * 20, "", "a\n\nb c")

    lines = lines_of(memo)

    assert lines[0] == "word " * 13
    assert lines[1] == "word " * 7 + "\n"
    assert lines[2:] == ["\n", "a\n", "\n", "b c"]


def test_long_word_is_cut() -> None:
    assert [len(line) for line in lines_of(memo_of("x" * 150))] == [
        PLAIN_LINE_CP,
        PLAIN_LINE_CP,
        150 - 2 * PLAIN_LINE_CP,
    ]


def test_address_counts_pages_and_lines_from_one() -> None:
    memo = memo_of(*["line"] * (PLAIN_PAGE_LINES + 2))
    pages = plain_pages(memo)

    assert pages.pages == 2
    assert pages.address(0) == "1:1"
    assert pages.address(memo.starts_cp[1] + 2) == "1:2"
    assert pages.address(memo.starts_cp[PLAIN_PAGE_LINES]) == "2:1"
    assert pages.address(10**9) == "2:2"
    assert pages.address(-1) == "1:1"


def test_empty_memo_has_no_address() -> None:
    pages = PageMap(())

    assert pages.pages == 0
    assert pages.line_at(0) is None
    assert pages.address(0) == ""
    assert plain_pages(memo_of()) == pages


def test_word_of_5_megabytes_is_laid_out_quickly() -> None:
    began = time.perf_counter()

    pages = plain_pages(memo_of("x" * 5_000_000))

    assert len(pages.lines) == -(-5_000_000 // PLAIN_LINE_CP)
    assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    ("typed", "start_cp"),
    [
        ("2:3", 60),
        (" 2.3 ", 60),
        ("p2 l3", 60),
        ("page 2, line 3", 60),
        ("2", 40),
        ("2:9", None),
        ("7", None),
        ("somewhere", None),
        ("", None),
        ("1:2:3", None),
    ],
)
def test_typed_address_is_found(typed: str, start_cp: int | None) -> None:
    pages = PageMap(
        tuple(
            Line(start, page, number)
            for page, number, start in (
                (1, 1, 0),
                (1, 2, 10),
                (1, 3, 20),
                (2, 1, 40),
                (2, 2, 50),
                (2, 3, 60),
            )
        )
    )

    assert find_address(pages, typed) == start_cp


PRINTED = PageMap(
    (Line(0, 1, 1), Line(10, 1, 2), Line(20, 1, 3), Line(40, 2, 1), Line(50, 2, 2))
)


@pytest.mark.parametrize(
    ("typed", "passage"),
    [
        ("1:2", (10, 20)),
        ("1:3", (20, 40)),
        ("2:2", (50, 77)),
        ("1:2-3", (10, 40)),
        (" 1:2 – 2:1 ", (10, 50)),
        ("p1 l2 - p2 l2", (10, 77)),
        ("1", (0, 40)),
        ("2", (40, 77)),
        ("1-2", (0, 77)),
        ("1:3 - p2", (20, 77)),
        ("1:1 - 2", (0, 20)),
        ("1:1 to 1:2", (0, 20)),
        ("1:1 TO 2", (0, 20)),
        ("1 to 2", (0, 77)),
        ("p1 l1 - l2", (0, 20)),
        ("page 1 line 1 – page 1 line 2", (0, 20)),
        ("1:1to", None),
        ("1-2-2", None),
        ("2:1-1:2", None),
        ("1:2-9", None),
        ("3", None),
        ("-", None),
        ("", None),
    ],
)
def test_typed_lines_are_a_passage(typed: str, passage: tuple[int, int] | None) -> None:
    assert find_passage(PRINTED, typed, 77) == passage
