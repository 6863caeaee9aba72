# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Files made to harm: each is refused with its reason, or read without harm."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.reading import Source
from meetingroom.memo.read.source import read_source
from tests.memo.odt.test_text import odt
from tests.memo.word.package import NAMESPACES, docx, p

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(content: bytes, name: str = "memo.docx", folder: Path | None = None) -> Memo:
    return read_source(Source(content, name, folder)).memo


def with_part(content: bytes, part: str, data: bytes) -> bytes:
    """Return an archive with one part replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, data)
    return out.getvalue()


def picture(identity: str, kind: str = "embed") -> str:
    return (
        "<w:r><w:drawing><wp:inline><wp:docPr descr='Plan'/><a:graphic>"
        f"<a:graphicData><a:blip r:{kind}='{identity}'/></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )


def test_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part(docx(p("x")), "word/media/a.png", b"\0" * 250_000_000)
    assert len(bomb) < 1_000_000

    with pytest.raises(MemoUnreadable, match="unpacks to 250 MB"):
        read(bomb)


def test_part_that_is_too_large_is_named() -> None:
    huge = f"<w:document {NAMESPACES}><w:body><w:p/>".encode() + b" " * 41_000_000

    with pytest.raises(MemoUnreadable, match=r"word/document\.xml.*41 MB"):
        read(with_part(docx(p("x")), "word/document.xml", huge))


def test_archive_of_too_many_parts_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"{number}", b"")

    with pytest.raises(MemoUnreadable, match="5,001 parts"):
        read(out.getvalue())


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "https://example.org/x.dtd">',
    ],
)
def test_entities_are_refused(doctype: str) -> None:
    body = f"{doctype}<w:document {NAMESPACES}><w:body>{p('&a;')}</w:body></w:document>"

    with pytest.raises(MemoUnreadable, match="entities"):
        read(with_part(docx(p("x")), "word/document.xml", body.encode()))


def test_picture_of_a_hundred_million_pixels_is_not_decoded() -> None:
    header = struct.pack(">IIBBBBB", 10_000, 10_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
    )
    relation = f'<Relationship Id="I" Type="{OFFICE}/image" Target="media/a.png"/>'
    content = docx(
        p("x", picture("I")), files={"word/media/a.png": bomb}, relations=relation
    )

    (image,) = read(content).images.values()
    assert "10,000 × 10,000 pixels" in image.problem
    assert image.content == b""


@pytest.mark.parametrize(
    ("target", "mode", "reason"),
    [
        ("https://example.org/a.png", ' TargetMode="External"', "nothing is loaded"),
        ("file:///etc/hostname", ' TargetMode="External"', "nothing is loaded"),
        ("../../../etc/hostname", "", "missing from its file"),
        ("/etc/hostname", "", "missing from its file"),
    ],
)
def test_picture_from_elsewhere_is_never_loaded(
    target: str, mode: str, reason: str
) -> None:
    relation = f'<Relationship Id="I" Type="{OFFICE}/image" Target="{target}"{mode}/>'

    (image,) = read(docx(p("x", picture("I")), relations=relation)).images.values()
    assert reason in image.problem
    assert image.content == b""


@pytest.mark.parametrize(
    "open_and_close",
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:ins>", "</w:ins></w:p>"),
    ],
)
def test_absurd_nesting_in_word_is_refused(open_and_close: tuple[str, str]) -> None:
    before, after = open_and_close

    with pytest.raises(MemoUnreadable, match="deep"):
        read(docx(before * 10_000 + p("x") + after * 10_000))


def test_tables_inside_tables_end_at_the_limit() -> None:
    before, after = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"

    with pytest.raises(MemoUnreadable, match="more than 10 deep"):
        read(docx(before * 12 + p("x") + after * 12))


def test_table_of_a_million_columns_is_refused() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p/></w:tc>'

    with pytest.raises(MemoUnreadable, match="columns"):
        read(docx(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>", p("x")))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("name", ["memo.docx", "memo.odt"])
def test_file_cut_short_is_refused(share: float, name: str) -> None:
    content = docx(p("x")) if name == "memo.docx" else odt("<text:p>x</text:p>")

    with pytest.raises(MemoUnreadable, match="damaged or was cut short"):
        read(content[: int(len(content) * share)], name)


def test_protected_archive_is_refused() -> None:
    content = bytearray(docx(p("x")))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)

    with pytest.raises(MemoUnreadable, match="password"):
        read(bytes(content))


def test_page_of_one_very_long_line_is_read(tmp_path: Path) -> None:
    page = b"<html><p>" + b"word " * 200_000

    assert read(page, "memo.html", tmp_path).words == 200_000


@pytest.mark.parametrize("name", ["memo.html", "memo.md"])
def test_path_out_of_the_folder_is_not_followed(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"\x89PNG")
    folder = tmp_path / "memo"
    folder.mkdir()
    page = (
        b'<html><p>x<img src="../secret.png">'
        if name == "memo.html"
        else b"x ![](../secret.png)"
    )

    (image,) = read(page, name, folder).images.values()
    assert "outside the memo's folder" in image.problem


def test_pages_of_a_pdf_in_a_circle_are_refused() -> None:
    content = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )

    with pytest.raises(MemoUnreadable, match=r"damaged|no text"):
        read(content, "memo.pdf")
