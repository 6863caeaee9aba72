# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of setting up, letting people in, and going from phase to phase."""

from datetime import datetime
from typing import assert_never

from meetingroom.meeting.command.room import (
    AddPerson,
    BackToDiscussion,
    BeginReading,
    CarryOver,
    ChangePerson,
    ChangeSetup,
    CloseMeeting,
    ContinueMeeting,
    CreateMeeting,
    DropPreRead,
    ExtendClock,
    FreezeMemo,
    OpenDecisions,
    OpenDiscussion,
    OpenLobby,
    OpenMargins,
    OverrideFinding,
    PauseClock,
    RemovePerson,
    Reopen,
    ResumeClock,
    RoomCommand,
    SetAway,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.room import (
    ClockExtended,
    ClockPaused,
    ClockResumed,
    DecisionsOpened,
    DiscussionResumed,
    FindingOverridden,
    LobbyOpened,
    MeetingContinued,
    MeetingCreated,
    PersonChanged,
    PersonJoined,
    PersonRemoved,
    PreReadKept,
    PresenceChanged,
    ReadingBegun,
    RoomEvent,
    SetupChanged,
)
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.name import clean_name
from meetingroom.meeting.people import MAX_NAME_CP, Role, Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.check import (
    proper_name,
    require,
    require_id,
    require_length,
    require_minutes,
    require_person,
    require_person_id,
    require_phase,
    require_text,
)
from meetingroom.meeting.rule.memo import freeze
from meetingroom.meeting.rule.passage import (
    close,
    open_discussion,
    open_margins,
    reopen,
)
from meetingroom.meeting.rule.setup import OBSERVING_DECIDER, check_ready, check_setup
from meetingroom.meeting.rule.topic import carry_over
from meetingroom.meeting.setup import (
    MAX_TITLE_CP,
)
from meetingroom.meeting.state import Meeting
from meetingroom.memo.memo import Memo

MAX_PEOPLE = 1_200
"""A whole company listens in; a room that talks has sixty at most."""
MAX_REASON_CP = 1000


def decide_room(  # noqa: C901, PLR0912 - one arm per command
    meeting: Meeting, command: RoomCommand, by: PersonId, at: datetime
) -> tuple[RoomEvent, ...]:
    """Turn a command of this subject into events.

    Raises:
        Refused: A rule says no.
    """
    match command:
        case CreateMeeting():
            return _create(meeting, command, by)
        case FreezeMemo():
            require_phase(meeting, [Phase.PREPARE], "The memo can be changed")
            require(command.memo.text.strip(), "This memo has no words to read.")
            require(
                not meeting.has_begun or _is_same(meeting.memo, command.memo),
                "Reading of this memo has begun, and notes may stand in its margin."
                " Begin another meeting for another text.",
            )
            return freeze(meeting, command, by)
        case CarryOver():
            return carry_over(meeting, command)
        case DropPreRead():
            require_phase(
                meeting, [Phase.PREPARE, Phase.LOBBY], "Comments can be left out"
            )
            return (PreReadKept(()),)
        case ChangeSetup():
            check_setup(meeting, command.setup)
            return (SetupChanged(command.setup),)
        case OverrideFinding():
            require_phase(meeting, [Phase.PREPARE], "The check can be passed by")
            require_text(command.reason, MAX_REASON_CP, "The reason")
            return (FindingOverridden(command.rule, command.reason),)
        case AddPerson():
            return _add_person(meeting, command, by)
        case ChangePerson():
            return _change_person(meeting, command, by)
        case RemovePerson():
            return _remove_person(meeting, command)
        case SetAway():
            require(meeting.phase is not Phase.CLOSED, "The record is frozen.")
            _require_self_or_facilitator(meeting, command.person, by)
            return (PresenceChanged(command.person, command.is_away),)
        case OpenLobby():
            require_phase(meeting, [Phase.PREPARE], "The lobby opens")
            check_ready(meeting)
            return (LobbyOpened(),)
        case BeginReading():
            require_phase(meeting, [Phase.LOBBY], "Reading begins")
            return (ReadingBegun(),)
        case Reopen():
            return reopen(meeting, command)
        case OpenMargins():
            return open_margins(meeting, command)
        case OpenDiscussion():
            return open_discussion(meeting, command, at)
        case OpenDecisions():
            require_phase(meeting, [Phase.DISCUSSION], "The decisions open")
            return (DecisionsOpened(),)
        case BackToDiscussion():
            require_phase(meeting, [Phase.DECISIONS], "The room goes back")
            return (DiscussionResumed(),)
        case CloseMeeting():
            return close(meeting, command)
        case ExtendClock() | PauseClock() | ResumeClock() | ContinueMeeting():
            return _decide_clock(meeting, command, at)
        case _:
            assert_never(command)


def _create(
    meeting: Meeting, command: CreateMeeting, by: PersonId
) -> tuple[RoomEvent, ...]:
    require(meeting.id is None, "This meeting exists already.")
    require_person_id(by)
    require_id(command.meeting, "This meeting")
    name = clean_name(command.name)
    require_text(name, MAX_NAME_CP, "Your name")
    require_length(command.title, MAX_TITLE_CP, "The title")
    return (
        MeetingCreated(command.meeting, name, command.title),
        PersonJoined(by, name),
    )


def _is_same(was: Memo | None, now: Memo) -> bool:
    return was is not None and was.text == now.text


def _add_person(
    meeting: Meeting, command: AddPerson, by: PersonId
) -> tuple[RoomEvent, ...]:
    require(meeting.id is not None, "There is no such meeting.")
    require(meeting.phase is not Phase.CLOSED, "The meeting is closed.")
    require(
        by == command.person or Role.FACILITATOR in meeting.roles_of(by),
        "Only the facilitator lets somebody else in.",
    )
    require(command.person not in meeting.people, "This person is in the room already.")
    joined = join(
        meeting,
        command.person,
        command.name,
        command.seniority,
        is_observer=command.is_observer,
    )
    return (joined,)


def join(
    meeting: Meeting,
    person: PersonId,
    name: str,
    seniority: Seniority = Seniority.REGULAR,
    *,
    is_observer: bool = False,
) -> PersonJoined:
    """Let somebody new into the room.

    Raises:
        Refused: The room is full or locked, or the name is taken.
    """
    require_person_id(person)
    require(
        not meeting.is_locked,
        "The room is locked. Unlock it to let somebody new in.",
    )
    require(
        len(meeting.people) < MAX_PEOPLE,
        f"The room is full: {MAX_PEOPLE} people are here.",
    )
    name = proper_name(meeting, person, name)
    is_late = meeting.phase.order >= Phase.READING.order
    return PersonJoined(person, name, seniority, is_observer, is_late)


def _change_person(
    meeting: Meeting, command: ChangePerson, by: PersonId
) -> tuple[RoomEvent, ...]:
    require(meeting.phase is not Phase.CLOSED, "The record is frozen.")
    _require_self_or_facilitator(meeting, command.person, by)
    name = proper_name(meeting, command.person, command.name)
    was = meeting.people[command.person]
    require(
        Role.FACILITATOR in meeting.roles_of(by)
        or (was.seniority, was.is_observer) == (command.seniority, command.is_observer),
        "Only the facilitator changes the speaking order and who observes. You can"
        " change your own name.",
    )
    require(
        was.is_observer == command.is_observer
        or meeting.phase.order < Phase.READING.order,
        "Who observes is settled once reading has begun.",
    )
    require(
        not command.is_observer or command.person != meeting.setup.roles.decider,
        OBSERVING_DECIDER,
    )
    return (
        PersonChanged(
            command.person,
            name,
            command.seniority,
            command.is_observer,
        ),
    )


def _remove_person(meeting: Meeting, command: RemovePerson) -> tuple[RoomEvent, ...]:
    require_phase(meeting, [Phase.PREPARE, Phase.LOBBY], "The list can be shortened")
    require_person(meeting, command.person)
    named = meeting.setup.roles.of(command.person)
    if named:
        parts = " and ".join(sorted(role.value for role in named))
        raise Refused(f"This person is {parts}. Name somebody else for it first.")
    return (PersonRemoved(command.person),)


def _require_self_or_facilitator(
    meeting: Meeting, person: PersonId, by: PersonId
) -> None:
    require_person(meeting, person)
    require(
        by == person or Role.FACILITATOR in meeting.roles_of(by),
        "Only the facilitator does this for somebody else.",
    )


def _decide_clock(
    meeting: Meeting,
    command: ExtendClock | PauseClock | ResumeClock | ContinueMeeting,
    at: datetime,
) -> tuple[RoomEvent, ...]:
    match command:
        case ExtendClock():
            require(meeting.clock, "No clock is running in this phase.")
            require_minutes(command.minutes)
            return (ClockExtended(command.minutes * 60.0),)
        case PauseClock():
            require(meeting.clock, "No clock is running in this phase.")
            return (ClockPaused(),)
        case ResumeClock():
            require(meeting.clock, "No clock is running in this phase.")
            return (ClockResumed(),)
        case ContinueMeeting():
            require_phase(
                meeting,
                [p for p in Phase if p is not Phase.CLOSED],
                "A meeting can be continued",
            )
            require(
                command.last_seen_at <= at,
                "The clock of this computer went back. Set it and continue.",
            )
            return (MeetingContinued(command.last_seen_at),)
        case _:
            assert_never(command)
