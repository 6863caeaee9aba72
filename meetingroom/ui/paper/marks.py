# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where the marks of notes stand in the printed margin, and what each says.

One mark a line at most, each of one line, so that no number of notes can overflow. It
measures but does not draw.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetricsF

from meetingroom.ui.document.print_layout import PrintLayout
from meetingroom.ui.paper.printout import NoteMark
from meetingroom.ui.theme.fonts import small_font
from meetingroom.ui.theme.kind import kind_word


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """What stands beside one line."""

    top_px: float
    """Height in the document's own coordinates."""
    text: str


def place_marks(
    marks: Sequence[NoteMark], layout: PrintLayout, width_px: float
) -> dict[int, list[PlacedMark]]:
    """Return the marks of each page, downwards.

    Args:
        marks: The notes in the order of the text.
        layout: The pages as this computer lays them out.
        width_px: Room for a mark; what is longer is cut.

    Returns:
        By page, from 1; pages without a mark are left out.
    """
    metrics = QFontMetricsF(small_font())
    placed: dict[int, list[PlacedMark]] = {}
    for page, at_page in _by_page(marks, layout).items():
        placed[page] = [
            PlacedMark(top_px, _cut(_words(group), metrics, width_px))
            for top_px, group in _groups(at_page, metrics.height())
        ]
    return placed


def _by_page(
    marks: Sequence[NoteMark], layout: PrintLayout
) -> dict[int, list[tuple[float, NoteMark]]]:
    lines = layout.pages.lines
    found: dict[int, list[tuple[float, NoteMark]]] = {}
    for mark in marks if lines else ():
        index = bisect_right(lines, mark.start_cp, key=lambda line: line.start_cp)
        index = max(0, index - 1)
        at_page = found.setdefault(lines[index].page, [])
        at_page.append((layout.tops_px[index], mark))
    return found


def _groups(
    at_page: list[tuple[float, NoteMark]], height_px: float
) -> Iterator[tuple[float, list[NoteMark]]]:
    """Join what begins so near below another that two marks would overlap.

    That is one line's notes, and those in the cells of one row of a table.
    """
    group: list[NoteMark] = []
    group_top_px = 0.0
    for top_px, mark in sorted(at_page, key=lambda at: (at[0], at[1].number)):
        if group and top_px >= group_top_px + height_px:
            yield group_top_px, group
            group = []
        if not group:
            group_top_px = top_px
        group.append(mark)
    if group:
        yield group_top_px, group


def _words(group: list[NoteMark]) -> str:
    if len(group) > 1:
        return ", ".join(_runs(sorted(mark.number for mark in group)))
    (mark,) = group
    translate = QCoreApplication.translate
    kind = translate("Paper", "Withdrawn") if mark.is_withdrawn else ""
    words = f"{mark.number} {kind or kind_word(mark.kind)}"
    return f"{words} · {mark.writer}" if mark.writer else words


def _runs(numbers: list[int]) -> Iterator[str]:
    """Yield "3" for a number alone and "12–15" for numbers without a gap."""
    first = last = numbers[0]
    for number in [*numbers[1:], None]:
        if number == last + 1:
            last = number
            continue
        yield str(first) if first == last else f"{first}–{last}"
        if number is not None:
            first = last = number


def _cut(words: str, metrics: QFontMetricsF, width_px: float) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width_px)
