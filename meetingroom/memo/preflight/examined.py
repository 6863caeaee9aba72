# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A memo with what several rules need: its main part, pages and words.

It counts and judges nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap
from meetingroom.memo.preflight.occasion import Occasion
from meetingroom.memo.preflight.rules import Rules
from meetingroom.memo.prose import Placed

_APPENDIX = re.compile(r"(?:[\d.]+\s*)?appendi(?:x|ces)\b", re.IGNORECASE)
_STOP = "stop reading here"


@dataclass(frozen=True, slots=True)
class Examined:
    """A memo, and what it is checked for."""

    memo: Memo
    pages: PageMap
    main: tuple[Placed, ...]
    """The blocks before the appendix."""
    main_pages: int
    words: int
    """Words before the appendix."""
    occasion: Occasion
    rules: Rules

    @property
    def page_limit(self) -> int:
        """Pages that may stand before the appendix."""
        return self.rules.page_limit(self.occasion.page_limit)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule's function met, before it is a sentence."""

    words: Mapping[str, object] = field(default_factory=dict)
    """What stands in the gaps of the rule's sentence."""
    positions_cp: tuple[int, ...] = ()
    rule: str = ""
    """Name of the rule where the memo gives it; empty for the table's."""


def appendix_start(memo: Memo) -> int | None:
    """Return where the appendix begins; `None` when the memo has none.

    It begins at a heading "Appendix", or at the words "STOP READING HERE".
    """
    for block, start_cp in zip(memo.blocks, memo.starts_cp, strict=True):
        is_heading = block.kind is BlockKind.HEADING
        if is_heading and _APPENDIX.match(block.text):
            return start_cp
        if block.text.strip(" .!*").lower() == _STOP:
            return start_cp
    return None


def examine(memo: Memo, pages: PageMap, occasion: Occasion, rules: Rules) -> Examined:
    """Look at a memo once for all rules."""
    placed = tuple(zip(memo.blocks, memo.starts_cp, strict=True))
    end_cp = appendix_start(memo)
    if end_cp is None:
        parts = placed, pages.pages, memo.words
    else:
        main = tuple(place for place in placed if place[1] < end_cp)
        # An appendix that begins on page 4 leaves that page to the memo.
        last = pages.line_at(end_cp - 1) if end_cp else None
        parts = main, last.page if last else 0, sum(map(words_of, main))
    return Examined(memo, pages, *parts, occasion, rules)


def size_in_words(memo: Memo, pages: PageMap) -> str:
    """Return "2 pages, 800 words", as the check says it, and with the appendix."""
    known = examine(memo, pages, Occasion(), Rules())
    size = _size(known.main_pages, known.words)
    whole = _size(pages.pages, memo.words)
    return size if size == whole else f"{size}; with the appendix {whole}"


def _size(pages: int, words: int) -> str:
    return f"{counted(pages, 'page', 'pages')}, {counted(words, 'word', 'words')}"


def words_of(place: Placed) -> int:
    """Return the number of words of a block; an image has none."""
    return 0 if place[0].kind is BlockKind.IMAGE else len(place[0].text.split())


def counted(count: int, one: str, many: str) -> str:
    """Return "1 page", "2 pages"."""
    return f"{count:,} {one if count == 1 else many}"
