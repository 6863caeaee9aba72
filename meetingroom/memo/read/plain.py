# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Plain text to blocks: a paragraph ends at a blank line, lines stay lines.

No markup means anything here; that is for `markdown`.
"""

import re

from meetingroom.memo.blocks import Block, BlockKind

_GAP = re.compile(r"\n(?:[ \t]*\n)+")


def read_plain(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text.

    Args:
        text: Cleaned text with line feeds only.
    """
    pieces = (piece.strip("\n").rstrip() for piece in _GAP.split(text))
    return tuple(Block(BlockKind.PARAGRAPH, piece) for piece in pieces if piece)
