# SPDX-License-Identifier: LicenseRef-Meetingroom
"""All paragraphs of a file to blocks, and every place to canonical positions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.read.draft import Draft, Piece

_COMMENT_MARKS = frozenset({"start", "end", "at"})


@dataclass(frozen=True, slots=True)
class Range:
    """Where a comment stands in the canonical text."""

    start_cp: int
    end_cp: int


@dataclass(slots=True)
class Assembled:
    """The blocks, and what was met at which place."""

    blocks: tuple[Block, ...] = ()
    pieces: list[Piece] = field(default_factory=list)
    """In canonical positions, in their order."""
    ranges: dict[str, Range] = field(default_factory=dict)
    """Places of comments by their ids."""
    noticed: dict[str, list[int]] = field(default_factory=dict)
    """Canonical positions of what is to be remarked, by its name."""


def assemble(drafts: Iterable[Draft]) -> Assembled:
    """Put paragraphs together.

    A paragraph without text only carries marks; they go to the next place there is.
    """
    blocks: list[Block] = []
    pieces: list[Piece] = []
    noticed: defaultdict[str, list[int]] = defaultdict(list)
    marks: list[tuple[str, str, int]] = []
    at_cp = 0
    code: list[Draft] = []

    def put(draft: Draft) -> None:
        nonlocal at_cp
        block = draft.block()
        blocks.append(block)
        pieces.extend(piece.moved(at_cp) for piece in draft.pieces)
        marks.extend((m.kind, m.name, at_cp + m.at_cp) for m in draft.marks)
        at_cp += len(block.text) + 1

    def put_code() -> None:
        if code:
            merged = _code(code)
            code.clear()
            if merged.text.strip():
                put(merged)

    for draft in drafts:
        if draft.kind is BlockKind.CODE:
            code.append(draft)
            continue
        put_code()
        is_kept = draft.text.strip() or draft.marker or draft.cell is not None
        if is_kept or draft.kind is BlockKind.RULE:
            put(draft)
        else:
            marks.extend((mark.kind, mark.name, at_cp) for mark in draft.marks)
    put_code()
    end_cp = max(0, at_cp - 1)
    ranges = _ranges(marks, end_cp, noticed)
    return Assembled(tuple(blocks), pieces, ranges, dict(noticed))


def _code(lines: list[Draft]) -> Draft:
    """Return paragraphs of code as one block of lines."""
    whole = Draft(BlockKind.CODE)
    for index, line in enumerate(lines):
        if index:
            whole.add("\n")
        line.marker = ""
        whole.append(line)
    whole.runs = [run for run in whole.runs if run.whole is not None]
    return whole


def _ranges(
    marks: list[tuple[str, str, int]], end_cp: int, noticed: dict[str, list[int]]
) -> dict[str, Range]:
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    at: dict[str, int] = {}
    for kind, name, place_cp in marks:
        place_cp = min(place_cp, end_cp)  # noqa: PLW2901 - the same place
        if kind == "start":
            starts.setdefault(name, place_cp)
        elif kind == "end":
            ends.setdefault(name, place_cp)
        elif kind == "at":
            at.setdefault(name, place_cp)
        else:
            noticed[kind].append(place_cp)
    found: dict[str, Range] = {}
    for name in {**starts, **ends, **at}:
        close_cp = ends.get(name, at.get(name, end_cp))
        open_cp = starts.get(name, close_cp)
        found[name] = Range(min(open_cp, close_cp), max(open_cp, close_cp))
    return found
