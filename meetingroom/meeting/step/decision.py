# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Steps of decisions, roll calls and follow-ups."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from meetingroom.meeting.decisions import (
    Decision,
    DecisionStatus,
    FollowUp,
    RollCall,
    Vote,
)
from meetingroom.meeting.event.decision import (
    DecisionDeferred,
    DecisionDrafted,
    DecisionDropped,
    DecisionEvent,
    DecisionRecorded,
    FollowUpAdded,
    FollowUpFinished,
    FollowUpRemoved,
    RollCallOpened,
    RollCallSealed,
    VoteCast,
)
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting


def step_decision(
    meeting: Meeting, event: DecisionEvent, by: PersonId, at: datetime
) -> Meeting:
    """Return the meeting after an event of this subject."""
    match event:
        case DecisionDrafted():
            known = meeting.decisions.get(event.decision)
            was = known or Decision(event.decision, event.draft)
            return _with_decision(meeting, replace(was, draft=event.draft))
        case VoteCast():
            decision = meeting.decisions[event.decision]
            vote = Vote(event.choice, event.reason, at, event.round)
            return _with_call(meeting, decision, _voted(decision.roll_call, by, vote))
        case RollCallOpened():
            decision = meeting.decisions[event.decision]
            call = replace(
                decision.roll_call,
                is_open=True,
                not_asked=frozenset(event.not_asked),
                excused=frozenset(event.excused),
                excused_because=event.because,
            )
            return _with_call(meeting, decision, call)
        case RollCallSealed():
            decision = meeting.decisions[event.decision]
            again = decision.roll_call.round + 1
            call = replace(decision.roll_call, is_open=False, round=again)
            return _with_call(meeting, decision, call)
        case DecisionRecorded():
            settled = _settled(meeting, event, at)
            recorded = replace(
                settled, status=DecisionStatus.RECORDED, number=event.number
            )
            return _with_decision(meeting, recorded)
        case DecisionDeferred():
            deferred = replace(
                _settled(meeting, event, at),
                status=DecisionStatus.DEFERRED,
                deferred_because=event.because,
            )
            return _with_decision(meeting, deferred)
        case DecisionDropped():
            is_gone = event.is_dropped
            status = DecisionStatus.DROPPED if is_gone else DecisionStatus.DRAFT
            dropped = replace(meeting.decisions[event.decision], status=status)
            return _with_decision(meeting, dropped)
        case FollowUpAdded() | FollowUpRemoved() | FollowUpFinished():
            return _step_follow_up(meeting, event)
        case _:
            assert_never(event)


def _settled(
    meeting: Meeting, event: DecisionRecorded | DecisionDeferred, at: datetime
) -> Decision:
    decision = meeting.decisions[event.decision]
    consulted = event.consulted
    if consulted is None:
        consulted = meeting.consulted_on(decision)
    return replace(decision, consulted=consulted, settled_at=at)


def _step_follow_up(
    meeting: Meeting, event: FollowUpAdded | FollowUpRemoved | FollowUpFinished
) -> Meeting:
    follow_ups = dict(meeting.follow_ups)
    match event:
        case FollowUpAdded():
            known = follow_ups.get(event.follow_up)
            follow_ups[event.follow_up] = FollowUp(
                event.follow_up,
                event.what,
                event.owner,
                event.due_on,
                event.topic,
                event.decision,
                known.is_done if known else event.is_done,
            )
        case FollowUpRemoved():
            del follow_ups[event.follow_up]
        case FollowUpFinished():
            was = follow_ups[event.follow_up]
            follow_ups[event.follow_up] = replace(was, is_done=event.is_done)
        case _:
            assert_never(event)
    return replace(meeting, follow_ups=follow_ups)


def _voted(call: RollCall, by: PersonId, vote: Vote) -> RollCall:
    """Add an answer; within one round the later replaces the earlier."""
    earlier = [v for v in call.votes.get(by, ()) if v.round < vote.round]
    return replace(call, votes={**call.votes, by: (*earlier, vote)})


def _with_call(meeting: Meeting, decision: Decision, call: RollCall) -> Meeting:
    return _with_decision(meeting, replace(decision, roll_call=call))


def _with_decision(meeting: Meeting, decision: Decision) -> Meeting:
    return replace(meeting, decisions={**meeting.decisions, decision.id: decision})
