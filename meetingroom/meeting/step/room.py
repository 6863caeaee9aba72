# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Steps of setting up, letting people in, and going from phase to phase."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from meetingroom.meeting.event.room import (
    ClockExtended,
    ClockPaused,
    ClockResumed,
    DecisionsOpened,
    DiscussionOpened,
    DiscussionResumed,
    FindingOverridden,
    LobbyOpened,
    MarginsOpened,
    MeetingClosed,
    MeetingContinued,
    MeetingCreated,
    MeetingReopened,
    MemoFrozen,
    PersonChanged,
    PersonJoined,
    PersonRemoved,
    PreReadKept,
    PreReadOpened,
    PresenceChanged,
    ReadingBegun,
    RoomEvent,
    SetupChanged,
    TopicsCarried,
)
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.people import Person, Roles
from meetingroom.meeting.phase import Phase, PhaseClock
from meetingroom.meeting.pre_read import PreReadNote
from meetingroom.meeting.setup import Override, Setup
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.step.admission import revoke_devices_of
from meetingroom.meeting.step.floor import leave_current, with_topic
from meetingroom.meeting.typed import hand_on, keep_typed

_Clock = ClockExtended | ClockPaused | ClockResumed | MeetingContinued
_People = PersonJoined | PersonChanged | PersonRemoved | PresenceChanged


def step_room(  # noqa: C901, PLR0912 - one arm per event
    meeting: Meeting, event: RoomEvent, by: PersonId, at: datetime
) -> Meeting:
    """Return the meeting after an event of this subject."""
    match event:
        case MeetingCreated():
            setup = Setup(title=event.title, roles=Roles(facilitator=by))
            return replace(meeting, id=event.meeting, setup=setup, keeper=by)
        case MemoFrozen():
            memo, pages, rules = event.memo, event.pages, event.rules
            return replace(meeting, memo=memo, pages=pages, rules=rules)
        case PreReadKept():
            return replace(meeting, pre_read=event.notes)
        case PreReadOpened():
            opened = {note.id: _opened(note) for note in event.notes}
            return replace(meeting, pre_read=(), notes={**meeting.notes, **opened})
        case TopicsCarried():
            return replace(meeting, carried=event.topics)
        case SetupChanged():
            scribes = meeting.setup.roles.scribe, event.setup.roles.scribe
            return replace(hand_on(meeting, *scribes), setup=event.setup)
        case FindingOverridden():
            return _override(meeting, event.rule, event.reason, by, at)
        case PersonRemoved():
            shorter = replace(meeting, people=_people(meeting, event))
            return revoke_devices_of(shorter, event.person)
        case PersonJoined() | PersonChanged() | PresenceChanged():
            after = replace(meeting, people=_people(meeting, event))
            return _without_absent(after, event)
        case LobbyOpened():
            return _enter(meeting, Phase.LOBBY, at)
        case ReadingBegun():
            return _enter(meeting, Phase.READING, at)
        case MeetingReopened():
            went_back = _override(meeting, "reopened", event.reason, by, at)
            return _enter(went_back, event.phase, at)
        case MarginsOpened():
            rule = "margins opened while people were reading"
            meeting = _override(meeting, rule, event.reason, by, at)
            return _enter(meeting, Phase.MARGINS, at)
        case DiscussionOpened():
            rule = "discussion opened while people were reading the margins"
            if event.is_skipping:
                rule = "the margins were skipped"
            elif event.is_before_stances:
                rule = "discussion opened before all stances were sealed"
            meeting = _override(meeting, rule, event.reason, by, at)
            topics = {topic.id: topic for topic in event.topics}
            return replace(_enter(meeting, Phase.DISCUSSION, at), topics=topics)
        case DecisionsOpened():
            return _enter(leave_current(meeting, at), Phase.DECISIONS, at)
        case DiscussionResumed():
            return _enter(meeting, Phase.DISCUSSION, at)
        case MeetingClosed():
            rule = "the meeting closed while notes were sealed"
            meeting = _override(meeting, rule, event.reason, by, at)
            meeting = keep_typed(leave_current(meeting, at), at)
            closed = _enter(meeting, Phase.CLOSED, at)
            return replace(closed, closed_at=at)
        case ClockExtended() | ClockPaused() | ClockResumed() | MeetingContinued():
            return _clock(meeting, event, at)
        case _:
            assert_never(event)


