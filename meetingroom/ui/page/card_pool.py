# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Card widgets that are used again: only those in view are alive.

It must not decide which cards are in view.
"""

from collections.abc import Callable

from meetingroom.ui.page.note_card import NoteCard


class CardPool:
    """Cards by the identifier of the note they show."""

    def __init__(self, make: Callable[[], NoteCard]) -> None:
        self._make = make
        self._spare: list[NoteCard] = []
        self.alive: dict[str, NoteCard] = {}

    def take(self, key: str) -> NoteCard:
        """Return the card of a note, a spare one when it has none yet."""
        card = self.alive.get(key)
        if card is None:
            card = self._spare.pop() if self._spare else self._make()
            self.alive[key] = card
        return card

    def put_back(self, key: str) -> None:
        """Hide a card and keep its widget; it must not have the focus."""
        card = self.alive.pop(key)
        card.hide()
        self._spare.append(card)
