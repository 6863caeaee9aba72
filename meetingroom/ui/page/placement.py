# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where cards stand in the margin: close to their passages, never overlapping.

Pure arithmetic in pixels; it must not know widgets.

Source: isotonic regression by pool-adjacent-violators on each card's anchor less
the heights above it, which keeps the order and the gaps by construction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

GAP_PX = 10
ACTIVE_WEIGHT = 1e7
"""So heavy that the active card stays on its passage and its neighbours move."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A card before it is placed."""

    anchor_px: float
    """Where its top should be, from the top of the text."""
    height_px: int
    line_px: int
    """Its height when it is folded to one line."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Cards after they are placed, in the order given."""

    tops_px: tuple[int, ...]
    heights_px: tuple[int, ...]
    folded: frozenset[int]
    """Indices of cards folded to one line to make room for the active one."""


def place(
    slots: Sequence[Slot],
    active: int | None = None,
    *,
    gap_px: int = GAP_PX,
    top_px: float = 0,
) -> Placement:
    """Place cards down a margin.

    Cards above the active one that would push it off its passage are folded to one
    line, the nearest first; when even that is not enough, it stands as near as it
    can.

    Args:
        slots: Cards in the order of their anchors.
        active: Index of the card that should stand exactly at its anchor.
        gap_px: Least room between two cards.
        top_px: Nothing stands above this.
    """
    heights = [slot.height_px for slot in slots]
    folded: set[int] = set()
    tops = _tops(slots, heights, active, gap_px, top_px)
    if active is not None and slots:
        # The room above the active card decides: fold until it is enough.
        need_px = sum(heights[:active]) + gap_px * active
        room_px = slots[active].anchor_px - top_px
        for index in range(active - 1, -1, -1):
            if need_px <= room_px:
                break
            need_px -= heights[index] - slots[index].line_px
            heights[index] = slots[index].line_px
            folded.add(index)
        if folded:
            tops = _tops(slots, heights, active, gap_px, top_px)
    return Placement(_rounded(tops, heights, gap_px), tuple(heights), frozenset(folded))


def _tops(
    slots: Sequence[Slot],
    heights: Sequence[int],
    active: int | None,
    gap_px: int,
    top_px: float,
) -> list[float]:
    """Fit tops by pooling neighbours that would overlap."""
    # Pools as [sum of weight x place, sum of weights, number of cards].
    pools: list[list[float]] = []
    offsets: list[float] = []
    offset = 0.0
    for index, slot in enumerate(slots):
        offsets.append(offset)
        weight = ACTIVE_WEIGHT if index == active else 1.0
        pools.append([(slot.anchor_px - offset) * weight, weight, 1])
        while len(pools) > 1 and _value(pools[-2]) > _value(pools[-1]):
            last = pools.pop()
            for part, amount in enumerate(last):
                pools[-1][part] += amount
        offset += heights[index] + gap_px
    tops: list[float] = []
    for pool in pools:
        value = max(top_px, _value(pool))
        for _ in range(int(pool[2])):
            tops.append(value + offsets[len(tops)])
    return tops


def _value(pool: list[float]) -> float:
    return pool[0] / pool[1]


def _rounded(
    tops: Sequence[float], heights: Sequence[int], gap_px: int
) -> tuple[int, ...]:
    """Round to whole pixels without eating into the gaps."""
    rounded: list[int] = []
    least: int | None = None
    for top, height in zip(tops, heights, strict=True):
        # Half a pixel of rounding must not move two cards onto each other.
        value = round(top) if least is None else max(round(top), least)
        rounded.append(value)
        least = value + height + gap_px
    return tuple(rounded)
