# SPDX-License-Identifier: LicenseRef-Meetingroom
"""People's text is shown as typed and never obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from meetingroom.export.escape import bare_cell, cell, inline, quoted

PRINTABLE = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60)
MARKUP = st.text("#*_`[]()<>!|~+-=.1 &;\\x\n$:/", max_size=40)


def rendered(markdown: str) -> str:
    """Return the text of a document that must be one paragraph of plain text."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special", "entity"}
    return "".join(child.content for child in children)


@given(PRINTABLE | MARKUP)
def test_inline_text_renders_as_itself(text: str) -> None:
    line = " ".join(text.split())

    markdown = inline(text)

    if line:
        assert rendered(markdown) == line
    else:
        assert markdown == ""


@pytest.mark.parametrize(
    "text",
    [
        "# Heading",
        "- [ ] task",
        "1. list",
        "| a | b |",
        "<b>x</b>",
        "---",
        "~~~",
        "&lt;",
    ],
)
def test_block_markup_stays_text(text: str) -> None:
    assert rendered(inline(text)) == text


def test_ordinary_sentences_are_left_alone() -> None:
    text = "Where does 1.2 million come from? See snake_case, page 3 - line 12."

    assert inline(text) == text


def test_a_quote_keeps_its_lines() -> None:
    assert quoted("one\n\n# two", "  ") == ["  > one\\", "  > \\# two"]
    assert quoted("") == ["> "]


def test_control_characters_are_left_out() -> None:
    assert inline("a\x00b\x1bc\ud800d") == "abcd"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "'="])
def test_a_formula_is_guarded(start: str) -> None:
    assert cell(start + "1") == "'" + start + "1"


def test_other_cells_are_left_alone() -> None:
    assert cell("'tis 1+1=2") == "'tis 1+1=2"


@given(st.text("='+-@ab1\n", max_size=12) | PRINTABLE)
def test_the_guard_comes_off_again(text: str) -> None:
    assert bare_cell(cell(text)) == text
