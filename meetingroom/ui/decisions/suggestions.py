# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Suggestions of the room, each a press away from being an option.

It offers what it is given; nothing becomes an option by itself.
"""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from meetingroom.meeting.rule.decision import MAX_OPTIONS
from meetingroom.ui.decisions.start import Suggestion
from meetingroom.ui.theme.tokens import SMALL_BUTTON_PX
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.label import small_label

MOST_SHOWN = 3
"""More would push the reason out of sight; the rest is in the menu."""
WORDS_CP = 40
"""A longer chip would not fit beside another in a narrow window."""
MENU_CP = 70
MOST_IN_MENU = 12
"""A longer menu is parted by pages."""


class SuggestionRow(QWidget):
    """Chips of a few suggestions, one for all of the topics', and a menu of the rest.

    Signals:
        suggestions_taken: Some are wanted as options; a tuple of their texts.
    """

    suggestions_taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[Suggestion, ...] = ()
        self._own: tuple[str, ...] = ()
        self.chips: list[ActionButton] = []
        self.all = ActionButton("", variant=Variant.LINK, parent=self)
        self.more = ActionButton("", variant=Variant.LINK, parent=self)
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self._head = small_label(self.tr("From the margins:"), self)
        self._head.setMinimumHeight(SMALL_BUTTON_PX)
        self._row = FlowRow(self)
        self._row.addWidget(self._head)
        self._row.addWidget(self.all)
        self._row.addWidget(self.more)
        self.hide()

        self.all.clicked.connect(self._on_all_clicked)
        self.more.clicked.connect(self._on_more_clicked)
        self.menu.aboutToShow.connect(self._fill_menu)

    def offer(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Offer suggestions, the nearest first; without any the row is gone."""
        if suggestions == self._offered:
            return
        self._offered = suggestions
        self._own = tuple(one.words for one in suggestions if not one.is_elsewhere)
        buttons = (*self.chips, self.all, self.more)
        had_focus = any(button.hasFocus() for button in buttons)
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._row.removeWidget(self.all)
        self._row.removeWidget(self.more)
        self.chips = [self._chip(one) for one in suggestions[:MOST_SHOWN]]
        for chip in self.chips:
            self._row.addWidget(chip)
            chip.show()
        self._row.addWidget(self.all)
        self._row.addWidget(self.more)
        self.all.set_words(self.tr("Add all {0}").format(len(self._own)))
        self.all.setVisible(1 < len(self._own) <= MAX_OPTIONS)
        rest = len(suggestions) - len(self.chips)
        self.more.set_words(self.tr("{0} more…").format(rest))
        self.more.setAccessibleName(
            self.tr("{0} more suggestions from the margins").format(rest)
        )
        self.more.setVisible(rest > 0)
        self.setVisible(bool(suggestions))
        if had_focus and self.chips:
            self.chips[0].setFocus()
        self._row.invalidate()
        self.updateGeometry()

    def _fill_menu(self) -> None:
        """Make the menu when it is wanted: there may be hundreds of suggestions."""
        for old in self.menu.findChildren(QMenu):
            old.deleteLater()
        self.menu.clear()
        rest = self._offered[MOST_SHOWN:]
        if len(rest) <= MOST_IN_MENU:
            self._add_actions(self.menu, rest)
            return
        for name, page in groupby(rest, self._part):
            found = tuple(page)
            title = self.tr("{0} ({1})").format(name, len(found))
            self._add_actions(self.menu.addMenu(title), found)

    def _add_actions(self, menu: QMenu, suggestions: Sequence[Suggestion]) -> None:
        for one in suggestions:
            text = _cut(self._placed(one), MENU_CP).replace("&", "&&")
            action = menu.addAction(text, partial(self._take, (one.words,)))
            action.setToolTip(one.words)
        menu.setToolTipsVisible(True)

    def _part(self, suggestion: Suggestion) -> str:
        if not suggestion.is_elsewhere and len(self._own) < len(self._offered):
            return self.tr("On what is being decided")
        if not suggestion.place:
            return self.tr("On the whole memo")
        return self.tr("Page {0}").format(suggestion.place.partition(":")[0])

    def _placed(self, suggestion: Suggestion) -> str:
        place = suggestion.place or self.tr("whole memo")
        return f"{place} · {suggestion.words}"

    def _chip(self, suggestion: Suggestion) -> ActionButton:
        words = suggestion.words
        said = self.tr("Add the option: {0}").format(words)
        if suggestion.is_elsewhere:
            words = self._placed(suggestion)
            place = suggestion.place or self.tr("whole memo")
            said = self.tr("{0} (from {1})").format(said, place)
        chip = ActionButton(
            _cut(words, WORDS_CP).replace("&", "&&"),
            glyph="plus",
            variant=Variant.SMALL,
            parent=self,
        )
        chip.setToolTip(suggestion.words)
        chip.setAccessibleName(said)
        chip.clicked.connect(partial(self._take, (suggestion.words,)))
        return chip

    def _on_all_clicked(self) -> None:
        self._take(self._own)

    def _on_more_clicked(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _take(self, texts: tuple[str, ...], *_: object) -> None:
        self.suggestions_taken.emit(texts)


def _cut(text: str, most_cp: int) -> str:
    return text if len(text) <= most_cp else f"{text[: most_cp - 1].rstrip()}…"
