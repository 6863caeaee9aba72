# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tabs of a page, each with an optional badge; the chosen one bold and underlined.

Must not hold the pages; the screen shows the page it is told of.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import FOCUS_PX, SPACE_8, SPACE_32
from meetingroom.ui.widget.badge import Badge

_HEIGHT_PX = 42


class PageTabs(QTabBar):
    """A tab bar without frames.

    Signals: `currentChanged`, as Qt has it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badges: list[Badge | None] = []
        self.setAccessibleName(name)
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFont(fonts.body_font())

    def add_page(self, text: str, badge: Badge | None = None) -> int:
        """Add a tab and return its index; a badge becomes a child of the bar."""
        if badge is not None:
            badge.setParent(self)
            badge.installEventFilter(self)
        self._badges.append(badge)
        index = self.addTab(text)
        self._place_badges()
        return index

    def set_badge_shown(self, index: int, *, is_shown: bool) -> None:
        """Show or hide a tab's badge; badges vanish at zero."""
        badge = self._badges[index]
        if badge is not None:
            badge.setVisible(is_shown)
            self._relayout()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802  # overrides QTabBar
        """Return the room of the bold words and the badge."""
        width = self._words_px(index)
        badge = self._badge(index)
        if badge is not None:
            width += SPACE_8 + badge.sizeHint().width()
        return QSize(width + SPACE_32, _HEIGHT_PX)

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802  # as above
        """Return the same: a tab is never cut."""
        return self.tabSizeHint(index)

    def tabLayoutChange(self) -> None:  # noqa: N802  # overrides QTabBar
        """Move the badges with their tabs."""
        super().tabLayoutChange()
        self._place_badges()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, the line of the current tab and the hairline."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))
        for index in range(self.count()):
            box = self._content_box(index)
            is_current = index == self.currentIndex()
            painter.setFont(fonts.body_font(is_bold=is_current))
            painter.setPen(QColor(tokens.text if is_current else tokens.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.tabText(index))
            if is_current:
                line = QRect(
                    box.left(), self.height() - FOCUS_PX, box.width(), FOCUS_PX
                )
                painter.fillRect(line, QColor(tokens.accent))
                if self.hasFocus():
                    painter.setPen(QPen(QColor(tokens.accent), FOCUS_PX))
                    painter.drawRect(box.adjusted(1, 5, -1, -5))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a badge whose words have changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._relayout()
        return super().eventFilter(watched, event)

    def _relayout(self) -> None:
        # QTabBar measures its tabs again when their text is set.
        for index in range(self.count()):
            self.setTabText(index, self.tabText(index))
        self._place_badges()

    def _badge(self, index: int) -> Badge | None:
        badge = self._badges[index] if index < len(self._badges) else None
        return None if badge is None or badge.isHidden() else badge

    def _words_px(self, index: int) -> int:
        metrics = QFontMetrics(fonts.body_font(is_bold=True))
        return metrics.horizontalAdvance(self.tabText(index))

    def _content_box(self, index: int) -> QRect:
        """Return the tab without the gap to the next one."""
        box = self.tabRect(index)
        box.setHeight(self.height())
        if self.isRightToLeft():
            return box.adjusted(SPACE_32, 0, 0, 0)
        return box.adjusted(0, 0, -SPACE_32, 0)

    def _place_badges(self) -> None:
        for index in range(self.count()):
            badge = self._badge(index)
            if badge is None:
                continue
            box = self._content_box(index)
            size = badge.sizeHint()
            left = box.right() + 1 - size.width()
            if self.isRightToLeft():
                left = box.left()
            top = (self.height() - size.height()) // 2
            badge.setGeometry(left, top, size.width(), size.height())
