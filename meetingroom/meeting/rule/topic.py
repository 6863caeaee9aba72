# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of walking through the topics."""

from datetime import datetime
from typing import assert_never

from meetingroom.meeting.command.room import CarryOver
from meetingroom.meeting.command.topic import (
    AskForFloor,
    DropLine,
    EditLine,
    EndTopic,
    ExtendTopic,
    GiveFloor,
    MergeTopics,
    OrderTopics,
    PartTopics,
    PassTurn,
    PinTopic,
    RenameTopic,
    RomanVote,
    SetMinutes,
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
    LineEdited,
    LineTyped,
    LineWritten,
    MinutesSet,
    RomanVoted,
    TopicEnded,
    TopicEvent,
    TopicExtended,
    TopicRenamed,
    TopicTakenUp,
    TurnPassed,
)
from meetingroom.meeting.ids import PersonId, TopicId
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
from meetingroom.meeting.rule.merge import decide_merge, decide_part, decide_split
from meetingroom.meeting.rule.run_sheet import decide_order, decide_pin
from meetingroom.meeting.slot import slot_plan
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import (
    MAX_CARRIED_CP,
    MAX_FROM_CP,
    MAX_GIST_CP,
    MAX_LINE_CP,
    MAX_TOPIC_TITLE_CP,
    MOST_CARRIED,
)
from meetingroom.meeting.turns import is_aside, is_out_of_order

EARLY_S = 5.0
"""How long before the time is up a thumb counts: what laptops show differs by the time
that words take from one to the other."""


def decide_topic(  # noqa: C901, PLR0912 - one arm per command
    meeting: Meeting, command: TopicCommand, by: PersonId, at: datetime
) -> tuple[TopicEvent, ...]:
    """Turn a command of this subject into events.

    Raises:
        Refused: A rule says no.
    """
    require_phase(meeting, TALKING, "Topics are worked on")
    match command:
        case TakeUpTopic():
            return _take_up(meeting, command, at)
        case EndTopic():
            return _end(meeting, command)
        case RenameTopic():
            known_topic(meeting, command.topic)
            require_text(command.title, MAX_TOPIC_TITLE_CP, "The title")
            return (TopicRenamed(command.topic, command.title.strip()),)
        case MergeTopics():
            return (decide_merge(meeting, command),)
        case PartTopics():
            return (decide_part(meeting, command),)
        case SplitTopic():
            return (decide_split(meeting, command),)
        case PinTopic():
            return (decide_pin(meeting, command),)
        case OrderTopics():
            return (decide_order(meeting, command),)
        case SetMinutes():
            return _set_minutes(meeting, command)
        case ExtendTopic():
            return _extend(meeting, command, at)
        case GiveFloor():
            topic = meeting.topics[_current(meeting)]
            require_person(meeting, command.person)
            is_out = is_out_of_order(meeting, topic, command.person)
            aside = is_aside(meeting, topic, command.person)
            return (FloorGiven(command.person, is_out, aside),)
        case AskForFloor():
            return _ask(meeting, command, by)
        case RomanVote():
            return _vote(meeting, command, at)
        case PassTurn():
            return _pass(meeting, command, by)
        case WriteLine():
            return _write(meeting, command)
        case WriteGist():
            require_length(command.text, MAX_GIST_CP, "The summary")
            return (GistWritten(command.text.strip()),)
        case TypeLine():
            known_topic(meeting, command.topic)
            require_length(command.text, MAX_LINE_CP, "The line")
            return (LineTyped(command.topic, command.text),)
        case EditLine():
            return _edit(meeting, command)
        case DropLine():
            topic = known_topic(meeting, command.topic)
            require(
                any(line.id == command.line for line in topic.lines),
                "There is no line to take back.",
            )
            return (LineDropped(command.topic, command.line),)
        case _:
            assert_never(command)


def _take_up(
    meeting: Meeting, command: TakeUpTopic, at: datetime
) -> tuple[TopicEvent, ...]:
    if command.topic is None:
        return (TopicTakenUp(None),)
    topic = known_topic(meeting, command.topic)
    require_phase(meeting, [Phase.DISCUSSION], "A topic is taken up")
    require(
        not command.is_back or _was_left_last(meeting, topic.id),
        "The room has gone on since. Take the topic up again.",
    )
    given_s = slot_plan(meeting, at).minutes.get(topic.id, 0) * 60.0
    return (TopicTakenUp(topic.id, command.is_back, given_s),)


