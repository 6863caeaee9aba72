# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the window expects of a screen, and who makes screens."""

from datetime import datetime
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.room.room import RoomSnapshot


class MeetingScreen(Protocol):
    """A screen of a meeting, as the window drives it."""

    def widget(self) -> QWidget:
        """Return the screen itself."""
        ...

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show what the person may see now; what is being typed stays."""
        ...

    def show_refusal(self, command: Command, refused: Refused) -> bool:
        """Say in place why a command was refused; `False` if there is no place."""
        ...

    def show_time(self, now: datetime) -> None:
        """Show the time; called every second."""
        ...

    def flush(self) -> None:
        """Store what is being typed now."""
        ...

    def actions(self) -> list[QAction]:
        """Return the screen's commands for the menu and the key list."""
        ...

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        ...
