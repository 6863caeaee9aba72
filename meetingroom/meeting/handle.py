# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`handle` decides: a command becomes events, or is refused. Pure.

It changes nothing; `apply` does, from the events it returns.
"""

from datetime import datetime

from meetingroom.meeting.command.decision import DecisionCommand
from meetingroom.meeting.command.note import NoteCommand, SealCommand
from meetingroom.meeting.command.room import (
    AddPerson,
    AdmissionCommand,
    CreateMeeting,
)
from meetingroom.meeting.command.topic import TopicCommand
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.events import Event
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.permission import ROLES
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.admission import decide_admission
from meetingroom.meeting.rule.decision import decide_decision
from meetingroom.meeting.rule.note import decide_note
from meetingroom.meeting.rule.room import decide_room
from meetingroom.meeting.rule.seal import decide_seal
from meetingroom.meeting.rule.topic import decide_topic
from meetingroom.meeting.state import Meeting


def handle(
    meeting: Meeting, command: Command, by: PersonId, at: datetime
) -> tuple[Event, ...]:
    """Decide on a command.

    Args:
        meeting: The whole meeting as the host knows it.
        command: What is asked for.
        by: Who asks; the caller vouches for it.
        at: When, aware, UTC.

    Returns:
        What happened, in order.

    Raises:
        Refused: A rule says no; its sentence says why and what to do.
    """
    _check_permission(meeting, command, by)
    if isinstance(command, NoteCommand):
        return decide_note(meeting, command, by)
    if isinstance(command, SealCommand):
        return decide_seal(meeting, command, by)
    if isinstance(command, AdmissionCommand):
        return decide_admission(meeting, command, by)
    if isinstance(command, TopicCommand):
        return decide_topic(meeting, command, by, at)
    if isinstance(command, DecisionCommand):
        return decide_decision(meeting, command, by)
    return decide_room(meeting, command, by, at)


def _check_permission(meeting: Meeting, command: Command, by: PersonId) -> None:
    if isinstance(command, CreateMeeting | AddPerson):
        return
    roles = meeting.roles_of(by)
    if not roles:
        raise Refused("Join the meeting first.")
    allowed = ROLES[type(command)]
    if not roles & allowed:
        if meeting.phase is Phase.CLOSED:
            raise Refused("The meeting is closed and its record is frozen.")
        names = " or the ".join(sorted(role.value for role in allowed))
        raise Refused(f"Only the {names} does this.")
