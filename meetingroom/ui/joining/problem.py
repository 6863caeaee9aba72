# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What failed while joining, and a short list of what to try.

It shows the sentences it is given and tests nothing.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import field_label, make_label


class JoinProblem(QFrame):
    """A calm box with the sentence and the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "calm")
        self.sentence = make_label("", parent=self)
        self.sentence.setWordWrap(True)
        self._heading = field_label(self.tr("What to try"), self)
        self._tries = QWidget(self)
        self._list = QVBoxLayout(self._tries)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE_8)
        words = QVBoxLayout()
        words.setSpacing(SPACE_12)
        words.addWidget(self.sentence)
        words.addWidget(self._heading)
        words.addWidget(self._tries)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        row.setSpacing(SPACE_12)
        glyph = Glyph("wifi-off", Tone.BLOCKER, parent=self)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_problem(self, sentence: str, tries: Sequence[str]) -> None:
        """Show what failed; without anything to try there is no list."""
        self.sentence.setText(sentence)
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in tries:
            self._list.addWidget(self._try(one))
        for part in (self._heading, self._tries):
            part.setVisible(bool(tries))

    def _try(self, sentence: str) -> QWidget:
        row = QWidget(self._tries)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        glyph = Glyph("chevron-right", parent=row)
        line.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        words = make_label(sentence, parent=row)
        words.setWordWrap(True)
        line.addWidget(words, 1)
        return row
