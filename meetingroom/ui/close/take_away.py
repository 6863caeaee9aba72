# SPDX-License-Identifier: LicenseRef-Meetingroom
"""*Take it with you*: the record as text to paste or as a file.

It only asks; writing files and filling the clipboard is done by others.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import list_title_label, small_label


class TakeAway(QWidget):
    """Ways to take the record out, each with a line saying what it is for.

    Signals:
        copy_requested: The record as Markdown, for the clipboard.
        next_requested: The next meeting with these people is to begin.
        export_requested: A file; the argument is "pdf", "md", "docx", "csv" or "json".
    """

    copy_requested = Signal()
    export_requested = Signal(str)
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_8)
        self._grid.setColumnStretch(1, 1)
        self.copy = self._add(
            self.tr("&Copy"), "clipboard-copy", self.tr("as Markdown, to paste")
        )
        self.files = {
            "pdf": self._add(
                self.tr("&PDF"), "printer", self.tr("the minutes; the memo with notes")
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
        self.next = ActionButton(
            self.tr("&Begin the next meeting…"), glyph="arrow-right", parent=self
        )
        self.next.setAccessibleDescription(
            self.tr("Same people and parts, a new memo, and the topics left open")
        )
        self.next_words = small_label("", self)
        self.next_words.setWordWrap(True)
        self.offer_next(left_open=0, is_offered=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(list_title_label(self.tr("Take it with you"), self))
        column.addSpacing(SPACE_4)
        column.addLayout(self._grid)
        column.addSpacing(SPACE_8)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.next_words)

        self.copy.clicked.connect(self.copy_requested)
        self.next.clicked.connect(self.next_requested)
        for name, button in self.files.items():
            button.clicked.connect(partial(self._ask_for, name))

    def offer_next(self, *, left_open: int, is_offered: bool) -> None:
        """Offer the next meeting, saying how many topics go along."""
        self.next.setVisible(is_offered)
        self.next_words.setVisible(is_offered)
        words = self.tr("With the same people and parts. Topics it takes along: {0}.")
        self.next_words.setText(words.format(left_open))

    def _add(self, words: str, glyph: str, purpose: str) -> ActionButton:
        button = ActionButton(words, glyph=glyph, variant=Variant.LINK, parent=self)
        button.setAccessibleDescription(purpose)
        row = self._grid.rowCount()
        self._grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(small_label(purpose, self), row, 1)
        return button

    def _ask_for(self, name: str) -> None:
        self.export_requested.emit(name)
