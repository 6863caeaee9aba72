# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the facilitator can do about one person: a button with a menu.

It asks; what may be done is decided elsewhere.
"""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from meetingroom.meeting.command.room import SetAway
from meetingroom.ui.lobby.presence import PersonRow
from meetingroom.ui.widget.button import GlyphButton


class PersonButton(GlyphButton):
    """Opens the menu of a person.

    Signals:
        command_requested: A `SetAway`.
        window_requested: A window of their own is wanted; the person's id.
        turn_away_requested: Their machine is to be turned away.
    """

    command_requested = Signal(object)
    window_requested = Signal(str)
    turn_away_requested = Signal()

    def __init__(self, person: PersonRow, parent: QWidget | None = None) -> None:
        """Make the button; the menu is made when it is opened."""
        super().__init__("ellipsis", "", parent)
        self._person = person
        name = self.tr("More for {0}").format(person.name)
        self.setAccessibleName(name)
        self.setToolTip(name)

        self.clicked.connect(self._on_clicked)

    def make_menu(self) -> QMenu:
        """Return the person's menu; it goes away when it is closed."""
        person = self._person
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if person.may_have_window:
            window = menu.addAction(self.tr("Open a &window for them"))
            window.triggered.connect(self._on_window_triggered)
        presence = menu.addAction(
            self.tr("They are &back") if person.is_away else self.tr("Set &away")
        )
        presence.triggered.connect(self._on_presence_triggered)
        if person.device is not None:
            away = menu.addAction(self.tr("&Turn their laptop away"))
            away.triggered.connect(self.turn_away_requested)
        return menu

    def _on_clicked(self) -> None:
        menu = self.make_menu()
        corner = self.mapToGlobal(QPoint(self.width(), self.height()))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _on_window_triggered(self) -> None:
        self.window_requested.emit(str(self._person.id))

    def _on_presence_triggered(self) -> None:
        person = self._person
        self.command_requested.emit(SetAway(person.id, not person.is_away))
