# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which addresses the gutter shows, and where a page begins.

Pure: page map and memo in, labels out; it must not measure or paint.
"""

from bisect import bisect_left
from dataclasses import dataclass

from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap

EVERY_LINES = 5


@dataclass(frozen=True, slots=True)
class Label:
    """One address in the gutter."""

    position_cp: int
    text: str
    is_first: bool
    """It stands at the first line of its block."""


class Addresses:
    """The labels of a memo, block by block."""

    def __init__(self, memo: Memo, pages: PageMap) -> None:
        self._memo = memo
        self._pages = pages
        self._starts_cp = [line.start_cp for line in pages.lines]
        starts = {start: block for block, start in enumerate(memo.starts_cp)}
        self.marks: dict[int, int] = {
            starts[line.start_cp]: line.page
            for line in pages.lines
            if line.number == 1 and line.page > 1 and line.start_cp in starts
        }
        """Page number by the block it begins with."""

    def labels(self, block: int) -> list[Label]:
        """Return a block's labels: its first line, page tops and every fifth line."""
        start_cp = self._memo.starts_cp[block]
        end_cp = start_cp + len(self._memo.blocks[block].text)
        first = bisect_left(self._starts_cp, start_cp)
        labels: list[Label] = []
        last_labelled = -2
        for index in range(first, len(self._starts_cp)):
            line = self._pages.lines[index]
            is_first = index == first
            if line.start_cp >= end_cp and not is_first:
                break
            if line.start_cp > end_cp:
                break
            is_due = line.number == 1 or (
                line.number % EVERY_LINES == 0 and last_labelled != index - 1
            )
            if is_first or is_due:
                text = f"{line.page}:{line.number}"
                labels.append(Label(line.start_cp, text, is_first))
                last_labelled = index
        return labels
