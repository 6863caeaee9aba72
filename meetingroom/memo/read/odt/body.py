# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Paragraphs, lists and tables of an OpenDocument text as drafts, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from meetingroom.memo.blocks import Alignment, BlockKind
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read import limit
from meetingroom.memo.read.draft import Draft, Mark
from meetingroom.memo.read.grid import GridCell, cell_draft, place_cells
from meetingroom.memo.read.inline import IMAGE
from meetingroom.memo.read.odt.inline import Context, InlineWalk, style_name
from meetingroom.memo.read.odt.names import DRAW, TABLE, TEXT, count
from meetingroom.memo.read.odt.styles import ListStyle
from meetingroom.memo.read.remark import BOXES, CONTENTS
from meetingroom.memo.read.size import check_table_nesting
from meetingroom.memo.read.xml import Element

_LOWEST_HEADING = 6
_WRAPPERS = frozenset(
    {TEXT + "section", TEXT + "list-header", TABLE + "table-header-rows"}
    | {TEXT + "note-body", DRAW + "text-box", DRAW + "custom-shape"}
)
_CONTENTS = frozenset(
    {TEXT + name for name in ("table-of-content", "illustration-index", "table-index")}
    | {TEXT + name for name in ("alphabetical-index", "bibliography", "user-index")}
)
_ALIGNMENTS = {"center": Alignment.CENTER, "end": Alignment.END, "right": Alignment.END}
_LARGEST_SPAN = 1_000


@dataclass(slots=True)
class _List:
    """A list that is open."""

    style: str
    depth: int
    numbers: dict[int, int] = field(default_factory=dict)


