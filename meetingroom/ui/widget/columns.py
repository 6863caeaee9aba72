# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A main column and a sunken side column, each scrolling; stacked when narrow.

Arranges only; must not know what stands in the columns.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import MEDIUM_PX
from meetingroom.ui.widget.into_view import bring_into_view
from meetingroom.ui.widget.label import make_rule
from meetingroom.ui.widget.tab_order import order_tabs


class MainAndSide(QWidget):
    """Two columns side by side, or the side column below the main one."""

    def __init__(
        self,
        main: QWidget,
        side: QWidget,
        side_px: int,
        *,
        narrow_below_px: int = MEDIUM_PX,
        parent: QWidget | None = None,
    ) -> None:
        """Take both columns in.

        Args:
            main: What comes first.
            side: What stands on the sunken ground.
            side_px: Widest side column; it never takes more than 0.42 of the width.
            narrow_below_px: Below this width of the widget the columns are stacked.
            parent: Owner of the widget.
        """
        super().__init__(parent)
        self._side_px = side_px
        self._narrow_below_px = narrow_below_px
        self._is_stacked = False
        self._shown_page: object = None
        self._page = QWidget(self)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(main)
        self._column.addStretch(1)
        self._side = QFrame(self)
        self._side.setProperty("variant", "side")
        self._rule = make_rule(self._side)
        self._rule.hide()
        self._inset_px = max(0, _left_px(main) - _left_px(side))
        self._inner = QVBoxLayout(self._side)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(0)
        self._inner.addWidget(side)
        self._inner.addStretch(1)
        self.main_area = _scrolling(self._page, self)
        self.side_area = _scrolling(self._side, self)
        # The ground below its scroll bar, too.
        self.side_area.setProperty("variant", "side")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._side.installEventFilter(self)
        # One pixel for the hairline between the columns.
        row.setSpacing(1)
        row.addWidget(self.main_area, 1)
        row.addWidget(self.side_area)

    @property
    def is_stacked(self) -> bool:
        """Tell whether the side column stands below."""
        return self._is_stacked

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll to a part of either column."""
        bring_into_view(part)

    def go_to(self, part: QWidget) -> None:
        """Scroll to a part of either column and give it the focus."""
        bring_into_view(part)
        part.setFocus()

    def show_page(self, page: object) -> None:
        """Begin at the top where something else than before is shown in the columns.

        Args:
            page: What tells the pages apart.
        """
        if page == self._shown_page:
            return
        self._shown_page = page
        for area in (self.main_area, self.side_area):
            area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or unstack the columns."""
        super().resizeEvent(event)
        width = event.size().width()
        self.side_area.setFixedWidth(min(self._side_px, round(width * 0.42)))
        is_narrow = width < self._narrow_below_px
        if is_narrow == self._is_stacked:
            return
        self._is_stacked = is_narrow
        if is_narrow:
            self.side_area.takeWidget()
            self._column.insertWidget(self._column.count() - 1, self._side)
            self._side.show()
        else:
            self._column.removeWidget(self._side)
            self.side_area.setWidget(self._side)
            self._side.show()
        self.side_area.setVisible(not is_narrow)
        # Below each other both columns begin on one line, and a hairline parts them.
        self._inner.setContentsMargins(self._inset_px if is_narrow else 0, 0, 0, 0)
        self._rule.setVisible(is_narrow)
        self._place_rule()
        order_tabs(self)  # what moved to another parent would come last

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the hairline as long as the side column."""
        if event.type() == QEvent.Type.Resize and watched is self._side:
            self._place_rule()
        return super().eventFilter(watched, event)

    def _place_rule(self) -> None:
        self._rule.setGeometry(0, 0, self._side.width(), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline, which alone parts the columns in high contrast."""
        del event
        if not self._is_stacked:
            left = self.side_area.x() - 1
            colour = QColor(current_tokens().line)
            QPainter(self).fillRect(left, 0, 1, self.height(), colour)


def _left_px(column: QWidget) -> int:
    layout = column.layout()
    return layout.contentsMargins().left() if layout is not None else 0


def _scrolling(inner: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
