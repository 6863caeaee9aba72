# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Steps of walking through the topics."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from meetingroom.meeting.event.topic import (
    FloorAsked,
    FloorGiven,
    GistWritten,
    LineDropped,
    LineEdited,
    LineTyped,
    LineWritten,
    MinutesSet,
    RomanVoted,
    TopicAdded,
    TopicEnded,
    TopicEvent,
    TopicExtended,
    TopicJoined,
    TopicPinned,
    TopicRenamed,
    TopicsMerged,
    TopicsOrdered,
    TopicsParted,
    TopicSplit,
    TopicTakenUp,
    TurnPassed,
)
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.step.floor import (
    DEFAULT_TOPIC_S,
    heard,
    leave_current,
    take_up,
    take_up_again,
    with_topic,
)
from meetingroom.meeting.step.merge import step_merge, step_part
from meetingroom.meeting.topics import FloorRequest, ScribeLine, Topic
from meetingroom.meeting.typed import type_on


def step_topic(  # noqa: C901, PLR0912 - one arm per event
    meeting: Meeting, event: TopicEvent, by: PersonId, at: datetime
) -> Meeting:
    """Return the meeting after an event of this subject."""
    match event:
        case TopicTakenUp():
            return _take_up(meeting, event, at)
        case TopicEnded():
            return _end(meeting, event, at)
        case TopicRenamed():
            topic = meeting.topics[event.topic]
            return with_topic(meeting, replace(topic, title=event.title))
        case TopicsMerged():
            return step_merge(meeting, event, at)
        case TopicsParted():
            return step_part(meeting, event)
        case TopicSplit():
            return _split(meeting, event)
        case TopicPinned():
            return _pin(meeting, event)
        case TopicsOrdered():
            topics = {topic: meeting.topics[topic] for topic in event.topics}
            return replace(meeting, topics=topics, topic_order=event.order)
        case TopicAdded():
            topics = {**meeting.topics, event.topic.id: event.topic}
            return replace(meeting, topics=topics)
        case TopicJoined():
            topic = meeting.topics[event.topic]
            notes = (*topic.notes, *event.notes)
            joined = replace(topic, notes=notes, split_from=None)
            return with_topic(meeting, joined)
        case MinutesSet():
            return _set_minutes(meeting, event)
        case TopicExtended():
            return _extend(meeting, event)
        case FloorGiven():
            return _give_floor(meeting, event)
        case FloorAsked():
            topic = meeting.topics[event.topic]
            return with_topic(meeting, replace(topic, asking=_asking(topic, event)))
        case TurnPassed():
            return _pass_turn(meeting, event)
        case RomanVoted():
            others = {p: up for p, up in meeting.thumbs.items() if p != by}
            own = {} if event.is_up is None else {by: event.is_up}
            return replace(meeting, thumbs=others | own)
        case LineWritten():
            topic = meeting.topics[event.topic]
            line = ScribeLine(event.text, event.speaker, by, at, event.line)
            at_place = len(topic.lines) if event.place is None else event.place
            lines = (*topic.lines[:at_place], line, *topic.lines[at_place:])
            written = replace(topic, lines=lines)
            # One that is put back is not the next one, which may be half typed.
            is_next = event.place is None
            return with_topic(meeting, type_on(written, by, "") if is_next else written)
        case LineTyped():
            topic = meeting.topics[event.topic]
            return with_topic(meeting, type_on(topic, by, event.text))
        case GistWritten():
            return replace(meeting, gist=event.text)
        case LineEdited():
            topic = meeting.topics[event.topic]
            lines = tuple(
                replace(line, text=event.text, speaker=event.speaker)
                if line.id == event.line
                else line
                for line in topic.lines
            )
            return with_topic(meeting, replace(topic, lines=lines))
        case LineDropped():
            topic = meeting.topics[event.topic]
            return with_topic(meeting, replace(topic, lines=_lines_left(topic, event)))
        case _:
            assert_never(event)


def _take_up(meeting: Meeting, event: TopicTakenUp, at: datetime) -> Meeting:
    was = meeting.left
    between = leave_current(meeting, at)
    if event.is_back and was is not None and was.id == event.topic:
        return take_up_again(between, was, at)
    return take_up(between, event.topic, at, event.given_s)


