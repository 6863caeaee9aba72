# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of putting topics together, taking them apart and splitting them."""

from meetingroom.meeting.command.topic import MergeTopics, PartTopics, SplitTopic
from meetingroom.meeting.event.topic import TopicsMerged, TopicsParted, TopicSplit
from meetingroom.meeting.rule.check import (
    known_topic,
    require,
    require_id,
    require_text,
)
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import MAX_TOPIC_TITLE_CP, Topic


def decide_merge(meeting: Meeting, command: MergeTopics) -> TopicsMerged:
    """Put one topic into another.

    What was not settled stays so: an open topic opens the other one, and a blocker
    is not merged with a decision that was made without it. What was split off a settled
    topic goes back to how it was.
    """
    gone = known_topic(meeting, command.topic)
    into = known_topic(meeting, command.into)
    require(gone.id != into.id, "Choose two different topics.")
    if gone.split_from == into.id:
        return TopicsMerged(gone.id, into.id, is_whole=True)
    decided = meeting.decided_topics()
    if (gone.id in decided) is not (into.id in decided):
        undecided = into if gone.id in decided else gone
        require(
            not _holds_open_blocker(meeting, undecided),
            "An open blocker would count as settled by a decision that was not made on"
            " it. Say what becomes of it first, or leave the topics apart.",
        )
    reopens = gone.outcome is None and into.outcome is not None
    return TopicsMerged(gone.id, into.id, is_whole=True, reopens=reopens)


def decide_part(meeting: Meeting, command: PartTopics) -> TopicsParted:
    """Take two topics apart that were merged."""
    into = known_topic(meeting, command.into.id)
    require_id(command.topic.id, "This topic")
    require(
        command.topic.id not in meeting.topics,
        "These topics stand apart already.",
    )
    own, others = set(command.topic.notes), set(command.into.notes)
    require(
        len(own) == len(command.topic.notes)
        and not own & others
        and own | others <= set(into.notes),
        "These topics were changed after they were merged. Split off the notes"
        " instead.",
    )
    last = len(meeting.topics)
    position = min(max(command.position, 0), last)
    place = command.into_position
    if place is not None:
        place = min(max(place, 0), last)
    return TopicsParted(command.topic, into.id, position, command.into, place)


def decide_split(meeting: Meeting, command: SplitTopic) -> TopicSplit:
    """Make a topic of some notes of another."""
    topic = known_topic(meeting, command.topic)
    require_id(command.new_topic, "This topic")
    require(command.new_topic not in meeting.topics, "This topic exists already.")
    chosen = set(command.notes)
    require(chosen, "Choose the notes that become a topic of their own.")
    require(chosen <= set(topic.notes), "A chosen note is not in this topic.")
    require(chosen != set(topic.notes), "Leave at least one note in the topic.")
    require_text(command.title, MAX_TOPIC_TITLE_CP, "The title")
    return TopicSplit(
        command.topic, command.new_topic, command.notes, command.title.strip()
    )


def _holds_open_blocker(meeting: Meeting, topic: Topic) -> bool:
    return any(note.id in topic.notes for note in open_blockers(meeting))
