# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The page of follow-ups: by person, date or meeting, ticked with undo.

It asks for a tick and shows what comes back; the library is not its business.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from meetingroom.ui.home import sift, words
from meetingroom.ui.home.follow_up_list import FollowUpList
from meetingroom.ui.home.sift import Order
from meetingroom.ui.home.view import FollowUpRow
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.widget.empty_state import EmptyState
from meetingroom.ui.widget.label import small_label
from meetingroom.ui.widget.segmented import Choice, Segmented
from meetingroom.ui.widget.undo_strip import UndoStrip

_COUNTS_FROM_PX = 640
"""Narrower, the tab's badge says how many are late."""


class FollowUpPage(QWidget):
    """What people took out of their meetings.

    Signals:
        follow_up_ticked: Meeting id, follow-up id, and whether it is finished now.
        clear_requested: The search is to be cleared.
    """

    follow_up_ticked = Signal(str, str, bool)
    clear_requested = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: tuple[FollowUpRow, ...] = ()
        self._words = ""
        self._order = Order.PERSON
        self.by = Segmented(
            self.tr("Group the follow-ups"),
            (
                Choice(Order.PERSON, self.tr("By person")),
                Choice(Order.DATE, self.tr("By date")),
                Choice(Order.MEETING, self.tr("By meeting")),
            ),
        )
        self.by.set_choice(Order.PERSON)
        self.has_finished = QCheckBox(self.tr("Sh&ow finished ones"))
        self.list = FollowUpList(today)
        self.empty = EmptyState("", glyph="check-check")
        self.no_match = EmptyState(
            "", glyph="search", action=self.tr("Clear the search")
        )
        self.stack = QStackedWidget()
        self.undo = UndoStrip()
        self.counts = small_label("")
        self._lay_out()
        self._arrange()

        self.by.choice_changed.connect(self._on_by_changed)
        self.has_finished.toggled.connect(self._on_has_finished_toggled)
        self.list.ticked.connect(self._on_list_ticked)
        self.undo.undo_requested.connect(self._on_undo_requested)
        self.no_match.action_requested.connect(self.clear_requested)

    def show_rows(self, rows: Sequence[FollowUpRow], today: date) -> None:
        """Take all follow-ups anew."""
        self._rows, self._today = tuple(rows), today
        self._arrange()

    def show_words(self, searched: str) -> None:
        """Show only follow-ups with these words."""
        self._words = searched
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the counts out where the choices need the room."""
        super().resizeEvent(event)
        self.counts.setVisible(event.size().width() >= _COUNTS_FROM_PX)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_24)
        head.addWidget(self.by)
        head.addWidget(self.has_finished)
        head.addStretch(1)
        head.addWidget(self.counts)
        for page in (self.list, self.empty, self.no_match):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.undo)

    def _arrange(self) -> None:
        groups = sift.group_follow_ups(
            self._rows,
            self._order,
            self._words,
            has_finished=self.has_finished.isChecked(),
        )
        self.list.show_groups(groups, self._today)
        self.counts.setText(self._count_words())
        if groups:
            self.stack.setCurrentWidget(self.list)
        elif self._words:
            sentence = self.tr("Nothing found for “{0}”.").format(self._words)
            self.no_match.set_sentence(sentence)
            self.stack.setCurrentWidget(self.no_match)
        else:
            self.empty.set_sentence(
                self.tr("Everything is finished.")
                if self._rows
                else self.tr("No meeting has left work to do yet.")
            )
            self.stack.setCurrentWidget(self.empty)

    def _count_words(self) -> str:
        count = sum(not row.is_done for row in self._rows)
        late = sift.count_late(self._rows, self._today)
        if not self._rows:
            return ""
        if late:
            return self.tr("{0} open, {1} overdue").format(count, late)
        return words.open_words(count)

    def _on_by_changed(self, choice: str) -> None:
        self._order = Order(choice)
        self._arrange()

    def _on_has_finished_toggled(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's
        del is_on
        self._arrange()

    def _on_list_ticked(self, row: FollowUpRow) -> None:
        self.follow_up_ticked.emit(row.meeting_id, row.id, not row.is_done)
        if row.is_done:
            self.undo.clear()
            return
        self.undo.offer(self.tr("Finished: {0}").format(row.what), row)

    def _on_undo_requested(self, row: FollowUpRow) -> None:
        self.follow_up_ticked.emit(row.meeting_id, row.id, row.is_done)
