# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What holds for every file, however odd."""

import re
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from meetingroom.memo.anchor import anchor_at, fits
from meetingroom.memo.blocks import BlockKind, SpanStyle
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.preflight import check
from meetingroom.memo.read.source import read_bytes
from meetingroom.memo.sentence import sentences

_FORBIDDEN = re.compile("[\0\r\u2028\u2029\ufdd0\ufdd1\ud800-\udfff]")

_PIECES = (
    "# ", "## ", "- ", "1. ", "7) ", "> ", "- [ ] ", "- [x] ", "    ", "\t",
    "```", "~~~", "---", "===", "***", "\n", "\n\n", "  \n", "\\\n", "|",
    "|---|:-:|", "a|b", "*", "**", "_", "~~", "`", "``", "[", "]", "(", ")",
    "](http://x)", "](y.png)", "![", "[^1]", "[^1]: ", "[^a]", "[^a]: ", "^[",
    "[r]: http://x\n", "[r]", "<b>", "<!--", "&amp;", "&#0;", "&#xFDD0;",
    "&NewLine;", "&#x2028;", "&#xD800;", "http://x", "e.g. ", "Dr. ", "end. ",
    "What? ", "ABC ", "most ", "word ", "wörd", "😀", "👩‍👧", "שלום", "。", "\0",
    "\ufffc", "\u2029", "\r", "\r\n", "\x0b", "\x85", "\xa0", "\u200b",
    "\ufeff", "é", "---\ntitle: ", "a: b\n---\n", "data:image/png;base64,AAAA",
    "%00", "..", "/",
)  # fmt: skip

sources = st.lists(
    st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=40
)


def read(content: bytes, name: str) -> Memo | None:
    """Return the memo, or `None` where it is refused in a sentence."""
    try:
        return read_bytes(content, name, None)
    except MemoUnreadable as refused:
        sentence = refused.sentence
    assert sentence.endswith(".")
    return None


def assert_sound(memo: Memo) -> None:
    assert memo.title
    assert _FORBIDDEN.search(memo.text) is None
    for block, start_cp in zip(memo.blocks, memo.starts_cp, strict=True):
        assert memo.text[start_cp : start_cp + len(block.text)] == block.text
        images = 0
        for span in block.spans:
            assert 0 <= span.start_cp < span.end_cp <= len(block.text)
            if span.style is SpanStyle.IMAGE:
                images += 1
                assert span.target in memo.images
                assert block.text[span.start_cp : span.end_cp] == "\ufffc"
        assert images == block.text.count("\ufffc")
        assert "\t" not in block.text or is_raw(memo, block.kind)
        assert block.cell is None or block.kind is BlockKind.CELL


def is_raw(memo: Memo, kind: BlockKind) -> bool:
    return kind is BlockKind.CODE or memo.name.endswith(".txt")


@given(st.binary(max_size=300), st.sampled_from(["a.md", "a.txt"]))
def test_any_bytes_become_a_sound_memo_or_a_sentence(content: bytes, name: str) -> None:
    memo = read(content, name)

    if memo is not None:
        assert_sound(memo)


@given(sources, st.sampled_from(["a.md", "a.txt"]))
def test_any_text_becomes_a_sound_memo_or_a_sentence(
    pieces: list[str], name: str
) -> None:
    memo = read("".join(pieces).encode("utf-8", "surrogatepass"), name)

    if memo is not None:
        assert_sound(memo)


@given(sources)
def test_reading_twice_gives_the_same_memo(pieces: list[str]) -> None:
    content = "".join(pieces).encode("utf-8", "replace")

    assert read(content, "a.md") == read(content, "a.md")


@given(sources, st.data())
def test_anchor_finds_its_words_again(pieces: list[str], draw: st.DataObject) -> None:
    memo = read("".join(["x", *pieces]).encode("utf-8", "replace"), "a.md")
    if memo is None:
        return
    start_cp = draw.draw(st.integers(0, len(memo.text) - 1))
    end_cp = draw.draw(st.integers(start_cp + 1, len(memo.text)))

    anchor = anchor_at(memo, start_cp, end_cp)

    assert memo.text[anchor.start_cp : anchor.end_cp] == anchor.exact
    assert fits(memo, anchor)


@given(sources)
def test_sentences_cover_all_but_spaces_in_order(pieces: list[str]) -> None:
    memo = read("".join(pieces).encode("utf-8", "replace"), "a.md")
    if memo is None:
        return
    found = sentences(memo)
    position_cp = 0

    for start_cp, end_cp in found.bounds:
        assert position_cp <= start_cp < end_cp <= len(memo.text)
        assert not memo.text[position_cp:start_cp].strip()
        assert memo.block_at(start_cp) == memo.block_at(end_cp - 1)
        assert found.at(start_cp) == found.at(end_cp - 1) == (start_cp, end_cp)
        position_cp = end_cp
    assert not memo.text[position_cp:].strip()


@given(sources, st.sampled_from(["a.md", "a.txt"]))
def test_lines_of_plain_pages_ascend_and_cover_the_text(
    pieces: list[str], name: str
) -> None:
    memo = read("".join(pieces).encode("utf-8", "replace"), name)
    if memo is None:
        return

    lines = plain_pages(memo).lines

    assert lines[0].start_cp == 0
    assert all(a.start_cp <= b.start_cp for a, b in pairwise(lines))
    assert {line.start_cp for line in lines} >= set(memo.starts_cp)
    places = [(line.page, line.number) for line in lines]
    assert places == sorted(set(places))


@given(sources)
@example(["- [ ] ", "\n", "*"])  # an empty item at the very end
def test_check_points_into_the_text(pieces: list[str]) -> None:
    memo = read("".join(pieces).encode("utf-8", "replace"), "a.md")
    if memo is None:
        return

    for finding in check(memo, plain_pages(memo)):
        assert finding.sentence.endswith(".")
        assert list(finding.positions_cp) == sorted(finding.positions_cp)
        assert all(0 <= place < len(memo.text) for place in finding.positions_cp)
