# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A layout that sets chips in a row and wraps them like words.

Arranges only; must not create or delete what it holds.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from meetingroom.ui.theme.tokens import SPACE_8


class FlowRow(QLayout):
    """Rows of items, each at its own size; the height follows the width."""

    def __init__(
        self,
        parent: QWidget | None = None,
        gap_px: int = SPACE_8,
        line_gap_px: int | None = None,
    ) -> None:
        """Arrange nothing yet.

        Args:
            parent: The widget whose layout it is.
            gap_px: Between two items of a row.
            line_gap_px: Between two rows; `None` for the same.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap_px = gap_px
        self._line_gap_px = gap_px if line_gap_px is None else line_gap_px
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item; Qt calls this for `addWidget`."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or `None` beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that narrow means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arrange(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        """Place all items."""
        super().setGeometry(rect)
        self._arrange(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """Return one row's size, all items beside each other."""
        hints = [item.sizeHint() for item in self._visible()]
        width = sum(hint.width() for hint in hints)
        width += self._gap_px * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802  # overrides QLayout
        """Return the size of the largest item."""
        size = QSize(0, 0)
        for item in self._visible():
            size = size.expandedTo(item.minimumSize())
        return size

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, is_trial: bool) -> int:
        """Walk the items, place them unless it is a trial, return the height."""
        parent = self.parentWidget()
        is_mirrored = parent is not None and parent.isRightToLeft()
        x, y, row_px = 0, 0, 0
        for item in self._visible():
            hint = item.sizeHint()
            if x > 0 and x + hint.width() > rect.width():
                x, y, row_px = 0, y + row_px + self._line_gap_px, 0
            if not is_trial:
                left = (
                    rect.right() + 1 - x - hint.width() if is_mirrored else rect.x() + x
                )
                item.setGeometry(QRect(QPoint(left, rect.y() + y), hint))
            x += hint.width() + self._gap_px
            row_px = max(row_px, hint.height())
        return y + row_px
