# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Paragraphs and tables of a Word file, in the order of reading, as drafts.

It decides what each paragraph is: heading, item, quote, code, rule, picture or prose.
"""

from collections.abc import Iterator

from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.read.draft import Draft, Mark, joined
from meetingroom.memo.read.inline import IMAGE
from meetingroom.memo.read.remark import BOXES, CONTENTS, NESTED, TRACKED
from meetingroom.memo.read.word import picture
from meetingroom.memo.read.word.context import Context
from meetingroom.memo.read.word.inline import InlineWalk
from meetingroom.memo.read.word.names import MC, W, is_on, number, val
from meetingroom.memo.read.word.notes import NoteReference
from meetingroom.memo.read.word.styles import Part, Style, heading_level
from meetingroom.memo.read.word.table import table_cells
from meetingroom.memo.read.xml import Element

_LOWEST_HEADING = 6
_WRAPPERS = frozenset(
    {W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "body")}
    | {W + "txbxContent"}
)


class BodyWalk:
    """Reads the block content of a part."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.has_title = False
        """Whether a paragraph in the style of a title was met."""
        self._waiting: list[Draft] = []
        """Paragraphs of text boxes, until the paragraph they hang on is done."""

    def blocks(self, parent: Element) -> Iterator[Draft]:
        """Yield the paragraphs and cells inside an element."""
        for child in parent.iterchildren():
            tag = child.tag
            if tag == W + "p":
                yield from self._paragraph(child)
            elif tag == W + "tbl":
                yield from self._table(child)
            elif tag in _WRAPPERS:
                yield from self.blocks(child)
            elif tag == W + "sdt":
                content = child.find(W + "sdtContent")
                if content is not None:
                    yield from self.blocks(content)
            elif tag == MC + "AlternateContent":
                chosen = child.find(MC + "Choice")
                if chosen is not None:
                    yield from self.blocks(chosen)

    def note(self, reference: NoteReference) -> Iterator[Draft]:
        """Yield the paragraphs of a footnote or endnote; the first is numbered."""
        context = self._context
        part, context.part = context.part, reference.part
        context.leader, context.fields = reference.run, []
        try:
            marker = f"[{reference.label}]"
            for draft in self.blocks(reference.element):
                if draft.cell is not None:
                    # A table in a note: its cells become lines of the note.
                    draft.cell = None
                draft.kind, draft.level = BlockKind.FOOTNOTE, 0
                draft.list_depth = draft.quote_depth = 0
                draft.marker, marker = marker, ""
                yield draft
            if marker:
                yield Draft(BlockKind.FOOTNOTE, marker=marker)
        finally:
            context.part, context.leader = part, None

    def _paragraph(self, element: Element) -> Iterator[Draft]:
        properties = element.find(W + "pPr")
        style = self._context.styles.paragraph(properties)
        draft = Draft()
        if style.part is Part.CONTENTS:
            draft.mark(CONTENTS)
            self._read(element, Draft())
        else:
            self._note_changes(properties, draft)
            prefix = self._place(properties, style, draft)
            draft.add(prefix)
            self._read(element, draft)
            draft.trim()
        self._settle(element, properties, draft)
        if draft.text.strip() or draft.kind in {BlockKind.RULE, BlockKind.CODE}:
            yield draft
        elif draft.marks:
            # Nothing to show, but something is noted of it, such as a comment.
            draft.kind, draft.marker = BlockKind.PARAGRAPH, ""
            yield draft
        waiting, self._waiting = self._waiting, []
        yield from waiting

    def _read(self, element: Element, draft: Draft) -> None:
        walk = InlineWalk(self._context, draft)
        walk.take(element)
        for box, run in walk.boxes:
            self._waiting += self._box(box, run)

    def _box(self, box: Element, run: Element) -> list[Draft]:
        context = self._context
        context.descend()
        leader, context.leader = context.leader, run
        fields, context.fields = context.fields, []
        inner = BodyWalk(context)
        drafts = list(inner.blocks(box))
        context.leader, context.fields = leader, fields
        context.ascend()
        for draft in drafts[:1]:
            draft.marks.insert(0, Mark(BOXES, 0))
        return drafts

    def _table(self, element: Element) -> Iterator[Draft]:
        context = self._context
        context.descend()
        cells = table_cells(element, context.tables, self._cell)
        context.ascend()
        if len(cells) == 1:
            # A frame around text, not a table.
            cells[0].cell, cells[0].kind = None, BlockKind.PARAGRAPH
            if cells[0].text.strip() or cells[0].marks:
                yield cells[0]
            return
        context.tables += bool(cells)
        yield from cells

    def _cell(self, element: Element) -> Draft:
        """Return what stands in a cell, each paragraph on a line of its own."""
        lines: list[Draft] = []
        row: list[Draft] = []
        for draft in self.blocks(element):
            if draft.cell is None:
                lines += _flat(row)
                row = []
                lines.append(draft)
                continue
            # A table inside: its rows become lines.
            if row and row[-1].cell is not None and row[-1].cell.row != draft.cell.row:
                lines += _flat(row)
                row = []
            if not row and (draft.cell.row, draft.cell.column) == (0, 0):
                draft.marks.insert(0, Mark(NESTED, 0))
                self._context.tables -= 1
            row.append(draft)
        lines += _flat(row)
        kept = [line for line in lines if line.text or line.marks]
        return joined(kept)

    def _note_changes(self, properties: Element | None, draft: Draft) -> None:
        runs = properties.find(W + "rPr") if properties is not None else None
        if runs is not None and (
            runs.find(W + "ins") is not None or runs.find(W + "del") is not None
        ):
            draft.mark(TRACKED)

    def _place(self, properties: Element | None, style: Style, draft: Draft) -> str:
        """Say what the paragraph is; returns what stands before its text."""
        level = heading_level(properties)
        heading = style.heading if level is None else level
        label = self._label(properties, style, draft)
        if style.part in {Part.TITLE, Part.SUBTITLE}:
            is_title = style.part is Part.TITLE
            draft.kind = BlockKind.HEADING if is_title else BlockKind.PARAGRAPH
            draft.level = 1 if is_title else 0
            draft.list_depth = 0
            self.has_title = self.has_title or is_title
            return ""
        if heading:
            draft.kind = BlockKind.HEADING
            draft.level = min(heading + self.has_title, _LOWEST_HEADING)
            draft.list_depth = 0
            return f"{label} " if label else ""
        if label:
            draft.kind, draft.marker = BlockKind.LIST_ITEM, label
        elif style.part is Part.CODE:
            draft.kind = BlockKind.CODE
        elif style.part is Part.QUOTE:
            draft.kind, draft.quote_depth = BlockKind.QUOTE, 1
        return ""

    def _label(self, properties: Element | None, style: Style, draft: Draft) -> str:
        """Count the paragraph in its list; returns its number or bullet."""
        numbering = self._context.numbering
        numbered = properties.find(W + "numPr") if properties is not None else None
        num_id, depth = style.num_id, style.list_level
        if numbered is not None:
            num_id = val(numbered.find(W + "numId"), num_id)
            own = numbered.find(W + "ilvl")
            depth = number(val(own)) if own is not None else depth
        if num_id in {"", "0"} or not numbering.has(num_id):
            return ""
        if depth is None:
            named = properties.find(W + "pStyle") if properties is not None else None
            depth = numbering.level_of(num_id, val(named))
        draft.list_depth = max(0, depth) + 1
        return numbering.next_label(num_id, depth)

    def _settle(
        self, element: Element, properties: Element | None, draft: Draft
    ) -> None:
        """Correct what only the finished text tells."""
        text = draft.text
        if text == IMAGE:
            draft.kind, draft.marker = BlockKind.IMAGE, ""
        elif not text and draft.kind is BlockKind.PARAGRAPH:
            if self._is_rule(element, properties):
                draft.kind = BlockKind.RULE
        elif not text and draft.kind is BlockKind.HEADING:
            draft.kind, draft.level = BlockKind.PARAGRAPH, 0

    def _is_rule(self, element: Element, properties: Element | None) -> bool:
        if any(picture.is_rule(shape) for shape in element.iter(W + "pict")):
            return True
        if self._context.depth or self._context.leader is not None:
            return False
        borders = properties.find(W + "pBdr") if properties is not None else None
        bottom = borders.find(W + "bottom") if borders is not None else None
        return bottom is not None and is_on(bottom) is not False


def _flat(row: list[Draft]) -> list[Draft]:
    """Return the cells of a row of an inner table as one line."""
    if not row:
        return []
    line = Draft()
    for index, draft in enumerate(row):
        if index:
            line.add(" | ")
        line.append(draft)
    return [line]
