# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which anchored notes stand on the same passage: pure arithmetic on positions.

It decides nothing about kinds, titles or order; `grouping` does.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from meetingroom.meeting.notes import Note
from meetingroom.memo.anchor import Anchor
from meetingroom.memo.memo import Memo
from meetingroom.memo.sentence import Bounds, sentences

LOCAL_SENTENCES = 3
"""Longest passage that pulls its neighbours together.

A mark over more sentences is about a stretch of the memo, not about what each of
those sentences says; were it local, one note on the whole memo would be one topic.
"""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Notes on one passage."""

    notes: tuple[Note, ...]
    """In the order of the text."""
    start_cp: int
    end_cp: int
    """Whole sentences: from the start of the first to the end of the last."""
    sentences: int
    """How many it covers at least; more than three only for a long passage."""
    long_notes: int = 0
    """How many of the notes mark a longer passage."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A note with the whole sentences that its passage touches."""

    note: Note
    anchor: Anchor
    start_cp: int
    end_cp: int
    sentences: int


def clusters(notes: Iterable[Note], memo: Memo) -> tuple[Cluster, ...]:
    """Put notes on the same passage together, in the order of the text.

    Two notes of up to `LOCAL_SENTENCES` sentences belong together when they touch
    the same sentence, and so do notes that a third one links. A longer passage
    links nothing: it joins the cluster with which it shares at least half of the
    longer of both, else other long passages in the same way.

    Args:
        notes: Anchored notes; general ones are left out.
        memo: The memo their positions belong to.
    """
    bounds = sentences(memo).bounds
    starts = [start_cp for start_cp, _ in bounds]
    marks = [_mark(note, note.anchor, bounds, starts) for note in notes if note.anchor]
    marks.sort(key=lambda m: (m.start_cp, m.end_cp, m.anchor.start_cp, m.note.id))
    local = _swept([m for m in marks if m.sentences <= LOCAL_SENTENCES])
    whole = _with_long(local, [m for m in marks if m.sentences > LOCAL_SENTENCES])
    return tuple(_in_order(cluster) for cluster in sorted(whole, key=_place))


def _mark(
    note: Note, anchor: Anchor, bounds: Sequence[Bounds], starts: list[int]
) -> _Mark:
    first = max(0, bisect_right(starts, anchor.start_cp) - 1)
    last = max(first, bisect_left(starts, anchor.end_cp) - 1)
    if not bounds:
        return _Mark(note, anchor, anchor.start_cp, anchor.end_cp, 1)
    start_cp, end_cp = bounds[first][0], bounds[last][1]
    if bounds[first][1] <= anchor.start_cp and first < last:
        # It starts in the space between two sentences: the next one is meant.
        first += 1
        start_cp = anchor.start_cp
    return _Mark(
        note,
        anchor,
        min(start_cp, anchor.start_cp),
        max(end_cp, anchor.end_cp),
        last - first + 1,
    )


def _swept(marks: list[_Mark]) -> list[Cluster]:
    """Join marks that touch, by one sweep over marks sorted by their start."""
    found: list[Cluster] = []
    held: list[_Mark] = []
    end_cp = 0
    for mark in marks:
        if held and mark.start_cp >= end_cp:
            found.append(_cluster(held, end_cp))
            held = []
        end_cp = max(end_cp, mark.end_cp) if held else mark.end_cp
        held.append(mark)
    if held:
        found.append(_cluster(held, end_cp))
    return found


def _cluster(marks: list[_Mark], end_cp: int) -> Cluster:
    extents = {(mark.start_cp, mark.end_cp) for mark in marks}
    longest = max(mark.sentences for mark in marks)
    count = longest if len(extents) == 1 else max(2, longest)
    notes = tuple(mark.note for mark in marks)
    return Cluster(notes, marks[0].start_cp, end_cp, count)


def _with_long(local: list[Cluster], marks: list[_Mark]) -> list[Cluster]:
    """Place long passages.

    The passages that may still be joined stay few: of equally long ones only a
    couple can hold the same place without sharing half, so a memo of a million
    characters keeps some dozens at most, however many notes there are.
    """
    starts = {cluster.start_cp: index for index, cluster in enumerate(local)}
    order = sorted(starts)
    placed = list(local)
    standing: list[int] = []
    for mark in marks:
        standing = [i for i in standing if placed[i].end_cp > mark.start_cp]
        near = _around(mark, order, starts)
        chosen = next(
            (i for i in (*near, *standing) if _shares_half(placed[i], mark)), None
        )
        if chosen is None:
            standing.append(len(placed))
            size = mark.sentences
            placed.append(
                Cluster((mark.note,), mark.start_cp, mark.end_cp, size, long_notes=1)
            )
        else:
            was = placed[chosen]
            placed[chosen] = replace(
                was, notes=(*was.notes, mark.note), long_notes=was.long_notes + 1
            )
    return placed


def _around(mark: _Mark, order: list[int], starts: dict[int, int]) -> list[int]:
    """Return the local clusters that may share half with a long passage.

    Who holds half of it in one piece also holds its middle.
    """
    middle_cp = (mark.start_cp + mark.end_cp) // 2
    position = bisect_right(order, middle_cp)
    return [starts[start] for start in order[max(0, position - 1) : position + 1]]


def _shares_half(cluster: Cluster, mark: _Mark) -> bool:
    shared_cp = min(cluster.end_cp, mark.end_cp) - max(cluster.start_cp, mark.start_cp)
    longer_cp = max(cluster.end_cp - cluster.start_cp, mark.end_cp - mark.start_cp)
    return shared_cp * 2 >= longer_cp


def _in_order(cluster: Cluster) -> Cluster:
    return replace(cluster, notes=tuple(sorted(cluster.notes, key=_note_place)))


def _note_place(note: Note) -> tuple[int, int, str]:
    if note.anchor is None:
        return (0, 0, note.id)
    return (note.anchor.start_cp, note.anchor.end_cp, note.id)


def _place(cluster: Cluster) -> tuple[int, int]:
    return (cluster.start_cp, cluster.end_cp)
