# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A guest who writes under seal, and what their notes then are."""

from typing import TYPE_CHECKING

from meetingroom.meeting.command.note import (
    AddNote,
    DeleteNote,
    EditNote,
    KeepSealed,
    RestoreNote,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import CommandId, NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.seal import seal_of
from meetingroom.protocol.sealing import seal
from meetingroom.room.host import HostRoom
from tests.meeting.commands import GUEST, GUEST_KEY

if TYPE_CHECKING:
    from tests.meeting.essence import Words


class LaptopOfGuest:
    """Writes under a seal whose key is nowhere else."""

    def __init__(self) -> None:
        self.written: dict[NoteId, Words] = {}
        self.taken_back: dict[NoteId, Words] = {}
        self.entries = 0

    def write(self, host: HostRoom, act: Command) -> None:
        """Send an act in a box; the host keeps it whatever is in it."""
        self.entries += 1
        entry = CommandId(f"{GUEST}-entry-{self.entries}")
        box = seal(GUEST_KEY, host.meeting_id, entry, act, bytes)
        try:
            host.submit(KeepSealed(seal_of(GUEST_KEY), box), GUEST, entry)
        except Refused:
            return
        self._do(act)

    def _do(self, act: Command) -> None:
        """Do what the rules allow with notes nobody else knows."""
        match act:
            case AddNote() if _stands(act) and self._is_new(act.note):
                self.written[act.note] = (GUEST, act.kind, act.body)
            case EditNote() if _stands(act) and act.note in self.written:
                self.written[act.note] = (GUEST, act.kind, act.body)
            case DeleteNote() if act.note in self.written:
                self.taken_back[act.note] = self.written.pop(act.note)
            case RestoreNote() if act.note in self.taken_back:
                self.written[act.note] = self.taken_back.pop(act.note)
            case _:
                pass

    def _is_new(self, note: NoteId) -> bool:
        return note not in self.written and note not in self.taken_back


def _stands(act: AddNote | EditNote) -> bool:
    is_said = bool(act.body.strip()) or act.kind is NoteKind.AGREE
    return is_said and act.kind is not NoteKind.PRIVATE
