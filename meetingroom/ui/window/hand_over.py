# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Chooses who leads or writes from now on, or whose laptop is turned away.

It lists who can; the rules decide whether they may.
"""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Person
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.theme.tokens import CONTROL_PX, SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import field_label, make_label, section_label

_SIZE_PX = (440, 460)


def candidates(snapshot: RoomSnapshot) -> list[Person]:
    """Return who can lead: here, no observer, and not whoever leads now."""
    people = snapshot.meeting.people.values()
    leader = snapshot.meeting.setup.roles.facilitator
    return [
        one
        for one in people
        if not one.is_away and not one.is_observer and one.id != leader
    ]


def writers(snapshot: RoomSnapshot) -> list[Person]:
    """Return who can be the scribe: here, no observer, not the author or the scribe."""
    people, roles = snapshot.meeting.people.values(), snapshot.meeting.setup.roles
    taken = (roles.scribe, roles.author)
    return [
        one
        for one in people
        if not one.is_away and not one.is_observer and one.id not in taken
    ]


def laptop_owners(snapshot: RoomSnapshot) -> list[Person]:
    """Return whose laptop can be turned away: anybody else's who came with one."""
    owners = snapshot.meeting.with_laptop - {snapshot.viewer}
    return [one for one in snapshot.meeting.people.values() if one.id in owners]


class PersonForm(QDialog):
    """Names to choose one from, and what choosing means.

    Signals:
        confirmed: The argument is the `PersonId` of whoever was chosen.
    """

    confirmed = Signal(object)

    def __init__(
        self,
        title: str,
        who: str,
        means: str,
        parent: QWidget | None = None,
    ) -> None:
        """Build the form without names; see `fill`.

        Args:
            title: Of the window.
            who: What the list is asked for.
            means: What follows for whoever is chosen.
            parent: Owner of the form.
        """
        super().__init__(parent)
        self._title, self._who = title, who
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE_PX)
        self.means = make_label(means, parent=self)
        self.means.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(who)
        self.cancel = ActionButton(self.tr("&Cancel"), parent=self)
        self.give = ActionButton(
            self.tr("&Hand over"), variant=Variant.PRIMARY, parent=self
        )
        self._lay_out()

        self.cancel.clicked.connect(self.reject)
        self.give.clicked.connect(self._on_give_clicked)
        self.list.itemActivated.connect(self._on_give_clicked)

    def choose(self, person: PersonId) -> None:
        """Select somebody."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == str(person):
                self.list.setCurrentRow(row)

    def fill(self, snapshot: RoomSnapshot, found: list[Person]) -> None:
        """List people, the first one chosen; nobody can be confirmed without any."""
        online = snapshot.surroundings.online
        for person in found:
            is_far = online is not None and person.id not in online
            words = (
                self.tr("{0} (not connected)").format(person.name)
                if is_far
                else person.name
            )
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, str(person.id))
            item.setToolTip(person.name)
            item.setSizeHint(QSize(0, CONTROL_PX))
        self.list.setCurrentRow(0)
        nobody = self.tr("Nobody else can do this now.")
        self.give.set_reason("" if self.list.count() else nobody)

    def _lay_out(self) -> None:
        label = field_label(self._who, self)
        label.setBuddy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(section_label(self._title, self))
        column.addWidget(self.means)
        column.addWidget(label)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.give)
        column.addLayout(row)
        self.list.setFocus()

    def _on_give_clicked(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.confirmed.emit(PersonId(item.data(Qt.ItemDataRole.UserRole)))
            self.accept()


class HandOverForm(PersonForm):
    """Who leads, or writes, from now on."""

    def __init__(
        self,
        snapshot: RoomSnapshot,
        parent: QWidget | None = None,
        *,
        is_scribe: bool = False,
    ) -> None:
        """List who can lead, or be the scribe, now."""
        lead, write = _tr("Hand over the lead"), _tr("Hand over the writing")
        who = _tr("Who leads from now on")
        means = _tr(
            "Whoever you choose gets the facilitator’s controls at once. The meeting"
            " stays on the laptop that hosts it; keep that one open."
        )
        if is_scribe:
            who = _tr("Who is the scribe from now on")
            means = _tr(
                "Whoever you choose writes the lines from now on, and may record what"
                " was decided. A line that is being typed goes along."
            )
        super().__init__(write if is_scribe else lead, who, means, parent)
        self.fill(snapshot, writers(snapshot) if is_scribe else candidates(snapshot))


class TurnAwayForm(PersonForm):
    """Whose laptop is in the meeting no longer."""

    def __init__(self, snapshot: RoomSnapshot, parent: QWidget | None = None) -> None:
        """List who came with a laptop of their own."""
        means = _tr(
            "The laptop is turned away at once; what it wrote stays. Its owner may"
            " come in again at the door, or sit down at the laptop that hosts."
        )
        super().__init__(
            _tr("Turn a laptop away"), _tr("Whose laptop is turned away"), means, parent
        )
        self.give.set_words(_tr("&Turn away"))
        self.fill(snapshot, laptop_owners(snapshot))


def _tr(words: str) -> str:
    return QCoreApplication.translate("PersonForm", words)
