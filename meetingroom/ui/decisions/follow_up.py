# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The follow-up form: one piece of work, one owner, one date. A page, not a dialog.

Must not list follow-ups; the summary does.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from meetingroom.discussion.left_open import asked_on
from meetingroom.meeting.command.decision import AddFollowUp
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import MAX_REASON_CP
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import FollowUpId, PersonId, TopicId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.decisions.date_field import SHOWN, DateField
from meetingroom.ui.decisions.load_notice import LoadNotice
from meetingroom.ui.decisions.past import Past
from meetingroom.ui.note.ending_strip import EndingStrip
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_16, SPACE_24, SPACE_48
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.bottom_bar import BottomBar
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.choice_box import ChoiceBox
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.label import small_label, title_label

DAYS_AHEAD = 7
"""A week: what most follow-ups in the sources get."""
FORM_WIDTH_PX = 560


class FollowUpScreen(MeetingScreen):
    """What, who, until when.

    Signals:
        back_requested: Return to the screen of the phase.
        added: It is on the list; a sentence that says so.
    """

    back_requested = Signal()
    added = Signal(str)

    def __init__(self, parent: QWidget | None = None, past: Past | None = None) -> None:
        """Build the form.

        Args:
            parent: Owner of the screen.
            past: Answers about other meetings; `None` where nobody can.
        """
        super().__init__(parent)
        self._snapshot: RoomSnapshot | None = None
        self._follow_up: FollowUpId | None = None
        self._proposed = ""
        """Words that nobody typed here: they are no reason to keep the form."""
        self._topic: TopicId | None = None
        self.what = QLineEdit(self)
        self.what.setMaxLength(MAX_REASON_CP)
        self.owner = ChoiceBox(self)
        self.load = LoadNotice(past, self)
        self.due_on = DateField(self)
        self.what_row = FieldRow(
            self.tr("What is to be done"),
            self.what,
            hint=self.tr("so that another can tell when it is done"),
            parent=self,
        )
        self.owner_row = FieldRow(
            self.tr("Owner"), self.owner, hint=self.tr("exactly one"), parent=self
        )
        self.due_row = FieldRow(self.tr("Due on"), self.due_on, parent=self)
        self.topic = small_label("", self)
        self.topic.setWordWrap(True)
        self.ending = EndingStrip(self, has_list=False)
        self.bar = BottomBar(parent=self)
        self.back = ActionButton(self.tr("&Back"), glyph="arrow-left", parent=self)
        self.add = ActionButton(
            self.tr("&Add the follow-up"), variant=Variant.PRIMARY, parent=self
        )
        self._arrange()
        action = QAction(self.tr("&Add the follow-up"), self)
        action.setShortcut(QKeySequence("Ctrl+Return"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)

        action.triggered.connect(self._on_add_clicked)
        self.owner.currentIndexChanged.connect(self._on_owner_chosen)
        self.back.clicked.connect(self.back_requested)
        self.add.clicked.connect(self._on_add_clicked)

    def panes(self) -> list[QWidget]:
        """Return the form and the bar."""
        return [self.what, self.add]

    @property
    def is_amid(self) -> bool:
        """Whether something is written here that is not on the list."""
        is_written = self.what.text().strip() not in ("", self._proposed)
        return self._follow_up is not None and is_written

    def begin(
        self, snapshot: RoomSnapshot, follow_up: FollowUpId, topic: TopicId | None
    ) -> None:
        """Ask for a new follow-up.

        Args:
            snapshot: Whose people may own it.
            follow_up: The id it will have.
            topic: The topic it comes from, or `None`.
        """
        self._snapshot = snapshot
        if self.is_amid and self._topic == topic:
            # Left before it was added, such as when the room went on.
            self.what.setFocus()
            return
        self._follow_up = follow_up
        self._topic, self._proposed = topic, ""
        self.owner.clear()
        for person in snapshot.meeting.people.values():
            self.owner.addItem(person.name, str(person.id))
        self.owner.setCurrentIndex(-1)
        self.owner.setPlaceholderText(self.tr("Choose one person"))
        ahead = QDate.currentDate().addDays(DAYS_AHEAD)
        self.due_on.setText(self.locale().toString(ahead, SHOWN))
        known = snapshot.meeting.topics.get(topic) if topic else None
        self._proposed = _words_of(snapshot.meeting, known) if known else ""
        self.what.setText(self._proposed)
        self.topic.setText(self.tr("From: {0}").format(known.title) if known else "")
        self.topic.setVisible(known is not None)
        self._show_errors()
        self.bar.set_sentence("")
        self.what.setFocus()
        self.what.selectAll()

    def propose(self, what: str, people: Sequence[PersonId]) -> None:
        """Fill in words and put who is needed first; nothing is stored before saving.

        Args:
            what: What is to be done.
            people: Who is needed for it; chosen as owner only if it is one person.
        """
        if self.is_amid:
            return  # what was begun before comes first
        self._proposed = what.strip()
        self.what.setText(what)
        self.what.setCursorPosition(0)
        needed = [person for person in people if self.owner.findData(person) >= 0]
        for place, person in enumerate(needed):
            was = self.owner.findData(person)
            name = self.owner.itemText(was)
            self.owner.removeItem(was)
            self.owner.insertItem(place, name, str(person))
        if needed and len(needed) < self.owner.count():
            self.owner.insertSeparator(len(needed))
        self.owner.setCurrentIndex(0 if len(needed) == 1 else -1)
        self.owner.setFocus()

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Go back once the follow-up is on the list."""
        self._snapshot = snapshot
        meeting = snapshot.meeting
        work = meeting.follow_ups.get(self._follow_up) if self._follow_up else None
        if work is not None:
            self._follow_up = None
            self.back_requested.emit()
            owner = meeting.people.get(work.owner)
            day = QDate(work.due_on.year, work.due_on.month, work.due_on.day)
            sentence = self.tr("Added for {0}, due {1}: {2}").format(
                owner.name if owner else "",
                self.locale().toString(day, SHOWN),
                work.what,
            )
            self.added.emit(sentence)

    def show_time(self, now: datetime) -> None:
        """Say here, too, that the end is near; what is open is on the other screens."""
        if self._snapshot is not None:
            self.ending.show_time(self._snapshot, now, is_as_attendee=True)

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say why it was not added; what was typed stays."""
        del command
        self.bar.set_sentence(refused.sentence, Tone.BLOCKER, "circle-alert")

    def _arrange(self) -> None:
        form = QWidget(self)
        form.setMaximumWidth(FORM_WIDTH_PX)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        column.addWidget(title_label(self.tr("Owner and date"), form))
        column.addWidget(self.topic)
        owner = QVBoxLayout()
        owner.setSpacing(SPACE_4)
        owner.addWidget(self.owner_row)
        owner.addWidget(self.load)
        column.addWidget(self.what_row)
        column.addLayout(owner)
        column.addWidget(self.due_row)
        page = QVBoxLayout()
        page.setContentsMargins(SPACE_48, SPACE_24, SPACE_48, SPACE_24)
        page.addWidget(form)
        page.addStretch(1)
        self.bar.add_button(self.back)
        self.bar.add_button(self.add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.ending)
        whole.addLayout(page, 1)
        whole.addWidget(self.bar)

    def _show_errors(self, what: str = "", owner: str = "", due: str = "") -> None:
        self.what_row.set_error(what)
        self.owner_row.set_error(owner)
        self.due_row.set_error(due)

    def _on_owner_chosen(self) -> None:
        owner = self.owner.currentData()
        if self._snapshot is not None:
            meeting = self._snapshot.meeting
            self.load.show_owner(meeting, PersonId(owner) if owner else None)

    def _on_add_clicked(self) -> None:
        owner, day = self.owner.currentData(), self.due_on.day()
        what = self.what.text().strip()
        self._show_errors(
            "" if what else self.tr("Say what is to be done."),
            "" if owner else self.tr("Choose one owner."),
            "" if day else self.tr("Write a date such as 15 Jan 2027."),
        )
        if what and owner and day is not None and self._follow_up is not None:
            self.command_requested.emit(
                AddFollowUp(self._follow_up, what, PersonId(owner), day, self._topic)
            )


def _words_of(meeting: Meeting, topic: Topic) -> str:
    """Return what a topic asks for: its only question or blocker, else its title."""
    asked = asked_on(meeting, topic)
    said = " ".join(asked[0].body.split()) if len(asked) == 1 else ""
    return (said or topic.title)[:MAX_REASON_CP]
