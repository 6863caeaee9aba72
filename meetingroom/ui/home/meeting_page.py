# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The first page: start, continue or rehearse, and the meetings so far.

It places its parts and passes their wishes on; it opens nothing itself. The lists are
imported and made when there is something to list: the first paint has none.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingroom.ui.home.join_panel import JoinPanel
from meetingroom.ui.home.side_panel import SidePanel
from meetingroom.ui.home.start_panel import StartPanel
from meetingroom.ui.theme.tokens import (
    LIST_ROW_TALL_PX,
    SPACE_24,
    SPACE_32,
)
from meetingroom.ui.widget.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from meetingroom.ui.home.meeting_lists import MeetingLists
    from meetingroom.ui.home.view import Hit, MeetingRow, Unfinished

_STACKED_PX = 960
"""Below this width joining goes below the start."""


class MeetingPage(QScrollArea):
    """Panels and the list of meetings, or what a search found.

    Signals:
        meeting_opened: A meeting is to be opened; its `MeetingRow`.
        hit_opened: A `Hit` is to be shown.
        export_requested: A meeting's record is to be exported; its id.
        clear_requested: The search is to be cleared.
    """

    meeting_opened = Signal(object)
    hit_opened = Signal(object)
    export_requested = Signal(str)
    clear_requested = Signal()

    def __init__(
        self, today: "Callable[[], date]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._words = ""
        self._lists: MeetingLists | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.start = StartPanel()
        self.join = JoinPanel()
        self.side = SidePanel()
        self.empty = EmptyState(
            self.tr(
                "Nothing here yet. Drop a memo, join a meeting, or rehearse alone with"
                " a sample."
            ),
        )
        self._panels = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    @property
    def lists(self) -> "MeetingLists":
        """The lists below the panels, made when first wanted."""
        if self._lists is None:
            self._lists = self._make_lists()
        return self._lists

    def show_meetings(self, rows: "Sequence[MeetingRow]", today: "date") -> None:
        """List all meetings."""
        if rows or self._lists is not None:
            self.lists.show_meetings(rows, today)

    def show_hits(self, hits: "Sequence[Hit]", words: str) -> None:
        """Show what was found; empty words bring the meetings back."""
        self._words = words
        if words or self._lists is not None:
            self.lists.show_hits(hits, words)

    def show_unfinished(self, row: "Unfinished | None", sentence: str) -> None:
        """Offer the meeting that was interrupted, or else the samples."""
        # Meetings are known only after the first paint; who moved on is left there.
        is_at_first = self.start.choose.hasFocus() or self.first_control().hasFocus()
        self.side.show_unfinished(row, sentence)
        self._show_side()
        if is_at_first:
            self.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put joining below the start where there is no room beside it."""
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
        if self._lists is None or not self._lists.table.underMouse():
            return
        if self._lists.table.current_meeting() is None:
            return
        # Inline: no menu is open at the first paint.
        from PySide6.QtGui import QAction  # noqa: PLC0415
        from PySide6.QtWidgets import QMenu  # noqa: PLC0415

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        export = QAction(self.tr("&Export the record…"), menu)
        export.triggered.connect(self.export_current)
        menu.addAction(export)
        menu.popup(event.globalPos())

    def name_to_join(self) -> str:
        """Return the name to join under; empty while the panel asks for it."""
        self.start.commit_name()
        if not self.start.name:
            self.start.take_name(self.join.name)
        if not self.start.name:
            self.join.ask_for_name()
            return ""
        self.join.hide_name()
        return self.start.name

    def first_control(self) -> QWidget:
        """Return what is wanted first: a name, a meeting to go on with, or a memo."""
        if not self.start.name:
            return self.start.name_field
        if self.side.is_interrupted:
            return self.side.resume
        lists = self._lists
        if lists is not None and lists.model.rowCount() > 0:
            return lists.table
        return self.start.choose

    def panes(self) -> list[QWidget]:
        """Return where F6 goes on this page, in order."""
        lists = [] if self._lists is None else [self._lists.table]
        return [self.start.choose, self.join.address, *lists]

    def export_current(self) -> None:
        """Ask for the export of the meeting that is selected."""
        row = None if self._lists is None else self._lists.table.current_meeting()
        if row is not None:
            self.export_requested.emit(row.id)

    def _lay_out(self) -> None:
        self.start.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred
        )
        self._panels.setSpacing(SPACE_24)
        self._panels.addWidget(self.start, 3)
        self._panels.addWidget(self.join, 2)
        page = QWidget()
        self._column = column = QVBoxLayout(page)
        column.setContentsMargins(0, SPACE_24, 0, SPACE_32)
        column.setSpacing(SPACE_32)
        column.addLayout(self._panels)
        column.addWidget(self.side)
        column.addWidget(self.empty)
        column.addStretch(1)
        self.setWidget(page)

    def _make_lists(self) -> "MeetingLists":
        # Inline: not needed before the first paint.
        from meetingroom.ui.home.meeting_lists import MeetingLists  # noqa: PLC0415

        lists = MeetingLists(self._today(), self.widget())
        lists.hide()
        self._column.insertWidget(self._column.indexOf(self.empty), lists)
        lists.changed.connect(self._on_lists_changed)
        lists.clear_requested.connect(self.clear_requested)
        lists.table.meeting_opened.connect(self.meeting_opened)
        lists.hits.hit_opened.connect(self.hit_opened)
        lists.table.selectionModel().currentChanged.connect(self._on_current_changed)
        return lists

    def _on_lists_changed(self) -> None:
        is_searching = bool(self._words)
        is_listing = is_searching or self.lists.has_meetings
        self.empty.setVisible(not is_listing)
        self.lists.setVisible(is_listing)
        for panel in (self.start, self.join):
            panel.setVisible(not is_searching)
        self._show_side()

    def _show_side(self) -> None:
        """Rehearsing needs no room of its own once there are meetings."""
        has_meetings = self._lists is not None and self._lists.has_meetings
        is_wanted = self.side.is_offering or not has_meetings
        self.side.setVisible(is_wanted and not self._words)

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        page, table = self.widget(), self.lists.table
        if page is not None and now.isValid() and table.hasFocus():
            box = table.visualRect(now)
            middle = table.mapTo(page, box.center())
            self.ensureVisible(0, middle.y(), 0, LIST_ROW_TALL_PX)
