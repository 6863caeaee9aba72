# SPDX-License-Identifier: LicenseRef-Meetingroom
"""From cards to places: anchors, shapes and tops of everything in the margin.

It measures and computes; it must not make or move widgets.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from meetingroom.ui.page.card_measure import GLYPH_PX, ONE_LINE_PX, CardMeasure
from meetingroom.ui.page.density import Item, Shape, arranged
from meetingroom.ui.page.geometry import PageGeometry
from meetingroom.ui.page.placement import GAP_PX, Slot, place
from meetingroom.ui.page.view import CardView

HEADER_ABOVE_MIDDLE_PX = 23
"""A card's top above the middle of its passage's first line."""
GLYPH_GAP_PX = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """One thing in the margin with its place, in document pixels."""

    item: Item
    shape: Shape
    top_px: int
    height_px: int


class MarginLayout:
    """Places cards beside one laid-out memo."""

    def __init__(self, geometry: PageGeometry, measure: CardMeasure) -> None:
        self._geometry = geometry
        self._measure = measure
        self._middles: dict[int | None, float] = {None: 0.0}

    def middle_px(self, card: CardView) -> float:
        """Return the middle of the line in which a card's passage begins."""
        key = card.start_cp
        if key not in self._middles:
            self._middles[key] = self._geometry.line_rect(key or 0).center().y()
        return self._middles[key]

    def placed(
        self,
        cards: Sequence[CardView],
        width_px: int,
        *,
        active: int | None,
        editing_height_px: int | None,
        is_glyphs: bool,
    ) -> list[Placed]:
        """Place all cards.

        Args:
            cards: In the order of the text, general notes first.
            width_px: Width of a card.
            active: Index of the active card.
            editing_height_px: Its height while it is being edited.
            is_glyphs: Every card is folded to its glyph.
        """
        if is_glyphs:
            return self._placed_glyphs(cards, active)

        def height(index: int) -> int:
            if index == active and editing_height_px is not None:
                return editing_height_px
            return self._measure.height_px(
                cards[index], width_px, is_active=index == active
            )

        items = self._items(cards, height, active)
        slots: list[Slot] = []
        active_item: int | None = None
        for number, item in enumerate(items):
            card = cards[item.cards[0]]
            is_full = item.shape is Shape.FULL
            tall = height(item.cards[0]) if is_full else ONE_LINE_PX
            anchor = self.middle_px(card) - HEADER_ABOVE_MIDDLE_PX
            slots.append(Slot(anchor, tall, min(tall, ONE_LINE_PX)))
            if active in item.cards:
                active_item = number
        placement = place(slots, active_item, gap_px=GAP_PX)
        return [
            Placed(
                item,
                Shape.LINE
                if number in placement.folded and item.shape is Shape.FULL
                else item.shape,
                placement.tops_px[number],
                placement.heights_px[number],
            )
            for number, item in enumerate(items)
        ]

    def _items(
        self,
        cards: Sequence[CardView],
        height: Callable[[int], int],
        active: int | None,
    ) -> list[Item]:
        block_at = self._geometry.built.positions.memo.block_at
        blocks = [
            -1 if card.start_cp is None else block_at(card.start_cp) for card in cards
        ]

        def room(block: int) -> float:
            return self._geometry.block_rect(block).height() if block >= 0 else 0.0

        items = arranged(
            blocks,
            room,
            height,
            line_px=ONE_LINE_PX,
            gap_px=GAP_PX,
            open_blocks=() if active is None else (blocks[active],),
        )
        if active is None:
            return items
        # The active card is always shown in full.
        return [
            Item(Shape.FULL, item.cards) if item.cards == (active,) else item
            for item in items
        ]

    def _placed_glyphs(
        self, cards: Sequence[CardView], active: int | None
    ) -> list[Placed]:
        slots = [
            Slot(self.middle_px(card) - GLYPH_PX / 2, GLYPH_PX, GLYPH_PX)
            for card in cards
        ]
        placement = place(slots, active, gap_px=GLYPH_GAP_PX)
        return [
            Placed(Item(Shape.LINE, (index,)), Shape.LINE, top, GLYPH_PX)
            for index, top in enumerate(placement.tops_px)
        ]
