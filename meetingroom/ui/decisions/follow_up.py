# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The follow-up form: one piece of work, one owner, one date. A page, not a dialog."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.command.decision import AddFollowUp
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import MAX_REASON_CP
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import FollowUpId, PersonId, TopicId
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_16, SPACE_48
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import field_label, make_label, title_label

DAYS_AHEAD = 7
"""A week: what most follow-ups in the sources get."""
FORM_WIDTH_PX = 560


class FollowUpScreen(MeetingScreen):
    """What, who, until when.

    Signals:
        back_requested: Return to the screen of the phase.
    """

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follow_up: FollowUpId | None = None
        self._topic: TopicId | None = None
        self.what = QLineEdit(self)
        self.what.setMaxLength(MAX_REASON_CP)
        self.what.setAccessibleName(self.tr("What is to be done"))
        self.owner = QComboBox(self)
        self.owner.setAccessibleName(self.tr("Owner"))
        self.due_on = QDateEdit(self)
        self.due_on.setCalendarPopup(True)
        self.due_on.setAccessibleName(self.tr("Due on"))
        self.error = make_label("", tone=Tone.BLOCKER, parent=self)
        self.error.setWordWrap(True)
        self.back = ActionButton(self.tr("&Back"), glyph="arrow-left", parent=self)
        self.add = ActionButton(
            self.tr("&Add the follow-up"), variant=Variant.PRIMARY, parent=self
        )
        self.add.setShortcut("Ctrl+Return")
        self._arrange()

        self.back.clicked.connect(self.back_requested)
        self.add.clicked.connect(self._on_add_clicked)

    def begin(
        self, snapshot: RoomSnapshot, follow_up: FollowUpId, topic: TopicId | None
    ) -> None:
        """Ask for a new follow-up.

        Args:
            snapshot: Whose people may own it.
            follow_up: The id it will have.
            topic: The topic it comes from, or `None`.
        """
        self._follow_up = follow_up
        self._topic = topic
        self.owner.clear()
        for person in snapshot.meeting.people.values():
            self.owner.addItem(person.name, str(person.id))
        self.owner.setCurrentIndex(-1)
        self.due_on.setDate(QDate.currentDate().addDays(DAYS_AHEAD))
        self.what.clear()
        self._show_error("")
        self.what.setFocus()

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say why it was not added."""
        del command
        self._show_error(refused.sentence)

    def _show_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_48, SPACE_48, SPACE_48, SPACE_48)
        column.setSpacing(SPACE_4)
        column.addWidget(title_label(self.tr("Owner and date"), self))
        column.addSpacing(SPACE_16)
        for words, part in (
            (self.tr("What is to be done"), self.what),
            (self.tr("Owner"), self.owner),
            (self.tr("Due on"), self.due_on),
        ):
            column.addWidget(field_label(words, self))
            part.setMaximumWidth(FORM_WIDTH_PX)
            column.addWidget(part)
            column.addSpacing(SPACE_16)
        column.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _on_add_clicked(self) -> None:
        owner = self.owner.currentData()
        if not self.what.text().strip():
            self._show_error(self.tr("Say what is to be done."))
        elif not owner:
            self._show_error(self.tr("Choose one owner."))
        elif self._follow_up is not None:
            day = self.due_on.date()
            self.command_requested.emit(
                AddFollowUp(
                    self._follow_up,
                    self.what.text().strip(),
                    PersonId(owner),
                    date(day.year(), day.month(), day.day()),
                    self._topic,
                )
            )

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Go back once the follow-up is on the list."""
        if self._follow_up in snapshot.meeting.follow_ups:
            self._follow_up = None
            self.back_requested.emit()
