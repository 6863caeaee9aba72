# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Blocks and spans: the shape every memo format is read into.

Holds values only; it must not parse, lay out or draw anything.
"""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """The role of one block of text."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    CODE = "code"
    CELL = "cell"
    IMAGE = "image"
    RULE = "rule"
    FOOTNOTE = "footnote"


class SpanStyle(StrEnum):
    """What a stretch of text inside a block is."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRIKE = "strike"
    UNDERLINE = "underline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"
    FOOTNOTE_REFERENCE = "footnote reference"


class Alignment(StrEnum):
    """Horizontal alignment of a table column."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Span:
    """A styled stretch of a block's text; spans may overlap."""

    start_cp: int
    """First code point, counted from the start of the block's text."""
    end_cp: int
    """One past the last code point."""
    style: SpanStyle
    target: str = ""
    """A link's address, an image's key in `Memo.images`, a footnote's label."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a table cell stands."""

    table: int
    """Number of the table in the memo, from 0."""
    row: int
    column: int
    rows: int
    """Rows of the whole table, the header included."""
    columns: int
    is_header: bool = False
    alignment: Alignment = Alignment.START
    row_span: int = 1
    """Rows it covers downwards; covered places have no block of their own."""
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a memo: the unit of the paragraph cursor and of layout."""

    kind: BlockKind
    text: str
    """Canonical text: no markers, image = U+FFFC, hard break = a line feed."""
    spans: tuple[Span, ...] = ()
    level: int = 0
    """Heading level 1-6; 0 for anything else."""
    list_depth: int = 0
    """Number of lists around the block; 0 outside lists."""
    quote_depth: int = 0
    """Number of block quotes around the block."""
    marker: str = ""
    """What is drawn before the first line of a list item or footnote: a bullet, a
    number with its dot, a ballot box; never part of the text."""
    cell: CellPlace | None = None
    """Set for cells only."""
    language: str = ""
    """Set for code only: the language named on the fence."""