def _override(
    meeting: Meeting, rule: str, reason: str, by: PersonId, at: datetime
) -> Meeting:
    if not reason:
        return meeting
    override = Override(rule, reason, by, at)
    return replace(meeting, overrides=(*meeting.overrides, override))


def _people(meeting: Meeting, event: _People) -> dict[PersonId, Person]:
    people = dict(meeting.people)
    match event:
        case PersonJoined():
            people[event.person] = Person(
                event.person,
                event.name,
                event.seniority,
                event.is_observer,
                event.is_late,
            )
        case PersonChanged():
            people[event.person] = replace(
                people[event.person],
                name=event.name,
                seniority=event.seniority,
                is_observer=event.is_observer,
            )
        case PersonRemoved():
            del people[event.person]
        case PresenceChanged():
            was = people[event.person]
            people[event.person] = replace(was, is_away=event.is_away)
        case _:
            assert_never(event)
    return people


def _without_absent(meeting: Meeting, event: _People) -> Meeting:
    """Take somebody who went away out of the queue: the first in it is called next."""
    topic = meeting.topics.get(meeting.current_topic) if meeting.current_topic else None
    if topic is None or not isinstance(event, PresenceChanged) or not event.is_away:
        return meeting
    asking = tuple(asked for asked in topic.asking if asked.person != event.person)
    return with_topic(meeting, replace(topic, asking=asking))


def _enter(meeting: Meeting, phase: Phase, at: datetime) -> Meeting:
    """Stop the clock of the running phase and start the next one's.

    A phase that was entered before goes on with the time it had used.
    """
    given, used = dict(meeting.given_s), dict(meeting.used_s)
    if meeting.clock is not None:
        given[meeting.phase] = meeting.clock.given_s
        used[meeting.phase] = meeting.clock.used_s(at)
    planned = _planned_s(meeting, phase)
    clock = None
    if planned is not None:
        started = at - timedelta(seconds=used.get(phase, 0.0))
        clock = PhaseClock(started, given.get(phase, planned))
    return replace(meeting, phase=phase, clock=clock, given_s=given, used_s=used)


def _planned_s(meeting: Meeting, phase: Phase) -> float | None:
    minutes = meeting.setup.minutes
    planned = {
        Phase.READING: minutes.reading,
        Phase.MARGINS: minutes.margins,
        Phase.DISCUSSION: minutes.discussion,
        Phase.DECISIONS: minutes.decisions + minutes.close,
    }
    return planned[phase] * 60.0 if phase in planned else None


def _clock(meeting: Meeting, event: _Clock, at: datetime) -> Meeting:
    clock = meeting.clock
    if clock is None:
        return meeting
    match event:
        case ClockExtended():
            return replace(meeting, clock=clock.extended(event.extra_s))
        case ClockPaused():
            return replace(meeting, clock=clock.paused(at))
        case ClockResumed():
            return _resume(meeting, clock, at)
        case MeetingContinued():
            if clock.paused_at is not None:
                return meeting  # resuming takes the whole pause out, with this gap
            return _resume(meeting, clock.paused(event.last_seen_at), at)
        case _:
            assert_never(event)


def _resume(meeting: Meeting, stood: PhaseClock, at: datetime) -> Meeting:
    """Count again; the pause stays out of the current topic's time, too."""
    resumed = replace(meeting, clock=stood.resumed(at))
    topic = meeting.topics.get(meeting.current_topic) if meeting.current_topic else None
    if topic is None or topic.taken_up_at is None or stood.paused_at is None:
        return resumed
    pause = max(timedelta(), at - max(stood.paused_at, topic.taken_up_at))
    shifted = replace(topic, taken_up_at=topic.taken_up_at + pause)
    return with_topic(resumed, shifted)


def _opened(note: PreReadNote) -> Note:
    return Note(
        note.id,
        note.author,
        note.kind,
        note.body,
        note.anchor,
        written_at=note.written_at,
        is_pre_read=True,
        writer_name=note.writer_name,
    )
