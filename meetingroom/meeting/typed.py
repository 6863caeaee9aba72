# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Lines of the minutes that are being typed, each writer's own. Pure.

What is typed is seen by all at once; the host stores it now and then. It becomes a
line when its writer ends it, or when the meeting closes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.spoken_line import parse_line
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import ScribeLine, Topic


@dataclass(frozen=True, slots=True)
class TypedLine:
    """How far somebody has come with the next line of a topic."""

    topic: TopicId
    person: PersonId
    text: str
    """Empty once there is nothing to see any more."""


def type_on(topic: Topic, person: PersonId, text: str) -> Topic:
    """Return a topic with what somebody has typed of its next line."""
    others = {one: words for one, words in topic.typed.items() if one != person}
    return replace(topic, typed={**others, person: text} if text.strip() else others)


def with_typed(meeting: Meeting, lines: Iterable[TypedLine]) -> Meeting:
    """Return a meeting as it looks with what is being typed and not stored yet."""
    topics = dict(meeting.topics)
    for line in lines:
        if line.topic in topics:
            topics[line.topic] = type_on(topics[line.topic], line.person, line.text)
    return meeting if topics == meeting.topics else replace(meeting, topics=topics)


def joined(into: dict[PersonId, str], more: dict[PersonId, str]) -> dict[PersonId, str]:
    """Return what was typed on two topics that become one."""
    both = {
        person: f"{into[person]} {more[person]}" for person in into if person in more
    }
    return {**into, **more, **both}


def hand_on(
    meeting: Meeting, before: PersonId | None, after: PersonId | None
) -> Meeting:
    """Return a meeting whose half lines go along with the scribe's part."""
    if before is None or after is None or before == after:
        return meeting
    topics = {
        topic.id: replace(topic, typed=_handed(topic.typed, before, after))
        for topic in meeting.topics.values()
    }
    return replace(meeting, topics=topics)


def keep_typed(meeting: Meeting, at: datetime) -> Meeting:
    """Return a meeting in which what nobody ended stands as lines."""
    topics = {
        topic.id: replace(
            topic,
            typed={},
            lines=(
                *topic.lines,
                *(
                    ScribeLine(said.text, said.speaker, person, at)
                    for person, text in topic.typed.items()
                    for said in (parse_line(text, meeting.people.values()),)
                ),
            ),
        )
        for topic in meeting.topics.values()
    }
    return replace(meeting, topics=topics)


def _handed(
    typed: dict[PersonId, str], before: PersonId, after: PersonId
) -> dict[PersonId, str]:
    if before not in typed:
        return typed
    rest = {person: text for person, text in typed.items() if person != before}
    return joined({after: typed[before]}, rest)
