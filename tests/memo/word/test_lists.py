# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Lists of a Word file are numbered as Word numbers them."""

import pytest

from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.read.word.numbering import in_form
from tests.memo.word.package import p, reading


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1">{}</w:num>') -> str:
    abstract = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return abstract + nums.format('<w:abstractNumId w:val="0"/>')


def item(text: str, depth: int = 0, num: int = 1, style: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(text, style=style, properties=numbered)


LEGAL = (
    level(0, "decimal", "%1."),
    level(1, "decimal", "%1.%2."),
    level(2, "lowerLetter", "(%3)"),
)


def markers(*body: str, numbers: str) -> list[tuple[str, int]]:
    blocks = reading(*body, parts={"numbering": numbers}).memo.blocks
    assert all(block.kind is BlockKind.LIST_ITEM for block in blocks)
    return [(block.marker, block.list_depth) for block in blocks]


def test_nested_numbers_count_and_start_again() -> None:
    body = (
        item("a"),
        item("b", 1),
        item("c", 1),
        item("d", 2),
        item("e"),
        item("f", 1),
    )

    assert markers(*body, numbers=numbering(*LEGAL)) == [
        ("1.", 1),
        ("1.1.", 2),
        ("1.2.", 2),
        ("(a)", 3),
        ("2.", 1),
        ("2.1.", 2),
    ]


def test_bullets_are_bullets() -> None:
    numbers = numbering(level(0, "bullet", "\uf0b7"))

    assert markers(item("a"), item("b"), numbers=numbers) == [("•", 1), ("•", 1)]


def test_second_list_starts_where_its_override_says() -> None:
    nums = (
        '<w:num w:numId="1">{0}</w:num><w:num w:numId="2">{0}'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    numbers = numbering(*LEGAL, nums=nums)

    found = markers(item("a"), item("b", num=2), item("c", num=2), numbers=numbers)
    assert [marker for marker, _ in found] == ["1.", "7.", "8."]


def test_numbered_heading_has_its_number_in_its_text() -> None:
    body = (item("Costs", style="Heading1"), item("Staff", 1, style="Heading2"))

    blocks = reading(*body, parts={"numbering": numbering(*LEGAL)}).memo.blocks
    assert [block.text for block in blocks] == ["1. Costs", "1.1. Staff"]
    assert {block.kind for block in blocks} == {BlockKind.HEADING}


def test_number_zero_takes_a_paragraph_out_of_its_list() -> None:
    memo = reading(item("a", num=0), parts={"numbering": numbering(*LEGAL)}).memo

    assert memo.blocks[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (3, "decimalZero", "03"),
        (3, "none", ""),
        (0, "lowerRoman", "0"),
        (3, "chineseCounting", "3"),
    ],
)
def test_number_forms(value: int, form: str, shown: str) -> None:
    assert in_form(value, form) == shown
