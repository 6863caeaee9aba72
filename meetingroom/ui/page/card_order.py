# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The order of cards and the steps from one to the next; values only."""

from bisect import bisect_left
from collections.abc import Sequence

from meetingroom.ui.page.view import CardView


def in_order(cards: Sequence[CardView]) -> tuple[CardView, ...]:
    """Sort general notes first, then by passage; equal ones stay as they came."""
    return tuple(sorted(cards, key=_place))


def neighbour(
    cards: Sequence[CardView],
    active_id: str | None,
    caret_cp: int,
    step: int,
    *,
    is_own: bool = False,
) -> CardView | None:
    """Return the next (1) or previous (-1) card.

    Args:
        cards: In order.
        active_id: The card to step from; from the caret when it is none of them.
        caret_cp: The reader's place in the text.
        step: 1 or -1.
        is_own: Count one's own notes only.
    """
    wanted = [card for card in cards if card.is_own or not is_own]
    ids = [card.id for card in wanted]
    if active_id in ids:
        number = ids.index(active_id) + step
    else:
        at = bisect_left([_place(card)[0] for card in wanted], caret_cp)
        number = at if step > 0 else at - 1
    return wanted[number] if 0 <= number < len(wanted) else None


def _place(card: CardView) -> tuple[int, int]:
    if card.start_cp is None:
        return -1, -1
    return card.start_cp, card.end_cp or card.start_cp
