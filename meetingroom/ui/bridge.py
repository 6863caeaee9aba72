# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The bridge between screens and a room: commands in, snapshots out, undo kept.

It decides nothing about the meeting and draws nothing. The room may call it from
another thread; the screens hear of it in theirs.
"""

from datetime import datetime, timedelta
from threading import Lock, get_ident
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.undo import Step, inverse, is_continued
from meetingroom.room.room import Countdown, Room, RoomSnapshot

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_UNDO = 200
NEW_WORDS_S = 10.0
"""After such a pause words are a new act; until then all of them are undone at once."""


class Bridge(QObject):
    """One person's line to the room.

    Signals:
        snapshot_changed: A change reached this person; the argument is the
            `RoomSnapshot`. Changes that come faster than they can be shown are
            told once, with the latest.
        command_refused: A rule said no, at once or later; the arguments are the
            `Command` and the `Refused`.
        refused_later: The host did not take what was taken here; the same
            arguments, told before `command_refused`.
        request_failed: A countdown could not be told, or the notes not be handed
            in; the argument is the sentence.
        storage_failed: Nothing was stored; the arguments are the `Command` and the
            `StorageUnavailable`. The command can be sent again.
        undo_changed: What can be undone or redone changed.
    """

    snapshot_changed = Signal(object)
    command_refused = Signal(object, object)
    refused_later = Signal(object, object)
    request_failed = Signal(str)
    storage_failed = Signal(object, object)
    undo_changed = Signal()

    _change_came = Signal()
    _refusal_came = Signal(object, object)

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        """Listen to a room until `leave`."""
        super().__init__(parent)
        self.room = room
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._noted_at: datetime | None = None
        """When the latest act was done that can be undone, meeting time."""
        self._thread = get_ident()
        self._lock = Lock()
        self._is_change_queued = False
        self._has_left = False
        self._change_came.connect(
            self._on_change_came, Qt.ConnectionType.QueuedConnection
        )
        self._refusal_came.connect(
            self._on_refusal_came, Qt.ConnectionType.QueuedConnection
        )
        self._stops: tuple[Callable[[], None], ...] = (
            room.subscribe(self._on_room_changed),
            room.subscribe_refusals(self._on_room_refused),
        )

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
            self._note(Step(command, back))
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

    def take_back(self, back: Command) -> bool:
        """Send what takes an own act back, as undo would once it is its turn.

        An act that could not be taken back can be undone as before.

        Returns:
            Whether it went through; if not, a signal has said why.
        """
        meeting = self.snapshot().meeting
        latest = reversed(self._undo)
        undone = next((one for one in latest if one.back_in(meeting) == back), None)
        if not self._submit(back):
            return False
        if undone is not None:
            self._undo = [one for one in self._undo if one is not undone]
        self.undo_changed.emit()
        return True

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self._redo, self._undo)

    def announce(self, countdown: Countdown | None) -> bool:
        """Show a countdown on every screen, or stop it.

        Returns:
            Whether it was told; if not, a signal has said why.
        """
        try:
            self.room.announce(countdown)
        except (Refused, StorageUnavailable) as failure:
            self.request_failed.emit(failure.sentence)
            return False
        return True

    def hand_in_notes(self) -> bool:
        """Give the key of one's own notes before the reveal.

        Returns:
            Whether it went through; if not, a signal has said why.
        """
        try:
            self.room.hand_in_notes()
        except (Refused, StorageUnavailable) as failure:
            self.request_failed.emit(failure.sentence)
            return False
        return True

    def leave(self) -> None:
        """Stop listening to the room; what is on its way is told no more."""
        for stop in self._stops:
            stop()
        with self._lock:
            self._has_left = True

    def _note(self, step: Step) -> None:
        """Note how to take an act back; typing goes on with what was stored before."""
        now, before = self.room.now(), self._noted_at
        self._noted_at = now
        pause = timedelta(seconds=NEW_WORDS_S)
        is_soon = before is not None and now - before < pause
        if self._undo and is_soon and is_continued(self._undo[-1].back, step.back):
            return
        self._undo = [*self._undo[1 - MAX_UNDO :], step]

    def _turn(self, source: list[Step], target: list[Step]) -> None:
        if not source:
            return
        meeting = self.snapshot().meeting
        command = source.pop().back_in(meeting)
        back = inverse(command, meeting)
        if self._submit(command) and back is not None:
            target.append(Step(command, back))
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
        """Tell it here and now, or leave word for the screens' thread."""
        if get_ident() == self._thread:
            self.snapshot_changed.emit(snapshot)
            return
        with self._lock:
            # Under the lock, so that nothing is emitted once `leave` has returned.
            if not self._has_left and not self._is_change_queued:
                self._is_change_queued = True
                self._change_came.emit()

    def _on_change_came(self) -> None:
        with self._lock:
            self._is_change_queued = False
            if self._has_left:
                return
        # Asked for now and not carried along: two threads may overtake each other.
        self.snapshot_changed.emit(self.room.snapshot())

    def _on_room_refused(self, command: Command, refused: Refused) -> None:
        with self._lock:
            if not self._has_left:
                self._refusal_came.emit(command, refused)

    def _on_refusal_came(self, command: Command, refused: Refused) -> None:
        if self._has_left:
            return
        self.refused_later.emit(command, refused)
        self.command_refused.emit(command, refused)
