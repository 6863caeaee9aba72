# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where groups stand beside the text, and how far their column scrolls with it.

Pure arithmetic in pixels: each group stands beside its passage, or right under the
group before it; the column scrolls so that text and groups keep together although
crowded passages need more room than their words.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

GAP_PX = 15


@dataclass(frozen=True, slots=True)
class Track:
    """Groups placed along a text."""

    tops_px: tuple[float, ...]
    """Top of each group in the column."""
    height_px: float
    """Of the whole column, at least that of the text."""
    marks_px: tuple[tuple[float, float], ...]
    """Heights in the text and in the column that belong together, rising."""

    def scroll_px(self, text_px: float, most_px: float, view_px: float) -> float:
        """Return how far the column is scrolled.

        Args:
            text_px: How far the text is scrolled.
            most_px: How far the text can be scrolled.
            view_px: Height of the view.

        Returns:
            0 at the text's start, the column's end at the text's end.
        """
        share = text_px / most_px if most_px > 0 else 0.0
        inside_px = view_px * min(1.0, max(0.0, share))
        wanted = self.column_px(text_px + inside_px) - inside_px
        return min(max(0.0, wanted), max(0.0, self.height_px - view_px))

    def column_px(self, text_px: float) -> float:
        """Return the height in the column that belongs to one in the text."""
        marks = self.marks_px
        after = bisect_right(marks, text_px, key=lambda mark: mark[0])
        if after == 0:
            return text_px
        if after == len(marks):
            return marks[-1][1]
        (text_a, column_a), (text_b, column_b) = marks[after - 1], marks[after]
        share = (text_px - text_a) / (text_b - text_a)
        return column_a + share * (column_b - column_a)

    def between(self, top_px: float, bottom_px: float) -> range:
        """Return the groups that may touch a band of the column."""
        first = max(0, bisect_right(self.tops_px, top_px) - 1)
        return range(first, bisect_right(self.tops_px, bottom_px))


def lay_track(
    wanted_px: Sequence[float], heights_px: Sequence[float], text_height_px: float
) -> Track:
    """Place groups.

    Args:
        wanted_px: Height of each group's passage in the text, rising.
        heights_px: How high each group is.
        text_height_px: Height of the whole text.
    """
    tops: list[float] = []
    marks: list[tuple[float, float]] = [(0.0, 0.0)]
    free_px = 0.0
    for wanted, height in zip(wanted_px, heights_px, strict=True):
        top = max(wanted, free_px)
        tops.append(top)
        free_px = top + height + GAP_PX
        if wanted > marks[-1][0]:
            marks.append((wanted, top))
    height_px = max(text_height_px, free_px)
    if text_height_px > marks[-1][0]:
        marks.append((text_height_px, height_px))
    return Track(tuple(tops), height_px, tuple(marks))
