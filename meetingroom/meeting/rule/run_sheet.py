# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of the run sheet's order: what is pinned stands first, always."""

from meetingroom.meeting.command.topic import OrderTopics, PinTopic
from meetingroom.meeting.event.topic import TopicPinned, TopicsOrdered
from meetingroom.meeting.rule.check import known_topic, require
from meetingroom.meeting.state import Meeting


def decide_pin(meeting: Meeting, command: PinTopic) -> TopicPinned:
    """Say where a pinned topic goes, or one that is let go.

    Raises:
        Refused: There is no such topic, or nothing would change.
    """
    topic = known_topic(meeting, command.topic)
    is_said = "This topic is pinned already."
    if not command.is_pinned:
        is_said = "This topic is not pinned."
    require(topic.is_pinned != command.is_pinned, is_said)
    others = [known for known in meeting.topics.values() if known.id != topic.id]
    pinned = sum(known.is_pinned for known in others)
    first, last = (0, pinned) if command.is_pinned else (pinned, len(others))
    wanted = first if command.position is None else command.position
    return TopicPinned(topic.id, command.is_pinned, min(max(wanted, first), last))


def decide_order(meeting: Meeting, command: OrderTopics) -> TopicsOrdered:
    """Say in which order all topics stand.

    Topics that were merged meanwhile are left out, and new ones stand behind.
    """
    named = [topic for topic in command.topics if topic in meeting.topics]
    ids = list(dict.fromkeys([*named, *meeting.topics]))
    ids.sort(key=lambda topic: not meeting.topics[topic].is_pinned)
    return TopicsOrdered(command.order, tuple(ids))
