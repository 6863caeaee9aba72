# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The first page: start, continue or rehearse, and the meetings so far.

It places its parts and passes their wishes on; it opens nothing itself.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingroom.ui.home.hit_list import HitList
from meetingroom.ui.home.meeting_model import MeetingModel, MeetingOrder
from meetingroom.ui.home.meeting_table import MeetingTable
from meetingroom.ui.home.side_panel import SidePanel
from meetingroom.ui.home.start_panel import StartPanel
from meetingroom.ui.home.view import Hit, MeetingRow
from meetingroom.ui.theme.tokens import (
    LIST_ROW_TALL_PX,
    SPACE_8,
    SPACE_16,
    SPACE_24,
    SPACE_32,
)
from meetingroom.ui.widget.empty_state import EmptyState
from meetingroom.ui.widget.label import list_title_label, make_rule

_STACKED_PX = 880
"""Below this width the side panel goes below the start."""
_HITS_PX = 420


class MeetingPage(QScrollArea):
    """Panels and the list of meetings, or what a search found.

    Signals:
        export_requested: A meeting's record is to be exported; its id.
        clear_requested: The search is to be cleared.
    """

    export_requested = Signal(str)
    clear_requested = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.start = StartPanel()
        self.side = SidePanel()
        self.model = MeetingModel(today, self)
        self.table = MeetingTable(self.model)
        self.kind = QComboBox()
        self.order = QComboBox()
        self.title = list_title_label(self.tr("Recent meetings"))
        self.hits = HitList()
        self.empty = EmptyState(
            self.tr("Nothing here yet. Drop a memo, or rehearse alone with a sample."),
        )
        self.no_match = EmptyState(
            "", glyph="search", action=self.tr("Clear the search")
        )
        self._panels = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words = ""
        self._lay_out()
        self._show_right_part()

        self.kind.activated.connect(self._on_filter_activated)
        self.order.activated.connect(self._on_filter_activated)
        self.no_match.action_requested.connect(self.clear_requested)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side panel below the start where there is no room beside it."""
        is_stacked = event.size().width() < _STACKED_PX
        direction = QBoxLayout.Direction.LeftToRight
        if is_stacked:
            direction = QBoxLayout.Direction.TopToBottom
        if direction != self._panels.direction():
            self._panels.setDirection(direction)
            # Measured before Qt's own part, or the page keeps the old height.
            self._column.activate()
        super().resizeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the meeting under the pointer."""
        row = self.table.current_meeting()
        if row is None or not self.table.underMouse():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        export = QAction(self.tr("&Export the record…"), menu)
        export.triggered.connect(self.export_current)
        menu.addAction(export)
        menu.popup(event.globalPos())

    def first_control(self) -> QWidget:
        """Return what is wanted first: a name, a meeting to open, or a memo."""
        if not self.start.name:
            return self.start.name_field
        return self.table if self.model.rowCount() > 0 else self.start.choose

    def export_current(self) -> None:
        """Ask for the export of the meeting that is selected."""
        row = self.table.current_meeting()
        if row is not None:
            self.export_requested.emit(row.id)

    def _lay_out(self) -> None:
        self.start.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred
        )
        self._panels.setSpacing(SPACE_24)
        self._panels.addWidget(self.start, 3)
        self._panels.addWidget(self.side, 2)
        head = QHBoxLayout()
        head.setSpacing(SPACE_16)
        head.addWidget(self.title)
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
        self.list_part = QWidget()
        part = QVBoxLayout(self.list_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(0)
        part.addLayout(head)
        part.addSpacing(SPACE_8)
        part.addWidget(make_rule())
        part.addWidget(self.table)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setMinimumHeight(_HITS_PX)
        page = QWidget()
        self._column = column = QVBoxLayout(page)
        column.setContentsMargins(0, SPACE_24, 0, SPACE_32)
        column.setSpacing(SPACE_32)
        column.addLayout(self._panels)
        for each in (self.list_part, self.hits, self.no_match, self.empty):
            column.addWidget(each)
        column.addStretch(1)
        self.setWidget(page)

    def _show_right_part(self) -> None:
        is_searching = bool(self._words)
        has_hits = self.hits.count() > 0
        has_meetings = self.model.rowCount() > 0 or self.kind.count() > 1
        self.list_part.setVisible(has_meetings and not is_searching)
        self.empty.setVisible(not has_meetings and not is_searching)
        self.hits.setVisible(is_searching and has_hits)
        self.no_match.setVisible(is_searching and not has_hits)
        for panel in (self.start, self.side):
            panel.setVisible(not is_searching)
        self.table.setFixedHeight(max(1, self.model.rowCount() * LIST_ROW_TALL_PX))

    def _on_filter_activated(self) -> None:
        was = self.table.current_meeting()
        kind = self.kind.currentData() or ""
        self.model.arrange(kind, MeetingOrder(self.order.currentData()))
        ids = [self.model.row_at(at).id for at in range(self.model.rowCount())]
        if ids:
            at = ids.index(was.id) if was is not None and was.id in ids else 0
            self.table.selectRow(at)
        self._show_right_part()

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        page = self.widget()
        if page is not None and now.isValid() and self.table.hasFocus():
            box = self.table.visualRect(now)
            middle = self.table.mapTo(page, box.center())
            self.ensureVisible(0, middle.y(), 0, LIST_ROW_TALL_PX)
