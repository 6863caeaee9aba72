# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The foot of the text: who follows, the way back, addresses, and going on.

It emits intents only; whether an address exists is answered by the page map.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from meetingroom.memo.pages import PageMap, find_address
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.key_cap import KeyHint
from meetingroom.ui.widget.label import ElidedLabel

HEIGHT_PX = 46
_HINTS_FROM_PX = 700


class AddressField(QLineEdit):
    """Where an address is typed; hidden until it is asked for.

    Signals:
        given_up: Escape was pressed.
    """

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class MiddleFoot(QWidget):
    """The foot.

    Signals:
        back_requested: Return to the passage of the room.
        place_requested: A position of the memo was asked for by its address.
    """

    back_requested = Signal()
    place_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = PageMap(())
        self.setFixedHeight(HEIGHT_PX)
        self._glyph = Glyph("locate-fixed", Tone.TEXT, parent=self)
        self.words = ElidedLabel("", fonts.small_font(), parent=self)
        self.back = ActionButton(
            self.tr("Back to the room"),
            glyph="locate-fixed",
            key="F",
            variant=Variant.SMALL,
            parent=self,
        )
        self.address = AddressField(self)
        self.address.setPlaceholderText("3:12")
        self.address.setMaximumWidth(110)
        self.address.setAccessibleName(self.tr("Page and line to go to"))
        self._hints = (
            KeyHint(["G"], self.tr("go to 3:12"), self),
            KeyHint(["V"], self.tr("as an attendee"), self),
        )
        self.go_on = ActionButton(
            self.tr("&Go to the decisions"), variant=Variant.SMALL, parent=self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._glyph)
        row.addWidget(self.words, 1)
        row.addWidget(self.back)
        row.addStretch(0)
        row.addWidget(self.address)
        for hint in self._hints:
            row.addWidget(hint)
            row.addSpacing(SPACE_12 - SPACE_8)
        row.addWidget(self.go_on)
        self.words.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self.back.hide()
        self.address.hide()

        self.back.clicked.connect(self.back_requested)
        self.address.returnPressed.connect(self._on_address_entered)
        self.address.given_up.connect(self._on_address_given_up)

    def show_pages(self, pages: PageMap) -> None:
        """Take the page map that addresses are looked up in."""
        self._pages = pages

    def show_following(self, words: str) -> None:
        """Say who follows whom."""
        self.words.setText(words)

    def show_left(self, left: str) -> None:
        """Say at the way on what it takes everybody away from.

        Args:
            left: How many topics have no outcome yet, as a sentence; may be empty.
        """
        all_go = self.tr("Takes everybody to the decisions.")
        tip = " ".join(part for part in (all_go, left) if part)
        self.go_on.setToolTip(tip)
        self.go_on.setAccessibleDescription(tip)

    def set_away(self, *, is_away: bool) -> None:
        """Offer the way back instead."""
        self.back.setVisible(is_away)
        self._glyph.setVisible(not is_away)
        self.words.setVisible(not is_away)

    def ask_address(self) -> None:
        """Open the field for an address."""
        self.address.show()
        self.address.selectAll()
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hints out where they have no room."""
        super().resizeEvent(event)
        for hint in self._hints:
            hint.setVisible(self.width() >= _HINTS_FROM_PX)

    def _on_address_entered(self) -> None:
        position = find_address(self._pages, self.address.text())
        if position is None:
            self.address.setToolTip(self.tr("There is no such page and line."))
            self.address.selectAll()
            return
        self.address.hide()
        self.place_requested.emit(position)

    def _on_address_given_up(self) -> None:
        self.address.hide()
