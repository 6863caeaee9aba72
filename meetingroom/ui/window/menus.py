# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The menu bar: every command has a place, a name and, where it fits, a key.

Actions only; what they do is connected by the window.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from meetingroom.memo.pages import Paper
from meetingroom.ui.preferences import MEASURES_CP
from meetingroom.ui.theme.theme import ThemeChoice
from meetingroom.ui.window.paper_menu import PaperActions


class WindowActions(QObject):
    """The window's own actions, by name."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.start = self._action(self.tr("&Start a meeting…"), "Ctrl+N")
        self.join = self._action(self.tr("&Join a meeting…"), "Ctrl+J")
        self.new_memo = self._action(self.tr("&New memo from a template…"))
        self.kinds = self._action(self.tr("Kinds of meetin&gs…"))
        self.rehearse = self._action(self.tr("&Rehearse with a sample"))
        self.home = self._action(self.tr("&Leave to the first screen"), "Ctrl+W")
        self.export = self._action(self.tr("&Export the record…"), "Ctrl+E")
        self.paper = PaperActions(self)
        self.quit = self._action(self.tr("&Quit"), "Ctrl+Q", QAction.MenuRole.QuitRole)
        self.undo = self._action(self.tr("&Undo"), "Ctrl+Z")
        self.redo = self._action(self.tr("&Redo"))
        self.redo.setShortcuts(
            [QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")],
        )
        self.paste_memo = self._action(self.tr("Paste as a &memo"))
        self.larger = self._action(self.tr("&Larger text"))
        self.larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.smaller = self._action(self.tr("&Smaller text"), "Ctrl+-")
        self.usual_size = self._action(self.tr("&Usual text size"), "Ctrl+0")
        self.go_to = self._action(self.tr("&Go to page and line (G)…"), "Ctrl+G")
        self.clock = self._action(self.tr("&Clock: show, disc only, hide"), "Ctrl+T")
        self.full_screen = self._action(self.tr("&Full screen"), "F11")
        self.full_screen.setCheckable(True)
        self.letters = self._action(self.tr("S&ingle-letter keys"))
        self.letters.setCheckable(True)
        self.next_pane = self._action(self.tr("&Next part of the screen"), "F6")
        self.previous_pane = self._action(
            self.tr("&Previous part of the screen"), "Shift+F6"
        )
        self.pass_on = self._action(self.tr("Pass t&he laptop…"), "Ctrl+L")
        self.new_window = self._action(self.tr("Open a window for somebod&y…"))
        self.room_screen = self._action(self.tr("Show the room screen"), "F5")
        self.room_screen.setCheckable(True)
        self.reopen = self._action(self.tr("Go bac&k a phase…"))
        self.keys = self._action(self.tr("&Keys of this screen"), "Ctrl+/")
        self.logs = self._action(self.tr("Open the &log folder"))
        self.about = self._action(
            self.tr("&About Meetingroom"), role=QAction.MenuRole.AboutRole
        )
        self.themes = self._choices(
            {
                self.tr("&Follow the system"): ThemeChoice.FOLLOW_SYSTEM,
                self.tr("&Paper"): ThemeChoice.PAPER,
                self.tr("&Sepia"): ThemeChoice.SEPIA,
                self.tr("&Dark"): ThemeChoice.DARK,
                self.tr("&High contrast"): ThemeChoice.HIGH_CONTRAST,
            }
        )
        self.paces = self._choices(
            {
                self.tr("&Real time"): 1.0,
                self.tr("&4 times faster"): 4.0,
                self.tr("&10 times faster"): 10.0,
                self.tr("&30 times faster"): 30.0,
            }
        )
        self.papers = self._choices(
            {
                self.tr("&A4"): Paper.A4.value,
                self.tr("&Letter"): Paper.LETTER.value,
            }
        )
        self.measures = self._choices(
            {
                self.tr("&{0} characters").format(measure): measure
                for measure in MEASURES_CP
            }
        )

    def fill(self, bar: QMenuBar) -> QMenu:
        """Fill a menu bar; returns the Meeting menu for the screen's own commands."""
        file_menu = bar.addMenu(self.tr("&File"))
        file_menu.addActions([self.start, self.join, self.rehearse])
        file_menu.addActions([self.new_memo, self.kinds])
        file_menu.addActions([self.home, self.export])
        self.paper.fill(file_menu)
        file_menu.addSeparator()
        file_menu.addAction(self.quit)
        edit = bar.addMenu(self.tr("&Edit"))
        edit.addActions([self.undo, self.redo, self.paste_memo])
        view = bar.addMenu(self.tr("&View"))
        view.addActions([self.larger, self.smaller, self.usual_size])
        line = view.addMenu(self.tr("Length &of lines"))
        line.addActions(self.measures.actions())
        paper = view.addMenu(self.tr("P&aper of new memos"))
        paper.addActions(self.papers.actions())
        theme = view.addMenu(self.tr("&Theme"))
        theme.addActions(self.themes.actions())
        view.addSeparator()
        view.addActions([self.clock, self.letters, self.full_screen])
        view.addSeparator()
        view.addAction(self.go_to)
        view.addActions([self.next_pane, self.previous_pane])
        meeting = bar.addMenu(self.tr("&Meeting"))
        meeting.addActions([self.pass_on, self.new_window, self.room_screen])
        meeting.addAction(self.reopen)
        self.pace_menu = meeting.addMenu(self.tr("Pa&ce of the rehearsal"))
        self.pace_menu.addActions(self.paces.actions())
        # Whoever holds a rehearsal shows it.
        self.pace_menu.menuAction().setVisible(False)
        help_menu = bar.addMenu(self.tr("&Help"))
        help_menu.addActions([self.keys, self.logs, self.about])
        return meeting

    def show_seat(self, *, is_seated: bool) -> None:
        """Offer what there is in a meeting, or on the first screen."""
        in_meeting = (self.home, self.export, self.go_to)
        room = (self.pass_on, self.new_window, self.room_screen)
        for action in (*in_meeting, *room, self.undo, self.redo, self.clock):
            action.setEnabled(is_seated)
        # The first screen has the same keys, and asks for a name first.
        self.start.setShortcut("Ctrl+N" if is_seated else "")
        self.join.setShortcut("Ctrl+J" if is_seated else "")
        # In a meeting these keys belong to fields and to the decisions.
        self.new_memo.setShortcut("" if is_seated else "Ctrl+Shift+N")
        paste = ["Ctrl+Shift+V"] if is_seated else ["Ctrl+Shift+V", "Ctrl+V"]
        self.paste_memo.setShortcuts([QKeySequence(key) for key in paste])

    def _action(
        self,
        text: str,
        key: str = "",
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        # Text before parent binds QIcon, which the first paint need not wait for.
        action = QAction(self, text=text)
        action.setMenuRole(role)
        if key:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action

    def _choices(self, choices: dict[str, object]) -> QActionGroup:
        group = QActionGroup(self)
        for text, value in choices.items():
            action = self._action(text)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        return group
