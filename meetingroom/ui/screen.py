# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The base of every screen of a meeting: what the window expects of it.

Holds no meeting state; a screen keeps view state only.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.widget.into_view import bring_into_view


class MeetingScreen(QWidget):
    """A screen below the header.

    Its commands are the widget's own `actions()`, added with `addAction`, each with
    a text, so that the window can list them in the Meeting menu and the key list.

    Signals:
        command_requested: Somebody asks for something; the argument is a `Command`.
        take_back_requested: Take an own act back; the `Command` that does it.
        count_requested: Something begins for everybody after three, two, one; the
            argument is the `Command` that is sent then.
        notice_requested: A sentence for the strip under the header.
        draft_left: The screen is left with a note half typed; a `DraftText`.
    """

    command_requested = Signal(object)
    take_back_requested = Signal(object)
    count_requested = Signal(object)
    notice_requested = Signal(str)
    draft_left = Signal(object)

    def add_command(self, text: str, key: str = "") -> QAction:
        """Add a command, with its key if it has one; returns it."""
        action = QAction(text, self)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setAutoRepeat(False)
        if key:
            action.setShortcut(QKeySequence(key))
        self.addAction(action)
        return action

    def widen_keys(self) -> None:
        """Let the screen's keys act wherever in the window the focus is.

        Single letters stay where they are: they act only in the part they belong to
        (WCAG 2.1.4). A hidden screen's keys do not act at all.
        """
        for action in self.actions():
            keys = [key.toString() for key in action.shortcuts()]
            if keys and all(len(key) > 1 for key in keys):
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show what the person may see now; what is being typed stays."""

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say why a command was refused, in place where there is one."""
        self.put_back(command, refused)
        self.notice_requested.emit(refused.sentence)

    def put_back(self, command: Command, refused: Refused) -> None:
        """Put words that the room refused back where they were typed.

        Called on screens that are not shown, too; `show_refusal` calls it by itself.
        """

    def show_time(self, now: datetime) -> None:
        """Show the time, aware, UTC; called every second."""

    def flush(self) -> None:
        """Store what is being typed; called before the screen is left."""

    def top_line(self) -> QWidget | None:
        """Return a line for the very top of the window, if the screen has one."""
        return None

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through, in order."""
        return []

    def move_focus(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) part in the screen's own way.

        Returns:
            `False` if it has none; the window then goes through `panes`.
        """
        del step
        return False

    def key_rows(self) -> list[tuple[str, str]]:
        """Return keys that are no actions, each with what it does."""
        return []

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Scroll to what Tab leads to; Qt does so only within one column."""
        had: QWidget | None = self.focusWidget()
        # Qt calls it as well where what had the focus goes away; nobody pressed Tab.
        is_pressed = had is None or (had.isVisible() and had.isEnabled())
        has_moved = super().focusNextPrevChild(is_next)
        focused = self.focusWidget()
        if has_moved and is_pressed and focused is not None:
            self.show_focused(focused)
        return has_moved

    def show_focused(self, focused: QWidget) -> None:
        """Scroll to what Tab leads to."""
        bring_into_view(focused)
