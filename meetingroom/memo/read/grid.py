# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Cells with spans to a grid in which every place is covered exactly once.

For formats that say how many rows and columns a cell covers, as HTML and ODT do.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from meetingroom.memo.blocks import Alignment, BlockKind, CellPlace
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read import limit
from meetingroom.memo.read.draft import Draft, Mark, joined
from meetingroom.memo.read.remark import NESTED


@dataclass(slots=True)
class GridCell:
    """A cell as its format describes it."""

    draft: Draft
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    alignment: Alignment = Alignment.START


def place_cells(rows: list[list[GridCell]], table: int) -> list[Draft]:
    """Return the cells in the order of reading, placed.

    Spans that reach into each other or past the last row are cut; places nobody
    covers get an empty cell.

    Args:
        rows: The cells of each row.
        table: Number of the table in the memo, from 0.

    Raises:
        MemoUnreadable: The table has too many cells.
    """
    taken: dict[tuple[int, int], tuple[int, int]] = {}
    placed: dict[tuple[int, int], GridCell] = {}
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            cell.row_span = min(max(1, cell.row_span), len(rows) - row)
            cell.column_span = max(1, cell.column_span)
            _check(len(taken) + cell.row_span * cell.column_span)
            cell.column_span = _free(taken, row, column, cell.column_span)
            for down in range(cell.row_span):
                for right in range(cell.column_span):
                    taken[row + down, column + right] = row, column
            placed[row, column] = cell
            column += cell.column_span
    columns = max((column + 1 for _, column in taken), default=0)
    _check(len(rows) * columns)
    for row in range(len(rows)):
        for column in range(columns):
            if (row, column) not in taken:
                placed[row, column] = GridCell(Draft())
    for (row, column), cell in placed.items():
        draft = cell.draft
        draft.kind = BlockKind.CELL
        draft.cell = CellPlace(
            table,
            row,
            column,
            len(rows),
            columns,
            cell.is_header,
            cell.alignment,
            cell.row_span,
            cell.column_span,
        )
    return [cell.draft for _, cell in sorted(placed.items(), key=lambda item: item[0])]


def cell_draft(drafts: Iterable[Draft]) -> Draft:
    """Return what stands in a cell: its paragraphs on lines of their own.

    A table inside it becomes lines too, and is marked as `NESTED`.
    """
    lines: list[Draft] = []
    held: list[Draft] = []
    for draft in drafts:
        if draft.cell is not None:
            if (draft.cell.row, draft.cell.column) == (0, 0):
                draft.marks.insert(0, Mark(NESTED, 0))
            held.append(draft)
            continue
        lines += _flat_rows(held)
        held = []
        lines.append(draft)
    lines += _flat_rows(held)
    return joined([line for line in lines if line.text or line.marks])


def _flat_rows(drafts: list[Draft]) -> list[Draft]:
    """Return the placed cells of an inner table as lines, one for each row."""
    lines: list[Draft] = []
    last_row = -1
    for draft in drafts:
        row = draft.cell.row if draft.cell is not None else 0
        draft.cell = None
        if row == last_row:
            lines[-1].add(" | ")
            lines[-1].append(draft)
        else:
            line = Draft()
            line.append(draft)
            lines.append(line)
        last_row = row
    return lines


def _free(
    taken: dict[tuple[int, int], tuple[int, int]], row: int, column: int, span: int
) -> int:
    """Return how many columns are free for a cell, up to its span."""
    for right in range(1, span):
        if (row, column + right) in taken:
            return right
    return span


def _check(cells: int) -> None:
    if cells > limit.TABLE_CELLS:
        msg = (
            f"This memo has a table of {cells:,} cells or more. The limit is "
            f"{limit.TABLE_CELLS:,}; take the data out and attach it beside the memo."
        )
        raise MemoUnreadable(msg)
