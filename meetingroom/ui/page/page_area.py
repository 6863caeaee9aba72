# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Text and margin side by side, for every width of window.

It gives both their places and one scroll bar; it must not know what the notes are.
"""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from meetingroom.ui.document.look import PageLook
from meetingroom.ui.page.card_measure import GLYPH_PX
from meetingroom.ui.page.margin import MarginColumn
from meetingroom.ui.page.palette import page_palette
from meetingroom.ui.page.text_pane import TextPane
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import (
    CARD_WIDTH_MEDIUM_PX,
    CARD_WIDTH_PX,
    GUTTER_PX,
    MARGIN_GAP_PX,
    MEDIUM_PX,
    SPACE_8,
    SPACE_24,
    WIDE_PX,
)

BAR_PX = 10
OPTICAL_PX = 11
"""The text stands this much left of the exact middle: cards weigh less than text."""
DOUBLE_SIZE_PX = 38
"""Text of twice the usual size counts as a narrow window."""


class PageArea(QWidget):
    """The text pane, the margin beside it and the scroll bar at the edge."""

    def __init__(self, look: PageLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = TextPane(look, self)
        self.margin = MarginColumn(self.pane, self)
        self._is_margin_wanted = True
        self._bar = QScrollBar(self)
        self._bar.setAccessibleName(self.tr("Place in the memo"))
        self.setAutoFillBackground(True)
        self._take_palette()

        inner = self.pane.verticalScrollBar()
        inner.rangeChanged.connect(self._on_inner_range_changed)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)
        self.pane.geometry_changed.connect(self._on_pane_geometry_changed)

    @property
    def is_margin_wanted(self) -> bool:
        """Whether the margin is shown."""
        return self._is_margin_wanted

    def set_margin_wanted(self, *, is_wanted: bool) -> None:
        """Show or hide the margin; the text moves to the middle without it."""
        if is_wanted != self._is_margin_wanted:
            self._is_margin_wanted = is_wanted
            self._arrange()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(WIDE_PX, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for another width."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text from the empty sides too."""
        QApplication.sendEvent(self.pane.viewport(), event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._take_palette()

    def _on_inner_range_changed(self, least: int, most: int) -> None:
        inner = self.pane.verticalScrollBar()
        self._bar.setPageStep(inner.pageStep())
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setRange(least, most)
        self._bar.setVisible(most > least)

    def _on_pane_geometry_changed(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        card_px, gap_px = self._margin_size(width)
        beside_px = card_px + gap_px if self._is_margin_wanted else 0
        self.pane.set_room_px(width - BAR_PX - beside_px)
        column_px = self.pane.column_px
        # One pixel more than the column: the last glyph may lean out of it.
        pane_px = GUTTER_PX + column_px + 1
        free_px = width - BAR_PX - column_px - beside_px
        left = max(0, min(free_px // 2 - OPTICAL_PX, free_px) - GUTTER_PX)
        self.pane.setGeometry(QRect(left, 0, pane_px, height))
        self.margin.setVisible(self._is_margin_wanted)
        if self._is_margin_wanted:
            x = left + pane_px - 1 + gap_px
            self.margin.set_glyphs(is_on=card_px == GLYPH_PX)
            self.margin.setGeometry(QRect(x, 0, card_px, height))
        self._bar.setGeometry(QRect(width - BAR_PX, 0, BAR_PX, height))

    def _margin_size(self, width_px: int) -> tuple[int, int]:
        """Return the width of a card and its distance from the text."""
        is_large = self.pane.look.size_px >= DOUBLE_SIZE_PX
        if width_px < MEDIUM_PX or is_large:
            return GLYPH_PX, SPACE_8
        if width_px < WIDE_PX:
            return CARD_WIDTH_MEDIUM_PX, SPACE_24
        return CARD_WIDTH_PX, MARGIN_GAP_PX

    def _take_palette(self) -> None:
        self.setPalette(page_palette(self.palette(), current_tokens()))
        self.setBackgroundRole(QPalette.ColorRole.Base)
