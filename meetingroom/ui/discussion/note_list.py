# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The current topic's notes, some at first and more when asked for.

Rows are kept and filled anew; it passes their signals on.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.meeting.ids import NoteId
from meetingroom.ui.discussion.topic_note import TopicNote, TopicNoteRow
from meetingroom.ui.note.half_typed import NOTHING, HalfTypedStore
from meetingroom.ui.widget.button import ActionButton, Variant

FIRST_ROWS = 30


class NoteList(QWidget):
    """The rows.

    Signals:
        me_too_requested, disposition_requested, reply_requested,
            take_back_requested, own_requested: As `TopicNoteRow` has them.
    """

    me_too_requested = Signal(str, bool)
    disposition_requested = Signal(object)
    reply_requested = Signal(str, str)
    take_back_requested = Signal(str, str)
    own_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: tuple[TopicNote, ...] = ()
        self._limit = FIRST_ROWS
        self._may_join = False
        self.half_typed: HalfTypedStore = {}
        """What was typed at notes; the page's own, once the screen has it."""
        self.rows: list[TopicNoteRow] = []
        self.more = ActionButton("", variant=Variant.LINK, parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.hide()

        self.more.clicked.connect(self._on_more_clicked)

    def show_notes(self, views: Sequence[TopicNote], *, may_join: bool) -> None:
        """Show the notes of a topic."""
        if self._views and not {v.id for v in self._views} & {v.id for v in views}:
            self._limit = FIRST_ROWS
        self._views = tuple(views)
        self._may_join = may_join
        self._renew()

    def in_open_fields(self) -> HalfTypedStore:
        """Return what stands half typed in the rows that are shown."""
        shown = ((row.view, row.half_typed()) for row in self.rows)
        return {
            view.id: half
            for view, half in shown
            if view is not None and half != NOTHING
        }

    def row_of(self, note: NoteId) -> TopicNoteRow | None:
        """Return a note's row if it is shown."""
        for row in self.rows:
            if row.view is not None and row.view.id == note:
                return row
        return None

    def _renew(self) -> None:
        shown = self._views[: self._limit]
        while len(self.rows) > len(shown):
            row = self.rows.pop()
            self._put_away(row)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for index, view in enumerate(shown):
            if index == len(self.rows):
                self._add_row()
            row = self.rows[index]
            is_other = row.view is None or row.view.id != view.id
            if is_other:
                self._put_away(row)
            row.show_note(view, may_join=self._may_join)
            if is_other and self._may_join:
                row.bring_back(self.half_typed.pop(view.id, NOTHING))
        rest = len(self._views) - len(shown)
        self.more.setVisible(rest > 0)
        self.more.set_words(self.tr("Show {0} more notes").format(rest))

    def _put_away(self, row: TopicNoteRow) -> None:
        half = row.half_typed()
        if row.view is not None and half != NOTHING:
            self.half_typed[row.view.id] = half

    def _add_row(self) -> None:
        row = TopicNoteRow(self)
        row.me_too_requested.connect(self.me_too_requested)
        row.disposition_requested.connect(self.disposition_requested)
        row.reply_requested.connect(self.reply_requested)
        row.take_back_requested.connect(self.take_back_requested)
        row.own_requested.connect(self.own_requested)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)

    def _on_more_clicked(self) -> None:
        self._limit += FIRST_ROWS
        self._renew()