def _end(meeting: Meeting, event: TopicEnded, at: datetime) -> Meeting:
    is_current = meeting.current_topic == event.topic
    if is_current and event.outcome is not None and not event.resumes:
        meeting = leave_current(meeting, at)
    ended = replace(
        meeting.topics[event.topic],
        outcome=event.outcome,
        has_settled_blockers=not event.leaves_blockers,
    )
    after = with_topic(meeting, ended)
    left = meeting.left
    if event.resumes and not is_current and left is not None and left.id == ended.id:
        return take_up_again(after, left, at)
    return after


def _set_minutes(meeting: Meeting, event: MinutesSet) -> Meeting:
    topic = meeting.topics[event.topic]
    if topic.given_s and event.minutes is not None:
        return with_topic(meeting, replace(topic, given_s=event.minutes * 60.0))
    return with_topic(meeting, replace(topic, minutes=event.minutes))


def _extend(meeting: Meeting, event: TopicExtended) -> Meeting:
    topic = meeting.topics[event.topic]
    if event.is_back:
        shorter = max(0.0, topic.given_s - event.extra_s)
        less = max(0, topic.extended - 1)
        left = replace(topic, given_s=shorter, extended=less, extra_s=0.0)
        return with_topic(meeting, left)
    given = (topic.given_s or DEFAULT_TOPIC_S) + event.extra_s
    extended = topic.extended + 1
    longer = replace(topic, given_s=given, extended=extended, extra_s=event.extra_s)
    is_current = meeting.current_topic == topic.id
    thumbs = {} if is_current else meeting.thumbs
    return replace(with_topic(meeting, longer), thumbs=thumbs)


def _pin(meeting: Meeting, event: TopicPinned) -> Meeting:
    pinned = replace(meeting.topics[event.topic], is_pinned=event.is_pinned)
    order = [topic for topic in meeting.topics.values() if topic.id != pinned.id]
    order.insert(event.position, pinned)
    return replace(meeting, topics={topic.id: topic for topic in order})


def _split(meeting: Meeting, event: TopicSplit) -> Meeting:
    topic = meeting.topics[event.topic]
    chosen = set(event.notes)
    rest = replace(topic, notes=tuple(n for n in topic.notes if n not in chosen))
    own = Topic(event.new_topic, event.title, event.notes, *_passage(meeting, event))
    # What is pinned stands first, and so does what was part of it.
    is_settled = topic.outcome is not None or topic.id in meeting.decided_topics()
    split_from = topic.id if is_settled else None
    own = replace(own, is_pinned=topic.is_pinned, split_from=split_from)
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


def _give_floor(meeting: Meeting, event: FloorGiven) -> Meeting:
    if meeting.current_topic is None:
        return meeting
    topic = meeting.topics[meeting.current_topic]
    given = replace(
        topic,
        spoken=heard(topic),
        speaking=event.person,
        aside=_aside(topic, event),
        asking=_without(topic, event.person),
        out_of_order=topic.out_of_order + event.is_out_of_order,
    )
    return with_topic(meeting, given)


def _aside(topic: Topic, event: FloorGiven) -> tuple[PersonId, ...]:
    others = tuple(person for person in topic.aside if person != event.person)
    if event.person is None or not event.is_aside:
        return others
    return (*others, event.person)


def _asking(topic: Topic, event: FloorAsked) -> tuple[FloorRequest, ...]:
    """Return who asks for the floor; who changes the kind keeps the place."""
    if event.kind is None:
        return _without(topic, event.person)
    request = FloorRequest(event.person, event.kind)
    if topic.request_of(event.person) is None:
        return (*topic.asking, request)
    return tuple(
        request if known.person == event.person else known for known in topic.asking
    )


def _without(topic: Topic, person: PersonId | None) -> tuple[FloorRequest, ...]:
    return tuple(known for known in topic.asking if known.person != person)


def _pass_turn(meeting: Meeting, event: TurnPassed) -> Meeting:
    topic = meeting.topics.get(event.topic or meeting.current_topic or TopicId(""))
    if topic is None:
        return meeting
    person = event.person
    others = tuple(p for p in topic.passed if p != person)
    if not event.is_on:
        return with_topic(meeting, replace(topic, passed=others))
    passed = topic.passed if person in topic.passed else (*others, person)
    speaking = None if topic.speaking == person else topic.speaking
    asking = _without(topic, person)
    left = replace(topic, passed=passed, speaking=speaking, asking=asking)
    return with_topic(meeting, left)


def _lines_left(topic: Topic, event: LineDropped) -> tuple[ScribeLine, ...]:
    """Return the lines without the latest one of an id."""
    at = [number for number, line in enumerate(topic.lines) if line.id == event.line]
    return topic.lines[: at[-1]] + topic.lines[at[-1] + 1 :] if at else topic.lines
