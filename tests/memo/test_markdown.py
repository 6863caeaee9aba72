# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Markdown in, blocks out; the cases stand in `fixtures/markdown.txt`."""

import re
from pathlib import Path

import pytest

from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.read import limit
from meetingroom.memo.read.source import read_bytes
from tests.memo.shape import shape

FIXTURES = Path(__file__).parent / "fixtures" / "markdown.txt"
_CASE = re.compile(r"^== (.+)\n((?:.*\n)*?)^--\n((?:.*\n)*?)(?=^== |\Z)", re.MULTILINE)
CASES = _CASE.findall(FIXTURES.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_markdown_becomes_these_blocks(source: str, expected: str) -> None:
    memo = read_bytes(source.encode(), "case.md", None)

    assert shape(memo.blocks) == expected.strip("\n")


def test_all_cases_of_the_fixture_file_are_run() -> None:
    text = FIXTURES.read_text(encoding="utf-8")

    assert len(CASES) == text.count("\n== ") + 1


def test_text_joins_blocks_by_line_feeds() -> None:
    memo = read_bytes(b"# A\n\nb\n\n***\n\n- c\n", "a.md", None)

    assert memo.text == "A\nb\n\nc"
    assert memo.starts_cp == (0, 2, 4, 5)


def test_line_ends_of_all_systems_read_alike() -> None:
    unix = read_bytes(b"a  \nb\n\nc\n", "a.md", None)
    dos = read_bytes(b"a  \r\nb\r\n\r\nc\r\n", "a.md", None)
    mac = read_bytes(b"a  \rb\r\rc\r", "a.md", None)

    assert unix.blocks == dos.blocks == mac.blocks
    assert unix.text == "a\nb\nc"


def test_structure_characters_of_qt_are_replaced() -> None:
    source = "a\0b\u2028c\u2029d\ufdd0e\ufdd1f\ufffcg &#xFFFC; &#x2028; &#13; &#10;."

    memo = read_bytes(source.encode(), "a.md", None)

    assert memo.text == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg \ufffd \ufffd    ."


def test_tabs_stay_in_code_only() -> None:
    memo = read_bytes(b"a\tb *c\td*\n\n```\nx\ty\n```\n", "a.md", None)

    assert memo.text == "a b c d\nx\ty"


def test_block_with_too_much_markup_is_shown_as_typed() -> None:
    starred = "*a* " * limit.BLOCK_MARKUP
    bracketed = "[" * 4_000

    memo = read_bytes(f"{starred}\n\n{bracketed}\n\n*b*".encode(), "a.md", None)

    assert memo.blocks[0].text == starred.strip()
    assert memo.blocks[1].text == bracketed
    assert memo.blocks[2].text == "b"


def test_memo_with_too_much_markup_shows_the_rest_as_typed() -> None:
    block = "*a* " * 4_000
    count = limit.MEMO_MARKUP // 8_000

    memo = read_bytes(f"{block}\n\n".encode() * (count + 1), "a.md", None)

    assert memo.blocks[count - 1].text.startswith("a a")
    assert memo.blocks[count].text.startswith("*a*")


def test_link_to_anything_but_the_web_mail_or_this_memo_is_only_text() -> None:
    source = "[a](https://x) [b](HTTP://x) [c](mailto:x@y) [d](#e) " + " ".join(
        f"[{name}]({name})"
        for name in ("javascript:alert(1)", "file:///etc", "other.md", "ftp://x")
    )

    block = read_bytes(source.encode(), "a.md", None).blocks[0]

    assert [span.target for span in block.spans] == [
        "https://x",
        "HTTP://x",
        "mailto:x@y",
        "#e",
    ]
    assert block.text.endswith("javascript:alert(1) file:///etc other.md ftp://x")


def test_raw_html_appears_as_text() -> None:
    source = b"<script>alert(1)</script>\n\na <b onclick=x>c</b> <!-- d -->"

    memo = read_bytes(source, "a.md", None)

    assert memo.text == source.decode().replace("\n\n", "\n")
    assert all(block.kind is BlockKind.PARAGRAPH for block in memo.blocks)
