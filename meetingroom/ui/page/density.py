# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How much of each card is shown where many notes stand on one block.

Pure: full cards while they fit beside their block, else one line each, else one
stack that counts them. It must not know widgets.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

ROOM_BELOW_PX = 240
"""Cards may end this far below their block before they are folded."""


class Shape(StrEnum):
    """How one thing in the margin is shown."""

    FULL = "full"
    LINE = "one line"
    STACK = "stack"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the margin."""

    shape: Shape
    cards: tuple[int, ...]
    """Indices of the cards it shows; more than one for a stack only."""


def arranged(
    blocks: Sequence[int],
    room_px: Callable[[int], float],
    height_px: Callable[[int], int],
    *,
    line_px: int,
    gap_px: int,
    open_blocks: Iterable[int] = (),
) -> list[Item]:
    """Decide the shape of every card.

    Args:
        blocks: The block of each card; cards are in the order of the text.
        room_px: Height of a block, without the room below it.
        height_px: Height of a card shown in full; asked only when it matters.
        line_px: Height of a card on one line.
        gap_px: Room between cards.
        open_blocks: Blocks whose cards are never stacked: the reader is there.
    """
    kept_open = frozenset(open_blocks)
    items: list[Item] = []
    for block, group in groupby(range(len(blocks)), key=blocks.__getitem__):
        indices = tuple(group)
        room = room_px(block) + ROOM_BELOW_PX
        if _fits(indices, room, height_px, gap_px):
            items += [Item(Shape.FULL, (index,)) for index in indices]
        elif block in kept_open or len(indices) * (line_px + gap_px) <= room:
            items += [Item(Shape.LINE, (index,)) for index in indices]
        else:
            items.append(Item(Shape.STACK, indices))
    return items


def _fits(
    indices: Sequence[int],
    room_px: float,
    height_px: Callable[[int], int],
    gap_px: int,
) -> bool:
    if len(indices) == 1:
        return True
    used = 0
    for index in indices:
        used += height_px(index) + gap_px
        if used > room_px:
            return False
    return True
