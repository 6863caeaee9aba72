# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The roll call: everybody's answer, sealed until all open together.

It shows what the snapshot holds; who may see an answer was decided before.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.command.decision import AskAgain, CastVote, OpenRollCall
from meetingroom.meeting.decisions import (
    MAX_REASON_CP,
    Decision,
    DecisionStatus,
    Vote,
    VoteChoice,
)
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Person, Role
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_32
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    ElidedLabel,
    list_title_label,
    make_label,
    make_rule,
    small_label,
)
from meetingroom.ui.widget.person_mark import PersonMark

GLYPHS: Mapping[VoteChoice, tuple[str, Tone]] = {
    VoteChoice.COMMIT: ("check", Tone.GOOD),
    VoteChoice.DISAGREE_AND_COMMIT: ("git-fork", Tone.CONCERN),
    VoteChoice.OBJECT: ("hand", Tone.BLOCKER),
    VoteChoice.VETO: ("octagon-x", Tone.BLOCKER),
}


class OwnAnswer(QWidget):
    """Four choices and a reason: the viewer's own answer.

    Signals:
        answered: Somebody chose; the arguments are the `VoteChoice` and the reason.
    """

    answered = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[VoteChoice, ActionButton] = {}
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(MAX_REASON_CP)
        self.reason.setPlaceholderText(self.tr("Why; needed for all but commit"))
        self.reason.setAccessibleName(self.tr("Reason of your answer"))
        self.seal = ActionButton(
            self.tr("Seal my &answer"), glyph="lock", variant=Variant.SMALL, parent=self
        )
        grid = QGridLayout()
        grid.setSpacing(SPACE_8)
        for number, choice in enumerate(VoteChoice):
            button = ActionButton(
                self._words(choice),
                glyph=GLYPHS[choice][0],
                variant=Variant.SMALL,
                parent=self,
            )
            button.setCheckable(True)
            button.setShortcut(f"Alt+{number + 1}")
            self._group.addButton(button)
            self.buttons[choice] = button
            grid.addWidget(button, number // 2, number % 2)
        row = QHBoxLayout()
        row.addWidget(self.reason, 1)
        row.addWidget(self.seal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(list_title_label(self.tr("Your answer"), self))
        column.addLayout(grid)
        column.addLayout(row)

        self._group.buttonClicked.connect(self._on_group_clicked)
        self.reason.returnPressed.connect(self._on_seal_clicked)
        self.seal.clicked.connect(self._on_seal_clicked)

    def show_answer(self, vote: Vote | None, *, may_veto: bool) -> None:
        """Show what was sealed, unless another choice is being made."""
        self.buttons[VoteChoice.VETO].setVisible(may_veto)
        sealed = self.tr("Sealed. Change my &answer")
        self.seal.set_words(sealed if vote else self.tr("Seal my &answer"), "lock")
        if vote is not None and self._group.checkedButton() is None:
            self.buttons[vote.choice].setChecked(True)
            self.reason.setText(vote.reason)
        self.seal.set_reason(
            "" if self._group.checkedButton() else self.tr("Choose an answer first.")
        )

    def _words(self, choice: VoteChoice) -> str:
        return {
            VoteChoice.COMMIT: self.tr("Commit"),
            VoteChoice.DISAGREE_AND_COMMIT: self.tr("Disagree and commit"),
            VoteChoice.OBJECT: self.tr("Object"),
            VoteChoice.VETO: self.tr("Veto"),
        }[choice]

    def _on_group_clicked(self) -> None:
        self.seal.set_reason("")
        chosen = self._chosen()
        if chosen is not None and chosen.needs_reason and not self.reason.text():
            self.reason.setFocus()

    def _on_seal_clicked(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.answered.emit(chosen, self.reason.text().strip())

    def _chosen(self) -> VoteChoice | None:
        return next((c for c, b in self.buttons.items() if b.isChecked()), None)


class RollCallPanel(QWidget):
    """Everybody's row, the viewer's own answer, and opening together.

    Signals:
        command_requested: A `CastVote`, `OpenRollCall` or `AskAgain`.
    """

    command_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decision: Decision | None = None
        self._excused: dict[PersonId, QCheckBox] = {}
        self.state = small_label("", self)
        self.own = OwnAnswer(self)
        self.open_all = ActionButton(
            self.tr("Open the &roll call"), glyph="lock-open", parent=self
        )
        self.open_all.setShortcut("Ctrl+Shift+R")
        self.ask_again = ActionButton(
            self.tr("As&k again"), variant=Variant.LINK, parent=self
        )
        self.error = make_label("", tone=Tone.BLOCKER, parent=self)
        self.error.setWordWrap(True)
        self._rows = QWidget(self)
        self._column = QVBoxLayout(self)
        self._arrange()

        self.own.answered.connect(self._on_own_answered)
        self.open_all.clicked.connect(self._on_open_all_clicked)
        self.ask_again.clicked.connect(self._on_ask_again_clicked)

    def show_call(self, snapshot: RoomSnapshot, decision: Decision | None) -> None:
        """Show the roll call of a decision; nothing before one is drafted."""
        is_other = decision is None or (
            self._decision is not None and decision.id != self._decision.id
        )
        if is_other:
            self._excused.clear()
        self._decision = decision
        self.error.setText("")
        is_draft = decision is not None and decision.status is DecisionStatus.DRAFT
        is_open = decision is not None and decision.roll_call.is_open
        may_lead = snapshot.may(OpenRollCall)
        self.own.setVisible(is_draft and not is_open and snapshot.may(CastVote))
        self.open_all.setVisible(is_draft and not is_open and may_lead)
        self.ask_again.setVisible(is_draft and is_open and may_lead)
        if decision is None:
            self.state.setText(self.tr("begins once the decision has words"))
        elif is_open:
            self.state.setText(self.tr("opened together"))
        else:
            voters = [p for p in snapshot.meeting.people.values() if not p.is_observer]
            self.state.setText(
                self.tr("sealed, {0} of {1} have answered").format(
                    snapshot.totals.votes, len(voters)
                )
            )
        if decision is not None:
            own_vote = decision.roll_call.latest(snapshot.viewer)
            is_fresh = own_vote and own_vote.round == decision.roll_call.round
            may_veto = Role.BAR_RAISER in snapshot.roles
            self.own.show_answer(own_vote if is_fresh else None, may_veto=may_veto)
        self._show_rows(snapshot, decision)

    def show_refusal(self, sentence: str) -> None:
        """Say beside the controls why the answer or the opening was refused."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_16)
        head.addWidget(list_title_label(self.tr("Roll call"), self))
        head.addWidget(self.state, 1)
        head.addWidget(self.ask_again)
        column = self._column
        column.setContentsMargins(SPACE_32, SPACE_16, SPACE_32, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addLayout(head)
        column.addWidget(self._rows)
        column.addWidget(self.own)
        column.addWidget(self.open_all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.error)
        rule = self.tr(
            "Only the bar raiser may veto, with a reason. Who is away is listed as"
            " “not asked”."
        )
        note = small_label(rule, self)
        note.setWordWrap(True)
        column.addWidget(note)
        column.addStretch(1)
        self.error.hide()

    def _show_rows(self, snapshot: RoomSnapshot, decision: Decision | None) -> None:
        fresh = QWidget(self)
        rows = QVBoxLayout(fresh)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_8)
        checked = {p for p, box in self._excused.items() if box.isChecked()}
        self._excused = {}
        for person in snapshot.meeting.people.values():
            if not person.is_observer:
                rows.addWidget(make_rule(fresh))
                self._add_row(rows, snapshot, decision, person, checked)
        self._column.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh

    def _add_row(
        self,
        rows: QVBoxLayout,
        snapshot: RoomSnapshot,
        decision: Decision | None,
        person: Person,
        checked: set[PersonId],
    ) -> None:
        host = rows.parentWidget()
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(PersonMark(person.name, is_away=person.is_away, parent=host))
        row.addWidget(ElidedLabel(person.name, parent=host), 0)
        roles = snapshot.meeting.setup.roles.of(person.id)
        parts = ", ".join(sorted(role.value for role in roles))
        row.addWidget(small_label(parts, host))
        row.addStretch(1)
        rows.addLayout(row)
        if decision is None:
            return
        votes = decision.roll_call.votes.get(person.id, ())
        is_open = decision.roll_call.is_open
        if votes and (is_open or person.id == snapshot.viewer):
            self._add_answer(rows, row, votes)
        elif is_open:
            row.addWidget(small_label(self.tr("not asked"), host))
        elif person.is_away:
            row.addWidget(small_label(self.tr("away, not asked"), host))
        elif snapshot.may(OpenRollCall) and person.id != snapshot.viewer:
            box = QCheckBox(self.tr("do not ask"), host)
            name = self.tr("Do not ask {0}").format(person.name)
            box.setAccessibleName(name)
            box.setChecked(person.id in checked)
            self._excused[person.id] = box
            row.addWidget(box)

    def _add_answer(
        self, rows: QVBoxLayout, row: QHBoxLayout, votes: tuple[Vote, ...]
    ) -> None:
        host = rows.parentWidget()
        latest = votes[-1]
        glyph, tone = GLYPHS[latest.choice]
        row.addWidget(Glyph(glyph, tone, parent=host))
        moved = " → ".join(vote.choice.value for vote in votes)
        row.addWidget(make_label(moved, parent=host))
        if latest.reason:
            quote = small_label(f"“{latest.reason}”", host)
            quote.setWordWrap(True)
            quote.setContentsMargins(SPACE_32, 0, 0, 0)
            rows.addWidget(quote)

    def _on_own_answered(self, choice: VoteChoice, reason: str) -> None:
        if self._decision is not None:
            vote = CastVote(self._decision.id, choice, reason)
            self.command_requested.emit(vote)

    def _on_open_all_clicked(self) -> None:
        if self._decision is not None:
            excused = tuple(p for p, box in self._excused.items() if box.isChecked())
            self.command_requested.emit(OpenRollCall(self._decision.id, excused))

    def _on_ask_again_clicked(self) -> None:
        if self._decision is not None:
            self.command_requested.emit(AskAgain(self._decision.id))