class BodyWalk:
    """Reads the block content of a text."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._has_title = False
        self._list: _List | None = None
        self._item_waits = False
        self._numbers: dict[str, dict[int, int]] = {}
        self._headings: dict[int, int] = {}

    def blocks(self, parent: Element) -> Iterator[Draft]:
        """Yield the paragraphs and cells inside an element."""
        for child in parent.iterchildren():
            tag = child.tag
            if tag in {TEXT + "p", TEXT + "h"}:
                yield from self._paragraph(child)
            elif tag == TEXT + "list":
                yield from self._read_list(child)
            elif tag == TABLE + "table":
                yield from self._table(child)
            elif tag in _WRAPPERS:
                yield from self.blocks(child)
            elif tag in _CONTENTS:
                draft = Draft()
                draft.mark(CONTENTS)
                yield draft
            elif tag == DRAW + "frame":
                draft = Draft()
                walk = InlineWalk(self._context, draft)
                walk.take(_holding(child))
                yield from self._finished(draft, walk)

    def note(self, label: str, body: Element) -> Iterator[Draft]:
        """Yield the paragraphs of a note; the first is numbered."""
        marker = f"[{label}]"
        for draft in self.blocks(body):
            draft.kind, draft.level, draft.cell = BlockKind.FOOTNOTE, 0, None
            draft.list_depth = draft.quote_depth = 0
            draft.marker, marker = marker, ""
            yield draft
        if marker:
            yield Draft(BlockKind.FOOTNOTE, marker=marker)

    def _paragraph(self, element: Element) -> Iterator[Draft]:
        draft = Draft()
        draft.add(self._place(element, draft))
        walk = InlineWalk(self._context, draft)
        # The look of a whole paragraph is its own; only what differs in it is marked.
        walk.take(element)
        yield from self._finished(draft, walk)

    def _finished(self, draft: Draft, walk: InlineWalk) -> Iterator[Draft]:
        draft.trim()
        if draft.text == IMAGE:
            draft.kind, draft.marker = BlockKind.IMAGE, ""
        is_kept = draft.kind in {BlockKind.RULE, BlockKind.CODE}
        if draft.text.strip() or is_kept or draft.marks:
            if not draft.text.strip() and not is_kept:
                draft.kind, draft.marker, draft.level = BlockKind.PARAGRAPH, "", 0
            yield draft
        for box in walk.boxes:
            yield from self._box(box)

    def _box(self, box: Element) -> Iterator[Draft]:
        context = self._context
        context.depth += 1
        check_table_nesting(context.depth)
        for index, draft in enumerate(list(BodyWalk(context).blocks(box))):
            if not index:
                draft.marks.insert(0, Mark(BOXES, 0))
            yield draft
        context.depth -= 1

    def _place(self, element: Element, draft: Draft) -> str:
        """Say what the paragraph is; returns what stands before its text."""
        name = style_name(element)
        kind = self._context.styles.kind(name)
        if kind is BlockKind.HEADING:
            self._has_title = True
            draft.kind, draft.level = kind, 1
            return ""
        if element.tag == TEXT + "h":
            level = max(1, count(element.get(TEXT + "outline-level"), 1, 10))
            draft.kind = BlockKind.HEADING
            draft.level = min(level + self._has_title, _LOWEST_HEADING)
            label = self._heading_label(level)
            return f"{label} " if label else ""
        if self._list is not None:
            draft.list_depth = self._list.depth
            if self._item_waits:
                self._item_waits = False
                label = self._label(self._list)
                draft.marker = label
                draft.kind = BlockKind.LIST_ITEM if label else BlockKind.PARAGRAPH
            return ""
        if kind is not None:
            draft.kind = kind
            draft.quote_depth = int(kind is BlockKind.QUOTE)
        return ""

    # Lists.

    def _read_list(self, element: Element) -> Iterator[Draft]:
        outer = self._list
        own = str(element.get(TEXT + "style-name", ""))
        style = own or (outer.style if outer is not None else "")
        depth = (outer.depth if outer is not None else 0) + 1
        if outer is not None:
            numbers = outer.numbers
        elif (
            element.get(TEXT + "continue-numbering") == "true"
            or element.get(TEXT + "continue-list") is not None
        ):
            numbers = self._numbers.setdefault(style, {})
        else:
            numbers = self._numbers[style] = {}
        numbers.pop(depth, None) if outer is not None else None
        self._list = opened = _List(style, depth, numbers)
        for item in element.iterchildren(TEXT + "list-item", TEXT + "list-header"):
            start = item.get(TEXT + "start-value")
            if start is not None:
                numbers[depth] = count(start, 1, 10**6) - 1
            self._item_waits = item.tag == TEXT + "list-item"
            yield from self.blocks(item)
            self._list = opened
        self._item_waits = False
        self._list = outer

    def _label(self, opened: _List) -> str:
        style = self._context.styles.lists.get(opened.style, ListStyle())
        return _counted(style, opened.depth, opened.numbers)

    def _heading_label(self, level: int) -> str:
        outline = self._context.styles.outline
        return _counted(outline, level, self._headings) if outline.levels else ""

    # Tables.

    def _table(self, element: Element) -> Iterator[Draft]:
        context = self._context
        context.depth += 1
        check_table_nesting(context.depth)
        rows = [
            [self._cell(cell, is_head=is_head) for cell in _cells(row)]
            for row, is_head in _rows(element, is_head=False)
        ]
        context.depth -= 1
        cells = place_cells([row for row in rows if row], context.tables)
        if len(cells) == 1:
            cells[0].cell, cells[0].kind = None, BlockKind.PARAGRAPH
            if cells[0].text.strip():
                yield cells[0]
            return
        context.tables += bool(cells)
        yield from cells

    def _cell(self, element: Element, *, is_head: bool) -> GridCell:
        inner = BodyWalk(self._context)
        before = self._context.tables
        held = cell_draft(inner.blocks(element))
        self._context.tables = before
        paragraph = element.find(TEXT + "p")
        side = ""
        if paragraph is not None:
            side = self._context.styles.alignment(style_name(paragraph))
        return GridCell(
            held,
            count(element.get(TABLE + "number-rows-spanned"), 1, _LARGEST_SPAN),
            count(element.get(TABLE + "number-columns-spanned"), 1, _LARGEST_SPAN),
            is_head,
            _ALIGNMENTS.get(side, Alignment.START),
        )


def _counted(style: ListStyle, depth: int, numbers: dict[int, int]) -> str:
    """Count one item of a depth and return its label."""
    numbers[depth] = numbers.get(depth, style.start(depth) - 1) + 1
    for below in [at for at in numbers if at > depth]:
        del numbers[below]
    return style.label(depth, numbers)


def _rows(table: Element, *, is_head: bool) -> Iterator[tuple[Element, bool]]:
    """Yield a table's rows, repeated ones as often as they stand, within the limit."""
    yielded = 0
    for child in table.iterchildren():
        if child.tag == TABLE + "table-row":
            times = max(1, count(child.get(TABLE + "number-rows-repeated"), 1, 10**9))
            if times > 1 and not "".join(map(str, child.itertext())).strip():
                # Empty rows up to the end of a sheet.
                times = 1
            yielded += times
            if yielded > limit.TABLE_CELLS:
                raise _too_large(yielded)
            for _ in range(times):
                yield child, is_head
        elif child.tag == TABLE + "table-header-rows":
            yield from _rows(child, is_head=True)
        elif child.tag in {TABLE + "table-rows", TABLE + "table-row-group"}:
            yield from _rows(child, is_head=is_head)


def _cells(row: Element) -> Iterator[Element]:
    """Yield a row's own cells; covered places have none."""
    yielded = 0
    for child in row.iterchildren(TABLE + "table-cell"):
        times = max(1, count(child.get(TABLE + "number-columns-repeated"), 1, 10**9))
        if times > 1 and not "".join(map(str, child.itertext())).strip():
            times = min(times, _LARGEST_SPAN)
        yielded += times
        if yielded > limit.TABLE_CELLS:
            raise _too_large(yielded)
        for _ in range(times):
            yield child


def _too_large(cells: int) -> MemoUnreadable:
    return MemoUnreadable(
        f"This memo has a table of {cells:,} cells or more. The limit is "
        f"{limit.TABLE_CELLS:,}; take the data out and attach it beside the memo."
    )


def _holding(frame: Element) -> Element:
    """Return an element that holds a frame alone, as a paragraph would."""
    holder: Element = frame.makeelement(TEXT + "p")
    place = frame.getparent()
    if place is not None:
        index = place.index(frame)
        holder.append(frame)
        place.insert(index, holder)
    frame.tail = None
    return holder
