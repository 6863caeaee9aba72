# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The menus *Print* and *Save as PDF*: each thing is offered once there is any of it.

Actions only; what they do is connected by the window.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from meetingroom.ui.paper.printout import Printout, is_there

if TYPE_CHECKING:
    from meetingroom.meeting.state import Meeting


class PaperActions(QObject):
    """What goes to paper or into a PDF.

    Signals:
        print_requested: Show the pages as they would be printed; a `Printout`.
        save_requested: Save them as a PDF; a `Printout`.
    """

    print_requested = Signal(object)
    save_requested = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.print = {
            Printout.MEMO: self._action(self.tr("Print the &memo…")),
            Printout.NOTES: self._action(self.tr("Print the memo with &notes…")),
            Printout.MINUTES: self._action(self.tr("Print the m&inutes…")),
        }
        self.print[Printout.MEMO].setShortcut(QKeySequence("Ctrl+P"))
        self.save = {
            Printout.MEMO: self._action(self.tr("Save the &memo as PDF…")),
            Printout.NOTES: self._action(self.tr("Save the memo with &notes as PDF…")),
            Printout.MINUTES: self._action(self.tr("Save the m&inutes as PDF…")),
        }
        for printout, action in self.print.items():
            action.triggered.connect(partial(self._ask_print, printout))
        for printout, action in self.save.items():
            action.triggered.connect(partial(self._ask_save, printout))

    def fill(self, menu: QMenu) -> None:
        """Add both menus to another."""
        printing = menu.addMenu(self.tr("&Print"))
        printing.addActions(list(self.print.values()))
        saving = menu.addMenu(self.tr("Save as P&DF"))
        saving.addActions(list(self.save.values()))

    def show_meeting(self, meeting: "Meeting | None") -> None:
        """Offer what there is of a meeting; the memo always, since it has the key.

        Args:
            meeting: What the seat may see; `None` on the first screen.
        """
        for printout in Printout:
            is_offered = meeting is not None and (
                printout is Printout.MEMO or is_there(printout, meeting)
            )
            self.print[printout].setEnabled(is_offered)
            self.save[printout].setEnabled(is_offered)

    def _action(self, text: str) -> QAction:
        # Text before parent binds QIcon, which the first paint need not wait for.
        action = QAction(self, text=text)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action

    def _ask_print(self, printout: Printout) -> None:
        self.print_requested.emit(printout)

    def _ask_save(self, printout: Printout) -> None:
        self.save_requested.emit(printout)
