# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The content says what a file is, not its name."""

import io
import zipfile
from pathlib import Path

import pytest

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read.format import Format, format_of
from meetingroom.memo.read.source import read_memo
from tests.memo.odt.test_text import odt
from tests.memo.word.package import docx, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (docx(p("x")), "memo.txt", Format.WORD),
        (docx(p("x")), "memo", Format.WORD),
        (odt("<text:p>x</text:p>"), "memo.docx", Format.ODT),
        (b"%PDF-1.7 x", "memo.docx", Format.PDF),
        (b"junk before %PDF-1.7", "memo.pdf", Format.PDF),
        (b"see %PDF-1.7 in the text", "memo.md", Format.MARKDOWN),
        (b"<html><p>x", "memo.doc", Format.HTML),
        (b"\xef\xbb\xbf<!-- a --><!DOCTYPE html><p>x", "memo", Format.HTML),
        (b"<html> is a tag", "memo.md", Format.MARKDOWN),
        (b"MIME-Version: 1.0\r\n", "memo.doc", Format.HTML),
        (archive("page/Memo.html", "page/a.png"), "memo.zip", Format.HTML),
        (b"words", "memo.txt", Format.PLAIN),
        ("\ufeff<html><p>x".encode("utf-16-le"), "memo.html", Format.HTML),
    ],
)
def test_content_counts_more_than_the_ending(
    content: bytes, name: str, found: Format
) -> None:
    assert format_of(content, name) is found


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (OLE + b"x" * 50, "memo.doc", "Word before 2007"),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "memo.docx",
            "protected by a password",
        ),
        (rb"{\rtf1 x}", "memo.rtf", "RTF"),
        (archive("[Content_Types].xml", "ppt/a.xml"), "memo.pptx", "PowerPoint"),
        (archive("[Content_Types].xml", "xl/a.xml"), "memo.xlsx", "Excel"),
        (archive("a.png"), "memo.zip", "archive without a memo"),
        (b"words", "memo.docx", "is not a Word file"),
        (b"words", "memo.pdf", "is not a PDF file"),
        (b"", "memo.docx", "“memo.docx” is empty"),
        (b" \r\n", "memo.pdf", "“memo.pdf” is empty"),
        (b"", "memo.html", "“memo.html” is empty"),
        (b"\xef\xbb\xbf", "memo", "“memo” is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "memo.html", "is a PNG image"),
        (b"\x1f\x8b\x08" + b"x" * 50, "memo.htm", "is a compressed file"),
        (bytes(500), "memo.html", "many of its bytes are zero"),
        (bytes(500), "memo.mht", "many of its bytes are zero"),
        (archive(), "memo.html", "archive without a memo"),
    ],
)
def test_what_cannot_be_opened_is_named(content: bytes, name: str, reason: str) -> None:
    with pytest.raises(MemoUnreadable, match=reason):
        format_of(content, name)


def test_word_file_under_the_name_of_a_text_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "memo.txt"
    path.write_bytes(docx(p("We agree.")))

    assert read_memo(path).text == "We agree."
