# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`apply` evolves: a meeting and a log entry make the next meeting. Pure.

It never refuses: what is in the log has happened. Entries about a note may come
after later ones of other subjects, because a guest receives them at the reveal.
"""

from collections.abc import Iterable

from meetingroom.meeting.event.decision import DecisionEvent
from meetingroom.meeting.event.note import NoteEvent, SealEvent
from meetingroom.meeting.event.room import AdmissionEvent
from meetingroom.meeting.event.topic import TopicEvent
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.step.admission import step_admission
from meetingroom.meeting.step.decision import step_decision
from meetingroom.meeting.step.note import step_note
from meetingroom.meeting.step.room import step_room
from meetingroom.meeting.step.seal import step_seal
from meetingroom.meeting.step.topic import step_topic


def apply(meeting: Meeting, recorded: Recorded) -> Meeting:
    """Return the meeting after one log entry."""
    event = recorded.event
    if isinstance(event, NoteEvent):
        return step_note(meeting, event, recorded.by, recorded.at)
    if isinstance(event, SealEvent):
        return step_seal(meeting, event, recorded)
    if isinstance(event, AdmissionEvent):
        return step_admission(meeting, event, recorded.by, recorded.at)
    if isinstance(event, TopicEvent):
        return step_topic(meeting, event, recorded.by, recorded.at)
    if isinstance(event, DecisionEvent):
        return step_decision(meeting, event, recorded.by, recorded.at)
    return step_room(meeting, event, recorded.by, recorded.at)


def replay(log: Iterable[Recorded], meeting: Meeting | None = None) -> Meeting:
    """Return the meeting that a log amounts to.

    Args:
        log: Entries in the order in which they are to be applied.
        meeting: Where to begin; `None` for the blank meeting.
    """
    current = meeting or Meeting()
    for recorded in log:
        current = apply(current, recorded)
    return current
