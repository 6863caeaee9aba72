# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The list of meetings with its filters, or what a search found instead.

It is made after the first paint, with the first row or the first search. It shows what
it is given and opens nothing itself.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.ui.home.hit_list import HitList
from meetingroom.ui.home.meeting_model import MeetingModel, MeetingOrder
from meetingroom.ui.home.meeting_table import MeetingTable
from meetingroom.ui.home.view import Hit, MeetingRow
from meetingroom.ui.theme.tokens import LIST_ROW_TALL_PX, SPACE_8, SPACE_16
from meetingroom.ui.widget.empty_state import EmptyState
from meetingroom.ui.widget.label import list_title_label, make_rule

_HITS_PX = 420


class MeetingLists(QWidget):
    """What stands below the panels once there is something to list.

    Signals:
        clear_requested: The search is to be cleared.
        changed: Other rows are shown, or other hits.
    """

    clear_requested = Signal()
    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MeetingModel(today, self)
        self.list_part = QWidget(self)
        self.table = MeetingTable(self.model, self.list_part)
        self.kind = QComboBox(self.list_part)
        self.order = QComboBox(self.list_part)
        self.hits = HitList(self)
        self.no_match = EmptyState(
            "", glyph="search", action=self.tr("Clear the search"), parent=self
        )
        self._words = ""
        self._lay_out()
        self._show_right_part()

        self.kind.activated.connect(self._on_filter_activated)
        self.order.activated.connect(self._on_filter_activated)
        self.no_match.action_requested.connect(self.clear_requested)

    @property
    def has_meetings(self) -> bool:
        """Whether there is any meeting, of whatever kind."""
        return self.model.rowCount() > 0 or self.kind.count() > 1

    def show_meetings(self, rows: Sequence[MeetingRow], today: date) -> None:
        """List all meetings."""
        self.model.show_rows(rows, today)
        chosen = self.kind.currentData()
        self.kind.clear()
        self.kind.addItem(self.tr("All kinds"), "")
        for kind in self.model.kinds():
            self.kind.addItem(kind, kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self._on_filter_activated()

    def show_hits(self, hits: Sequence[Hit], words: str) -> None:
        """Show what was found; empty words bring the meetings back."""
        self._words = words
        self.hits.show_hits(hits, words)
        self.no_match.set_sentence(self.tr("Nothing found for “{0}”.").format(words))
        self._show_right_part()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_16)
        title = list_title_label(self.tr("Recent meetings"), self.list_part)
        head.addWidget(title)
        head.addStretch(1)
        for box, name in (
            (self.kind, self.tr("Kind of meeting")),
            (self.order, self.tr("Order")),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            head.addWidget(box)
        for order, words in (
            (MeetingOrder.NEWEST, self.tr("Newest first")),
            (MeetingOrder.OLDEST, self.tr("Oldest first")),
            (MeetingOrder.TITLE, self.tr("By title")),
        ):
            self.order.addItem(words, order)
        part = QVBoxLayout(self.list_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(0)
        part.addLayout(head)
        part.addSpacing(SPACE_8)
        part.addWidget(make_rule(self.list_part))
        part.addWidget(self.table)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setMinimumHeight(_HITS_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.list_part, self.hits, self.no_match):
            column.addWidget(each)

    def _show_right_part(self) -> None:
        is_searching = bool(self._words)
        has_hits = self.hits.count() > 0
        self.list_part.setVisible(not is_searching)
        self.hits.setVisible(is_searching and has_hits)
        self.no_match.setVisible(is_searching and not has_hits)
        self.table.setFixedHeight(max(1, self.model.rowCount() * LIST_ROW_TALL_PX))
        self.changed.emit()

    def _on_filter_activated(self) -> None:
        was = self.table.current_meeting()
        kind = self.kind.currentData() or ""
        self.model.arrange(kind, MeetingOrder(self.order.currentData()))
        ids = [self.model.row_at(at).id for at in range(self.model.rowCount())]
        if ids:
            at = ids.index(was.id) if was is not None and was.id in ids else 0
            self.table.selectRow(at)
        self._show_right_part()
