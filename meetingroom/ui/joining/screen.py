# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The cover while a meeting is being joined: how far it is, or what to try.

It connects to nothing; it shows the steps it is told of.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from meetingroom.meeting.people import MAX_NAME_CP
from meetingroom.ui.joining.problem import JoinProblem
from meetingroom.ui.joining.step import JoinStep, step_words
from meetingroom.ui.joining.step_list import StepList
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.centred_column import centred_column
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.label import make_label, small_label, title_label

COLUMN_PX = 560
NAME_PX = 320


class JoiningScreen(QWidget):
    """Title, steps, and what can be done about it.

    Signals:
        cancel_requested: The person gives up.
        retry_requested: Try again; the argument is the name to join with.
        address_requested: Go back to type another address.
        code_requested: Go back to correct the code; the argument says why.
    """

    cancel_requested = Signal()
    retry_requested = Signal(str)
    address_requested = Signal()
    code_requested = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Build the cover.

        Args:
            name: The name the person joins with.
            parent: Owner of the cover.
        """
        super().__init__(parent)
        self._step = JoinStep.LOOKING
        self.title = title_label(self.tr("Joining the meeting"), self)
        self.title.setWordWrap(True)
        self.about = make_label("", tone=Tone.MUTED, parent=self)
        self.about.setWordWrap(True)
        self.steps = StepList(self)
        self.problem = JoinProblem(self)
        self.name = QLineEdit(self)
        self.name.setMaxLength(MAX_NAME_CP)
        self.name.setMaximumWidth(NAME_PX)
        self.name.setText(name)
        self.name_row = FieldRow(self.tr("Your name"), self.name, parent=self)
        self.retry = ActionButton(
            self.tr("&Try again"),
            glyph="refresh-cw",
            variant=Variant.PRIMARY,
            parent=self,
        )
        self.correct = ActionButton(
            self.tr("Correct the c&ode"), variant=Variant.PRIMARY, parent=self
        )
        self.again = ActionButton(self.tr("&Try again"), parent=self)
        self.address = ActionButton(self.tr("Use another &address"), parent=self)
        self.cancel = ActionButton(self.tr("&Cancel"), key="Esc", parent=self)
        self._escape = QAction(self.tr("&Cancel"), self)
        self._lay_out()
        self.show_step(JoinStep.LOOKING)

        self._escape.triggered.connect(self.cancel_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.retry.clicked.connect(self._on_retry_clicked)
        self.name.returnPressed.connect(self._on_retry_clicked)
        self.again.clicked.connect(self._on_retry_clicked)
        self.address.clicked.connect(self.address_requested)
        self.correct.clicked.connect(self._on_correct_clicked)

    def show_title(self, title: str, about: str = "") -> None:
        """Name the meeting, or the address while no more is known."""
        self.title.setText(title or self.tr("Joining the meeting"))
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def show_step(self, step: JoinStep, facilitator: str = "") -> None:
        """Show what is being done now."""
        self._step = step
        self.steps.show_step(step, facilitator)
        self._show_parts(has_failed=False)
        announce(self, step_words(step, facilitator))
        self._keep_focus(self.cancel)

    def show_waiting(self, facilitator: str = "") -> None:
        """Show that the facilitator is asked to open the door."""
        self.show_step(JoinStep.WAITING, facilitator)

    def show_failure(
        self,
        sentence: str,
        tries: Sequence[str] = (),
        *,
        step: JoinStep | None = None,
        is_code_wrong: bool = False,
    ) -> None:
        """Say what failed and what can be tried; nothing typed is lost.

        Args:
            sentence: What happened.
            tries: What to do, the most promising first.
            step: Which step failed; `None` for the one under way.
            is_code_wrong: The same code again is the last thing to try.
        """
        self._step = step or self._step
        self.steps.show_step(self._step, has_failed=True)
        self.problem.show_problem(sentence, tries)
        self._show_parts(has_failed=True, is_code_wrong=is_code_wrong)
        announce(self, sentence)
        self._keep_focus(self.correct if is_code_wrong else self.retry)

    def show_name_taken(self, sentence: str) -> None:
        """Ask for another name; the one that was tried stays to be changed."""
        self.steps.show_step(self._step, has_failed=True)
        self.problem.show_problem("", ())
        self._show_parts(has_failed=True, is_name_asked=True)
        self.name_row.set_error(sentence)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def panes(self) -> list[QWidget]:
        """Return what can be acted on, the likeliest first."""
        parts = (self.name, *self._buttons())
        return [part for part in parts if part.isVisibleTo(self)]

    def _lay_out(self) -> None:
        column = centred_column(self, COLUMN_PX)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addSpacing(SPACE_12)
        column.addWidget(self.steps)
        column.addSpacing(SPACE_12)
        column.addWidget(self.problem)
        column.addWidget(self.name_row)
        self.quiet = small_label(
            self.tr("Nothing of yours is sent before the host has proved who it is."),
            self,
        )
        self.quiet.setWordWrap(True)
        column.addWidget(self.quiet)
        column.addSpacing(SPACE_12)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        for button in self._buttons():
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._escape.setShortcut(QKeySequence("Esc"))
        self._escape.setShortcutContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        self.addAction(self._escape)

    def _buttons(self) -> tuple[QWidget, ...]:
        # A variant is fixed, so trying again has a quieter twin.
        return self.retry, self.correct, self.again, self.address, self.cancel

    def _show_parts(
        self,
        *,
        has_failed: bool,
        is_name_asked: bool = False,
        is_code_wrong: bool = False,
    ) -> None:
        self.problem.setVisible(has_failed and not is_name_asked)
        self.name_row.setVisible(is_name_asked)
        self.retry.setVisible(has_failed and not is_code_wrong)
        self.correct.setVisible(is_code_wrong)
        self.again.setVisible(is_code_wrong)
        self.address.setVisible(has_failed and not is_name_asked and not is_code_wrong)
        self.quiet.setVisible(not has_failed and self._step is not JoinStep.FETCHING)
        if not is_name_asked:
            self.name_row.set_error("")

    def _keep_focus(self, wanted: QWidget) -> None:
        """Move the focus only where it would be lost or is nowhere."""
        focus = QApplication.focusWidget()
        # To Qt a widget is its own ancestor, and a cover is shown with the focus.
        is_inside = focus is not None and self.isAncestorOf(focus)
        has_focus = is_inside and focus is not self
        if not has_focus or focus in (self.name, *self._buttons()):
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_correct_clicked(self) -> None:
        self.code_requested.emit(self.problem.sentence.text())

    def _on_retry_clicked(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name_row.set_error(self.tr("Say your name first."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.retry_requested.emit(name)
