# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of decisions, roll calls and follow-ups.

Source: the DECISIONS row of the design's table of phases.
"""

from dataclasses import replace
from typing import assert_never

from meetingroom.meeting.command.decision import (
    AddFollowUp,
    AskAgain,
    CastVote,
    DecisionCommand,
    DeferDecision,
    DraftDecision,
    DropDecision,
    FinishFollowUp,
    OpenRollCall,
    RecordDecision,
    RemoveFollowUp,
)
from meetingroom.meeting.decisions import (
    MAX_BECAUSE_CP,
    MAX_CITATION_CP,
    MAX_OPTION_CP,
    MAX_REASON_CP,
    MAX_STATEMENT_CP,
    Decision,
    DecisionDraft,
    DecisionStatus,
    VoteChoice,
    lacking,
    with_parts,
)
from meetingroom.meeting.errors import Refused
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
from meetingroom.meeting.event.topic import TopicEnded
from meetingroom.meeting.ids import DecisionId, FollowUpId, PersonId
from meetingroom.meeting.people import Person, Role
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.check import (
    TALKING,
    known_topic,
    require,
    require_id,
    require_length,
    require_person,
    require_phase,
    require_text,
)
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome

MAX_OPTIONS = 20


def decide_decision(  # noqa: C901 - one arm per command
    meeting: Meeting, command: DecisionCommand, by: PersonId
) -> tuple[DecisionEvent | TopicEnded, ...]:
    """Turn a command of this subject into events.

    Raises:
        Refused: A rule says no.
    """
    if not isinstance(command, FinishFollowUp):
        require_phase(meeting, TALKING, "Decisions are worked on")
    match command:
        case DraftDecision():
            return _draft(meeting, command)
        case CastVote():
            return _vote(meeting, command, by)
        case OpenRollCall():
            return _open_roll_call(meeting, command)
        case AskAgain():
            decision = _unsettled(meeting, command.decision)
            require(decision.roll_call.is_open, "The first round is still sealed.")
            return (RollCallSealed(decision.id),)
        case RecordDecision():
            return _record(meeting, command)
        case DeferDecision():
            return _defer(meeting, command)
        case DropDecision():
            return _drop(meeting, command)
        case AddFollowUp():
            return _add_follow_up(meeting, command)
        case RemoveFollowUp():
            _known_follow_up(meeting, command.follow_up)
            return (FollowUpRemoved(command.follow_up),)
        case FinishFollowUp():
            _known_follow_up(meeting, command.follow_up)
            return (FollowUpFinished(command.follow_up, command.is_done),)
        case _:
            assert_never(command)


def _unsettled(meeting: Meeting, decision: DecisionId) -> Decision:
    known = meeting.decisions.get(decision)
    if known is None:
        raise Refused("There is no such decision.")
    require(
        known.status is DecisionStatus.DRAFT,
        "This decision is settled. Write a new one that supersedes it.",
    )
    return known


def _draft(meeting: Meeting, command: DraftDecision) -> tuple[DecisionEvent, ...]:
    draft = command.draft
    if command.decision in meeting.decisions:
        was = _unsettled(meeting, command.decision)
        if command.parts is not None:
            draft = with_parts(was.draft, draft, command.parts)
        _check_answered_words(was, draft)
    require_id(command.decision, "This decision")
    _check_draft(meeting, draft)
    _check_superseded(meeting, command.decision, draft)
    return (DecisionDrafted(command.decision, draft),)


def _check_answered_words(was: Decision, draft: DecisionDraft) -> None:
    """Refuse to change what people have answered to."""
    require(
        not was.roll_call.answers or replace(was, draft=draft).question == was.question,
        "People have answered to these words, this outcome, this owner and this door."
        " Open the roll call and ask again to change them.",
    )
    require(
        all(p.held_by(draft) == p.held_by(was.draft) for p in was.opened_parts),
        "The answers were opened to these options and this date. Ask again to change"
        " them.",
    )


def _check_draft(meeting: Meeting, draft: DecisionDraft) -> None:
    require_length(draft.statement, MAX_STATEMENT_CP, "The decision")
    require_length(draft.because, MAX_BECAUSE_CP, "The reason")
    require(len(draft.options) <= MAX_OPTIONS, f"Keep to {MAX_OPTIONS} options.")
    for option in draft.options:
        require_length(option, MAX_OPTION_CP, "An option")
    require_person(meeting, draft.owner)
    require(
        draft.outcome in ("", *meeting.setup.outcomes.outcomes),
        f"A decision of this meeting cannot come to “{draft.outcome}”.",
    )
    require(
        all(note in meeting.notes for note in draft.notes),
        "A linked note does not exist.",
    )
    require(
        all(topic in meeting.topics for topic in draft.topics),
        "A linked topic is no longer on the run sheet.",
    )


def _check_superseded(
    meeting: Meeting, decision: DecisionId, draft: DecisionDraft
) -> None:
    """Refuse to supersede what is not settled; other meetings are not known here."""
    require_length(draft.supersedes_words, MAX_CITATION_CP, "The superseded decision")
    require(draft.supersedes != decision, "A decision cannot supersede itself.")
    earlier = meeting.decisions.get(draft.supersedes) if draft.supersedes else None
    require(
        earlier is None
        or earlier.status in (DecisionStatus.RECORDED, DecisionStatus.DEFERRED),
        "Only a settled decision can be superseded.",
    )


def _vote(
    meeting: Meeting, command: CastVote, by: PersonId
) -> tuple[DecisionEvent, ...]:
    decision = _unsettled(meeting, command.decision)
    require(
        decision.draft.statement.strip(),
        "There is nothing to answer yet: the decision has no words.",
    )
    require(
        not decision.roll_call.is_open,
        "The roll call is open. Answers change only when the room is asked again.",
    )
    require(
        command.question in (None, decision.question),
        "The decision has changed since you chose. Read it again; your answer is still"
        " chosen, seal it again.",
    )
    gaps = lacking(decision.draft, meeting.setup.outcomes)
    require(not gaps, f"This cannot be answered yet. {' '.join(gaps)}")
    require(
        command.choice is not VoteChoice.VETO
        or Role.BAR_RAISER in meeting.roles_of(by),
        "Only the bar raiser may veto. Object, with your reason, instead.",
    )
    require(
        not command.choice.needs_reason or command.reason.strip(),
        f"Say why you {command.choice.value}; the reason stands in the record.",
    )
    require_length(command.reason, MAX_REASON_CP, "The reason")
    return (
        VoteCast(
            decision.id,
            command.choice,
            command.reason.strip(),
            decision.roll_call.round,
        ),
    )


def _open_roll_call(
    meeting: Meeting, command: OpenRollCall
) -> tuple[DecisionEvent, ...]:
    decision = _unsettled(meeting, command.decision)
    require(not decision.roll_call.is_open, "The roll call is open already.")
    gaps = lacking(decision.draft, meeting.setup.outcomes)
    require(not gaps, f"The decision is not complete. {' '.join(gaps)}")
    voters = [p for p in meeting.people.values() if not p.is_observer]
    answered = decision.roll_call.answers
    silent = [p for p in voters if p.id not in answered]
    excused = [p for p in silent if p.id in command.not_asked and not p.is_away]
    missing = [p for p in silent if p not in excused and not p.is_away]
    if missing:
        names = ", ".join(person.name for person in missing)
        raise Refused(
            f"Not answered yet: {names}. Wait, or mark them as not asked.",
        )
    require(answered, "Nobody has answered yet.")
    decider = meeting.setup.roles.decider
    require(
        decider is None or decider in answered,
        "The decider has not answered. Without the decider, defer the decision.",
    )
    _check_excused(meeting, excused, command.because)
    return (
        RollCallOpened(
            decision.id,
            tuple(p.id for p in silent),
            tuple(p.id for p in excused),
            command.because.strip() if excused else "",
        ),
    )


def _check_excused(meeting: Meeting, excused: list[Person], because: str) -> None:
    """Refuse to leave out somebody who is here without a reason, or who may veto."""
    bar_raiser = meeting.setup.roles.bar_raiser
    require(
        all(person.id != bar_raiser for person in excused),
        "The bar raiser is here and may veto. Wait for the answer.",
    )
    require_length(because, MAX_REASON_CP, "The reason")
    names = ", ".join(person.name for person in excused)
    require(
        not excused or because.strip(),
        f"Say why you do not ask {names}, who {_is(excused)} here; the reason stands in"
        " the record.",
        needs_reason=True,
    )


def _is(people: list[Person]) -> str:
    return "is" if len(people) == 1 else "are"


def _record(
    meeting: Meeting, command: RecordDecision
) -> tuple[DecisionEvent | TopicEnded, ...]:
    decision = _unsettled(meeting, command.decision)
    sentences = lacking(decision.draft, meeting.setup.outcomes)
    require(not sentences, " ".join(sentences))
    require(
        decision.roll_call.is_open,
        "Hold the roll call first: everyone answers, then the answers open together.",
    )
    require(
        command.read in (None, decision.draft),
        "The words changed while they were read. Read them again.",
    )
    for person in decision.roll_call.vetoed_by:
        name = meeting.people[person].name
        raise Refused(f"Vetoed by {name}. It can be deferred, with an owner.")
    later = meeting.successor_of(decision.draft.supersedes)
    if later is not None:
        raise Refused(
            f"D-{later.number} superseded that decision already. Supersede"
            f" D-{later.number} instead.",
        )
    taken = [d.number for d in meeting.decisions.values()]
    number = max(taken, default=0) + 1
    consulted = meeting.consulted_on(decision)
    recorded = DecisionRecorded(decision.id, number, consulted)
    return (recorded, *_settled_topics(meeting, decision))


def _settled_topics(meeting: Meeting, decision: Decision) -> tuple[TopicEnded, ...]:
    """End the topics that a decision came out of: those open, and the current one.

    What had ended another way stays so, with what that says of its notes.
    """
    linked = (meeting.topics.get(topic) for topic in decision.draft.topics)
    return tuple(
        TopicEnded(topic.id, topic.outcome or Outcome.DECIDE, leaves_blockers=True)
        for topic in linked
        if topic and (topic.outcome is None or topic.id == meeting.current_topic)
    )


def _defer(
    meeting: Meeting, command: DeferDecision
) -> tuple[DecisionEvent | TopicEnded, ...]:
    decision = _unsettled(meeting, command.decision)
    draft = decision.draft
    require(draft.statement.strip(), "Write what was to be decided in one sentence.")
    require(draft.owner, "Name the owner who brings it back.")
    require(draft.review_on, "Set the date on which it comes back.")
    require_text(command.because, MAX_REASON_CP, "Why it is put off")
    because, consulted = command.because.strip(), meeting.consulted_on(decision)
    deferred = DecisionDeferred(decision.id, because, consulted)
    return (deferred, *_settled_topics(meeting, decision))


def _drop(meeting: Meeting, command: DropDecision) -> tuple[DecisionEvent, ...]:
    known = meeting.decisions.get(command.decision)
    expected = DecisionStatus.DRAFT if command.is_dropped else DecisionStatus.DROPPED
    if known is None or known.status is not expected:
        raise Refused("Only a draft can be put away and taken up again.")
    require_phase(meeting, [Phase.DISCUSSION, Phase.DECISIONS], "A draft is put away")
    return (DecisionDropped(command.decision, command.is_dropped),)


def _add_follow_up(meeting: Meeting, command: AddFollowUp) -> tuple[DecisionEvent, ...]:
    require_id(command.follow_up, "This follow-up")
    require_text(command.what, MAX_REASON_CP, "What is to be done")
    require_person(meeting, command.owner)
    if command.topic is not None:
        known_topic(meeting, command.topic)
    require(
        command.decision is None or command.decision in meeting.decisions,
        "There is no such decision.",
    )
    return (
        FollowUpAdded(
            command.follow_up,
            command.what.strip(),
            command.owner,
            command.due_on,
            command.topic,
            command.decision,
            command.is_done,
        ),
    )


def _known_follow_up(meeting: Meeting, follow_up: FollowUpId) -> None:
    require(follow_up in meeting.follow_ups, "There is no such follow-up.")
