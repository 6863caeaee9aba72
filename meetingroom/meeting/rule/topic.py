# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of walking through the topics."""

from dataclasses import replace
from typing import assert_never

from meetingroom.meeting.command.room import CarryOver
from meetingroom.meeting.command.topic import (
    AddTopic,
    AskForFloor,
    DropLine,
    EndTopic,
    ExtendTopic,
    GiveFloor,
    JoinTopic,
    MergeTopics,
    OrderTopics,
    PartTopics,
    PassTurn,
    PinTopic,
    RenameTopic,
    RomanVote,
    SplitTopic,
    TakeUpTopic,
    TopicCommand,
    TypeLine,
    WriteGist,
    WriteLine,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.room import RoomEvent, TopicsCarried
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
    TopicRenamed,
    TopicsMerged,
    TopicsParted,
    TopicSplit,
    TopicTakenUp,
    TurnPassed,
)
from meetingroom.meeting.ids import NoteId, PersonId, TopicId
from meetingroom.meeting.people import Role
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.check import (
    TALKING,
    known_topic,
    require,
    require_id,
    require_length,
    require_minutes,
    require_person,
    require_phase,
    require_text,
)
from meetingroom.meeting.rule.run_sheet import decide_order, decide_pin
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import (
    MAX_CARRIED_CP,
    MAX_FROM_CP,
    MAX_GIST_CP,
    MAX_LINE_CP,
    MAX_TOPIC_TITLE_CP,
    MOST_CARRIED,
    Topic,
)
from meetingroom.meeting.turns import is_out_of_order


def decide_topic(  # noqa: C901, PLR0912, PLR0915 - one arm per command
    meeting: Meeting, command: TopicCommand, by: PersonId
) -> tuple[TopicEvent, ...]:
    """Turn a command of this subject into events.

    Raises:
        Refused: A rule says no.
    """
    require_phase(meeting, TALKING, "Topics are worked on")
    match command:
        case TakeUpTopic():
            if command.topic is not None:
                known_topic(meeting, command.topic)
                require_phase(meeting, [Phase.DISCUSSION], "A topic is taken up")
            return (TopicTakenUp(command.topic),)
        case EndTopic():
            known_topic(meeting, command.topic)
            return (TopicEnded(command.topic, command.outcome, leaves_blockers=True),)
        case RenameTopic():
            known_topic(meeting, command.topic)
            require_text(command.title, MAX_TOPIC_TITLE_CP, "The title")
            return (TopicRenamed(command.topic, command.title.strip()),)
        case MergeTopics():
            known_topic(meeting, command.topic)
            known_topic(meeting, command.into)
            require(command.topic != command.into, "Choose two different topics.")
            return (TopicsMerged(command.topic, command.into),)
        case PartTopics():
            return _part(meeting, command)
        case SplitTopic():
            return _split(meeting, command)
        case PinTopic():
            return (decide_pin(meeting, command),)
        case OrderTopics():
            return (decide_order(meeting, command),)
        case AddTopic():
            _check_new(meeting, command.topic)
            return (TopicAdded(replace(command.topic, is_pinned=False)),)
        case JoinTopic():
            known_topic(meeting, command.topic)
            _check_free(meeting, command.notes)
            return (TopicJoined(command.topic, command.notes),)
        case ExtendTopic():
            known_topic(meeting, command.topic)
            require_minutes(command.minutes)
            return (TopicExtended(command.topic, command.minutes * 60.0),)
        case GiveFloor():
            topic = meeting.topics[_current(meeting)]
            require_person(meeting, command.person)
            is_out = is_out_of_order(meeting, topic, command.person)
            return (FloorGiven(command.person, is_out),)
        case AskForFloor():
            return _ask(meeting, command, by)
        case RomanVote():
            known_topic(meeting, command.topic)
            _require_current(meeting, command.topic)
            return (RomanVoted(command.topic, command.is_up),)
        case PassTurn():
            _current(meeting)
            require_person(meeting, command.person)
            require(
                by == command.person or Role.FACILITATOR in meeting.roles_of(by),
                "Only the facilitator passes somebody else's turn.",
            )
            return (TurnPassed(command.person),)
        case WriteLine():
            known_topic(meeting, command.topic)
            require_text(command.text, MAX_LINE_CP, "The line")
            require_person(meeting, command.speaker)
            return (LineWritten(command.topic, command.text.strip(), command.speaker),)
        case WriteGist():
            require_length(command.text, MAX_GIST_CP, "The summary")
            return (GistWritten(command.text.strip()),)
        case TypeLine():
            known_topic(meeting, command.topic)
            require_length(command.text, MAX_LINE_CP, "The line")
            return (LineTyped(command.topic, command.text),)
        case DropLine():
            topic = known_topic(meeting, command.topic)
            require(topic.lines, "There is no line to take back.")
            return (LineDropped(command.topic),)
        case _:
            assert_never(command)


