# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The opened card of a narrow window: below its line, over the text.

It places one card; what the card shows and reports is the margin's.
"""

from meetingroom.ui.page.card_ink import CardState
from meetingroom.ui.page.card_measure import CardMeasure
from meetingroom.ui.page.memo_view import MemoView
from meetingroom.ui.page.note_card import NoteCard

MOST_PX = 440
SIDE_PX = 24
GAP_PX = 4


class CardPopup:
    """One card, a child of the pane's viewport."""

    def __init__(self, pane: MemoView, card: NoteCard, measure: CardMeasure) -> None:
        self.card = card
        self._pane = pane
        self._measure = measure
        self._middle_px = 0.0
        self.is_open = False
        card.hide()

    def open(self, state: CardState, middle_px: float) -> None:
        """Show a card below the line whose middle is given in document pixels."""
        card = self.card
        width = min(MOST_PX, self._pane.viewport().width() - SIDE_PX)
        card.resize(width, card.height())
        card.show_state(state)
        height = (
            card.editing_height_px()
            if state.is_editing
            else self._measure.height_px(state.card, width, is_active=True)
        )
        card.resize(width, height)
        self.is_open = True
        self._middle_px = middle_px
        self.follow(self._pane.verticalScrollBar().value())
        card.show()
        card.raise_()

    def close(self) -> None:
        """Hide the card."""
        self.is_open = False
        self.card.hide()

    def follow(self, scroll_px: int) -> None:
        """Stay below the line after scrolling."""
        if self.is_open:
            line_px = self._pane.look.scaled(28)
            below = self._middle_px + line_px / 2 + GAP_PX
            x = self._pane.viewport().width() - self.card.width()
            self.card.move(x, round(below) - scroll_px)
