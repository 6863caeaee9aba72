# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The cover: who is at the laptop now? Shows names, and nothing of any margin.

It picks a person or adds one; whose seat is shown then is not decided here.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from meetingroom.meeting.command.room import AddPerson
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import MAX_NAME_CP, Person
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24, TARGET_PX
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.centred_column import centred_column
from meetingroom.ui.widget.label import (
    field_label,
    make_label,
    small_label,
    title_label,
)

COLUMN_PX = 640
COLUMNS = 2


class PassScreen(MeetingScreen):
    """Names to choose from, and a field to add one's own.

    Signals:
        person_chosen: Somebody says who they are; the argument is their id.
    """

    person_chosen = Signal(str)

    def __init__(
        self,
        new_id: Callable[[], str],
        keeper: PersonId | None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the cover.

        Args:
            new_id: Makes the id of a person who is added.
            keeper: Whose laptop it is. Nobody else is offered here who has a laptop
                of their own in the meeting.
            parent: Owner of the screen.
        """
        super().__init__(parent)
        self._new_id = new_id
        self._keeper = keeper
        self._added: PersonId | None = None
        self.buttons: dict[PersonId, ActionButton] = {}
        self.name = QLineEdit(self)
        self.name.setMaxLength(MAX_NAME_CP)
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.setAccessibleName(self.tr("Your name"))
        self.add = ActionButton(self.tr("&Join and read"), glyph="plus", parent=self)
        self.error = make_label("", tone=Tone.BLOCKER, parent=self)
        self.error.setWordWrap(True)
        self.error.hide()
        self._names = QGridLayout()
        self._names.setSpacing(SPACE_12)
        for column in range(COLUMNS):
            self._names.setColumnStretch(column, 1)
        self.elsewhere = small_label("", self)
        self.elsewhere.setWordWrap(True)
        self._arrange()

        self.name.returnPressed.connect(self._on_add_clicked)
        self.add.clicked.connect(self._on_add_clicked)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show who is in the meeting; a person just added is chosen at once."""
        people = snapshot.meeting.people
        if self._added in people:
            added, self._added = self._added, None
            self.person_chosen.emit(str(added))
            return
        for button in self.buttons.values():
            self._names.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        elsewhere = snapshot.meeting.with_laptop - {self._keeper}
        here = [person for person in people.values() if person.id not in elsewhere]
        for place, person in enumerate(here):
            button = ActionButton(
                self._words(person), glyph="user", variant=Variant.OUTCOME, parent=self
            )
            button.setMinimumWidth(TARGET_PX)  # a long name is cut, not the column
            button.setToolTip(person.name)
            button.clicked.connect(partial(self._choose, person.id))
            self.buttons[person.id] = button
            self._names.addWidget(button, place // COLUMNS, place % COLUMNS)
        names = [one.name for one in people.values() if one.id in elsewhere]
        self.elsewhere.setText(
            self.tr("On their own laptop: {0}").format(", ".join(names))
        )
        self.elsewhere.setVisible(bool(names))
        self._show_words(snapshot.meeting.phase)
        is_open = snapshot.meeting.phase is not Phase.CLOSED
        self._not_listed.setVisible(is_open)
        self.name.setVisible(is_open)
        self.add.setVisible(is_open)

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say why the name was not taken; it stays to be changed."""
        del command
        self._added = None
        self.show_error(refused.sentence)
        self.name.selectAll()
        self.name.setFocus()

    def show_error(self, sentence: str) -> None:
        """Say why somebody cannot sit here."""
        self.error.setText(sentence)
        self.error.show()

    def panes(self) -> list[QWidget]:
        """Return the names and the field."""
        return [*list(self.buttons.values())[:1], self.name]

    def _show_words(self, phase: Phase) -> None:
        if phase.is_revealed:
            self.title.setText(self.tr("Who is at the laptop now?"))
            self.sentence.setText(
                self.tr("Choose your name to answer and to write as yourself.")
            )
            self.add.set_words(self.tr("&Join"), "plus")
            return
        self.title.setText(self.tr("Who is reading now?"))
        self.sentence.setText(
            self.tr(
                "Choose your name to see your own margin. Notes of others are not"
                " shown on any screen until reading ends."
            )
        )

    def _words(self, person: Person) -> str:
        return self.tr("I am {0}").format(person.name.replace("&", "&&"))

    def _arrange(self) -> None:
        column = centred_column(self, COLUMN_PX)
        self.title = title_label("", self)
        column.addWidget(self.title)
        sentence = self.sentence = make_label("", tone=Tone.MUTED, parent=self)
        sentence.setWordWrap(True)
        column.addWidget(sentence)
        column.addSpacing(SPACE_12)
        column.addLayout(self._names)
        column.addWidget(self.elsewhere)
        column.addSpacing(SPACE_24)
        self._not_listed = field_label(self.tr("Not on the list?"), self)
        column.addWidget(self._not_listed)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        column.addWidget(self.error)
        note = small_label(
            self.tr("Give the laptop on with Meeting, Pass the laptop (Ctrl+L)."), self
        )
        column.addWidget(note)
        column.addStretch(1)

    def _choose(self, person: PersonId) -> None:
        self.person_chosen.emit(str(person))

    def _on_add_clicked(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        self.error.hide()
        self._added = PersonId(self._new_id())
        self.command_requested.emit(AddPerson(self._added, name))
