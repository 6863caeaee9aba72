# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A memo as a new Word file, with Word's own styles, so that it can be written on.

For templates: what stands in a memo that came from Word is never made anew by this.
"""

import io
from collections.abc import Iterable
from itertools import pairwise

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph

from meetingroom.memo.blocks import Alignment, Block, BlockKind, SpanStyle
from meetingroom.memo.memo import Memo

_LIST_STYLES = 3
"""Depths for which Word's usual template has list styles."""
_CODE_FACE = "Consolas"
_CODE_STYLE = "Source Code"
_PICTURE_INCHES = 6.0
_BOXES = frozenset({"☐", "☑"})
_ALIGNMENTS = {
    Alignment.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Alignment.END: WD_ALIGN_PARAGRAPH.RIGHT,
}


def memo_docx(memo: Memo) -> bytes:
    """Return a memo as a Word file.

    Headings, lists, quotes, code, tables and links become Word's own; footnotes
    become paragraphs at the end.
    """
    document = Document()
    document.core_properties.title = memo.title
    document.core_properties.author = ""
    code = document.styles.add_style(_CODE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    code.font.name = _CODE_FACE
    blocks = list(memo.blocks)
    at = 0
    while at < len(blocks):
        cell = blocks[at].cell
        if cell is None:
            before = blocks[at - 1] if at else None
            paragraph = _write_block(document, memo, blocks[at])
            if paragraph is not None and _begins_list(blocks[at], before):
                _restart(document, paragraph)
            at += 1
            continue
        end = at
        while end < len(blocks) and _table_of(blocks[end]) == cell.table:
            end += 1
        _write_table(document, blocks[at:end])
        at = end
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table_of(block: Block) -> int | None:
    return block.cell.table if block.cell is not None else None


def _has_title(memo: Memo) -> bool:
    return bool(memo.blocks) and memo.blocks[0].level == 1


def _write_block(document: WordDocument, memo: Memo, block: Block) -> Paragraph | None:
    """Write a block; returns its paragraph, if it is one of text."""
    if block.kind is BlockKind.IMAGE:
        _write_picture(document, memo, block)
        return None
    if block.kind is BlockKind.HEADING:
        # The first heading of level 1 is the title, those below it count from 1.
        level = block.level - 1 if _has_title(memo) else block.level
        paragraph: Paragraph = document.add_heading("", level)
    elif block.kind is BlockKind.RULE:
        paragraph = document.add_paragraph()
        _draw_rule(paragraph)
    else:
        paragraph = document.add_paragraph(style=_style_of(block))
        if block.kind is BlockKind.FOOTNOTE or block.marker in _BOXES:
            paragraph.add_run(f"{block.marker} ")
    _write_text(paragraph, block)
    return paragraph


def _begins_list(block: Block, before: Block | None) -> bool:
    """Tell whether a block is the first item of a numbered list."""
    if block.kind is not BlockKind.LIST_ITEM or not block.marker[:1].isalnum():
        return False
    return before is None or before.list_depth < block.list_depth


def _restart(document: WordDocument, paragraph: Paragraph) -> None:
    """Let a list count from one again, which its style alone does not."""
    style = paragraph.style
    own = style.element.find(f".//{qn('w:numId')}") if style is not None else None
    numbering = document.part.numbering_part.element
    listed = {num.numId: num for num in numbering.num_lst}
    known = listed.get(int(own.get(qn("w:val")))) if own is not None else None
    if known is None:
        return
    num = numbering.add_num(known.abstractNumId.val)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    numbered = OxmlElement("w:numPr")
    for name, value in (("ilvl", "0"), ("numId", str(num.numId))):
        element = OxmlElement(f"w:{name}")
        element.set(qn("w:val"), value)
        numbered.append(element)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - has no name for it
    properties.append(numbered)


def _style_of(block: Block) -> str:
    if block.kind is BlockKind.CODE:
        return _CODE_STYLE
    if block.kind is BlockKind.LIST_ITEM and block.marker not in _BOXES:
        kind = "List Number" if block.marker[:1].isalnum() else "List Bullet"
        depth = min(block.list_depth, _LIST_STYLES)
        return kind if depth <= 1 else f"{kind} {depth}"
    if block.list_depth:
        return "List Continue"
    return "Quote" if block.kind is BlockKind.QUOTE else "Normal"


def _write_text(paragraph: Paragraph, block: Block) -> None:
    edges = {0, len(block.text)}
    for span in block.spans:
        edges |= {span.start_cp, span.end_cp}
    cuts = sorted(edges)
    for start_cp, end_cp in pairwise(cuts):
        spans = [
            s for s in block.spans if s.start_cp <= start_cp and end_cp <= s.end_cp
        ]
        styles = {span.style for span in spans}
        if SpanStyle.IMAGE in styles:
            continue
        link = next((s.target for s in spans if s.style is SpanStyle.LINK), "")
        _write_run(paragraph, block.text[start_cp:end_cp], styles)
        if link:
            _link(paragraph, link)


def _write_run(paragraph: Paragraph, text: str, styles: Iterable[SpanStyle]) -> None:
    run = paragraph.add_run(text)
    for style in styles:
        match style:
            case SpanStyle.STRONG:
                run.bold = True
            case SpanStyle.EMPHASIS:
                run.italic = True
            case SpanStyle.UNDERLINE:
                run.underline = True
            case SpanStyle.STRIKE:
                run.font.strike = True
            case SpanStyle.SUPERSCRIPT | SpanStyle.FOOTNOTE_REFERENCE:
                run.font.superscript = True
            case SpanStyle.SUBSCRIPT:
                run.font.subscript = True
            case SpanStyle.CODE:
                run.font.name = _CODE_FACE
            case SpanStyle.LINK | SpanStyle.IMAGE:
                pass


def _link(paragraph: Paragraph, address: str) -> None:
    """Make a link of the run written last."""
    identity = paragraph.part.relate_to(
        address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), identity)
    run = paragraph.runs[-1]
    run.underline = True
    paragraph._p.append(link)  # noqa: SLF001 - python-docx writes no links itself
    link.append(run._r)  # noqa: SLF001 - as above


def _write_picture(document: WordDocument, memo: Memo, block: Block) -> None:
    for span in block.spans:
        image = memo.images.get(span.target)
        if image is None or not image.content:
            continue
        natural = image.width_px / 96
        width = Inches(min(natural, _PICTURE_INCHES))
        shape = document.add_picture(io.BytesIO(image.content), width=width)
        shape._inline.docPr.set("descr", image.alt)  # noqa: SLF001 - has no name for it


def _draw_rule(paragraph: Paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - has no name for it
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties.append(borders)


def _write_table(document: WordDocument, blocks: list[Block]) -> None:
    first = blocks[0].cell
    if first is None:
        return
    table = document.add_table(first.rows, first.columns, style="Table Grid")
    for block in blocks:
        place = block.cell
        if place is None:
            continue
        cell = table.cell(place.row, place.column)
        if place.row_span > 1 or place.column_span > 1:
            last = table.cell(
                place.row + place.row_span - 1, place.column + place.column_span - 1
            )
            cell = cell.merge(last)
        paragraph = cell.paragraphs[0]
        paragraph.alignment = _ALIGNMENTS.get(place.alignment)
        _write_text(paragraph, block)
        if place.is_header:
            for run in paragraph.runs:
                run.bold = True
    # Word gives no room below a table.
    document.add_paragraph().paragraph_format.space_after = Pt(0)
