# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Small Word files for tests, made of real parts in a real archive."""

import io
import zipfile
from collections.abc import Mapping

from meetingroom.memo.read.reading import Reading, Source
from meetingroom.memo.read.source import read_source

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office/2011/relationships"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "commentsExtended": "commentsEx",
    "header1": "hdr",
}

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{identity}"{usual}>'
    f'<w:name w:val="{name}"/></w:style>'
    for identity, name, usual in (
        ("Normal", "Normal", ' w:default="1"'),
        ("Title", "Title", ""),
        ("Heading1", "heading 1", ""),
        ("Heading2", "heading 2", ""),
        ("Quote", "Quote", ""),
        ("Code", "Source Code", ""),
        ("TOC1", "toc 1", ""),
    )
)


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; what is no element becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    before = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{before}{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{before}<w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(
    *body: str,
    parts: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
    relations: str = "",
) -> bytes:
    """Return a Word file.

    Args:
        body: Content of the body.
        parts: Content of other parts by name, such as "numbering".
        links: Addresses by relationship id.
        files: Other members by name.
        relations: Further relationships of the document.
    """
    named = {"styles": STYLES, **(parts or {})}
    related = "".join(
        f'<Relationship Id="rel-{name}" Type="{_base(name)}/{_kind(name)}" '
        f'Target="{name}.xml"/>'
        for name in named
    )
    related += "".join(
        f'<Relationship Id="{identity}" Type="{_OFFICE}/hyperlink" '
        f'Target="{address}" TargetMode="External"/>'
        for identity, address in (links or {}).items()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(list(named)))
        archive.writestr(
            "_rels/.rels",
            _relationships(
                f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
                'Target="word/document.xml"/>'
            ),
        )
        archive.writestr(
            "word/_rels/document.xml.rels", _relationships(related + relations)
        )
        archive.writestr(
            "word/document.xml",
            f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>",
        )
        for name, content in named.items():
            prefix = "w15" if name == "commentsExtended" else "w"
            root = f"{prefix}:{_ROOTS[name]}"
            archive.writestr(
                f"word/{name}.xml", f"<{root} {NAMESPACES}>{content}</{root}>"
            )
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def reading(*body: str, **more: object) -> Reading:
    """Read a Word file made of a body and other parts."""
    content = docx(*body, **more)  # type: ignore[arg-type] # passed on as they came
    return read_source(Source(content, "memo.docx"))


def _kind(name: str) -> str:
    return "header" if name == "header1" else name


def _base(name: str) -> str:
    return _MICROSOFT if name == "commentsExtended" else _OFFICE


def _relationships(inner: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def _types(names: list[str]) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{word}.{name}+xml"/>'
        for name in names
    )
    return (
        f'<Types xmlns="{space}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" '
        f'ContentType="{word}.document.main+xml"/>{overrides}</Types>'
    )
