# SPDX-License-Identifier: LicenseRef-Meetingroom
"""OpenDocument texts come through as they read in LibreOffice."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meetingroom.memo.blocks import BlockKind, Span, SpanStyle
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.odt.names import (
    DC,
    DRAW,
    FO,
    OFFICE,
    STYLE,
    SVG,
    TABLE,
    TEXT,
    XLINK,
)
from meetingroom.memo.read.reading import Reading, Source
from meetingroom.memo.read.source import read_memo, read_source

SPACES = {
    "office": OFFICE,
    "text": TEXT,
    "table": TABLE,
    "draw": DRAW,
    "style": STYLE,
    "fo": FO,
    "svg": SVG,
    "xlink": XLINK,
    "dc": DC,
}
NAMESPACES = " ".join(f'xmlns:{k}="{v.strip("{}")}"' for k, v in SPACES.items())
STYLES = (
    '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/>'
    "</style:style>"
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="a" style:num-suffix=")"/></text:list-style>'
)
FIXTURES = Path(__file__).parents[1] / "fixtures/odt"
SAMPLES = Path(__file__).parents[3] / "resources/memos"


def odt(body: str, files: dict[str, bytes] | None = None, manifest: str = "") -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def reading(body: str, files: dict[str, bytes] | None = None) -> Reading:
    return read_source(Source(odt(body, files), "memo.odt"))


def memo(body: str) -> Memo:
    return reading(body).memo


def test_file_of_libreoffice_reads_as_the_memo_it_was_made_from() -> None:
    made = read_memo(FIXTURES / "hiring-packet.odt")
    source = read_memo(SAMPLES / "hiring-packet.md")

    def words(one: Memo) -> list[str]:
        return one.text.replace("☑ ", "").replace("☐ ", "").split()

    assert made.title == source.title
    assert words(made) == words(source)
    assert len(made.images) == len(source.images)


def test_headings_spans_links_and_spaces() -> None:
    block = memo(
        '<text:h text:outline-level="2">H</text:h><text:p>a <text:span '
        'text:style-name="B">b</text:span><text:s text:c="2"/>'
        '<text:a xlink:href="https://example.org">c</text:a>'
        '<text:a xlink:href="javascript:x">d</text:a></text:p>'
    ).blocks

    assert (block[0].kind, block[0].level) == (BlockKind.HEADING, 2)
    assert block[1].text == "a b  cd"
    assert block[1].spans == (
        Span(2, 3, SpanStyle.STRONG),
        Span(5, 6, SpanStyle.LINK, "https://example.org"),
    )


def test_nested_lists_are_counted() -> None:
    inner = (
        "<text:list><text:list-item><text:p>b</text:p></text:list-item>"
        "<text:list-item><text:p>c</text:p></text:list-item></text:list>"
    )
    body = (
        f'<text:list text:style-name="L"><text:list-item><text:p>a</text:p>{inner}'
        "</text:list-item><text:list-item><text:p>d</text:p></text:list-item>"
        '</text:list><text:list text:style-name="L" text:continue-numbering="true">'
        "<text:list-item><text:p>e</text:p></text:list-item></text:list>"
    )

    found = [(b.marker, b.list_depth, b.text) for b in memo(body).blocks]
    assert found == [
        ("1.", 1, "a"),
        ("a)", 2, "b"),
        ("b)", 2, "c"),
        ("2.", 1, "d"),
        ("3.", 1, "e"),
    ]


def test_merged_and_repeated_cells_cover_the_grid() -> None:
    body = (
        "<table:table><table:table-row><table:table-cell "
        'table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>b</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )

    cells = [
        (b.text, b.cell.row, b.cell.column_span) for b in memo(body).blocks if b.cell
    ]
    assert cells == [("a", 0, 2), ("b", 1, 1), ("b", 1, 1)]


def test_cell_repeated_a_million_times_is_refused() -> None:
    body = (
        "<table:table><table:table-row><table:table-cell "
        'table:number-columns-repeated="1000000"><text:p>b</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )

    with pytest.raises(MemoUnreadable, match="20,000"):
        memo(body)


def test_comment_has_its_place_and_leaves_the_kept_file() -> None:
    body = (
        '<text:p>We <office:annotation office:name="1"><dc:creator>Rita</dc:creator>'
        "<dc:date>2026-11-03T10:15:00</dc:date><text:p>canary?</text:p>"
        '</office:annotation>save<office:annotation-end office:name="1"/> money'
        "</text:p>"
    )

    found = reading(body)
    (one,) = found.comments
    assert found.memo.text == "We save money"
    assert found.memo.text[one.start_cp : one.end_cp] == "save"
    assert (one.author, one.text) == ("Rita", "canary?")
    assert one.at == datetime(2026, 11, 3, 10, 15, tzinfo=UTC)
    again = read_source(Source(found.memo.source, "memo.odt"))
    assert (again.memo.text, again.comments) == ("We save money", ())


def test_footnote_stands_at_the_end() -> None:
    body = (
        '<text:p>a<text:note text:note-class="footnote"><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>The source.</text:p>"
        "</text:note-body></text:note> b</text:p>"
    )

    blocks = memo(body).blocks
    assert [(b.marker, b.text) for b in blocks] == [
        ("", "a[1] b"),
        ("[1]", "The source."),
    ]


def test_deleted_words_are_gone_and_remarked() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone"
        "</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>a<text:change text:change-id="1"/> b</text:p>'
    )

    found = memo(body)
    assert found.text == "a b"
    assert [remark.rule for remark in found.remarks] == ["tracked changes"]


def test_image_outside_the_file_is_never_looked_for() -> None:
    body = (
        '<text:p><draw:frame><draw:image xlink:href="../../secret.png"/>'
        "<svg:desc>Plan</svg:desc></draw:frame> x</text:p>"
    )

    (image,) = memo(body).images.values()
    assert (image.alt, image.content) == ("Plan", b"")
    assert "nothing is loaded" in image.problem


def test_protected_text_is_refused_by_name() -> None:
    content = odt("<text:p>x</text:p>", manifest="<m><encryption-data/></m>")

    with pytest.raises(MemoUnreadable, match="password"):
        read_source(Source(content, "memo.odt"))
