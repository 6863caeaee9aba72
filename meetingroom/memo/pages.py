# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Page and line addresses: "3:12" means the same on every screen and on paper.

The host lays the memo out once and freezes the result with it. This module looks
addresses up and offers a layout for places without fonts; it must not know Qt.
"""

import textwrap
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meetingroom.memo.memo import Memo

PLAIN_LINE_CP = 66
PLAIN_PAGE_LINES = 40


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


def plain_pages(memo: "Memo") -> PageMap:
    """Lay a memo out by counting characters, for places without fonts."""
    lines: list[Line] = []
    for block, start_cp in zip(memo.blocks, memo.starts_cp, strict=True):
        position = start_cp
        for piece in _wrapped(block.text):
            count = len(lines)
            page, number = divmod(count, PLAIN_PAGE_LINES)
            lines.append(Line(position, page + 1, number + 1))
            position += len(piece)
    return PageMap(tuple(lines))


def _wrapped(text: str) -> list[str]:
    """Cut a text into lines whose lengths add up to the text's own length."""
    wrapper = textwrap.TextWrapper(
        PLAIN_LINE_CP,
        expand_tabs=False,
        replace_whitespace=False,
        drop_whitespace=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(text) or [text]
