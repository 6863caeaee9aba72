# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What one does at the notes of the margins, as commands.

It shows nothing and decides nothing: the core says no where something is not allowed.
"""

from PySide6.QtCore import QObject, Signal

from meetingroom.meeting.command.note import (
    OwnNote,
    ReinstateNote,
    ReplyToNote,
    SetMeToo,
    TakeBackReply,
    WithdrawNote,
)
from meetingroom.meeting.ids import NoteId, ReplyId
from meetingroom.room.ids import IdSource
from meetingroom.ui.margins.group_column import GroupColumn
from meetingroom.ui.margins.sweep import QuestionSweep


class MarginActs(QObject):
    """The acts at a note, asked for in the column or in the sweep.

    Signals:
        command_requested: Somebody asks for something; the argument is a `Command`.
    """

    command_requested = Signal(object)

    def __init__(
        self,
        column: GroupColumn,
        sweep: QuestionSweep,
        new_id: IdSource,
        parent: QObject,
    ) -> None:
        """Listen to the rows.

        Args:
            column: Where the notes are.
            sweep: Where own questions are gone through.
            new_id: Draws the id of a reply.
            parent: Owner of the object.
        """
        super().__init__(parent)
        self._new_id = new_id
        column.me_too_requested.connect(self._on_me_too_requested)
        column.withdraw_requested.connect(self._on_withdraw_requested)
        column.reinstate_requested.connect(self._on_reinstate_requested)
        column.reply_requested.connect(self._on_reply_requested)
        column.take_back_requested.connect(self._on_take_back_requested)
        column.own_requested.connect(self._on_own_requested)
        sweep.withdraw_requested.connect(self._on_withdraw_requested)

    def _on_me_too_requested(
        self,
        note: str,
        is_on: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        self.command_requested.emit(SetMeToo(NoteId(note), is_on))

    def _on_withdraw_requested(self, note: str, because: str) -> None:
        self.command_requested.emit(WithdrawNote(NoteId(note), because))

    def _on_reinstate_requested(self, note: str) -> None:
        self.command_requested.emit(ReinstateNote(NoteId(note)))

    def _on_reply_requested(self, note: str, words: str) -> None:
        reply = ReplyId(self._new_id())
        self.command_requested.emit(ReplyToNote(NoteId(note), reply, words))

    def _on_take_back_requested(self, note: str, reply: str) -> None:
        self.command_requested.emit(TakeBackReply(NoteId(note), ReplyId(reply)))

    def _on_own_requested(self, note: str) -> None:
        self.command_requested.emit(OwnNote(NoteId(note)))
