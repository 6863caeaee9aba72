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
    LineTyped,
    LineWritten,
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
from meetingroom.meeting.topics import FloorRequest, ScribeLine, Topic

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
        case TopicsParted():
            return _part(meeting, event)
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
            joined = replace(topic, notes=(*topic.notes, *event.notes))
            return _with_topic(meeting, joined)
        case TopicExtended():
            return _extend(meeting, event)
        case FloorGiven():
            return _give_floor(meeting, event)
        case FloorAsked():
            topic = meeting.topics[event.topic]
            return _with_topic(meeting, replace(topic, asking=_asking(topic, event)))
        case TurnPassed():
            return _pass_turn(meeting, event.person)
        case RomanVoted():
            others = {p: up for p, up in meeting.thumbs.items() if p != by}
            own = {} if event.is_up is None else {by: event.is_up}
            return replace(meeting, thumbs=others | own)
        case LineWritten():
            topic = meeting.topics[event.topic]
            line = ScribeLine(event.text, event.speaker, by, at)
            lines = (*topic.lines, line)
            return _with_topic(meeting, replace(topic, lines=lines, typing=""))
        case LineTyped():
            topic = meeting.topics[event.topic]
            return _with_topic(meeting, replace(topic, typing=event.text))
        case GistWritten():
            return replace(meeting, gist=event.text)
        case LineDropped():
            topic = meeting.topics[event.topic]
            return _with_topic(meeting, replace(topic, lines=topic.lines[:-1]))
        case _:
            assert_never(event)


def leave_current(meeting: Meeting, at: datetime) -> Meeting:
    """Stop the current topic's time; nobody has the floor then.

    A running pause does not count.
    """
    if meeting.current_topic is None:
        return meeting
    paused_at = meeting.clock.paused_at if meeting.clock else None
    until = min(at, paused_at or at)
    left = _stopped(meeting.topics[meeting.current_topic], until)
    return replace(_with_topic(meeting, left), current_topic=None, thumbs={})


def _stopped(topic: Topic, at: datetime) -> Topic:
    if topic.taken_up_at is None:
        return topic
    turn_s = max(0.0, (at - topic.taken_up_at).total_seconds())
    return replace(
        topic,
        used_s=topic.used_s + turn_s,
        taken_up_at=None,
        speaking=None,
        spoken=_spoken(topic),
        asking=(),
    )


def _spoken(topic: Topic) -> tuple[PersonId, ...]:
    """Return who has had the floor once the present speaker ends."""
    if topic.speaking is None or topic.speaking in topic.spoken:
        return topic.spoken
    return (*topic.spoken, topic.speaking)


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
    ended = replace(
        meeting.topics[event.topic],
        outcome=event.outcome,
        has_settled_blockers=not event.leaves_blockers,
    )
    return _with_topic(meeting, ended)


def _extend(meeting: Meeting, event: TopicExtended) -> Meeting:
    topic = meeting.topics[event.topic]
    given = (topic.given_s or DEFAULT_TOPIC_S) + event.extra_s
    longer = replace(topic, given_s=given, extended=topic.extended + 1)
    is_current = meeting.current_topic == topic.id
    thumbs = {} if is_current else meeting.thumbs
    return replace(_with_topic(meeting, longer), thumbs=thumbs)


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
        out_of_order=into.out_of_order + gone.out_of_order,
        extended=into.extended + gone.extended,
    )
    return _relinked(replace(meeting, topics=topics), event.topic, event.into)


def _relinked(meeting: Meeting, gone: TopicId, into: TopicId) -> Meeting:
    """Point decisions and follow-ups at the topic that took the notes."""
    decisions = dict(meeting.decisions)
    for decision in meeting.decisions.values():
        if gone in decision.draft.topics:
            moved = (into if t == gone else t for t in decision.draft.topics)
            draft = replace(decision.draft, topics=tuple(dict.fromkeys(moved)))
            decisions[decision.id] = replace(decision, draft=draft)
    follow_ups = {
        known.id: replace(known, topic=into) if known.topic == gone else known
        for known in meeting.follow_ups.values()
    }
    return replace(meeting, decisions=decisions, follow_ups=follow_ups)


def _part(meeting: Meeting, event: TopicsParted) -> Meeting:
    """Take two topics apart; what came since they were merged stays together.

    Links of decisions and follow-ups stay too.
    """
    was, into = event.topic, meeting.topics[event.into]
    rest, own = _sorted_lines(into.lines, was.lines)
    parted = replace(
        was,
        lines=own,
        spoken=_spoken(was),
        speaking=None,
        taken_up_at=None,
        asking=(),
    )
    left = replace(
        into,
        notes=tuple(note for note in into.notes if note not in was.notes),
        lines=rest,
        used_s=max(0.0, into.used_s - was.used_s),
        out_of_order=max(0, into.out_of_order - was.out_of_order),
        extended=max(0, into.extended - was.extended),
    )
    order = [left if t.id == left.id else t for t in meeting.topics.values()]
    order.insert(event.position, parted)
    order.sort(key=lambda topic: not topic.is_pinned)
    return replace(meeting, topics={topic.id: topic for topic in order})


def _sorted_lines(
    lines: tuple[ScribeLine, ...], of_one: tuple[ScribeLine, ...]
) -> tuple[tuple[ScribeLine, ...], tuple[ScribeLine, ...]]:
    """Return the lines without one topic's, and that topic's that still stand."""
    rest, own = list(reversed(lines)), []
    for line in reversed(of_one):
        if line in rest:
            rest.remove(line)
            own.append(line)
    return tuple(reversed(rest)), tuple(reversed(own))


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
    own = replace(own, is_pinned=topic.is_pinned)
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
    heard = replace(
        topic,
        spoken=_spoken(topic),
        speaking=event.person,
        asking=_without(topic, event.person),
        out_of_order=topic.out_of_order + event.is_out_of_order,
    )
    return _with_topic(meeting, heard)


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


def _pass_turn(meeting: Meeting, person: PersonId) -> Meeting:
    if meeting.current_topic is None:
        return meeting
    topic = meeting.topics[meeting.current_topic]
    speaking = None if topic.speaking == person else topic.speaking
    passed = topic.passed if person in topic.passed else (*topic.passed, person)
    left = replace(
        topic, passed=passed, speaking=speaking, asking=_without(topic, person)
    )
    return _with_topic(meeting, left)


def _with_topic(meeting: Meeting, topic: Topic) -> Meeting:
    return replace(meeting, topics={**meeting.topics, topic.id: topic})
