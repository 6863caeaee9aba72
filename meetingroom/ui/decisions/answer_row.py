# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One person's row in the roll call: mark, name, roles, and the answer when open.

It shows what it is given; who may see an answer was decided before.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from meetingroom.meeting.decisions import Vote
from meetingroom.ui.note.answer_marks import VOTE_MARKS
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import ElidedLabel, make_label, small_label
from meetingroom.ui.widget.person_mark import MARK_PX, PersonMark

ANSWER_PX = 176
"""Room for "disagree and commit" with its glyph."""
TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class RowValue:
    """What a row shows."""

    name: str
    roles: str
    is_away: bool
    votes: tuple[Vote, ...] = ()
    """The answers the viewer may see, the standing one last; empty without one."""
    earlier: tuple[Vote, ...] = ()
    """Where there is none: what was answered in earlier rounds."""
    state: str = ""
    """Words instead of an answer, such as "not asked"."""
    why_not_asked: str = ""
    """Of somebody who was here."""
    may_be_excused: bool = False
    why_asked: str = ""
    """Why the viewer cannot excuse this person, though others; empty if they can."""


class AnswerRow(QWidget):
    """The row; a facilitator may mark somebody as not asked."""

    def __init__(self, value: RowValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.excused: QCheckBox | None = None
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        mark = PersonMark(value.name, is_away=value.is_away, parent=self)
        head.addWidget(mark, 0, TOP)
        name = ElidedLabel(value.name, fonts.body_font(), parent=self)
        name.setMinimumHeight(MARK_PX)
        head.addWidget(name, 0, TOP)
        roles = ElidedLabel(value.roles, fonts.small_font(), Tone.MUTED, self)
        roles.setMinimumHeight(MARK_PX)
        head.addWidget(roles, 0, TOP)
        head.addStretch(1)
        self._add_answer(head, value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_8, 0, SPACE_8)
        column.setSpacing(SPACE_4)
        column.addLayout(head)
        reason = value.votes[-1].reason if value.votes else value.why_not_asked
        if reason:
            column.addWidget(self._indented(f"“{reason}”"))
        if value.earlier:
            before = self.tr("In an earlier round: {0}")
            column.addWidget(self._indented(before.format(_said(value.earlier))))

    def _indented(self, words: str) -> QLabel:
        line = small_label(words, self)
        line.setWordWrap(True)
        line.setContentsMargins(MARK_PX + SPACE_8, 0, 0, 0)
        return line

    def _add_answer(self, head: QHBoxLayout, value: RowValue) -> None:
        if value.votes:
            glyph, tone = VOTE_MARKS[value.votes[-1].choice]
            head.addWidget(Glyph(glyph, tone, parent=self))
            moved = " → ".join(_moves(value.votes))
            answer = make_label(moved, parent=self)
            answer.setWordWrap(True)
            answer.setFixedWidth(ANSWER_PX - SPACE_8 - 16)
            head.addWidget(answer)
        elif value.may_be_excused:
            self.excused = QCheckBox(self.tr("do not ask"), self)
            said = self.tr("Do not ask {0}").format(value.name)
            self.excused.setAccessibleName(said)
            self.excused.setEnabled(not value.why_asked)
            self.excused.setToolTip(value.why_asked)
            self.excused.setAccessibleDescription(value.why_asked)
            head.addWidget(self.excused)
        elif value.state:
            state = small_label(value.state, self)
            state.setFixedWidth(ANSWER_PX)
            head.addWidget(state)


def _said(votes: tuple[Vote, ...]) -> str:
    moved, reason = " → ".join(_moves(votes)), votes[-1].reason
    return f"{moved} “{reason}”" if reason else moved


def _moves(votes: tuple[Vote, ...]) -> list[str]:
    """Return the answers in words, each only when it differs from the one before."""
    words: list[str] = []
    for vote in votes:
        if not words or words[-1] != vote.choice.value:
            words.append(vote.choice.value)
    return words
