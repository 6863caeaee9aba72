# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Keeps a confirmation from taking the second press of a double-click.

It times how long the question has been there. What the press does is not known here.
"""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

_PRESSES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
        QEvent.Type.Shortcut,
    }
)
_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FreshPress(QObject):
    """A button that takes no press while its question is fresh.

    Fresh is the system's double-click time, from when the question appeared.
    """

    def __init__(self, button: QAbstractButton) -> None:
        """Watch a button; it belongs to the button."""
        super().__init__(button)
        self._since = QElapsedTimer()
        button.installEventFilter(self)

    @property
    def is_fresh(self) -> bool:
        """Whether the question is too new to have been meant."""
        interval_ms = QApplication.doubleClickInterval()
        return self._since.isValid() and self._since.elapsed() < interval_ms

    def begin(self) -> None:
        """Note that the question appears now."""
        self._since.start()

    def end(self) -> None:
        """Note that there is no question any more."""
        self._since.invalidate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take away what came too soon."""
        if self.is_fresh and _is_press(event):
            return True
        return super().eventFilter(watched, event)


def _is_press(event: QEvent) -> bool:
    """Tell whether a button would act on it; Tab and Escape are always free."""
    if isinstance(event, QKeyEvent):
        return event.type() is QEvent.Type.KeyPress and event.key() in _KEYS
    return event.type() in _PRESSES
