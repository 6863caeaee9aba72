# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Events: what happened in a meeting, and the envelope they are logged in."""

import msgspec

from meetingroom.meeting.event.decision import DecisionEvent
from meetingroom.meeting.event.note import NoteEvent, SealEvent
from meetingroom.meeting.event.room import AdmissionEvent, RoomEvent
from meetingroom.meeting.event.topic import TopicEvent
from meetingroom.meeting.ids import CommandId, PersonId
from meetingroom.meeting.moment import Moment

Event = RoomEvent | AdmissionEvent | NoteEvent | SealEvent | TopicEvent | DecisionEvent


class Recorded(msgspec.Struct, frozen=True):
    """An event in its place in the log."""

    seq: int
    """Place in the meeting's log, from 1 without gaps."""
    command_id: CommandId
    """Of the command it came from; one command may make several events."""
    at: Moment
    """When the host took it in, aware, UTC."""
    by: PersonId
    event: Event
