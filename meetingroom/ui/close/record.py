# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Decisions, topics left open and rules passed by: the parts that are read back.

They show; the one thing they ask for is a follow-up on an open topic.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.discussion.left_open import open_questions
from meetingroom.meeting.decisions import Decision, DecisionStatus
from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.state import Meeting
from meetingroom.ui.close.section import Section
from meetingroom.ui.close.view import TopicRow, name_of, settled_decisions
from meetingroom.ui.close.words import decision_words
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    address_label,
    list_title_label,
    make_card,
    make_label,
    make_rule,
    small_label,
)

TOP = Qt.AlignmentFlag.AlignTop


class DecisionSection(Section):
    """One card for each decision: words, owner, door, date and votes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Decisions"), parent)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the decisions of a meeting."""
        decisions = settled_decisions(meeting)
        rows = tuple((d, decision_words(meeting, d)) for d in decisions)
        column = self.renew(rows)
        if column is None:
            return
        if not rows:
            nothing = make_label(
                self.tr("No decision was taken."), tone=Tone.MUTED, parent=self
            )
            column.addWidget(nothing)
        for decision, details in rows:
            column.addWidget(self._card(decision, details))

    def _card(self, decision: Decision, details: str) -> QFrame:
        is_deferred = decision.status is DecisionStatus.DEFERRED
        number = self.tr("D-{0}").format(decision.number)
        label = self.tr("deferred") if is_deferred else number
        card = make_card(self)
        statement = list_title_label(decision.draft.statement, card)
        statement.setWordWrap(True)
        line = small_label(details, card)
        line.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(statement)
        words.addWidget(line)
        row = QHBoxLayout(card)
        row.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        row.setSpacing(SPACE_16)
        glyph, tone = ("clock", Tone.GOLD) if is_deferred else ("gavel", Tone.GOOD)
        row.addWidget(Glyph(glyph, tone, 18, card), 0, TOP)
        row.addLayout(words, 1)
        row.addWidget(address_label(label, card), 0, TOP)
        card.setAccessibleName(f"{label}: {decision.draft.statement}")
        return card


class TopicSection(Section):
    """Topics that stay open, each with what was asked.

    Signals:
        follow_up_requested: Give one of them an owner and a date; its `TopicId`.
    """

    follow_up_requested = Signal(object)

    def __init__(
        self,
        title: str,
        rows_of: Callable[[Meeting], tuple[TopicRow, ...]],
        parent: QWidget | None = None,
    ) -> None:
        """Make the part.

        Args:
            title: What these topics are.
            rows_of: Finds them in a meeting.
            parent: Its widget.
        """
        super().__init__(title, parent)
        self._rows_of = rows_of
        self._rows: tuple[TopicRow, ...] = ()
        self._may_add = False
        self.all_requested.connect(self._show_rows)

    def show_meeting(self, meeting: Meeting, *, may_add: bool) -> None:
        """Show these topics of a meeting; the part vanishes without any."""
        self._rows, self._may_add = self._rows_of(meeting), may_add
        self.setVisible(bool(self._rows))
        self.set_count(len(self._rows))
        self._show_rows()

    def _show_rows(self) -> None:
        column = self.renew((self._rows, self._may_add, self.is_whole))
        if column is None:
            return
        card = make_card(self)
        lines = QVBoxLayout(card)
        lines.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        lines.setSpacing(SPACE_8)
        shown = self.first_of(self._rows)
        for row in shown:
            lines.addLayout(self._line(row, card, may_add=self._may_add))
        self.add_more(lines, len(self._rows) - len(shown))
        column.addWidget(card)

    def _line(self, row: TopicRow, card: QWidget, *, may_add: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        title = make_label(row.title, fonts.body_font(), parent=card)
        title.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(title)
        for said in row.said:
            asked = small_label(said, card)
            asked.setWordWrap(True)
            words.addWidget(asked)
        line.addLayout(words, 1)
        if row.was_talked_about:
            line.addWidget(small_label(self.tr("left open"), card))
        line.addWidget(address_label(row.address, card))
        if may_add:
            button = ActionButton(
                self.tr("Owner and date"), variant=Variant.LINK, parent=card
            )
            name = self.tr("Owner and date for {0}").format(row.title)
            button.setAccessibleName(name)
            button.clicked.connect(partial(self._ask_for, row.topic))
            line.addWidget(button)
        return line

    def _ask_for(self, topic: TopicId) -> None:
        self.follow_up_requested.emit(topic)


class QuestionSection(Section):
    """Questions nothing was said about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Open questions"), parent)
        self._meeting = Meeting()
        self.all_requested.connect(self._show_rows)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the questions; the part vanishes without any."""
        self._meeting = meeting
        self._show_rows()

    def _show_rows(self) -> None:
        meeting = self._meeting
        notes = open_questions(meeting)
        self.setVisible(bool(notes))
        self.set_count(len(notes))
        column = self.renew((notes, meeting.setup.are_names_shown, self.is_whole))
        if column is None:
            return
        card = make_card(self)
        lines = QVBoxLayout(card)
        lines.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        lines.setSpacing(SPACE_8)
        shown = self.first_of(notes)
        for note in shown:
            writer = meeting.name_of_writer(note)
            said = f"{writer}: {note.body}" if writer else note.body
            words = make_label(" ".join(said.split()), fonts.body_font(), parent=card)
            words.setWordWrap(True)
            line = QHBoxLayout()
            line.setSpacing(SPACE_8)
            line.addWidget(words, 1)
            if note.anchor is not None:
                address = meeting.pages.address(note.anchor.start_cp)
                line.addWidget(address_label(address, card))
            lines.addLayout(line)
        self.add_more(lines, len(notes) - len(shown))
        column.addWidget(card)


class OverrideSection(Section):
    """Rules that were passed by, each with its reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Rules passed by"), parent)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the reasons; the part vanishes without any."""
        self.setVisible(bool(meeting.overrides))
        column = self.renew((meeting.overrides, len(meeting.people)))
        if column is None:
            return
        column.setSpacing(SPACE_8)
        for override in meeting.overrides:
            column.addWidget(make_rule(self))
            rule = make_label(override.rule[:1].upper() + override.rule[1:])
            rule.setWordWrap(True)
            said = self.tr("“{0}” {1}").format(
                override.reason, name_of(meeting, override.by)
            )
            reason = small_label(said.strip())
            reason.setWordWrap(True)
            column.addWidget(rule)
            column.addWidget(reason)
