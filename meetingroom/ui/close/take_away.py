# SPDX-License-Identifier: LicenseRef-Meetingroom
"""*Take it with you*: the record as text to paste or as a file.

It only asks; writing files and filling the clipboard is done by others.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.note.typo_view import may_list
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import list_title_label, small_label


class TakeAway(QWidget):
    """Ways to take the record out, each with a line saying what it is for.

    Signals:
        copy_requested: The record as Markdown, for the clipboard.
        edits_requested: The author's checklist of small edits is to be shown.
        export_requested: A file: "pdf", "html", "md", "docx", "csv" or "json".
    """

    copy_requested = Signal()
    edits_requested = Signal()
    export_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._purposes: dict[ActionButton, QLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_4)
        self._grid.setColumnStretch(1, 1)
        self.copy = self._add(
            self.tr("&Copy"), "clipboard-copy", self.tr("as Markdown, to paste")
        )
        self.edits = self._add(
            self.tr("Small edi&ts…"), "spell-check", self.tr("the author's checklist")
        )
        self.files = {
            "pdf": self._add(
                self.tr("&PDF"), "printer", self.tr("the minutes; the memo with notes")
            ),
            "html": self._add(
                self.tr("Web pa&ge"), "globe", self.tr("the minutes, with the charts")
            ),
            "md": self._add(
                self.tr("Mark&down"), "file-text", self.tr("the decision log, to read")
            ),
            "docx": self._add(
                self.tr("&Word"),
                "message-square",
                self.tr("the author's file, notes as comments"),
            ),
            "csv": self._add(
                self.tr("Sp&readsheet"), "table", self.tr("CSV, one row a decision")
            ),
            "json": self._add(
                self.tr("&JSON"), "folder-git-2", self.tr("for other programs")
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(list_title_label(self.tr("Take it with you"), self))
        column.addSpacing(SPACE_4)
        column.addLayout(self._grid)

        self.copy.clicked.connect(self.copy_requested)
        self.edits.clicked.connect(self.edits_requested)
        for name, button in self.files.items():
            button.clicked.connect(partial(self._ask_for, name))

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Offer the small edits to whose list they are, and Word where it came from."""
        memo = snapshot.meeting.memo
        is_word = memo is not None and memo.name.lower().endswith(".docx")
        self._offer(self.edits, is_offered=may_list(snapshot))
        self._offer(self.files["docx"], is_offered=is_word)

    def _offer(self, button: ActionButton, *, is_offered: bool) -> None:
        button.setVisible(is_offered)
        self._purposes[button].setVisible(is_offered)

    def _add(self, words: str, glyph: str, purpose: str) -> ActionButton:
        button = ActionButton(words, glyph=glyph, variant=Variant.LINK, parent=self)
        button.setAccessibleDescription(purpose)
        row = self._grid.rowCount()
        self._grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft)
        label = small_label(purpose, self)
        self._grid.addWidget(label, row, 1)
        self._purposes[button] = label
        return button

    def _ask_for(self, name: str) -> None:
        self.export_requested.emit(name)
