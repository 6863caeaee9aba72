# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A decision read back: for those who do not write it, and once it is settled.

Shows only; it has no controls.
"""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from meetingroom.meeting.decisions import Decision, Door
from meetingroom.meeting.state import Meeting
from meetingroom.ui.decisions.links import address_words
from meetingroom.ui.decisions.words import (
    cited_words,
    consulted_words,
    day_words,
    decider_words,
    outcome_words,
    owner_words,
    roll_call_lines,
    superseded_words,
)
from meetingroom.ui.theme.kind import kind_glyph
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16
from meetingroom.ui.theme.tone import Fill, Tone
from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.label import field_label, make_label, section_label


class DecisionReading(QWidget):
    """Statement, owner, door, options, because, date and links, as words."""

    def __init__(
        self, parent: QWidget | None = None, *, is_whole: bool = False
    ) -> None:
        """Build the reading.

        Args:
            parent: Owner.
            is_whole: The roll call is read with it, where it stands nowhere else.
        """
        super().__init__(parent)
        self._is_whole = is_whole
        self._value: object = None
        self._said: list[tuple[str, str]] = []
        self._body = QWidget(self)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._body)
        self.setAccessibleName(self.tr("The decision"))

    def show_decision(self, meeting: Meeting, decision: Decision) -> None:
        """Show a decision as it stands."""
        draft = decision.draft
        value = (
            decision.id,
            draft,
            decision.roll_call,
            decision.status,
            tuple(meeting.people.values()),
            meeting.setup.outcomes,
            meeting.setup.roles.decider,
            meeting.successor_of(decision.id),
        )
        if value == self._value:
            return
        self._value = value
        self._said = []
        fresh = QWidget(self)
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        statement = draft.statement or self.tr("The decision has no words yet.")
        title = section_label(statement, fresh)
        title.setWordWrap(True)
        self._add(column, self.tr("We decide"), title)
        self._add_parties(column, meeting, decision)
        options = "\n".join(draft.options)
        self._add_words(column, self.tr("Options considered"), options)
        self._add_words(column, self.tr("Because"), draft.because)
        day = day_words(draft.review_on) if draft.review_on else ""
        self._add_words(column, self.tr("Look at it again on"), day)
        if draft.supersedes is not None:
            said = superseded_words(meeting, draft)
            self._add_words(column, self.tr("Supersedes"), said)
        later = meeting.successor_of(decision.id)
        if later is not None:
            self._add_words(column, self.tr("Superseded by"), cited_words(later))
        if decision.roll_call.is_open:
            self._add_words(
                column, self.tr("Consulted"), consulted_words(meeting, decision)
            )
        if self._is_whole:
            said = "\n".join(roll_call_lines(meeting, decision))
            self._add_words(column, self.tr("Roll call"), said)
        notes = [meeting.notes[note] for note in draft.notes if note in meeting.notes]
        if notes:
            chips = QWidget(fresh)
            row = FlowRow(chips)
            for note in notes:
                chip = Badge(
                    address_words(meeting, note),
                    Fill.NEUTRAL,
                    kind_glyph(note.kind),
                    chips,
                )
                chip.setToolTip(note.body)
                row.addWidget(chip)
            self._add(column, self.tr("Follows from"), chips)
        self._whole.replaceWidget(self._body, fresh)
        self._body.hide()
        self._body.deleteLater()
        self._body = fresh
        self.setAccessibleDescription(self.said())  # the focus may rest here

    def said(self) -> str:
        """Return everything shown as a screen reader says it, each name first."""
        return " ".join(f"{name}: {text}" for name, text in self._said)

    def words(self) -> str:
        """Return everything shown, line by line."""
        labels = self._body.findChildren(QLabel)
        return "\n".join(label.text() for label in labels)

    def _add_parties(
        self, column: QVBoxLayout, meeting: Meeting, decision: Decision
    ) -> None:
        """Add what it comes to, who answers for it and who decides, and the door."""
        draft = decision.draft
        if draft.outcome or meeting.setup.outcomes.is_needed:
            outcome = outcome_words(draft.outcome)
            self._add_words(column, self.tr("Outcome"), outcome)
        self._add_words(column, self.tr("Owner"), owner_words(meeting, decision))
        decider = decider_words(meeting)
        if decider:
            self._add_words(column, self.tr("Decider"), decider)
        self._add_words(column, self.tr("Door"), self._door(draft.door))

    def _door(self, door: Door | None) -> str:
        if door is None:
            return ""
        one_way, two_way = self.tr("One-way"), self.tr("Two-way")
        return one_way if door is Door.ONE_WAY else two_way

    def _add_words(self, column: QVBoxLayout, name: str, said: str) -> None:
        label = make_label(
            said or self.tr("not said yet"),
            tone=Tone.TEXT if said else Tone.MUTED,
            parent=column.parentWidget(),
        )
        label.setWordWrap(True)
        self._add(column, name, label)

    def _add(self, column: QVBoxLayout, name: str, part: QWidget) -> None:
        if column.count():
            column.addSpacing(SPACE_16 - SPACE_8)
        column.addWidget(field_label(name, column.parentWidget()))
        column.addWidget(part)
        if isinstance(part, QLabel):
            self._said.append((name, part.text()))
