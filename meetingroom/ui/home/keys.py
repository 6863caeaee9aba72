# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The commands of the first screen, each with its key.

It names and places them; what they do is the screen's.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def add_actions(
    screen: "QWidget", *rows: "tuple[str, str, str, Callable[[], None]]"
) -> None:
    """Give a screen its commands: object name, words, key, and what is called."""
    for name, text, keys, slot in rows:
        action = QAction(screen, text=text)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        screen.addAction(action)
