# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The bridge between screens and a room: commands in, snapshots out, undo kept.

It decides nothing about the meeting and draws nothing.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.undo import inverse
from meetingroom.room.room import Room, RoomSnapshot

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_UNDO = 200


class Bridge(QObject):
    """One person's line to the room.

    Signals:
        snapshot_changed: A change reached this person; the argument is the
            `RoomSnapshot`.
        command_refused: A rule said no; the arguments are the `Command` and the
            `Refused`.
        storage_failed: Nothing was stored; the arguments are the `Command` and the
            `StorageUnavailable`. The command can be sent again.
        undo_changed: What can be undone or redone changed.
    """

    snapshot_changed = Signal(object)
    command_refused = Signal(object, object)
    storage_failed = Signal(object, object)
    undo_changed = Signal()

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        """Listen to a room until `leave`."""
        super().__init__(parent)
        self.room = room
        self._undo: list[Command] = []
        self._redo: list[Command] = []
        self._stop: Callable[[], None] = room.subscribe(self._on_room_changed)

    def snapshot(self) -> RoomSnapshot:
        """Return what the person may see now."""
        return self.room.snapshot()

    def send(self, command: Command) -> bool:
        """Ask for something that can be undone where an inverse exists.

        Returns:
            Whether it went through; if not, a signal has said why.
        """
        back = inverse(command, self.snapshot().meeting)
        if not self._submit(command):
            return False
        if back is not None:
            self._undo = [*self._undo[1 - MAX_UNDO :], back]
            self._redo.clear()
            self.undo_changed.emit()
        return True

    @property
    def can_undo(self) -> bool:
        """Tell whether something of one's own can be taken back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Tell whether something taken back can be done again."""
        return bool(self._redo)

    def undo(self) -> None:
        """Take the latest own act back, as a new act."""
        self._turn(self._undo, self._redo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self._redo, self._undo)

    def leave(self) -> None:
        """Stop listening to the room."""
        self._stop()

    def _turn(self, source: list[Command], target: list[Command]) -> None:
        if not source:
            return
        command = source.pop()
        back = inverse(command, self.snapshot().meeting)
        if self._submit(command) and back is not None:
            target.append(back)
        self.undo_changed.emit()

    def _submit(self, command: Command) -> bool:
        try:
            self.room.send(command)
        except Refused as refused:
            self.command_refused.emit(command, refused)
            return False
        except StorageUnavailable as failure:
            self.storage_failed.emit(command, failure)
            return False
        return True

    def _on_room_changed(self, snapshot: RoomSnapshot) -> None:
        self.snapshot_changed.emit(snapshot)
