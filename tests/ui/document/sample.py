# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Memos for the tests of page and reading, made by hand; no tests here."""

from hypothesis import strategies as st

from meetingroom.memo.blocks import (
    Block,
    BlockKind,
    CellPlace,
    Span,
    SpanStyle,
)
from meetingroom.memo.memo import Memo, MemoImage

TODAY = (
    "Today two systems send invoices. Each month about four in a hundred are corrected "
    "by hand, and the people who correct them would do the migration. We estimate the "
    "work at 1.2 million, spread over three quarters."
)
NOBODY = (
    "Nobody in our market has finished such a move in under a year. Those who tried "
    "ended with both systems still running."
)
TRICKY = (
    "plain",
    "",
    "\U0001f600 smile",
    "family \U0001f468\u200d\U0001f469\u200d\U0001f467 here",
    "flags \U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7",
    "\U00020000\U00020001 and \u6f22\u5b57",
    "\u05e2\u05d1\u05e8\u05d9\u05ea and English",
    "\u0645\u0631\u062d\u0628\u0627 1.2",
    "non\u00a0breaking e\u0301",
    "first\nsecond \U0001f600\nthird",
    "tab\tand trailing ",
)


def paragraph(text: str, *spans: Span) -> Block:
    """Make a paragraph."""
    return Block(BlockKind.PARAGRAPH, text, spans)


def heading(text: str, level: int = 2) -> Block:
    """Make a heading."""
    return Block(BlockKind.HEADING, text, level=level)


def table(number: int, texts: list[list[str]]) -> list[Block]:
    """Make the cells of a table, its first row the header."""
    rows, columns = len(texts), len(texts[0])
    return [
        Block(
            BlockKind.CELL,
            text,
            cell=CellPlace(number, row, column, rows, columns, is_header=row == 0),
        )
        for row, line in enumerate(texts)
        for column, text in enumerate(line)
    ]


def memo_of(*blocks: Block, images: dict[str, MemoImage] | None = None) -> Memo:
    """Make a memo."""
    return Memo("Billing migration", blocks, "billing.md", images=images or {})


def short_memo() -> Memo:
    """Return a memo of a heading and two paragraphs."""
    return memo_of(heading("What we know"), paragraph(TODAY), paragraph(NOBODY))


def long_memo(paragraphs: int) -> Memo:
    """Return a memo with a heading before every twelfth paragraph."""
    blocks: list[Block] = []
    for number in range(paragraphs):
        if number % 12 == 0:
            blocks.append(heading(f"Part {number}"))
        blocks.append(paragraph(TODAY))
    return memo_of(*blocks)


def every_kind() -> Memo:
    """Return a memo with every kind of block, tables at the start and side by side."""
    return memo_of(
        *table(0, [["a", "\U0001f600b"], ["c", ""]]),
        *table(1, [["x"], ["y"]]),
        Block(BlockKind.RULE, ""),
        heading("Title \U0001f600", 1),
        paragraph(TODAY, Span(0, 5, SpanStyle.STRONG), Span(2, 9, SpanStyle.EMPHASIS)),
        Block(BlockKind.LIST_ITEM, "item", list_depth=1, marker="•"),
        Block(BlockKind.LIST_ITEM, "deep \U00020000", list_depth=2, marker="1."),
        Block(BlockKind.QUOTE, "quoted", quote_depth=1),
        Block(BlockKind.CODE, "def a():\n    return '\U0001f600'\n", language="python"),
        paragraph("see \ufffc here", Span(4, 5, SpanStyle.IMAGE, "missing.png")),
        Block(BlockKind.RULE, ""),
        *table(2, [["p", "q"]]),
        paragraph("a note[1]", Span(6, 9, SpanStyle.FOOTNOTE_REFERENCE, "1")),
        Block(BlockKind.FOOTNOTE, "its text", marker="1."),
        *table(3, [["last", "cell"]]),
    )


_TEXTS = st.one_of(
    st.sampled_from(TRICKY),
    st.text(
        st.characters(
            exclude_categories=["Cs"],
            exclude_characters="\r\u2028\u2029\ufdd0\ufdd1\ufffc\x00",
        ),
        max_size=20,
    ),
)


@st.composite
def memos(draw: st.DrawFn) -> Memo:
    """Draw a memo of any blocks."""
    blocks: list[Block] = []
    tables = 0
    for kind in draw(st.lists(st.sampled_from(BlockKind), max_size=8)):
        match kind:
            case BlockKind.CELL:
                shape = draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
                texts = [
                    [draw(_TEXTS) for _ in range(shape[1])] for _ in range(shape[0])
                ]
                blocks += table(tables, texts)
                tables += 1
            case BlockKind.IMAGE:
                span = Span(0, 1, SpanStyle.IMAGE, "no.png")
                blocks.append(Block(kind, "\ufffc", (span,)))
            case BlockKind.RULE:
                blocks.append(Block(kind, ""))
            case _:
                text = draw(_TEXTS)
                edges = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
                style = draw(
                    st.sampled_from([SpanStyle.STRONG, SpanStyle.CODE, SpanStyle.LINK])
                )
                spans = (Span(edges[0], edges[1], style, "x"),)
                blocks.append(Block(kind, text, spans, list_depth=1, marker="•"))
    return memo_of(*blocks)
