# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Lines of a PDF to paragraphs: joined words, headings by size, items by their marks.

A PDF does not say what its lines are; these are guesses, and the memo says so.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median, mode

from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.read.markdown import BULLET
from meetingroom.memo.read.pdf.lines import PageLine

_BULLET = re.compile(r"[•◦▪‣·●○■–\uf0b7-]\s+(?=\S)")
_NUMBER = re.compile(r"(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)")
_HYPHEN = re.compile(r"[^\W\d_]-\Z")
_LARGER = 1.12
"""How much larger than the text a heading is at least."""
_LEVELS = 3
_LONGEST_HEADING_CP = 160
_GAP = 1.45
"""Distance of two lines, in usual distances, that parts paragraphs."""
_SHORT = 0.82
"""Share of the column under which a line that ends a sentence ends a paragraph."""
_STOPS = (".", "!", "?", ":", "”", '"', "。", "！", "？")


def blocks_of(lines: list[PageLine]) -> tuple[Block, ...]:
    """Return the paragraphs of all lines."""
    if not lines:
        return ()
    # The size most characters have is that of the text.
    size = mode(round(line.size, 1) for line in lines for _ in line.text)
    steps = [
        above.top - below.top
        for above, below in pairwise(lines)
        if above.page == below.page and 0 < above.top - below.top < 4 * size
    ]
    usual_step = median(steps) if steps else 1.2 * size
    width = max(line.right - line.left for line in lines)
    larger = {round(x.size, 1) for x in lines if x.size >= _LARGER * size}
    sizes = tuple(sorted(larger, reverse=True)[:_LEVELS])
    return tuple(_blocks(lines, sizes, usual_step, width))


def _blocks(
    lines: list[PageLine], sizes: tuple[float, ...], step: float, width: float
) -> Iterator[Block]:
    held: list[PageLine] = []
    for line in lines:
        if held and _parts(held[-1], line, sizes, step, width):
            yield _block(held, sizes)
            held = []
        held.append(line)
    yield _block(held, sizes)


def _parts(
    above: PageLine,
    below: PageLine,
    sizes: tuple[float, ...],
    step: float,
    width: float,
) -> bool:
    """Tell whether a paragraph ends between two lines."""
    level = _level(below, sizes)
    if _mark(below.text) or _level(above, sizes) != level:
        return True
    if level and above.page == below.page and below.top <= above.top:
        return above.top - below.top > 1.8 * below.size
    is_short = above.right - above.left < _SHORT * width
    ends = above.text.endswith(_STOPS)
    if above.page != below.page or below.top > above.top:
        # A new page or column: the sentence tells.
        return ends and (is_short or below.text[:1].isupper())
    if above.top - below.top > _GAP * step:
        return True
    return ends and is_short and not below.text[:1].islower()


def _block(lines: list[PageLine], sizes: tuple[float, ...]) -> Block:
    text = ""
    for line in lines:
        text = _joined(text, line.text)
    mark = _mark(text)
    if mark:
        shown = BULLET if _BULLET.match(text) else mark.strip()
        rest = text[len(mark) :]
        return Block(BlockKind.LIST_ITEM, rest, list_depth=1, marker=shown)
    level = _level(lines[0], sizes)
    if level and len(text) <= _LONGEST_HEADING_CP:
        return Block(BlockKind.HEADING, text, level=level)
    return Block(BlockKind.PARAGRAPH, text)


def _joined(text: str, more: str) -> str:
    """Return two lines as one; a word cut by a hyphen is whole again."""
    if not text:
        return more
    if _HYPHEN.search(text) and more[:1].islower():
        return text[:-1] + more
    return f"{text} {more}"


def _mark(text: str) -> str:
    found = _BULLET.match(text) or _NUMBER.match(text)
    return found[0] if found else ""


def _level(line: PageLine, sizes: tuple[float, ...]) -> int:
    """Return the level of a heading of a line's size; 0 for text."""
    size = round(line.size, 1)
    return sizes.index(size) + 1 if size in sizes else 0
