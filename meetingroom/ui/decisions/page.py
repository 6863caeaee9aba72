# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The wide column of the decisions: the form, the reading, or the read-back.

It shows one of them as it is told; who writes and what is recorded is not its matter.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.meeting.decisions import Decision, DecisionStatus
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.decisions.chooser import DecisionChooser
from meetingroom.ui.decisions.form import DecisionForm
from meetingroom.ui.decisions.late_words import LateWords
from meetingroom.ui.decisions.locked import lock_of
from meetingroom.ui.decisions.past import Past
from meetingroom.ui.decisions.read_back import ReadBack
from meetingroom.ui.decisions.reading import DecisionReading
from meetingroom.ui.theme.tokens import SPACE_16, SPACE_24, SPACE_32, SPACE_48
from meetingroom.ui.widget.empty_state import EmptyState


class DecisionPage(QWidget):
    """The line that chooses a decision, and the decision below it."""

    def __init__(self, past: Past | None, parent: QWidget | None = None) -> None:
        """Build the column.

        Args:
            past: Answers about other meetings; `None` where nobody can.
            parent: Owner.
        """
        super().__init__(parent)
        self.chooser = DecisionChooser(self)
        self.empty = EmptyState(self.tr("No decision yet."), glyph="gavel", parent=self)
        self.form = DecisionForm(past, self)
        self.late = LateWords(self)
        self.reading = DecisionReading(self)
        self.read_back = ReadBack(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_48, SPACE_16, SPACE_32, SPACE_24)
        column.setSpacing(SPACE_16)
        column.addWidget(self.chooser)
        column.addWidget(self.empty)
        column.addWidget(self.form)
        column.addWidget(self.late)
        column.addWidget(self.reading)
        column.addWidget(self.read_back)
        column.addStretch(1)

        self.late.let_go.connect(self._on_late_let_go)

    def show_decision(
        self,
        snapshot: RoomSnapshot,
        decision: Decision | None,
        *,
        may_write: bool,
        is_read_back: bool,
    ) -> None:
        """Show a decision.

        Args:
            snapshot: What the viewer sees.
            decision: Which one; `None` for none.
            may_write: It is a draft, and the viewer one of those who write it.
            is_read_back: It is read back, which takes the place of the form.
        """
        meeting = snapshot.meeting
        self.empty.setVisible(decision is None)
        self.form.setVisible(may_write and not is_read_back)
        self.read_back.show_decision(meeting, decision if is_read_back else None)
        self.reading.setVisible(decision is not None and not may_write)
        late: tuple[str, ...] = ()
        if decision is not None and may_write:
            self.form.show_decision(meeting, decision)
            self.form.show_lock(lock_of(snapshot, decision))
        elif decision is not None:
            self.reading.show_decision(meeting, decision)
            if decision.status is not DecisionStatus.DRAFT:
                late = self.form.left_over(meeting, decision)
        self.late.show_words(late)

    def _on_late_let_go(self) -> None:
        self.form.let_go()
        self.late.show_words(())
        self.reading.setFocus()
