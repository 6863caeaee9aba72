# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Suggestions of the room, each a press away from being an option.

It offers what it is given; nothing becomes an option by itself.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from meetingroom.ui.theme.tokens import SMALL_BUTTON_PX
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.label import small_label

MOST_SHOWN = 3
"""More would push the reason out of sight; the rest is behind *Add all*."""
WORDS_CP = 40
"""A longer chip would not fit beside another in a narrow window."""


class SuggestionRow(QWidget):
    """Chips of suggestions and one for all of them.

    Signals:
        suggestions_taken: Some are wanted as options; a tuple of their texts.
    """

    suggestions_taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[str, ...] = ()
        self.chips: list[ActionButton] = []
        self.all = ActionButton("", variant=Variant.LINK, parent=self)
        self._head = small_label(self.tr("From the margins:"), self)
        self._head.setMinimumHeight(SMALL_BUTTON_PX)
        self._row = FlowRow(self)
        self._row.addWidget(self._head)
        self._row.addWidget(self.all)
        self.hide()

        self.all.clicked.connect(self._on_all_clicked)

    def offer(self, suggestions: tuple[str, ...]) -> None:
        """Offer suggestions, each on one line; without any the row is gone."""
        if suggestions == self._offered:
            return
        self._offered = suggestions
        had_focus = any(button.hasFocus() for button in (*self.chips, self.all))
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._row.removeWidget(self.all)
        self.chips = [self._chip(text) for text in suggestions[:MOST_SHOWN]]
        for chip in self.chips:
            self._row.addWidget(chip)
            chip.show()
        self._row.addWidget(self.all)
        self.all.set_words(self.tr("Add all {0}").format(len(suggestions)))
        self.all.setVisible(len(suggestions) > 1)
        self.setVisible(bool(suggestions))
        if had_focus and self.chips:
            self.chips[0].setFocus()
        self._row.invalidate()
        self.updateGeometry()

    def _chip(self, text: str) -> ActionButton:
        cut = text if len(text) <= WORDS_CP else f"{text[: WORDS_CP - 1].rstrip()}…"
        chip = ActionButton(
            cut.replace("&", "&&"), glyph="plus", variant=Variant.SMALL, parent=self
        )
        chip.setToolTip(text)
        chip.setAccessibleName(self.tr("Add the option: {0}").format(text))
        chip.clicked.connect(partial(self._take, (text,)))
        return chip

    def _on_all_clicked(self) -> None:
        self._take(self._offered)

    def _take(self, texts: tuple[str, ...], *_: object) -> None:
        self.suggestions_taken.emit(texts)
