# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What may keep others from reaching this machine, sentence by sentence.

It shows what a self-test found; it tests nothing.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.ui.theme.tokens import SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import make_label


class FindingRows(QWidget):
    """A problem first, then findings; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_8)
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said now."""
        return self._shown

    def show_findings(self, problem: str, findings: Sequence[str]) -> None:
        """Show a problem, which may be empty, and the findings."""
        sentences = ((problem,) if problem else ()) + tuple(findings)
        if sentences == self._shown:
            return
        self._shown = sentences
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for sentence in sentences:
            is_problem = sentence == problem
            self._column.addWidget(self._row(sentence, is_problem=is_problem))
        self.setVisible(bool(sentences))
        if problem:
            announce(self, problem)

    def _row(self, sentence: str, *, is_problem: bool) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        mark = (
            ("wifi-off", Tone.BLOCKER) if is_problem else ("triangle-alert", Tone.GOLD)
        )
        line.addWidget(Glyph(*mark, parent=row), 0, Qt.AlignmentFlag.AlignTop)
        words = make_label(sentence, parent=row)
        words.setWordWrap(True)
        line.addWidget(words, 1)
        return row
