# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The author's checklist: all small edits, to tick and to copy; it stops nothing else.

It follows the room; whether a tick counts is decided by the core alone.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.commands import Command
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.note.typo_row import TypoRow
from meetingroom.ui.note.typo_view import TypoView, checklist, typo_views
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.label import section_label, small_label

if TYPE_CHECKING:
    from meetingroom.meeting.ids import NoteId

_SIZE_PX = (560, 620)


class TypoForm(QDialog):
    """The small edits, one below the other.

    Signals:
        disposition_requested: What becomes of one; a `SetDisposition`.
    """

    disposition_requested = Signal(object)

    def __init__(self, snapshot: RoomSnapshot, parent: QWidget | None = None) -> None:
        """List the small edits.

        Args:
            snapshot: What the seat sees.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Small edits for the author"))
        self.resize(*_SIZE_PX)
        self._views: tuple[TypoView, ...] = ()
        self._last_reason = ""
        self.rows: dict[NoteId, TypoRow] = {}
        self.count = small_label("", self)
        self.count.setWordWrap(True)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(self.tr("Small edits for the author"))
        inner = QWidget(self)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, SPACE_12, 0)
        self._column.setSpacing(SPACE_8)
        self._column.addStretch(1)
        self._area.setWidget(inner)
        self.copy = ActionButton(
            self.tr("&Copy the list"), glyph="clipboard-copy", parent=self
        )
        self.shut = ActionButton(self.tr("C&lose"), key="Esc", parent=self)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(section_label(self.tr("Small edits for the author"), self))
        column.addWidget(self.count)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self.show_snapshot(snapshot)

        self.copy.clicked.connect(self._on_copy_clicked)
        self.shut.clicked.connect(self.accept)
        key = QShortcut(QKeySequence("Ctrl+Shift+C"), self)
        key.activated.connect(self._on_copy_clicked)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Follow the room; a reason that is being typed stays."""
        views = typo_views(snapshot)
        if views == self._views:
            return
        self._views = views
        for note in [n for n in self.rows if n not in {v.note for v in views}]:
            row = self.rows.pop(note)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, view in enumerate(views):
            if view.note not in self.rows:
                row = TypoRow(view, self)
                row.disposition_requested.connect(self._on_row_disposition_requested)
                self.rows[view.note] = row
                self._column.insertWidget(place, row)
            self.rows[view.note].show_typo(view, self._last_reason)
        ticked = sum(view.is_ticked for view in views)
        words = self.tr("{0} small edits. The author will fix {1}.")
        if len(views) == 1:
            words = self.tr("1 small edit. The author will fix {1}.")
        self.count.setText(words.format(len(views), ticked))
        self.copy.set_words(self.tr("&Copy the list"), "clipboard-copy")

    def show_refusal(self, command: Command, sentence: str) -> bool:
        """Say at its row why a tick was refused; tells whether it was of this list."""
        if not isinstance(command, SetDisposition) or not self.isVisible():
            return False
        row = self.rows.get(command.note)
        if row is not None:
            row.show_error(sentence)
        return row is not None

    def _on_row_disposition_requested(self, asked: SetDisposition) -> None:
        self._last_reason = asked.reason or self._last_reason
        self.disposition_requested.emit(asked)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(checklist(self._views))
        self.copy.set_words(self.tr("&Copied"), "check")
        announce(self, self.tr("The list is on the clipboard."))
