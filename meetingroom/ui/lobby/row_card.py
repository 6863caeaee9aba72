# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The card of a list in the lobby: a head, and rows that scroll inside it.

It draws the frame; what a row says is its list's own.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from meetingroom.ui.widget.label import make_card


class RowCard(QScrollArea):
    """The scrolled part of a card, with the card around it."""

    def __init__(self, name: str, head: QHBoxLayout, owner: QWidget) -> None:
        """Fill a widget with the card.

        Args:
            name: What the rows are, for who cannot see them.
            head: Stands above the rows.
            owner: The list; without a layout so far.
        """
        super().__init__(owner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        card = make_card(owner)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self, 1)
        column = QVBoxLayout(owner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def begin(self) -> tuple[QWidget, QVBoxLayout]:
        """Return a new page for the rows and its column; `show_page` shows it."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        return page, column

    def show_page(self, page: QWidget) -> None:
        """Show other rows; the place in the list stays."""
        place = self.verticalScrollBar().value()
        self.setWidget(page)  # the area deletes the rows it held before
        page.setAutoFillBackground(False)  # the card's ground, not the window's
        self.verticalScrollBar().setValue(place)
