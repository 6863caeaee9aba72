# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What writers of the minutes type, between two times of storing it.

Every screen shows the latest; the log holds it now and then. It stores nothing
itself: it tells what is due.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from meetingroom.meeting.command.room import RoomCommand
from meetingroom.meeting.command.topic import (
    EndTopic,
    MergeTopics,
    PartTopics,
    TakeUpTopic,
    TypeLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.event.topic import LineTyped, LineWritten
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import CommandId, PersonId
from meetingroom.meeting.typed import TypedLine
from meetingroom.protocol.ledger import Asked
from meetingroom.protocol.limits import TYPED_S
from meetingroom.room.ids import IdSource

_MOVING = RoomCommand | TakeUpTopic | EndTopic | MergeTopics | PartTopics
"""What half lines go along with, end with, or are to be found after."""


class TypedLines:
    """Each writer's latest words that are not stored."""

    def __init__(self, new_id: IdSource) -> None:
        """Begin with nothing typed."""
        self._new_id = new_id
        self._lines: dict[PersonId, TypedLine] = {}
        self._kept_at: dict[PersonId, datetime] = {}

    @property
    def lines(self) -> tuple[TypedLine, ...]:
        """All of them."""
        return tuple(self._lines.values())

    def say(self, line: TypedLine, now: datetime) -> list[Asked]:
        """Take what somebody has typed; returns what is to be stored now."""
        older = self._lines.get(line.person)
        is_left = older is not None and older.topic != line.topic
        self._lines[line.person] = line
        due = [older] if older is not None and is_left else []
        kept_at = self._kept_at.setdefault(line.person, now)
        if now - kept_at >= timedelta(seconds=TYPED_S):
            self._kept_at[line.person] = now
            due.append(line)
        return self._asked(due)

    def before(self, commands: Iterable[Command]) -> list[Asked]:
        """Return what is to be stored before something is done."""
        is_moving = any(isinstance(command, _MOVING) for command in commands)
        return self.due() if is_moving else []

    def due(self) -> list[Asked]:
        """Return all that is not stored."""
        return self._asked(self.lines)

    def note(self, entry: Recorded) -> None:
        """Forget what the log holds now: the line itself, or how far it came."""
        if isinstance(entry.event, LineTyped | LineWritten):
            line = self._lines.get(entry.by)
            if line is not None and line.topic == entry.event.topic:
                del self._lines[entry.by]

    def _asked(self, lines: Iterable[TypedLine]) -> list[Asked]:
        return [
            Asked(TypeLine(one.topic, one.text), one.person, CommandId(self._new_id()))
            for one in lines
        ]
