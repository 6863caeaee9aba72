# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Space between and around blocks, in pixels at the design's 19 px.

Numbers only: no fonts, no documents.
"""

from meetingroom.memo.blocks import Block, BlockKind

BETWEEN_PX = 16
HEADING_ABOVE_PX = 25
HEADING_BELOW_PX = 7
LIST_PX = 6
CODE_PADDING_PX = 10
RULE_PX = 24
FOOTNOTES_ABOVE_PX = 32
PAGE_MARK_PX = 44
"""Room above a block with which a page begins: "Page 3" stands in it."""

LIST_INDENT_PX = 28
QUOTE_INDENT_PX = 20
CODE_INDENT_PX = 12

HEADING_SIZES_PX = {1: 33, 2: 27, 3: 23}
SMALL_HEADING_PX = 20
HEADING_LINES_PX = {1: 42, 2: 36, 3: 32}
"""Line heights of headings; smaller ones follow the text's rule."""
SMALL_PX = 16
"""Code, cells and footnotes."""


def space_above_px(block: Block, previous: Block | None, *, starts_page: bool) -> int:
    """Return the room above a block; Qt's bottom margins stay zero.

    Args:
        block: The block below.
        previous: The block above; `None` at the start of the memo.
        starts_page: A page of the print layout begins with this block.
    """
    if previous is None:
        return CODE_PADDING_PX if block.kind is BlockKind.CODE else 0
    space = max(_above(block, previous), _below(previous))
    for one in (block, previous):
        if one.kind is BlockKind.CODE:
            space += CODE_PADDING_PX
    return max(space, PAGE_MARK_PX) if starts_page else space


def indent_px(block: Block) -> int:
    """Return how far a block's text stands from the column's edge."""
    indent = block.list_depth * LIST_INDENT_PX + block.quote_depth * QUOTE_INDENT_PX
    if block.kind is BlockKind.CODE:
        indent += CODE_INDENT_PX
    if block.kind is BlockKind.FOOTNOTE:
        indent += LIST_INDENT_PX
    return indent


def size_px(block: Block) -> int:
    """Return a block's text size."""
    if block.kind is BlockKind.HEADING:
        return HEADING_SIZES_PX.get(block.level, SMALL_HEADING_PX)
    if block.kind in {BlockKind.CODE, BlockKind.CELL, BlockKind.FOOTNOTE}:
        return SMALL_PX
    return 19


def _above(block: Block, previous: Block) -> int:
    if block.kind is BlockKind.HEADING:
        return HEADING_ABOVE_PX
    if block.kind is BlockKind.RULE:
        return RULE_PX
    if block.kind is BlockKind.FOOTNOTE:
        is_first = previous.kind is not BlockKind.FOOTNOTE
        return FOOTNOTES_ABOVE_PX if is_first else LIST_PX
    is_in_list = block.list_depth > 0 and previous.list_depth > 0
    if is_in_list and block.kind is BlockKind.LIST_ITEM:
        return LIST_PX
    if previous.kind is BlockKind.HEADING:
        return HEADING_BELOW_PX
    return BETWEEN_PX


def _below(previous: Block) -> int:
    return RULE_PX if previous.kind is BlockKind.RULE else 0
