# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The reading screen's commands, for the menu and the list of keys."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction


class ReadingActions(QObject):
    """Each with a text and, where it is not a single letter, its key."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.finish = self._action(self.tr("I have &finished reading (R)"))
        self.longer = self._action(self.tr("I need a little &longer"), "Ctrl+Shift+T")
        self.focus = self._action(self.tr("Fade &other paragraphs"), "F8")
        self.margin = self._action(self.tr("Show the &margin"), "F9")
        for action in self.all():
            action.setCheckable(True)
        self.margin.setChecked(True)

    def all(self) -> list[QAction]:
        """Return the commands in the order of the menu."""
        return [self.finish, self.longer, self.focus, self.margin]

    def _action(self, text: str, key: str = "") -> QAction:
        action = QAction(text, self)
        if key:
            action.setShortcut(key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action