def _part(meeting: Meeting, command: PartTopics) -> tuple[TopicEvent, ...]:
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
    position = min(max(command.position, 0), len(meeting.topics))
    return (TopicsParted(command.topic, into.id, position),)


def _split(meeting: Meeting, command: SplitTopic) -> tuple[TopicEvent, ...]:
    topic = known_topic(meeting, command.topic)
    require_id(command.new_topic, "This topic")
    require(command.new_topic not in meeting.topics, "This topic exists already.")
    chosen = set(command.notes)
    require(chosen, "Choose the notes that become a topic of their own.")
    require(chosen <= set(topic.notes), "A chosen note is not in this topic.")
    require(chosen != set(topic.notes), "Leave at least one note in the topic.")
    require_text(command.title, MAX_TOPIC_TITLE_CP, "The title")
    return (
        TopicSplit(
            command.topic, command.new_topic, command.notes, command.title.strip()
        ),
    )


def _ask(
    meeting: Meeting, command: AskForFloor, by: PersonId
) -> tuple[TopicEvent, ...]:
    topic = known_topic(meeting, command.topic)
    _require_current(meeting, topic.id)
    if not command.is_on:
        require(topic.request_of(by), "You have not asked for the floor.")
        return (FloorAsked(topic.id, by, None),)
    require(topic.speaking != by, "You have the floor.")
    return (FloorAsked(topic.id, by, command.kind),)


def _require_current(meeting: Meeting, topic: TopicId) -> None:
    require(
        meeting.current_topic == topic,
        "The room has gone on to another topic. Do it on that one.",
    )


def _current(meeting: Meeting) -> TopicId:
    if meeting.current_topic is None:
        raise Refused("Take up a topic first.")
    return meeting.current_topic


def _check_new(meeting: Meeting, topic: Topic) -> None:
    require_id(topic.id, "This topic")
    require(topic.id not in meeting.topics, "This topic exists already.")
    require_text(topic.title, MAX_TOPIC_TITLE_CP, "The title")
    _check_free(meeting, topic.notes)


def _check_free(meeting: Meeting, notes: tuple[NoteId, ...]) -> None:
    for note in notes:
        require(note in meeting.notes, "There is no such note.")
        require(meeting.topic_of(note) is None, "This note stands in a topic already.")


def carry_over(meeting: Meeting, command: CarryOver) -> tuple[RoomEvent, ...]:
    """Keep what an earlier meeting left open until the run sheet opens."""
    require_phase(meeting, [Phase.PREPARE], "Topics can be carried over")
    require(
        len(command.topics) <= MOST_CARRIED,
        f"More than {MOST_CARRIED} topics are no run sheet. Take fewer along.",
    )
    for topic in command.topics:
        require_text(topic.title, MAX_TOPIC_TITLE_CP, "The title of a topic")
        require_length(topic.from_title, MAX_FROM_CP, "The title of a meeting")
        require_length(topic.words, MAX_CARRIED_CP, "What a topic was about")
    return (TopicsCarried(command.topics),)
