# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Sentence by sentence through a memo, for selecting with one key.

Positions only, by the memo's own rules; it must not move a cursor.
"""

from meetingroom.memo.memo import Memo
from meetingroom.memo.sentence import sentences
from meetingroom.ui.page.view import Passage


def sentence_at(memo: Memo, position_cp: int) -> Passage | None:
    """Return the sentence that holds or follows a position; `None` at the end."""
    found = sentences(memo)
    for start_cp, end_cp in found.bounds[found.index_at(position_cp) :]:
        if position_cp < end_cp:
            return Passage(start_cp, end_cp)
    return None


def sentence_before(memo: Memo, position_cp: int) -> Passage | None:
    """Return the last sentence that ends at or before a position."""
    found = sentences(memo)
    for start_cp, end_cp in reversed(found.bounds[: found.index_at(position_cp) + 1]):
        if end_cp <= position_cp:
            return Passage(start_cp, end_cp)
    return None


def trimmed(memo: Memo, start_cp: int, end_cp: int) -> Passage | None:
    """Return a passage without white space at its ends; `None` when nothing is left."""
    text = memo.text[start_cp:end_cp]
    start_cp += len(text) - len(text.lstrip())
    end_cp -= len(text) - len(text.rstrip())
    return Passage(start_cp, end_cp) if start_cp < end_cp else None
