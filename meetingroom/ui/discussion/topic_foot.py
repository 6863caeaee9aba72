# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Below the run sheet: its keys, and the button that takes the selected topic up.

It emits what was pressed; it must not know the meeting.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from meetingroom.ui.widget.button import ActionButton, GlyphButton, Variant
from meetingroom.ui.widget.key_cap import KeyHint

_HEIGHT_PX = 46


class TopicFoot(QWidget):
    """One line; in the rail an icon alone, and only for whoever leads.

    Signals:
        take_up_requested: Make the selected topic the room's.
    """

    take_up_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_controls = False
        self._is_rail = False
        words = self.tr("Take it up")
        self._keys = KeyHint(["J", "K"], self.tr("topic"), self)
        self.take_up = ActionButton(
            words, key="Enter", variant=Variant.SMALL, parent=self
        )
        self.in_rail = GlyphButton("play", words, self)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(SPACE_12)
        self._line.addWidget(self._keys)
        self._line.addStretch(1)
        self._line.addWidget(self.take_up)
        self._line.addWidget(self.in_rail)
        self.setFixedHeight(_HEIGHT_PX)
        self.set_rail(is_rail=False)

        self.take_up.clicked.connect(self.take_up_requested)
        self.in_rail.clicked.connect(self.take_up_requested)

    def show_topic(self, *, has_controls: bool, why_not: str) -> None:
        """Offer to take the selected topic up.

        Args:
            has_controls: Whether the viewer leads; nobody else is offered it.
            why_not: Why it cannot be taken up now; empty if it can.
        """
        self._has_controls = has_controls
        self.take_up.set_reason(why_not)
        self.in_rail.setEnabled(not why_not)
        self.in_rail.setAccessibleDescription(why_not)
        self._show_parts()

    def set_rail(self, *, is_rail: bool) -> None:
        """Fold to the width of an icon, or unfold."""
        self._is_rail = is_rail
        side_px = SPACE_12 if is_rail else SPACE_16
        self._line.setContentsMargins(side_px, 0, SPACE_12 if is_rail else SPACE_8, 0)
        self._show_parts()

    def _show_parts(self) -> None:
        self.setVisible(self._has_controls or not self._is_rail)
        self._keys.setVisible(not self._is_rail)
        self.take_up.setVisible(self._has_controls and not self._is_rail)
        self.in_rail.setVisible(self._has_controls and self._is_rail)
