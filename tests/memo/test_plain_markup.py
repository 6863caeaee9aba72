# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The short ways of reading say exactly what markdown-it says."""

from hypothesis import given
from hypothesis import strategies as st

from meetingroom.memo.blocks import Span, SpanStyle
from meetingroom.memo.read.inline import InlineReader
from meetingroom.memo.read.markdown import read_blocks
from meetingroom.memo.read.parser import LONE_LINE, Parser
from meetingroom.memo.read.plain_markup import read_clear

_PIECES = (
    "*", "*", "**", "**", "`", "``", "***", " ", " ", "\n", "  \n", "\t", "(", ")",
    ".", ",", ":", "“", "”", "a", "word", "Wörter", "5", "_", "é", "—", "😀", "\xa0",
    "**bold** ", "*em* ", "`code` ", "**Note:** ",
)  # fmt: skip
_LINES = (
    "Word", "word *em*", "- item", "1. item", "> quote", "    indented", "===", "---",
    "| a | b |", "|---|---|", "```", "# Head", "[r]: http://x", "[^1]: note", "", "",
    "\t", " two", "<b>", "Text [r][^1]", "été", "  - deep", "a|b",
    "- item", "- other", "    - far", "-", "- -",
    "   - three", "  text", "> - quoted", "> text", "* star", "\t- tab",
)  # fmt: skip


def no_image(_address: str, _alt: str) -> str:
    return "key"


class SlowParser(Parser):
    """markdown-it's own rules only."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks.disable(LONE_LINE)


@given(st.lists(st.sampled_from(_PIECES), max_size=16).map("".join))
def test_clear_markup_reads_as_the_parser_reads_it(content: str) -> None:
    content = content.strip()
    reader = InlineReader(Parser(), no_image)

    found = reader.read(content)

    assert found == reader.walk(Parser().inline(content))


@given(st.lists(st.sampled_from(_LINES), max_size=14).map("\n".join))
def test_lone_lines_read_as_the_parser_reads_them(text: str) -> None:
    slow = SlowParser().blocks(text)
    quick = Parser().blocks(text)

    kinds = {"paragraph_open", "paragraph_close"}
    said = [(t.type, t.content) for t in slow if t.type not in kinds]
    assert [
        ("inline" if t.type == LONE_LINE else t.type, t.content)
        for t in quick
        if t.type not in kinds
    ] == said


def test_common_emphasis_needs_no_parser() -> None:
    content = "**Note:** a *small* `thing` (*so*)."

    assert read_clear(content) == (
        "Note: a small thing (so).",
        (
            Span(0, 5, SpanStyle.STRONG),
            Span(8, 13, SpanStyle.EMPHASIS),
            Span(14, 19, SpanStyle.CODE),
            Span(21, 23, SpanStyle.EMPHASIS),
        ),
    )


def test_stars_that_mean_nothing_clear_are_left_to_the_parser() -> None:
    assert read_clear("3 * 4 * 5") is None
    assert read_clear("**a `b** c`") is None


def test_lone_lines_become_paragraphs() -> None:
    blocks = read_blocks("One\n\nTwo *2*\n", no_image)

    assert [block.text for block in blocks] == ["One", "Two 2"]
