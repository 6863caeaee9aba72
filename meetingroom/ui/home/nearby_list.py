# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The meetings found on this network, each with one button that fills it in.

It lists what it is given and looks for nothing; it is made with the first one found.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.ui.home.view import Nearby
from meetingroom.ui.theme.fonts import small_font
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import ElidedLabel

NEARBY_SHOWN = 4
"""More would push the meetings so far off the screen; one can still type."""


class NearbyList(QWidget):
    """One row for each meeting found.

    Signals:
        chosen: The argument is the address of the meeting.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, ActionButton] = {}
        """By address."""
        self._shown: tuple[Nearby, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)

    def show_rows(self, rows: Sequence[Nearby]) -> None:
        """List the meetings; a list that stays the same is left alone."""
        wanted = tuple(rows[:NEARBY_SHOWN])
        if wanted == self._shown:
            return
        self._shown = wanted
        self.buttons = {}
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for row in wanted:
            self._column.addWidget(self._row(row))

    def _row(self, nearby: Nearby) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        line.addWidget(Glyph("wifi", parent=row))
        words = self.tr("On this network: {0}").format(nearby.title)
        if nearby.host:
            words = self.tr("On this network: {0}, {1}").format(
                nearby.title, nearby.host
            )
        line.addWidget(ElidedLabel(words, small_font(), Tone.MUTED, row), 1)
        use = ActionButton(self.tr("Use it"), variant=Variant.LINK, parent=row)
        use.setAccessibleName(self.tr("Use it: {0}").format(nearby.title))
        use.clicked.connect(partial(self._choose, nearby.address))
        line.addWidget(use)
        self.buttons[nearby.address] = use
        return row

    def _choose(self, address: str) -> None:
        self.chosen.emit(address)
