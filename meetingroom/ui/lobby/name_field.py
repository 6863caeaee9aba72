# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The field in which whoever leads names somebody who came in.

A name on the list means that person. It asks; who comes in, the room decides.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from meetingroom.meeting.command.room import AddPerson, SetAway
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import MAX_NAME_CP, Person
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.theme.tokens import SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.label import make_label, small_label


class NameField(QWidget):
    """The field, its button, and what became of a name.

    Signals:
        command_requested: An `AddPerson`, or a `SetAway` of somebody listed.
    """

    command_requested = Signal(object)

    def __init__(
        self, new_id: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """Build the field.

        Args:
            new_id: Makes the id of somebody who is let in.
            parent: Owner of the widget.
        """
        super().__init__(parent)
        self._new_id = new_id
        self._snapshot: RoomSnapshot | None = None
        self.name = QLineEdit(self)
        self.name.setMaxLength(MAX_NAME_CP)
        self.name.setPlaceholderText(self.tr("Name of somebody who came in"))
        self.name.setAccessibleName(self.tr("Name of somebody who came in"))
        self.add = ActionButton(self.tr("&Let in"), glyph="plus", parent=self)
        self.error = make_label("", tone=Tone.BLOCKER, parent=self)
        self.listed = small_label("", self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(row)
        for said in (self.error, self.listed):
            said.setWordWrap(True)
            said.hide()
            column.addWidget(said)

        self.name.returnPressed.connect(self._on_add_clicked)
        self.name.textEdited.connect(self.listed.hide)
        self.add.clicked.connect(self._on_add_clicked)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Empty the field once somebody is in; not before, they may be refused."""
        was, self._snapshot = self._snapshot, snapshot
        if was is None or was.meeting.people == snapshot.meeting.people:
            return
        typed = self.name.text().strip()
        if typed in {person.name for person in snapshot.meeting.people.values()}:
            self.name.clear()

    def show_refusal(self, sentence: str) -> None:
        """Say why; what is typed next is another name, not more of this one."""
        self.error.setText(sentence)
        self.error.show()
        self.name.selectAll()
        self.name.setFocus()

    def _on_add_clicked(self) -> None:
        name = self.name.text().strip()
        if not name or self._snapshot is None:
            return
        self.error.hide()
        known = _meant(self._snapshot, name)
        if known is None:
            self.command_requested.emit(AddPerson(PersonId(self._new_id()), name))
            return
        self.name.clear()
        if known.is_away:
            self.command_requested.emit(SetAway(known.id, is_away=False))
            return
        words = self.tr(
            "{0} is on the list already. For somebody else of that name, add an"
            " initial."
        ).format(known.name)
        self.listed.setText(words)
        self.listed.show()
        announce(self, words)


def _meant(snapshot: RoomSnapshot, name: str) -> Person | None:
    """Return who on the list is meant; `None` for a new name.

    Who is connected is here: the same name is then somebody else's. Where nobody is
    told of each, as on one laptop, everybody listed may be the one who came in.
    """
    people = snapshot.meeting.people.values()
    same = (one for one in people if one.name.casefold() == name.casefold())
    person = next(same, None)
    if person is None or (snapshot.is_told_of_each and person.id in snapshot.here):
        return None
    return person
