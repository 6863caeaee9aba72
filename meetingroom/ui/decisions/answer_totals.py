# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How many gave each answer, in one line above many rows.

It counts what was opened; before that it shows nothing.
"""

from collections import Counter

from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingroom.meeting.decisions import RollCall, VoteChoice
from meetingroom.ui.note.answer_marks import VOTE_MARKS
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_16
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import make_label

FEWEST_PEOPLE = 9
"""Fewer rows are seen at a glance."""


class AnswerTotals(QWidget):
    """The line; hidden where it would only repeat the rows.

    Signals: none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._row = FlowRow(self, SPACE_16)
        self.hide()

    def show_call(self, call: RollCall | None) -> None:
        """Count the answers of an opened roll call."""
        counts: dict[VoteChoice, int] = {}
        not_asked = 0
        if call is not None and call.is_open:
            tally = Counter(vote.choice for vote in call.answers.values())
            counts = {choice: tally[choice] for choice in VoteChoice if tally[choice]}
            not_asked = len(call.not_asked)
        wanted = (counts, not_asked)
        self.setVisible(sum(counts.values()) + not_asked >= FEWEST_PEOPLE)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for choice, count in counts.items():
            self._add(f"{count} {choice.value}", choice)
        if not_asked:
            self._add(self.tr("{0} not asked").format(not_asked), None)
        self._row.invalidate()
        self.updateGeometry()

    def _add(self, words: str, choice: VoteChoice | None) -> None:
        part = QWidget(self)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        if choice is not None:
            glyph, tone = VOTE_MARKS[choice]
            row.addWidget(Glyph(glyph, tone, parent=part))
        row.addWidget(make_label(words, parent=part))
        self._row.addWidget(part)
        part.show()
