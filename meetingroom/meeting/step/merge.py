# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Steps that put two topics together and take them apart again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from meetingroom.meeting.event.topic import TopicsMerged, TopicsParted
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.step.floor import heard, leave_current, take_up
from meetingroom.meeting.topics import ScribeLine, Topic
from meetingroom.meeting.typed import joined

People = tuple[PersonId, ...]


def step_merge(meeting: Meeting, event: TopicsMerged, at: datetime) -> Meeting:
    """Put a topic's notes and all that was said on it into another."""
    was, left = meeting.topics[event.topic], meeting.left
    is_current = meeting.current_topic == event.topic
    if is_current:
        # Its time goes on, unless the other one has its own.
        given_s = was.given_s if event.is_whole else 0.0
        meeting = take_up(leave_current(meeting, at), event.into, at, given_s)
    topics = dict(meeting.topics)
    gone = topics.pop(event.topic)
    into = topics[event.into]
    both = replace(
        into,
        notes=(*into.notes, *gone.notes),
        lines=(*into.lines, *gone.lines),
        typed=joined(into.typed, gone.typed),
        used_s=into.used_s + gone.used_s,
        out_of_order=into.out_of_order + gone.out_of_order,
        extended=into.extended + gone.extended,
        split_from=into.split_from if gone.split_from == into.id else None,
    )
    if event.is_whole:
        both = _with_turns(both, was)
        if is_current:
            both = replace(both, speaking=was.speaking, asking=was.asking)
    if event.reopens:
        both = replace(both, outcome=None)
    topics[both.id] = both
    merged = replace(meeting, topics=_pinned_first(topics.values()), left=left)
    return _relinked(merged, event.topic, event.into)


def step_part(meeting: Meeting, event: TopicsParted) -> Meeting:
    """Take two topics apart; what came since they were merged stays together.

    Only the talk itself goes back to the topic it came with. Links of decisions and
    follow-ups stay.
    """
    was, into, before = event.topic, meeting.topics[event.into], event.was
    rest, own = _sorted_lines(into.lines, was.lines)
    notes = tuple(note for note in into.notes if note not in was.notes)
    left = replace(
        into,
        notes=notes,
        lines=rest,
        used_s=max(0.0, into.used_s - was.used_s),
        out_of_order=max(0, into.out_of_order - was.out_of_order),
        extended=max(0, into.extended - was.extended),
    )
    parted = replace(
        was,
        lines=own,
        typed={},
        spoken=heard(was),
        speaking=None,
        taken_up_at=None,
        asking=(),
    )
    current = meeting.current_topic
    if before is not None:
        if current == into.id and was.taken_up_at and not before.taken_up_at:
            current = was.id
            left, parted = _with_talk_back(left, parted, into, was, before)
        else:
            left = _without_turns(left, was, before)
        left = replace(
            left,
            is_pinned=before.is_pinned if was.is_pinned else into.is_pinned,
            outcome=into.outcome or (None if was.outcome else before.outcome),
            split_from=before.split_from,
        )
    order = _placed(meeting, left, parted, event)
    return replace(meeting, topics=_pinned_first(order), current_topic=current)


def _with_turns(both: Topic, was: Topic) -> Topic:
    return replace(
        both,
        spoken=_union(both.spoken, was.spoken),
        aside=_still_aside(both, was),
        passed=_union(both.passed, was.passed),
        is_pinned=both.is_pinned or was.is_pinned,
    )


def _still_aside(one: Topic, other: Topic) -> People:
    """Return whose turn is to come on both topics, though they had the floor."""
    had = {*heard(one), *one.passed} - {*one.aside}
    had |= {*heard(other), *other.passed} - {*other.aside}
    return tuple(p for p in _union(one.aside, other.aside) if p not in had)


def _aside_again(into: Topic, was: Topic, before: Topic) -> People:
    """Return who had the floor of the topic that is talked about out of the queue."""
    had_none = {*was.aside} & ({*heard(before)} - {*before.aside})
    return _union(into.aside, tuple(p for p in was.aside if p in had_none))


def _without_turns(left: Topic, was: Topic, before: Topic) -> Topic:
    """Leave out the turns that only the topic that goes had had."""
    own = {*before.spoken, *_who(before.speaking)} - _who(left.speaking)
    own |= set(before.spoken)
    spoken = tuple(p for p in left.spoken if p in own or p not in heard(was))
    kept = (p for p in left.passed if p in before.passed or p not in was.passed)
    had_none = {*before.aside} & ({*heard(was)} - {*was.aside})
    aside = tuple(p for p in spoken if p in left.aside or p in had_none)
    return replace(left, spoken=spoken, passed=tuple(kept), aside=aside)


def _with_talk_back(
    left: Topic, parted: Topic, into: Topic, was: Topic, before: Topic
) -> tuple[Topic, Topic]:
    """Have the topic that was talked about be talked about again, with its floor."""
    spoken = (p for p in into.spoken if p in was.spoken or p not in before.spoken)
    passed = (p for p in into.passed if p in was.passed or p not in before.passed)
    again = replace(
        parted,
        spoken=tuple(spoken),
        passed=tuple(passed),
        aside=_aside_again(into, was, before),
        speaking=into.speaking,
        asking=into.asking,
        taken_up_at=into.taken_up_at,
        used_s=max(0.0, into.used_s - before.used_s),
        out_of_order=max(0, into.out_of_order - before.out_of_order),
        extended=max(0, into.extended - before.extended),
    )
    waiting = replace(
        left,
        spoken=before.spoken,
        aside=before.aside,
        passed=before.passed,
        speaking=None,
        asking=(),
        taken_up_at=None,
        given_s=before.given_s,
        used_s=before.used_s,
        out_of_order=before.out_of_order,
        extended=before.extended,
    )
    return waiting, again


def _placed(
    meeting: Meeting, left: Topic, parted: Topic, event: TopicsParted
) -> list[Topic]:
    order = [left if t.id == left.id else t for t in meeting.topics.values()]
    places = [(event.position, parted)]
    if event.into_position is not None:
        order = [topic for topic in order if topic.id != left.id]
        places.append((event.into_position, left))
    for position, topic in sorted(places, key=lambda place: place[0]):
        order.insert(position, topic)
    return order


def _pinned_first(topics: Iterable[Topic]) -> dict[TopicId, Topic]:
    order = sorted(topics, key=lambda topic: not topic.is_pinned)
    return {topic.id: topic for topic in order}


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


def _sorted_lines(
    lines: tuple[ScribeLine, ...], of_one: tuple[ScribeLine, ...]
) -> tuple[tuple[ScribeLine, ...], tuple[ScribeLine, ...]]:
    """Return the lines without one topic's, and that topic's that still stand."""
    rest, own = list(reversed(lines)), []
    for line in reversed(of_one):
        # One that was corrected since is known by its id alone.
        same = [o for o in rest if o == line or (line.id and o.id == line.id)]
        if same:
            rest.remove(same[0])
            own.append(same[0])
    return tuple(reversed(rest)), tuple(reversed(own))


def _union(first: People, second: People) -> People:
    return (*first, *(person for person in second if person not in first))


def _who(person: PersonId | None) -> set[PersonId]:
    return set() if person is None else {person}
