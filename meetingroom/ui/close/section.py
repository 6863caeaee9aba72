# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A titled part of the summary whose body is made anew when its value changes.

Must not know what stands in it.
"""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.ui.theme.tokens import SPACE_8
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.label import list_title_label


class Section(QWidget):
    """Title, an optional count beside it, and a body."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: object = None
        self._body = QWidget(self)
        self._badge = Badge("", parent=self)
        self._badge.hide()
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACE_8)
        self._head.addWidget(list_title_label(title, self))
        self._head.addWidget(self._badge)
        self._head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_8)
        self._column.addLayout(self._head)
        self._column.addWidget(self._body)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a button at the right end of the title's line."""
        self._head.addWidget(widget)

    def set_count(self, count: int, fill: Fill = Fill.NEUTRAL, glyph: str = "") -> None:
        """Show a count beside the title; none at zero."""
        self._badge.set_badge(str(count), fill, glyph)
        self._badge.setVisible(count > 0)

    def renew(self, value: object) -> QVBoxLayout | None:
        """Start a new body for another value.

        Returns:
            The empty body's layout; `None` when the value is shown already.
        """
        if value == self._value:
            return None
        self._value = value
        fresh = QWidget(self)
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        self._column.replaceWidget(self._body, fresh)
        self._body.hide()
        self._body.deleteLater()
        self._body = fresh
        return column
