# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A titled part of the summary whose body is made anew when its value changes.

Must not know what stands in it.
"""

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.ui.theme.tokens import SPACE_8
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import list_title_label

_Row = TypeVar("_Row")
FIRST_ROWS = 10
"""So that what stands below stays in reach; the others are one press away."""


class Section(QWidget):
    """Title, an optional count beside it, and a body.

    Signals:
        all_requested: The rows that are folded are to be shown, too.
    """

    all_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: object = None
        self.is_whole = False
        """Whether all rows are shown, however many."""
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

    def first_of(self, rows: tuple[_Row, ...]) -> tuple[_Row, ...]:
        """Return the rows that are shown until somebody asks for all."""
        is_short = self.is_whole or len(rows) <= FIRST_ROWS + 1
        return rows if is_short else rows[:FIRST_ROWS]

    def add_more(self, lines: QVBoxLayout, hidden: int) -> None:
        """Offer the rows that are folded, if there are any."""
        if not hidden:
            return
        words = self.tr("Show the other {0}").format(hidden)
        more = ActionButton(words, variant=Variant.LINK, parent=self)
        more.clicked.connect(self._on_more_clicked)
        lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

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

    def _on_more_clicked(self) -> None:
        self.is_whole = True
        self.all_requested.emit()
