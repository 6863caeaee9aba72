# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Sentences of a memo: what a key press selects and what puts notes together.

Rules only, the same on every machine; no statistics and no locale. It must not
change any text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from meetingroom.memo.blocks import Block, BlockKind

if TYPE_CHECKING:
    from meetingroom.memo.memo import Memo

Bounds = tuple[int, int]
"""First code point of a sentence and one past its last; no space at either end."""

# Closing quotes, brackets and footnote numbers belong to the sentence before them.
# Possessive, and never from the middle of a run of stops: else a line of 300,000
# stops takes minutes.
_END = re.compile(
    r"(?:(?<![.!?…])[.!?…]++(?:[\"'”’»)\]]|\[\d+\])*+(?=\s)"
    r"|[。！？．]++[」』”’）]*+)\s*+"
)
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘«]*\Z")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LOOK_BACK_CP = 32
"""No abbreviation is longer."""

_NEVER_LAST = frozenset(
    {"e.g", "i.e", "eg", "ie", "vs", "cf", "viz", "approx", "ca", "resp"}
    | {"dr", "mr", "mrs", "ms", "mx", "prof", "st", "rev", "hon", "gen", "sen", "gov"}
    | {"fig", "figs", "eq", "eqs", "sec", "ch"}
    | {"z.b", "d.h", "u.a", "bzw", "ggf", "vgl"}
)
"""Something always follows these, whatever its first letter."""

_BEFORE_NUMBER = frozenset({"no", "nos", "nr", "p", "pp", "vol", "art", "para", "v"})
"""Abbreviations only before a number: "no. 5", but "They said no." """

_LETTERED = frozenset(
    {"option", "plan", "type", "variant", "class", "grade", "group", "team", "side"}
    | {"appendix", "annex", "exhibit", "table", "section", "part", "phase", "step"}
)
"""Words whose single capital is a name and not somebody's initial: "plan B." """


class SentenceMap:
    """All sentences of a memo in the order of its text."""

    __slots__ = ("_starts_cp", "bounds")

    def __init__(self, blocks: Iterable[Block]) -> None:
        bounds: list[Bounds] = []
        position_cp = 0
        for block in blocks:
            for start_cp, end_cp in block_bounds(block):
                bounds.append((position_cp + start_cp, position_cp + end_cp))
            position_cp += len(block.text) + 1
        self.bounds = tuple(bounds)
        self._starts_cp = [start_cp for start_cp, _ in bounds]

    def at(self, position_cp: int) -> Bounds:
        """Return the sentence that holds a position of the canonical text.

        Between two sentences it is the one before; (0, 0) in a memo without any.
        """
        if not self.bounds:
            return 0, 0
        return self.bounds[self.index_at(position_cp)]

    def index_at(self, position_cp: int) -> int:
        """Return the number of a position's sentence, from 0."""
        return max(0, bisect_right(self._starts_cp, position_cp) - 1)


def sentences(memo: "Memo") -> SentenceMap:
    """Return a memo's sentences; made once per memo."""
    return memo.sentence_map


def block_bounds(block: Block) -> tuple[Bounds, ...]:
    """Return the sentences of a block; of code, its lines."""
    if block.kind is BlockKind.CODE:
        return tuple(_trimmed(block.text, _code_lines(block.text)))
    return sentence_bounds(block.text)


def sentence_bounds(text: str) -> tuple[Bounds, ...]:
    """Return the sentences of one block's text."""
    return tuple(_trimmed(text, _cuts(text)))


def _code_lines(text: str) -> Iterator[Bounds]:
    return (found.span() for found in _LINE.finditer(text))


def _cuts(text: str) -> Iterator[Bounds]:
    start_cp = 0
    for found in _END.finditer(text):
        if _is_end(text, start_cp, found.start(), found.end()):
            yield start_cp, found.end()
            start_cp = found.end()
    yield start_cp, len(text)


def _trimmed(text: str, pieces: Iterator[Bounds]) -> Iterator[Bounds]:
    for start_cp, end_cp in pieces:
        piece = text[start_cp:end_cp]
        words = piece.strip()
        if words:
            start_cp += len(piece) - len(piece.lstrip())  # noqa: PLW2901 -- same thing
            yield start_cp, start_cp + len(words)


def _is_end(text: str, start_cp: int, stop_cp: int, next_cp: int) -> bool:
    """Tell whether a stop ends its sentence.

    Args:
        text: The block's text.
        start_cp: Where the sentence began.
        stop_cp: The stop itself.
        next_cp: What follows after quotes and spaces.
    """
    following = text[next_cp : next_cp + 1]
    # "Why?" she asked.
    if following.islower():
        return False
    if text[stop_cp] != "." or text[stop_cp + 1 : stop_cp + 2] == ".":
        return True
    found = _LAST_WORD.search(text, max(start_cp, stop_cp - _LOOK_BACK_CP), stop_cp)
    word = found[0] if found else ""
    lower = word.lower()
    if lower in _NEVER_LAST:
        return False
    if lower in _BEFORE_NUMBER and following.isdecimal():
        return False
    word_cp = stop_cp - len(word)
    # "1. First" at the start of a block that is no list.
    if word.isdecimal() and word_cp <= start_cp:
        return False
    before = text[max(start_cp, word_cp - _LOOK_BACK_CP) : word_cp]
    return not _is_initial(word, before)


def _is_initial(word: str, before: str) -> bool:
    """Tell whether a word is one capital of a name, as in "J. Smith"."""
    if len(word) != 1 or not word.isupper() or word == "I":
        return False
    last = before.split()
    return not last or last[-1].lower() not in _LETTERED
