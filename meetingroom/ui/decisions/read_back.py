# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The read-back: the whole decision in one place before it goes into the record.

It shows and asks; what may be recorded is decided by the core alone.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from meetingroom.meeting.command.decision import RecordDecision
from meetingroom.meeting.decisions import Decision, DecisionDraft
from meetingroom.meeting.state import Meeting
from meetingroom.ui.decisions.reading import DecisionReading
from meetingroom.ui.decisions.remark import Remark
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_16
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import small_label, title_label


class ReadBack(QWidget):
    """The decision in words, and the two buttons that stand in the bar meanwhile.

    Signals:
        command_requested: What was read back is confirmed; a `RecordDecision`.
        left: The form is wanted again.
    """

    command_requested = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decision: Decision | None = None
        self._read: DecisionDraft | None = None
        """What is being read, to see that somebody changes it meanwhile."""
        self.reading = DecisionReading(self, is_whole=True)
        self.back = ActionButton(
            self.tr("Back to the &form"), variant=Variant.LINK, parent=self
        )
        self.record = ActionButton(
            self.tr("&Record the decision"), variant=Variant.PRIMARY, parent=self
        )
        # The second press of a double click was meant for the button before.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QApplication.doubleClickInterval())
        hint = small_label(
            self.tr("Read it aloud. Once recorded it is frozen, and only superseded."),
            self,
        )
        hint.setWordWrap(True)
        self.change = Remark(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        head = QVBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(title_label(self.tr("Read it back"), self))
        head.addWidget(hint)
        column.addLayout(head)
        column.addWidget(self.change)
        column.addWidget(self.reading)
        for part in (self, self.back, self.record):
            part.hide()

        self.back.clicked.connect(self.left)
        self.record.clicked.connect(self.confirm)

    @property
    def buttons(self) -> tuple[ActionButton, ...]:
        """What stands in the bar meanwhile; whoever shows the bar shows them."""
        return self.back, self.record

    @property
    def is_ready(self) -> bool:
        """Tell whether there was time to see it."""
        return not self._pause.isActive()

    def begin(self) -> None:
        """Take the focus, and a moment before a press counts."""
        self._pause.start()
        self.back.setFocus()  # a stray Enter records nothing
        announce(self, self.reading.said())

    def show_decision(self, meeting: Meeting, decision: Decision | None) -> None:
        """Show a decision as it would be recorded; `None` hides it."""
        self._decision = decision
        before, self._read = self._read, decision.draft if decision else None
        if decision is not None:
            self.reading.show_decision(meeting, decision)
        self.setVisible(decision is not None)
        if self._read is None or before is None:
            self.change.say("")
        elif self._read != before:
            # A press that is under way was meant for the words before.
            self._pause.start()
            words = self.tr("The words changed while they were read. Read them again.")
            self.change.say(words)

    def confirm(self) -> None:
        """Record what is shown."""
        if self._decision is not None and self.is_ready:
            command = RecordDecision(self._decision.id, self._decision.draft)
            self.command_requested.emit(command)
