# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The next meeting of a series: same people and parts, a new memo, what was left open.

One step for the person: a memo is chosen, and the meeting stands prepared.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from meetingroom.app.front import Front
from meetingroom.app.memo_desk import MemoDesk
from meetingroom.app.memo_file import ask_memo
from meetingroom.app.opening import ReadMemo, freeze_memo
from meetingroom.app.team import Team
from meetingroom.discussion.left_open import carried_over
from meetingroom.library.library import Library
from meetingroom.meeting.command.room import (
    AddPerson,
    CarryOver,
    ChangeSetup,
    CreateMeeting,
)
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import MeetingId
from meetingroom.meeting.state import Meeting
from meetingroom.memo.preflight import Rules
from meetingroom.room.clock import Clock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import random_id


class NextMeeting(QObject):
    """Asks for the memo of the next meeting, and begins it.

    Signals:
        begun: It stands prepared; its `MeetingId` and the `ReadMemo`.
    """

    begun = Signal(object, object)

    def __init__(
        self, front: Front, memos: MemoDesk, clock: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._front = front
        self._memos = memos

    def ask(self, library: Library, host: HostRoom) -> None:
        """Ask for the memo; nothing begins without one."""
        then = partial(self._begin, library, host.meeting)
        dialog = ask_memo(self._front.window)
        dialog.setWindowTitle(self.tr("Choose the memo of the next meeting"))
        dialog.fileSelected.connect(partial(self._memos.open_path, then))

    def _begin(self, library: Library, before: Meeting, read: ReadMemo) -> None:
        try:
            meeting = begin_next(library, self._clock, before, read, before.rules)
        except (Refused, StorageUnavailable) as problem:
            self._memos.complain(problem.sentence)
            return
        self.begun.emit(meeting, read)


def begin_next(
    library: Library, clock: Clock, before: Meeting, read: ReadMemo, rules: Rules
) -> MeetingId:
    """Create the meeting that follows another one.

    Args:
        library: Where it is kept.
        clock: Of the new meeting.
        before: The meeting it follows.
        read: Its memo.
        rules: What the check of the memo goes by.

    Raises:
        Refused: The meeting before has no facilitator any more.
        StorageUnavailable: The library cannot be written.
    """
    roles = before.setup.roles
    leader = before.people.get(roles.facilitator) if roles.facilitator else None
    if leader is None:
        raise Refused("That meeting has no facilitator. Start a meeting anew.")
    new_id = random_id
    meeting = MeetingId(new_id())
    host = HostRoom(meeting, library, clock, new_id)
    seat = host.seat(leader.id)
    seat.send(CreateMeeting(meeting, leader.name, read.memo.title))
    for person in before.people.values():
        if person.id != leader.id:
            seat.send(
                AddPerson(person.id, person.name, person.seniority, person.is_observer)
            )
    seat.send(ChangeSetup(replace(before.setup, title=read.memo.title, goal="")))
    if carried := carried_over(before):
        seat.send(CarryOver(carried))
    freeze_memo(host, leader.id, read, Team(rules))
    return meeting
