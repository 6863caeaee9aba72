# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tables of a Word file: a grid in which every place is covered exactly once.

What stands in a cell is read by the caller; this module only places it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from meetingroom.memo.blocks import Alignment, BlockKind, CellPlace
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read import limit
from meetingroom.memo.read.draft import Draft
from meetingroom.memo.read.word.names import W, is_on, number, val
from meetingroom.memo.read.xml import Element

_MOST_COLUMNS = 200
"""Word itself has 63."""
_ALIGNMENTS = {
    "center": Alignment.CENTER,
    "right": Alignment.END,
    "end": Alignment.END,
}
_WRAPPERS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "ins"})


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    column_span: int
    row_span: int
    draft: Draft
    is_header: bool
    alignment: Alignment


def table_cells(
    table: Element, index: int, read_cell: Callable[[Element], Draft]
) -> list[Draft]:
    """Return a table's cells in the order of reading, placed.

    Args:
        table: A `w:tbl`.
        index: Number of the table in the memo, from 0.
        read_cell: Returns what stands in a `w:tc`, on lines.

    Raises:
        MemoUnreadable: The table has too many cells.
    """
    rows = list(_children(table, W + "tr"))
    cells: dict[tuple[int, int], _Cell] = {}
    above: dict[int, _Cell] = {}
    for at, row in enumerate(rows):
        above = _take_row(row, at, above, cells, read_cell)
    columns = max((c.column + c.column_span for c in cells.values()), default=0)
    _check(len(rows), columns)
    _cover(cells, len(rows), columns)
    has_header = _has_header(table, rows)
    return [
        _placed(cell, index, len(rows), columns, has_header=has_header)
        for _, cell in sorted(cells.items())
    ]


def _take_row(
    row: Element,
    at: int,
    above: dict[int, _Cell],
    cells: dict[tuple[int, int], _Cell],
    read_cell: Callable[[Element], Draft],
) -> dict[int, _Cell]:
    """Read one row; returns its cells by the columns they begin in."""
    properties = row.find(W + "trPr")
    before = properties.find(W + "gridBefore") if properties is not None else None
    is_header = (
        bool(is_on(properties.find(W + "tblHeader")))
        if properties is not None
        else False
    )
    column = min(max(0, number(val(before))), _MOST_COLUMNS)
    here: dict[int, _Cell] = {}
    for element in _children(row, W + "tc"):
        settings = element.find(W + "tcPr")
        span = settings.find(W + "gridSpan") if settings is not None else None
        width = min(max(1, number(val(span), 1)), _MOST_COLUMNS)
        if column + width > _MOST_COLUMNS:
            msg = (
                f"This memo has a table of more than {_MOST_COLUMNS} columns. "
                "Take the data out and attach it beside the memo."
            )
            raise MemoUnreadable(msg)
        merge = settings.find(W + "vMerge") if settings is not None else None
        over = above.get(column)
        is_continued = merge is not None and val(merge, "continue") == "continue"
        if is_continued and over is not None and over.column_span == width:
            over.row_span += 1
            here[column] = over
        else:
            cell = _Cell(
                at, column, width, 1, read_cell(element), is_header, _alignment(element)
            )
            cells[at, column] = here[column] = cell
        column += width
        _check(at + 1, column)
    return here


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Yield children of a kind, also inside content controls."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _alignment(cell: Element) -> Alignment:
    paragraph = cell.find(W + "p")
    properties = paragraph.find(W + "pPr") if paragraph is not None else None
    if properties is None:
        return Alignment.START
    return _ALIGNMENTS.get(val(properties.find(W + "jc")), Alignment.START)


def _has_header(table: Element, rows: list[Element]) -> bool:
    """Tell whether the first row is set apart by the table's style."""
    properties = table.find(W + "tblPr")
    look = properties.find(W + "tblLook") if properties is not None else None
    if look is None or len(rows) <= 1:
        return False
    if look.get(W + "firstRow") is not None:
        return look.get(W + "firstRow") not in {"0", "false", "off"}
    try:
        return bool(int(val(look, "0"), 16) & 0x20)
    except ValueError:
        return False


def _check(rows: int, columns: int) -> None:
    if rows * columns > limit.TABLE_CELLS:
        msg = (
            f"This memo has a table of {rows * columns:,} cells. The limit is "
            f"{limit.TABLE_CELLS:,}; take the data out and attach it beside the memo."
        )
        raise MemoUnreadable(msg)


def _cover(cells: dict[tuple[int, int], _Cell], rows: int, columns: int) -> None:
    """Put empty cells where a ragged row leaves places free."""
    covered = {
        (cell.row + down, cell.column + right)
        for cell in cells.values()
        for down in range(cell.row_span)
        for right in range(cell.column_span)
    }
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in covered:
                free = _Cell(row, column, 1, 1, Draft(), False, Alignment.START)  # noqa: FBT003 - positional as above
                cells[row, column] = free


def _placed(
    cell: _Cell, index: int, rows: int, columns: int, *, has_header: bool
) -> Draft:
    draft = cell.draft
    draft.kind = BlockKind.CELL
    draft.cell = CellPlace(
        index,
        cell.row,
        cell.column,
        rows,
        columns,
        cell.is_header or (has_header and cell.row == 0),
        cell.alignment,
        cell.row_span,
        cell.column_span,
    )
    return draft
