# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What stands on one's own screen before the host has it. Pure.

Notes, and words one has typed: without them a field would go back to what the room
had while its writer types on. The host alone decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.decision import DraftDecision
from meetingroom.meeting.command.note import HandInKey, KeepSealed, NoteCommand
from meetingroom.meeting.command.topic import RenameTopic, WriteGist, WriteLine
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import CommandId, PersonId
from meetingroom.meeting.state import Meeting

AHEAD = NoteCommand | DraftDecision | WriteLine | WriteGist | RenameTopic


@dataclass(frozen=True, slots=True)
class Waiting:
    """An own act that the host has not answered."""

    id: CommandId
    command: Command


def with_waiting(
    meeting: Meeting, waiting: Iterable[Waiting], by: PersonId, at: datetime
) -> Meeting:
    """Return a meeting with own acts that are under way, in order.

    Args:
        meeting: As the host told it.
        waiting: The acts; what is under seal is not among them.
        by: Whose acts.
        at: Meeting time.
    """
    for one in waiting:
        is_hidden = isinstance(one.command, HandInKey | KeepSealed)
        if is_hidden or not isinstance(one.command, AHEAD):
            continue
        try:
            for event in handle(meeting, one.command, by, at):
                meeting = apply(meeting, Recorded(0, one.id, at, by, event))
        except Refused:
            continue
    return meeting
