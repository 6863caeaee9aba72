# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The current topic: its time, who has the floor on it, and leaving it."""

from dataclasses import replace
from datetime import datetime

from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import LeftTopic, Topic

DEFAULT_TOPIC_S = 480.0
"""Time of a topic in logs that say nothing about it.

Source: 25 minutes of discussion for about three topics, PRACTICE.
"""


def leave_current(meeting: Meeting, at: datetime) -> Meeting:
    """Stop the current topic's time; nobody has the floor then.

    A running pause does not count. What it was like is kept for who takes the leaving
    back.
    """
    if meeting.current_topic is None:
        return meeting
    paused_at = meeting.clock.paused_at if meeting.clock else None
    until = min(at, paused_at or at)
    topic = meeting.topics[meeting.current_topic]
    had_spoken = topic.speaking in topic.spoken
    left = LeftTopic(topic.id, topic.speaking, had_spoken, topic.asking, meeting.thumbs)
    after = with_topic(meeting, _stopped(topic, until))
    return replace(after, current_topic=None, thumbs={}, left=left)


def take_up_again(meeting: Meeting, left: LeftTopic, at: datetime) -> Meeting:
    """Go on with a topic as if it had not been left: its floor, queue and thumbs.

    Args:
        meeting: Without a current topic.
        left: The topic, as it was.
        at: Since when its time counts again.
    """
    back = take_up(meeting, left.id, at)
    topic = back.topics[left.id]
    is_cut = left.speaking is not None and not left.had_spoken
    spoken = tuple(p for p in topic.spoken if not (is_cut and p == left.speaking))
    here = {person.id for person in meeting.people.values() if not person.is_away}
    asking = tuple(asked for asked in left.asking if asked.person in here)
    whole = replace(topic, speaking=left.speaking, spoken=spoken, asking=asking)
    return replace(with_topic(back, whole), thumbs=left.thumbs)


def take_up(
    meeting: Meeting, topic_id: TopicId | None, at: datetime, given_s: float = 0.0
) -> Meeting:
    """Make a topic the current one.

    Args:
        meeting: Without a current topic.
        topic_id: `None` leaves it so.
        at: Since when its time counts.
        given_s: Its seconds, unless it has some already.
    """
    if topic_id is None:
        return meeting
    topic = meeting.topics[topic_id]
    given = topic.given_s or given_s or DEFAULT_TOPIC_S
    taken = replace(topic, taken_up_at=at, given_s=given)
    return replace(with_topic(meeting, taken), current_topic=topic_id)


def heard(topic: Topic) -> tuple[PersonId, ...]:
    """Return who has had the floor once the present speaker ends."""
    if topic.speaking is None or topic.speaking in topic.spoken:
        return topic.spoken
    return (*topic.spoken, topic.speaking)


def with_topic(meeting: Meeting, topic: Topic) -> Meeting:
    """Return the meeting with a topic in the place of its earlier self."""
    return replace(meeting, topics={**meeting.topics, topic.id: topic})


def _stopped(topic: Topic, at: datetime) -> Topic:
    if topic.taken_up_at is None:
        return topic
    turn_s = max(0.0, (at - topic.taken_up_at).total_seconds())
    return replace(
        topic,
        used_s=topic.used_s + turn_s,
        taken_up_at=None,
        speaking=None,
        spoken=heard(topic),
        asking=(),
    )
