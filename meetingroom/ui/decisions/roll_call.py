# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The roll call: everybody's answer, sealed until all open together.

It shows what the snapshot holds; who may see an answer was decided before.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from meetingroom.meeting.command.decision import AskAgain, CastVote, OpenRollCall
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import (
    MAX_REASON_CP,
    Decision,
    DecisionDraft,
    DecisionStatus,
    Question,
    VoteChoice,
)
from meetingroom.meeting.local import HalfField, HalfWords
from meetingroom.meeting.people import Person, Role
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.decisions.answer_row import AnswerRow, RowValue
from meetingroom.ui.decisions.answer_totals import AnswerTotals
from meetingroom.ui.decisions.own_answer import OwnAnswer
from meetingroom.ui.decisions.words import (
    have_all_answered,
    is_latest_draft,
    missing_parts,
)
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import (
    SPACE_8,
    SPACE_12,
    SPACE_24,
    SPACE_32,
    TARGET_PX,
)
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    list_title_label,
    make_label,
    make_rule,
    small_label,
)

if TYPE_CHECKING:
    from meetingroom.meeting.ids import DecisionId, PersonId


class RollCallPanel(QWidget):
    """Everybody's row, the viewer's own answer, and opening together.

    Signals:
        command_requested: A `CastVote`, `OpenRollCall` or `AskAgain`.
    """

    command_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decision: DecisionId | None = None
        self._round = 0
        self._question: Question | None = None
        """What the viewer is shown, and answers."""
        self._shown: object = None
        self._waiting: dict[DecisionId, HalfWords] = {}
        """Answers that were not sealed, until their decisions are shown again."""
        self.rows: dict[PersonId, AnswerRow] = {}
        self.lock = Glyph("lock", Tone.MUTED, parent=self)
        self.state = small_label("", self)
        self.state.setMinimumHeight(TARGET_PX)  # "Ask again" beside it moves nothing
        self.own = OwnAnswer(self)
        self.open_all = ActionButton(
            self.tr("Open the &roll call"), glyph="lock-open", parent=self
        )
        self.ask_again = ActionButton(
            self.tr("As&k again"), variant=Variant.LINK, parent=self
        )
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.because = QLineEdit(self)
        self.because.setMaxLength(MAX_REASON_CP)
        self.because_row = FieldRow(
            self.tr("Why they are not asked"), self.because, parent=self
        )
        self.totals = AnswerTotals(self)
        self.setAccessibleName(self.tr("Roll call"))
        self._body = QWidget(self)
        self._column = QVBoxLayout(self)
        self._arrange()

        self.own.answered.connect(self._on_own_answered)
        self.open_all.clicked.connect(self.open_together)
        self.ask_again.clicked.connect(self._on_ask_again_clicked)
        self.because.textEdited.connect(self._on_because_edited)
        self.because.returnPressed.connect(self.open_together)

    @property
    def may_open(self) -> bool:
        """Tell whether opening is offered now."""
        return not self.open_all.isHidden()

    @property
    def half_typed(self) -> tuple[HalfWords, ...]:
        """What was chosen or typed and not sealed, of each decision."""
        waiting = dict(self._waiting)
        if self._decision is not None and not self.own.isHidden():
            choice, reason = self.own.choice, self.own.reason.text()
            if self.own.is_begun:
                said = choice.value if choice is not None else ""
                waiting[self._decision] = HalfWords(
                    HalfField.ANSWER, None, reason, said, self._decision
                )
        return tuple(waiting.values())

    def bring_back(self, answers: Iterable[HalfWords]) -> None:
        """Take answers that were begun; they come back with their decisions."""
        self._waiting = {one.decision: one for one in answers if one.decision}

    def show_call(self, snapshot: RoomSnapshot, decision: Decision | None) -> None:
        """Show the roll call of a decision; nothing before one is drafted."""
        self._begin_round(decision)
        self._bring_back(decision)
        is_draft = decision is not None and decision.status is DecisionStatus.DRAFT
        is_open = decision is not None and decision.roll_call.is_open
        may_lead = snapshot.may(OpenRollCall)
        self.own.setVisible(is_draft and not is_open and snapshot.may(CastVote))
        self.open_all.setVisible(is_draft and not is_open and may_lead)
        self.ask_again.setVisible(is_draft and is_open and may_lead)
        self.lock.set_glyph("lock-open" if is_open else "lock", Tone.MUTED)
        self.state.setText(self._state_words(snapshot, decision))
        if decision is not None:
            own_vote = decision.roll_call.standing(snapshot.viewer)
            may_veto = Role.BAR_RAISER in snapshot.roles
            gaps = missing_parts(decision.draft, snapshot.meeting.setup.outcomes)
            self.own.show_answer(
                own_vote, may_veto=may_veto, missing=() if is_open else gaps
            )
            if self._question != decision.question:
                self._question = decision.question
                self.own.show_change()
        self.totals.show_call(decision.roll_call if decision else None)
        self._show_rows(snapshot, decision)
        self._show_because()

    def show_refusal(self, sentence: str, *, is_of_answer: bool = False) -> None:
        """Say beside the controls why the answer or the opening was refused."""
        if is_of_answer:
            self.own.show_error(sentence)
            return
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        announce(self, sentence)

    def open_together(self) -> None:
        """Ask for all answers to be opened."""
        if self._decision is not None:
            because = self.because.text().strip()
            if self._excused() and not because:
                self.because_row.set_error(
                    self.tr("Say why they are not asked; it stands in the record.")
                )
                self.because.setFocus()
                return
            self.command_requested.emit(
                OpenRollCall(self._decision, tuple(self._excused()), because)
            )

    def _excused(self) -> list["PersonId"]:
        return [
            person
            for person, row in self.rows.items()
            if row.excused is not None and row.excused.isChecked()
        ]

    def _begin_round(self, decision: Decision | None) -> None:
        now = decision.id if decision else None
        now_round = decision.roll_call.round if decision else 0
        if now != self._decision:
            self.bring_back(self.half_typed)
        if (now, now_round) != (self._decision, self._round):
            self._decision, self._round = now, now_round
            self.own.clear()
            self.because.clear()
            self._question = decision.question if decision else None
            self._shown = None
        self.error.hide()

    def _bring_back(self, decision: Decision | None) -> None:
        """Put an answer back that was begun; who is not asked any more has it kept."""
        if decision is None or decision.id not in self._waiting:
            return
        if decision.status is not DecisionStatus.DRAFT or decision.roll_call.is_open:
            return
        half = self._waiting.pop(decision.id)
        choice = VoteChoice(half.choice) if half.choice else None
        self.own.bring_back(choice, half.body)

    def _state_words(self, snapshot: RoomSnapshot, decision: Decision | None) -> str:
        if decision is None:
            return self.tr("begins with a decision")
        if decision.roll_call.is_open:
            return self.tr("opened together")
        if decision.status is not DecisionStatus.DRAFT:
            return self.tr("was not opened")
        if not is_latest_draft(snapshot.meeting, decision):
            # The room's total counts the latest draft only.
            return self.tr("sealed")
        voters = [p for p in snapshot.meeting.people.values() if not p.is_observer]
        return self.tr("sealed, {0} of {1} have answered").format(
            snapshot.totals.votes, len(voters)
        )

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(list_title_label(self.tr("Roll call"), self))
        head.addSpacing(SPACE_8)
        head.addWidget(self.lock)
        head.addWidget(self.state, 1)
        head.addWidget(self.ask_again)
        column = self._column
        column.setContentsMargins(SPACE_32, SPACE_24, SPACE_32, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addLayout(head)
        # What one does stands above everybody's rows, which may be sixty.
        column.addWidget(self.own)
        column.addWidget(self.because_row)
        column.addWidget(self.open_all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.error)
        column.addWidget(self.totals)
        column.addWidget(self._body)
        rule = self.tr(
            "Only the bar raiser may veto, with a reason. Who is away is listed as"
            " “not asked”; who is here only with a reason."
        )
        note = small_label(rule, self)
        note.setWordWrap(True)
        column.addWidget(note)
        column.addStretch(1)
        self.error.hide()

    def _show_rows(self, snapshot: RoomSnapshot, decision: Decision | None) -> None:
        people = [p for p in snapshot.meeting.people.values() if not p.is_observer]
        values = {p.id: self._value(snapshot, decision, p) for p in people}
        if values == self._shown:
            return
        checked = set(self._excused())
        is_same = self._shown is not None
        self._shown = values
        fresh = QWidget(self)
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = {}
        for person, value in values.items():
            column.addWidget(make_rule(fresh))
            row = AnswerRow(value, fresh)
            if row.excused is not None:
                row.excused.setChecked(is_same and person in checked)
                row.excused.toggled.connect(self._on_excused_toggled)
            self.rows[person] = row
            column.addWidget(row)
        column.addWidget(make_rule(fresh))
        self._column.replaceWidget(self._body, fresh)
        self._body.hide()
        self._body.deleteLater()
        self._body = fresh
        self._show_because()

    def _show_because(self) -> None:
        """Ask for a reason while somebody who is here is not to be asked."""
        is_needed = bool(self._excused()) and self.may_open
        self.because_row.setVisible(is_needed)
        if not is_needed:
            self.because_row.set_error("")

    def _value(
        self, snapshot: RoomSnapshot, decision: Decision | None, person: Person
    ) -> RowValue:
        roles = snapshot.meeting.setup.roles.of(person.id)
        parts = ", ".join(sorted(role.value for role in roles))
        bare = RowValue(person.name, parts, person.is_away)
        if decision is None:
            return bare
        call = decision.roll_call
        votes = call.votes.get(person.id, ())
        is_own = person.id == snapshot.viewer
        has_answered = call.standing(person.id) is not None
        state, may_be_excused = "", False
        if has_answered and not call.is_open:
            # One's own; the screen may be shared, so not even that is told here.
            state, has_answered, votes = self.tr("sealed"), False, votes[:-1]
        elif has_answered:
            pass
        elif call.is_open:
            state = self.tr("not asked")
        elif person.is_away:
            state = self.tr("away, not asked")
        elif have_all_answered(snapshot.meeting, decision, snapshot.totals.votes):
            state = self.tr("sealed")
        elif decision.status is DecisionStatus.DRAFT:
            may_be_excused = snapshot.may(OpenRollCall) and not is_own
        why_asked = ""
        if may_be_excused and Role.DECIDER in roles:
            why_asked = self.tr(
                "The decider is always asked. Without the decider, defer the decision."
            )
        elif may_be_excused and Role.BAR_RAISER in roles:
            why_asked = self.tr("The bar raiser is here and may veto, so is asked.")
        return RowValue(
            person.name,
            parts,
            person.is_away,
            votes if has_answered else (),
            () if has_answered else votes,
            state,
            call.why_not_asked(person.id) if call.is_open else "",
            may_be_excused,
            why_asked,
        )

    def choose(self, choice: VoteChoice) -> None:
        """Choose the viewer's own answer, where answers are asked for."""
        if self.own.isVisible() and self.own.is_offered:
            self.own.choose(choice)

    def _on_excused_toggled(self, is_checked: bool) -> None:  # noqa: FBT001 - Qt's own
        # What was said of who is waited for is no longer true.
        self.error.hide()
        self._show_because()
        if is_checked and not self.because.text().strip():
            # The list went down below the reason; that is what comes next.
            self.because.setFocus()

    def _on_because_edited(self) -> None:
        self.because_row.set_error("")

    def _on_own_answered(self, choice: VoteChoice, reason: str) -> None:
        if self._decision is not None:
            vote = CastVote(self._decision, choice, reason, self._question)
            self.command_requested.emit(vote)

    def _on_ask_again_clicked(self) -> None:
        if self._decision is not None:
            self.command_requested.emit(AskAgain(self._decision))


def answering(
    command: Command, decision: Decision | None, draft: DecisionDraft
) -> Command:
    """Return a command of the panel; an answer is one to what the form has sent.

    Who writes reads their own words there. Beside words that the room refused stands
    that the earlier ones are asked.
    """
    if not isinstance(command, CastVote) or decision is None:
        return command
    question = replace(decision, draft=draft).question
    return msgspec.structs.replace(command, question=question)
