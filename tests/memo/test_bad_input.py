# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Files that cannot be read, or hardly: one clear sentence each, and quickly."""

import codecs
import os
import time
from pathlib import Path

import pytest

from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read import limit
from meetingroom.memo.read.source import read_bytes, read_memo

needs_other_than_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything"
)


def refusal(path: Path) -> str:
    """Return the sentence a file is refused with."""
    with pytest.raises(MemoUnreadable) as raised:
        read_memo(path)
    assert raised.value.sentence == str(raised.value)
    return raised.value.sentence


def saved(folder: Path, content: bytes, name: str = "memo.md") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_byte_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    path = saved(tmp_path, "Grüße\nKöln".encode("latin-1"))

    assert refusal(path).startswith(
        "This file is not UTF-8 text. "
        "The first byte that does not fit is number 3, in line 1."
    )


def test_byte_number_counts_the_byte_order_mark(tmp_path: Path) -> None:
    path = saved(tmp_path, codecs.BOM_UTF8 + b"ab\n\xff")

    assert "number 7, in line 2" in refusal(path)


def test_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    assert read_memo(saved(tmp_path, codecs.BOM_UTF8 + b"# T")).text == "T"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_byte_order_mark_is_read(tmp_path: Path, encoding: str) -> None:
    content = "\ufeff# Tür 😀".encode(encoding)

    assert read_memo(saved(tmp_path, content)).text == "Tür 😀"


def test_utf16_cut_short_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "\ufeff# T".encode("utf-16-le")[:-1])

    assert refusal(path).startswith("This file begins like UTF-16 text, but")


def test_a_few_nul_bytes_are_replaced(tmp_path: Path) -> None:
    path = saved(tmp_path, b"A memo with\0 one damaged place.")

    assert read_memo(path).text == "A memo with\ufffd one damaged place."


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "cannot be read as a PDF"),
        (b"PK\x03\x04rest", "is damaged or was cut short"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"\0\0\0\1\0\0abc", "not text"),
    ],
)
def test_other_kind_of_file_is_recognised(
    tmp_path: Path, content: bytes, kind: str
) -> None:
    sentence = refusal(saved(tmp_path, content))

    assert kind in sentence
    assert "open that" in sentence or "again" in sentence


@pytest.mark.parametrize("name", ["memo.md", "memo.txt"])
@pytest.mark.parametrize("content", [b"", b" \n\t\n", codecs.BOM_UTF8, b"\n" * 100])
def test_empty_file_is_refused(tmp_path: Path, content: bytes, name: str) -> None:
    path = saved(tmp_path, content, name)

    assert refusal(path) == (
        f"“{name}” has no text to read. Check that the right file was saved."
    )


def test_missing_file_is_refused(tmp_path: Path) -> None:
    sentence = refusal(tmp_path / "gone.md")

    assert sentence.startswith(f"There is no file “gone.md” in {tmp_path}.")


def test_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.md"
    folder.mkdir()

    assert refusal(folder).startswith("“folder.md” is a folder.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")

    assert "is not a file that can be read" in refusal(tmp_path / "pipe.md")


@needs_other_than_root
def test_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, b"secret")
    path.chmod(0)

    assert "may not be read by your account" in refusal(path)


def test_name_that_no_system_takes_is_refused(tmp_path: Path) -> None:
    assert "cannot be read: " in refusal(tmp_path / f"{'x' * 5000}.md")


def test_unknown_format_names_the_formats_that_work(tmp_path: Path) -> None:
    path = saved(tmp_path, b"any words", "memo.pages")

    assert refusal(path) == (
        "“memo.pages” cannot be opened as a memo. Formats that work end in .md, "
        ".markdown, .txt, .docx, .docm, .odt, .html, .htm or .pdf; export it as one "
        "of them."
    )


def test_suffix_in_capitals_is_the_same_format(tmp_path: Path) -> None:
    assert read_memo(saved(tmp_path, b"*a*", "MEMO.MD")).text == "a"


def test_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.md"
    with path.open("wb") as file:
        file.truncate(limit.FILE_BYTES + 1)

    assert "The limit for a memo is 20 MB" in refusal(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("word " * (limit.WORDS + 1), "300,001 words. The limit is 300,000"),
        ("\n" * (limit.LINES + 1), "100,001 lines. The limit is 100,000"),
        ("x\n\n" * (limit.BLOCKS + 1), "20,001 paragraphs. The limit is 20,000"),
        ("|" * (limit.TABLE_BARS + 1), "50,001 bars of tables. The limit is 50,000"),
    ],
)
def test_text_over_a_limit_names_it(content: str, words: str) -> None:
    with pytest.raises(MemoUnreadable) as raised:
        read_bytes(content.encode(), "memo.md", None)

    assert words in raised.value.sentence


def test_as_many_blocks_as_the_limit_are_read() -> None:
    memo = read_bytes(b"x\n\n" * limit.BLOCKS, "memo.txt", None)

    assert len(memo.blocks) == limit.BLOCKS


@pytest.mark.parametrize(
    "source",
    [
        ">" * 10_000 + " deep",
        "> " * 10_000 + "deep",
        "- " * 10_000 + "deep",
        "1. " * 10_000 + "deep",
        "\n".join(">" * depth + " x" for depth in range(1, 1_000)),
    ],
    ids=["quotes", "spaced quotes", "bullets", "numbers", "growing quotes"],
)
def test_10_000_nested_blocks_are_refused_at_once(source: str) -> None:
    began = time.perf_counter()

    with pytest.raises(MemoUnreadable, match="lists or quotes more than 50 deep"):
        read_bytes(source.encode(), "memo.md", None)

    assert time.perf_counter() - began < 2


def test_deep_but_sane_nesting_loses_no_text() -> None:
    quotes = ">" * limit.NESTING + " deep"
    lists = "".join("  " * depth + f"- item {depth}\n" for depth in range(40))

    memo = read_bytes(f"{quotes}\n\n{lists}".encode(), "memo.md", None)

    assert memo.blocks[0].quote_depth == limit.NESTING
    assert memo.blocks[0].text == "deep"
    assert [block.text for block in memo.blocks[1:]] == [
        f"item {depth}" for depth in range(40)
    ]


@pytest.mark.parametrize("unit", ["x", "*a", "[", "x`y", "<a", "&amp;", "\\", "~~a "])
def test_line_of_5_megabytes_is_read_within_seconds(unit: str) -> None:
    spaced = unit.replace(" ", "")
    source = (spaced * (5_000_000 // len(spaced))).encode()
    began = time.perf_counter()

    memo = read_bytes(source, "memo.md", None)

    assert time.perf_counter() - began < 5
    assert memo.text == source.decode()


@pytest.mark.parametrize(
    "block",
    ["[" * 2_000, "![" * 1_000, "^[" * 1_000, "[^a" * 1_000, "*a **b " * 2_000],
)
def test_many_hostile_blocks_are_read_within_seconds(block: str) -> None:
    source = f"{block}\n\n" * 50 + "[^a]: note"
    began = time.perf_counter()

    memo = read_bytes(source.encode(), "memo.md", None)

    assert time.perf_counter() - began < 10
    assert sum(block.kind is BlockKind.PARAGRAPH for block in memo.blocks) == 50


def test_plain_text_has_paragraphs_and_no_markup(tmp_path: Path) -> None:
    path = saved(tmp_path, b"\n\nA *title*\r\nline two\n \t\n\n  - b\n", "memo.txt")

    memo = read_memo(path)

    assert [block.text for block in memo.blocks] == ["A *title*\nline two", "  - b"]
    assert memo.title == "A *title*"
    assert memo.source == path.read_bytes()
