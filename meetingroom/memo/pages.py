# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Page and line addresses: "3:12" means the same on every screen and on paper.

The host lays the memo out once and freezes the result with it. This module looks
addresses up and offers a layout for places without fonts; it must not know Qt.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meetingroom.memo.memo import Memo

PLAIN_LINE_CP = 66
PLAIN_PAGE_LINES = 40

# Up to a space, else cut inside a word, never past a line feed; an empty block has
# one empty line. `textwrap` takes minutes for a word of 5 MB.
_PLAIN_LINE = re.compile(
    rf"[^\n]{{1,{PLAIN_LINE_CP}}}(?=\s|\Z)[^\S\n]*\n?|[^\n]{{1,{PLAIN_LINE_CP}}}|\n|\A\Z"
)


class Paper(StrEnum):
    """The paper that pages are laid out for."""

    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the print layout."""

    start_cp: int
    page: int
    """From 1."""
    number: int
    """Line on its page, from 1."""


@dataclass(frozen=True, slots=True)
class PageMap:
    """All lines of the print layout in the order of the text."""

    lines: tuple[Line, ...]
    paper: Paper = Paper.A4

    @property
    def pages(self) -> int:
        """Number of pages; 0 for an empty memo."""
        return self.lines[-1].page if self.lines else 0

    def line_at(self, position_cp: int) -> Line | None:
        """Return the line that holds a position; `None` in an empty memo."""
        if not self.lines:
            return None
        index = bisect_right(self.lines, position_cp, key=lambda line: line.start_cp)
        return self.lines[max(0, index - 1)]

    def address(self, position_cp: int) -> str:
        """Return "page:line" of a position; empty in an empty memo."""
        line = self.line_at(position_cp)
        return f"{line.page}:{line.number}" if line else ""


_ADDRESS = re.compile(
    r"\s*p?(?:age)?\s*(?P<page>\d{1,6})\s*(?:[:.,]|\s|line|l)*\s*(?P<line>\d{1,6})?\s*",
    re.IGNORECASE,
)


def find_address(pages: PageMap, typed: str) -> int | None:
    """Return the position of "3:12", "3.12" or "p3 l12"; a page alone is its start.

    Returns:
        `None` when there is no such page or line, or it is no address.
    """
    found = _ADDRESS.fullmatch(typed)
    if found is None:
        return None
    place = int(found["page"]), int(found["line"] or 1)
    return next(
        (line.start_cp for line in pages.lines if (line.page, line.number) == place),
        None,
    )


_PASSAGE = re.compile(
    r"(?P<first>.+?)\s*(?:(?:[-–—]|\bto\b)\s*(?P<last>.+))?", re.IGNORECASE
)
_LINE = re.compile(r"\s*(?:line|l)?\s*(?P<line>\d{1,6})\s*", re.IGNORECASE)


def find_passage(pages: PageMap, typed: str, length_cp: int) -> tuple[int, int] | None:
    """Return the lines of "3:12", "3:12-14" or "3:12 to 4:2"; a page alone is whole.

    Args:
        pages: The frozen pages.
        typed: What stands on paper beside a note.
        length_cp: Length of the memo's text.

    Returns:
        First code point and one past the last; `None` where there are no such lines.
    """
    found = _PASSAGE.fullmatch(typed.strip())
    if found is None:
        return None
    first, last = found["first"], found["last"] or found["first"]
    start_cp = find_address(pages, first)
    if start_cp is None:
        return None
    line_alone = _LINE.fullmatch(last)
    if line_alone is not None and _names_line(first):
        # "3:12-14" and "p3 l12 - l14": the same page.
        line = pages.line_at(start_cp)
        last = f"{line.page if line else 1}:{line_alone['line']}"
    last_cp = find_address(pages, last)
    if last_cp is None or last_cp < start_cp:
        return None
    index = next(i for i, line in enumerate(pages.lines) if line.start_cp == last_cp)
    end = index + 1
    if not _names_line(last):
        page = pages.lines[index].page
        while end < len(pages.lines) and pages.lines[end].page == page:
            end += 1
    return start_cp, pages.lines[end].start_cp if end < len(pages.lines) else length_cp


def _names_line(address: str) -> bool:
    found = _ADDRESS.fullmatch(address)
    return found is not None and found["line"] is not None


def plain_pages(memo: "Memo") -> PageMap:
    """Lay a memo out by counting characters, for places without fonts."""
    lines: list[Line] = []
    for block, start_cp in zip(memo.blocks, memo.starts_cp, strict=True):
        for found in _PLAIN_LINE.finditer(block.text):
            page, number = divmod(len(lines), PLAIN_PAGE_LINES)
            lines.append(Line(start_cp + found.start(), page + 1, number + 1))
    return PageMap(tuple(lines))
