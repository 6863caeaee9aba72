# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Overlapping highlights cut into stretches that do not overlap.

Pure: positions in, stretches out; the pane turns them into rectangles.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from meetingroom.meeting.notes import NoteKind
from meetingroom.ui.page.view import HighlightView


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch on which the same highlights lie."""

    start_cp: int
    end_cp: int
    kind: NoteKind | None
    """The only kind on it; `None` for several or none: the accent colour."""
    is_filled: bool


def segments(highlights: Sequence[HighlightView]) -> list[Segment]:
    """Cut highlights into disjoint stretches, in the order of the text."""
    edges: list[tuple[int, int, HighlightView]] = []
    for highlight in highlights:
        if highlight.start_cp < highlight.end_cp:
            edges.append((highlight.start_cp, 1, highlight))
            edges.append((highlight.end_cp, -1, highlight))
    edges.sort(key=lambda edge: (edge[0], edge[1]))
    found: list[Segment] = []
    kinds: Counter[NoteKind | None] = Counter()
    filled = 0
    last_cp = 0
    for position_cp, step, highlight in edges:
        if kinds and position_cp > last_cp:
            kind = next(iter(kinds)) if len(kinds) == 1 else None
            _append(found, Segment(last_cp, position_cp, kind, filled > 0))
        kinds[highlight.kind] += step
        if not kinds[highlight.kind]:
            del kinds[highlight.kind]
        filled += 0 if highlight.is_dimmed else step
        last_cp = position_cp
    return found


def _append(found: list[Segment], segment: Segment) -> None:
    """Add a stretch, joined with its neighbour when they look the same."""
    if found:
        last = found[-1]
        looks_same = (last.kind, last.is_filled) == (segment.kind, segment.is_filled)
        if last.end_cp == segment.start_cp and looks_same:
            found[-1] = Segment(
                last.start_cp, segment.end_cp, last.kind, last.is_filled
            )
            return
    found.append(segment)
