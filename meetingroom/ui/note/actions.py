# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A screen's commands as actions, with single letters that can be switched off.

It makes actions only; what they do is connected by the screen.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class ScreenActions(QObject):
    """The actions of one screen.

    Signals: none; each action has its own.
    """

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._letters: dict[QAction, QKeySequence] = {}

    def add_menu(self, name: str, text: str) -> QMenu:
        """Add a menu of its own to the screen's commands."""
        menu = QMenu(text, self._screen)
        menu.menuAction().setObjectName(name)
        self._screen.addAction(menu.menuAction())
        return menu

    def add(
        self,
        name: str,
        text: str,
        key: str,
        slot: Callable[[], object],
        menu: QMenu | None = None,
    ) -> QAction:
        """Add an action to the screen.

        Args:
            name: Object name, for tests and for remapping.
            text: What the menu says, with its access key.
            key: A key of the screen; single letters act only inside the screen and
                never while something is being typed.
            slot: A bound method, called without arguments.
            menu: One of the screen's own, where the action stands; its key acts in
                the whole screen all the same.
        """
        action = QAction(text, self._screen)
        action.setObjectName(name)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        sequence = QKeySequence(key)
        action.setShortcut(sequence)
        if len(key) == 1:
            self._letters[action] = sequence
        action.triggered.connect(slot)
        (self._screen if menu is None else menu).addAction(action)
        return action

    def set_single_letters(self, *, is_on: bool) -> None:
        """Let single letters act, or not (WCAG 2.1.4)."""
        for action, sequence in self._letters.items():
            action.setShortcut(sequence if is_on else QKeySequence())
