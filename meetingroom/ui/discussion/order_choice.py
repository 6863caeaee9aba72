# SPDX-License-Identifier: LicenseRef-Meetingroom
"""By what the run sheet is in order, said to everybody and chosen by who leads.

Shows and pops up; the orders are the screen's actions, which have their own signals.
"""

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from meetingroom.meeting.topics import RunSheetOrder
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import small_label


class OrderChoice(QWidget):
    """The order in words; a button with a menu for the facilitator.

    Signals: none; those of the actions in the menu.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu(self)
        self.words = small_label("", self)
        self.button = ActionButton("", variant=Variant.LINK, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.words)
        row.addWidget(self.button)

        self.button.clicked.connect(self._on_button_clicked)

    def set_choices(self, actions: Iterable[QAction]) -> None:
        """Take the actions that put the run sheet in order."""
        self.menu.addActions(list(actions))

    def show_order(self, order: RunSheetOrder, *, may_order: bool) -> None:
        """Say which order holds."""
        words = self.order_words(order)
        self.words.setText(words)
        self.words.setVisible(not may_order)
        self.button.set_words(f"{words}…")
        self.button.setAccessibleName(self.tr("Order of the topics: {0}").format(words))
        self.button.setVisible(may_order)

    def order_words(self, order: RunSheetOrder) -> str:
        """Return an order in words."""
        return {
            RunSheetOrder.BLOCKERS: self.tr("Blockers first"),
            RunSheetOrder.SPLIT: self.tr("Most split first"),
            RunSheetOrder.PEOPLE: self.tr("Most people first"),
            RunSheetOrder.PAGE: self.tr("In order of the text"),
        }[order]

    def _on_button_clicked(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