def _extend(
    meeting: Meeting, command: ExtendTopic, at: datetime
) -> tuple[TopicEvent, ...]:
    """Give more minutes from now on: what the topic is over its time comes on top."""
    topic = known_topic(meeting, command.topic)
    require_minutes(command.minutes)
    require(topic.extended or not command.is_back, "This topic got no more time.")
    extra_s = command.minutes * 60.0
    if command.is_back:
        return (TopicExtended(topic.id, topic.extra_s or extra_s, is_back=True),)
    over_s = max(0.0, -meeting.topic_left_s(topic, at)) if topic.given_s else 0.0
    return (TopicExtended(topic.id, over_s + extra_s),)


def _set_minutes(meeting: Meeting, command: SetMinutes) -> tuple[TopicEvent, ...]:
    topic = known_topic(meeting, command.topic)
    if command.minutes is not None:
        require_minutes(command.minutes)
    require(
        command.minutes is not None or not topic.given_s,
        "This topic was taken up already and has its minutes. Say how many it gets.",
    )
    return (MinutesSet(topic.id, command.minutes),)


def _end(meeting: Meeting, command: EndTopic) -> tuple[TopicEvent, ...]:
    topic = known_topic(meeting, command.topic)
    resumes = (
        command.resumes
        and meeting.phase is Phase.DISCUSSION
        and (
            meeting.current_topic == topic.id
            or (meeting.current_topic is None and _was_left_last(meeting, topic.id))
        )
    )
    return (TopicEnded(topic.id, command.outcome, resumes, leaves_blockers=True),)


def _was_left_last(meeting: Meeting, topic: TopicId) -> bool:
    return meeting.left is not None and meeting.left.id == topic


def _vote(meeting: Meeting, command: RomanVote, at: datetime) -> tuple[TopicEvent, ...]:
    topic = known_topic(meeting, command.topic)
    _require_current(meeting, topic.id)
    require(
        command.is_up is None or meeting.topic_left_s(topic, at) <= EARLY_S,
        "Thumbs are shown once the time of the topic is up.",
    )
    return (RomanVoted(topic.id, command.is_up),)


def _pass(meeting: Meeting, command: PassTurn, by: PersonId) -> tuple[TopicEvent, ...]:
    topic = known_topic(meeting, command.topic)
    _require_current(meeting, topic.id)
    require_person(meeting, command.person)
    require(
        by == command.person or Role.FACILITATOR in meeting.roles_of(by),
        "Only the facilitator passes somebody else's turn.",
    )
    require(
        not meeting.people[command.person].is_observer,
        "Observers have no turn to pass.",
    )
    require(
        command.is_on or command.person in topic.passed, "This turn was not passed."
    )
    return (TurnPassed(command.person, topic.id, command.is_on),)


def _write(meeting: Meeting, command: WriteLine) -> tuple[TopicEvent, ...]:
    topic = known_topic(meeting, command.topic)
    require_text(command.text, MAX_LINE_CP, "The line")
    require_person(meeting, command.speaker)
    if command.line:
        require_id(command.line, "This line")
        known = (line.id for each in meeting.topics.values() for line in each.lines)
        require(command.line not in known, "This line stands already.")
    place = command.place
    require(place is None or place >= 0, "This line came without a proper place.")
    text = command.text.strip()
    return (LineWritten(topic.id, text, command.speaker, command.line, place),)


def _edit(meeting: Meeting, command: EditLine) -> tuple[TopicEvent, ...]:
    topic = known_topic(meeting, command.topic)
    known = [line for line in topic.lines if line.id and line.id == command.line]
    require(known, "This line is gone. It may have been taken back.")
    require_text(command.text, MAX_LINE_CP, "The line")
    require_person(meeting, command.speaker)
    text = command.text.strip()
    return (LineEdited(topic.id, command.line, text, command.speaker),)


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
