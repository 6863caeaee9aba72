# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Steps of walking through the topics."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from meetingroom.meeting.event.topic import (
    FloorGiven,
    LineDropped,
    LineWritten,
    TopicAdded,
    TopicEnded,
    TopicEvent,
    TopicExtended,
    TopicJoined,
    TopicRenamed,
    TopicsMerged,
    TopicSplit,
    TopicTakenUp,
    TurnPassed,
)
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import ScribeLine, Topic

DEFAULT_TOPIC_S = 480.0
"""Eight minutes a topic, unless extended.

Source: design picture 06, "5 of 8 min".
"""


def step_topic(  # noqa: C901, PLR0912 - one arm per event
    meeting: Meeting, event: TopicEvent, by: PersonId, at: datetime
) -> Meeting:
    """Return the meeting after an event of this subject."""
    match event:
        case TopicTakenUp():
            return _take_up(leave_current(meeting, at), event.topic, at)
        case TopicEnded():
            return _end(meeting, event, at)
        case TopicRenamed():
            topic = meeting.topics[event.topic]
            return _with_topic(meeting, replace(topic, title=event.title))
        case TopicsMerged():
            return _merge(meeting, event, at)
        case TopicSplit():
            return _split(meeting, event)
        case TopicAdded():
            topics = {**meeting.topics, event.topic.id: event.topic}
            return replace(meeting, topics=topics)
        case TopicJoined():
            topic = meeting.topics[event.topic]
            joined = replace(topic, notes=(*topic.notes, *event.notes))
            return _with_topic(meeting, joined)
        case TopicExtended():
            topic = meeting.topics[event.topic]
            given = (topic.given_s or DEFAULT_TOPIC_S) + event.extra_s
            return _with_topic(meeting, replace(topic, given_s=given))
        case FloorGiven():
            return _give_floor(meeting, event.person)
        case TurnPassed():
            return _pass_turn(meeting, event.person)
        case LineWritten():
            topic = meeting.topics[event.topic]
            line = ScribeLine(event.text, event.speaker, by, at)
            return _with_topic(meeting, replace(topic, lines=(*topic.lines, line)))
        case LineDropped():
            topic = meeting.topics[event.topic]
            return _with_topic(meeting, replace(topic, lines=topic.lines[:-1]))
        case _:
            assert_never(event)


def leave_current(meeting: Meeting, at: datetime) -> Meeting:
    """Stop the current topic's time; nobody has the floor then."""
    if meeting.current_topic is None:
        return meeting
    left = _stopped(meeting.topics[meeting.current_topic], at)
    return replace(_with_topic(meeting, left), current_topic=None)


def _stopped(topic: Topic, at: datetime) -> Topic:
    if topic.taken_up_at is None:
        return topic
    turn_s = max(0.0, (at - topic.taken_up_at).total_seconds())
    spoken = topic.spoken
    if topic.speaking is not None and topic.speaking not in spoken:
        spoken = (*spoken, topic.speaking)
    return replace(
        topic,
        used_s=topic.used_s + turn_s,
        taken_up_at=None,
        speaking=None,
        spoken=spoken,
    )


def _take_up(meeting: Meeting, topic_id: TopicId | None, at: datetime) -> Meeting:
    if topic_id is None:
        return meeting
    topic = meeting.topics[topic_id]
    given = topic.given_s or DEFAULT_TOPIC_S
    taken = replace(topic, taken_up_at=at, given_s=given)
    return replace(_with_topic(meeting, taken), current_topic=topic_id)


def _end(meeting: Meeting, event: TopicEnded, at: datetime) -> Meeting:
    is_current = meeting.current_topic == event.topic
    if is_current and event.outcome is not None:
        meeting = leave_current(meeting, at)
    ended = replace(meeting.topics[event.topic], outcome=event.outcome)
    return _with_topic(meeting, ended)


def _merge(meeting: Meeting, event: TopicsMerged, at: datetime) -> Meeting:
    if meeting.current_topic == event.topic:
        meeting = _take_up(leave_current(meeting, at), event.into, at)
    topics = dict(meeting.topics)
    gone = topics.pop(event.topic)
    into = topics[event.into]
    topics[event.into] = replace(
        into,
        notes=(*into.notes, *gone.notes),
        lines=(*into.lines, *gone.lines),
        used_s=into.used_s + gone.used_s,
    )
    return replace(meeting, topics=topics)


def _split(meeting: Meeting, event: TopicSplit) -> Meeting:
    topic = meeting.topics[event.topic]
    chosen = set(event.notes)
    rest = replace(topic, notes=tuple(n for n in topic.notes if n not in chosen))
    own = Topic(event.new_topic, event.title, event.notes, *_passage(meeting, event))
    topics: dict[TopicId, Topic] = {}
    for known in meeting.topics.values():  # the new one stands behind its origin
        if known.id == topic.id:
            topics[rest.id] = rest
            topics[own.id] = own
        else:
            topics[known.id] = known
    return replace(meeting, topics=topics)


def _passage(meeting: Meeting, event: TopicSplit) -> tuple[int | None, int | None]:
    anchors = [
        note.anchor
        for note_id in event.notes
        if (note := meeting.notes.get(note_id)) and note.anchor
    ]
    if not anchors:
        return None, None
    return min(a.start_cp for a in anchors), max(a.end_cp for a in anchors)


def _give_floor(meeting: Meeting, person: PersonId | None) -> Meeting:
    if meeting.current_topic is None:
        return meeting
    topic = meeting.topics[meeting.current_topic]
    spoken = topic.spoken
    if topic.speaking is not None and topic.speaking not in spoken:
        spoken = (*spoken, topic.speaking)
    return _with_topic(meeting, replace(topic, spoken=spoken, speaking=person))


def _pass_turn(meeting: Meeting, person: PersonId) -> Meeting:
    if meeting.current_topic is None:
        return meeting
    topic = meeting.topics[meeting.current_topic]
    speaking = None if topic.speaking == person else topic.speaking
    passed = topic.passed if person in topic.passed else (*topic.passed, person)
    return _with_topic(meeting, replace(topic, passed=passed, speaking=speaking))


def _with_topic(meeting: Meeting, topic: Topic) -> Meeting:
    return replace(meeting, topics={**meeting.topics, topic.id: topic})
