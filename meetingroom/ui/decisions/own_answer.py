# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The viewer's own answer in the roll call: four choices and a reason.

Once sealed it is folded away: the screen may be shared, or the laptop passed on.
What is being chosen or typed survives every snapshot. Must not send anything itself.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from meetingroom.meeting.decisions import MAX_REASON_CP, Vote, VoteChoice
from meetingroom.ui.note.answer_marks import VOTE_MARKS
from meetingroom.ui.theme.tokens import SPACE_8
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.label import list_title_label, small_label


class OwnAnswer(QWidget):
    """Choices, reason and the button that seals them.

    Signals:
        answered: Somebody seals; the arguments are the `VoteChoice` and the reason.
    """

    answered = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._sealed: Vote | None = None
        self._why_not_askable = ""
        self._is_changing = False
        """What is sealed was opened to be changed."""
        self._body = QWidget(self)
        self.buttons: dict[VoteChoice, ActionButton] = {}
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(MAX_REASON_CP)
        self.reason_row = FieldRow(
            self.tr("Why"),
            self.reason,
            hint=self.tr("needed for all but commit"),
            parent=self,
        )
        self.seal = ActionButton(
            self.tr("Seal my &answer"), glyph="lock", variant=Variant.SMALL, parent=self
        )
        grid = QGridLayout()
        grid.setSpacing(SPACE_8)
        for number, choice in enumerate(VoteChoice):
            button = ActionButton(
                self.words(choice),
                glyph=VOTE_MARKS[choice][0],
                variant=Variant.SMALL,
                parent=self._body,
            )
            button.setCheckable(True)
            button.clicked.connect(partial(self.choose, choice))
            self._group.addButton(button)
            self.buttons[choice] = button
            grid.addWidget(button, number // 2, number % 2)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE_8)
        body.addLayout(grid)
        body.addWidget(self.reason_row)
        foot = QGridLayout()
        foot.addWidget(self.seal, 0, 0)
        foot.setColumnStretch(1, 1)
        self.waiting = small_label("", self)
        self.waiting.setWordWrap(True)
        self.waiting.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(list_title_label(self.tr("Your answer"), self))
        column.addWidget(self.waiting)
        column.addWidget(self._body)
        column.addLayout(foot)

        self.reason.returnPressed.connect(self._on_reason_return_pressed)
        self.reason.textEdited.connect(self._on_reason_edited)
        self.reason.textChanged.connect(self._show_why_not)
        self.seal.clicked.connect(self._on_seal_clicked)

    @property
    def choice(self) -> VoteChoice | None:
        """What is chosen now, sealed or not."""
        return next((c for c, b in self.buttons.items() if b.isChecked()), None)

    @property
    def is_folded(self) -> bool:
        """Whether the answer is sealed, and nothing of it is shown."""
        return self._sealed is not None and not self._is_changing

    @property
    def start(self) -> ActionButton:
        """Where one begins: what is chosen, else the first choice."""
        if self.is_folded:
            return self.seal
        return self.buttons[self.choice or VoteChoice.COMMIT]

    @property
    def is_offered(self) -> bool:
        """Tell whether there is something to answer to, and the viewer is asked."""
        return not self.isHidden() and self.waiting.isHidden()

    @property
    def is_begun(self) -> bool:
        """Whether something is chosen that was not sealed so."""
        sealed = self._sealed
        said = (self.choice, self.reason.text().strip())
        if sealed is None:
            return said != (None, "")
        return said != (sealed.choice, sealed.reason)

    def choose(self, choice: VoteChoice, *_: object) -> None:
        """Choose an answer; it is sealed by the button below."""
        button = self.buttons[choice]
        if button.isHidden():
            return
        if self.is_folded:
            self._unfold()
        button.setChecked(True)
        self._show_why_not()
        self.reason_row.set_error("")
        if choice.needs_reason and not self.reason.text().strip():
            self.reason.setFocus()

    def bring_back(self, choice: VoteChoice | None, reason: str) -> None:
        """Put back what was chosen and typed before the window was gone."""
        self._is_changing = True  # also where something else is sealed
        if choice is not None:
            self.buttons[choice].setChecked(True)
        self.reason.setText(reason)
        words = self.tr("This was not sealed. Read the decision again, then seal.")
        self.reason_row.set_error(words)

    def clear(self) -> None:
        """Start afresh, for another decision or another round."""
        self._sealed = None
        self._is_changing = False
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.reason.clear()
        self.reason_row.set_error("")

    def show_change(self) -> None:
        """Say that other words are asked now, to who has chosen but not sealed."""
        if self.choice is not None and self._sealed is None:
            words = self.tr("The decision has changed. Read it again, then seal.")
            self.reason_row.set_error(words)

    def show_answer(
        self, vote: Vote | None, *, may_veto: bool, missing: tuple[str, ...] = ()
    ) -> None:
        """Show what was sealed, unless another choice is being made.

        Args:
            vote: What was sealed.
            may_veto: The viewer is the bar raiser.
            missing: What the form still needs before anybody can answer.
        """
        if vote != self._sealed:
            self.reason_row.set_error("")
        self._sealed = vote
        self.buttons[VoteChoice.VETO].setVisible(may_veto)
        if vote is not None and self.choice is None:
            self.buttons[vote.choice].setChecked(True)
            self.reason.setText(vote.reason)
            self.reason.setCursorPosition(0)
        why_not = self.tr("It can be answered once the form has: {0}.")
        self._why_not_askable = why_not.format(", ".join(missing)) if missing else ""
        # What is being answered stays in sight, whatever is taken out of the form.
        is_waiting = bool(missing) and vote is None and not self.is_begun
        self.waiting.setText(self._why_not_askable)
        self.waiting.setVisible(is_waiting)
        self._show_fold()

    def words(self, choice: VoteChoice) -> str:
        """Return the words of a choice."""
        return {
            VoteChoice.COMMIT: self.tr("Commit"),
            VoteChoice.DISAGREE_AND_COMMIT: self.tr("Disagree and commit"),
            VoteChoice.OBJECT: self.tr("Object"),
            VoteChoice.VETO: self.tr("Veto"),
        }[choice]

    def show_error(self, sentence: str) -> None:
        """Say below the reason why the answer was not taken."""
        if sentence and self._sealed is not None:
            self._is_changing = True
            self._show_fold()
        self.reason_row.set_error(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave what is sealed as it is with Escape."""
        vote = self._sealed
        if event.key() == Qt.Key.Key_Escape and self._is_changing and vote is not None:
            self.buttons[vote.choice].setChecked(True)
            self.reason.setText(vote.reason)
            self.reason_row.set_error("")
            self._fold()
            self.seal.setFocus()
        else:
            super().keyPressEvent(event)

    def _show_fold(self) -> None:
        """Hide a sealed answer, unless it is being changed."""
        is_waiting = not self.waiting.isHidden()
        self._body.setVisible(not self.is_folded and not is_waiting)
        words = self.tr("Seal my &answer")
        if self.is_folded:
            words = self.tr("Sealed. Change my &answer")
        self.seal.set_words(words, "lock")
        self.seal.setVisible(not is_waiting)
        self._show_why_not()

    def _fold(self) -> None:
        self._is_changing = False
        self._show_fold()

    def _unfold(self) -> None:
        self._is_changing = True
        self._show_fold()

    def _lacks_reason(self) -> bool:
        choice = self.choice
        needs = choice is not None and choice.needs_reason
        return needs and not self.reason.text().strip()

    def _show_why_not(self) -> None:
        if self.is_folded:
            self.seal.set_reason("")
            return
        lacking = unreasoned = ""
        if self.choice is None:
            lacking = self.tr("Choose an answer first.")
        elif self._lacks_reason():
            lacking = self.tr("Say why you {0}; the reason stands in the record.")
            lacking = lacking.format(self.choice.value)
            unreasoned = self.tr("needed for this answer")
        self.reason_row.set_lack(unreasoned, lacking if unreasoned else "")
        self.seal.set_reason(self._why_not_askable or lacking)

    def _on_reason_edited(self) -> None:
        self.reason_row.set_error("")

    def _on_seal_clicked(self) -> None:
        chosen = self.choice
        if self.is_folded:
            self._unfold()
            self.start.setFocus()
        elif self.seal.isEnabled() and chosen is not None:
            # Folded before it is sent: what is refused unfolds it again.
            self._fold()
            self.answered.emit(chosen, self.reason.text().strip())

    def _on_reason_return_pressed(self) -> None:
        if self._lacks_reason():
            self.reason_row.set_error(self.seal.accessibleDescription())
        elif not self.is_folded:
            self._on_seal_clicked()
