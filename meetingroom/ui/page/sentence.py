# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Sentence by sentence through a memo, for selecting with one key.

Positions only; it must not move a cursor.
"""

from PySide6.QtCore import QTextBoundaryFinder

from meetingroom.memo.memo import Memo
from meetingroom.memo.utf16 import Utf16Map
from meetingroom.ui.page.view import Passage


def sentence_at(memo: Memo, position_cp: int) -> Passage | None:
    """Return the sentence that holds or follows a position; `None` at the end."""
    block = memo.block_at(position_cp)
    while block < len(memo.blocks):
        for passage in _sentences(memo, block):
            if position_cp < passage.end_cp:
                return passage
        block += 1
    return None


def sentence_before(memo: Memo, position_cp: int) -> Passage | None:
    """Return the last sentence that ends at or before a position."""
    block = memo.block_at(max(0, position_cp - 1))
    while block >= 0:
        for passage in reversed(_sentences(memo, block)):
            if passage.end_cp <= position_cp:
                return passage
        block -= 1
    return None


def trimmed(memo: Memo, start_cp: int, end_cp: int) -> Passage | None:
    """Return a passage without white space at its ends; `None` when nothing is left."""
    text = memo.text[start_cp:end_cp]
    start_cp += len(text) - len(text.lstrip())
    end_cp -= len(text) - len(text.rstrip())
    return Passage(start_cp, end_cp) if start_cp < end_cp else None


def _sentences(memo: Memo, block: int) -> list[Passage]:
    if not memo.blocks:
        return []
    text = memo.blocks[block].text
    counted = Utf16Map(text)
    first_cp = memo.starts_cp[block]
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, text)
    found: list[Passage] = []
    start_cp = 0
    while (position_utf16 := finder.toNextBoundary()) >= 0:
        end_cp = counted.from_utf16(position_utf16)
        passage = trimmed(memo, first_cp + start_cp, first_cp + end_cp)
        if passage is not None:
            found.append(passage)
        start_cp = end_cp
    return found
