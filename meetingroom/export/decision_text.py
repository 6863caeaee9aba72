# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One decision as lines of Markdown, dissent quoted; nothing else of the minutes."""

from itertools import groupby

from meetingroom.export.escape import inline, quoted
from meetingroom.export.wording import (
    DOORS,
    NOTHING_LATER,
    Later,
    answers,
    consulted_names,
    name_of,
    superseded_words,
    superseding_words,
    tally,
    topic_heading,
)
from meetingroom.meeting.decisions import Decision, DecisionStatus, RollCall, Vote
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting


def decision_lines(
    meeting: Meeting, decision: Decision, later: Later = NOTHING_LATER
) -> list[str]:
    """Return a settled decision, its heading first."""
    draft = decision.draft
    is_recorded = decision.status is DecisionStatus.RECORDED
    label = f"D-{decision.number}" if is_recorded else "Deferred:"
    lines = [f"### {label} {inline(draft.statement)}", ""]
    if draft.outcome and is_recorded:
        lines.append(f"- Outcome: {draft.outcome}")
    lines.append(f"- Owner: {inline(name_of(meeting, draft.owner)) or 'nobody'}")
    decider = inline(name_of(meeting, meeting.setup.roles.decider))
    lines += [f"- Decider: {decider}"] if decider else []
    if draft.door is not None:
        lines.append(f"- Door: {DOORS[draft.door]}")
    if draft.review_on is not None:
        lines.append(f"- Look again: {draft.review_on.isoformat()}")
    options = [option for option in draft.options if option.strip()]
    if options:
        lines.append("- Options considered:")
        lines += [f"  - {inline(option)}" for option in options]
    if draft.because.strip():
        lines.append(f"- Because: {inline(draft.because)}")
    if decision.deferred_because:
        lines.append(f"- Put off because: {inline(decision.deferred_because)}")
    consulted = consulted_names(meeting, decision)
    if consulted:
        lines.append(f"- Consulted: {inline(consulted)}")
    lines += _sources(meeting, decision)
    for name, other in (
        ("Supersedes", superseded_words(meeting, decision)),
        ("Superseded by", superseding_words(meeting, decision, later)),
    ):
        lines += [f"- {name} {inline(other)}"] if other else []
    return [*lines, *_roll_call(meeting, decision)]


def _sources(meeting: Meeting, decision: Decision) -> list[str]:
    known = (meeting.topics.get(topic) for topic in decision.draft.topics)
    about = [
        inline(topic_heading(meeting, topic)) for topic in known if topic is not None
    ]
    return [f"- About: {', '.join(about)}"] if about else []


def _roll_call(meeting: Meeting, decision: Decision) -> list[str]:
    """Return the answers of the last round, then who has one of an earlier round."""
    votes, call = answers(meeting, decision), decision.roll_call
    before = [p for p in meeting.people if call.earlier(p) and _is_past(call, p)]
    if not votes and not before:
        return []
    said = tally(votes) if votes else "not opened in the last round"
    lines = [f"- Roll call: {said}"]
    for person in meeting.people:
        if call.is_open and call.standing(person) is not None:
            history, name = call.votes[person], inline(name_of(meeting, person))
            lines.append(f"  - {name}: {_movement(history)}")
            lines += _reasons(history)
    for person in meeting.people:
        if person not in call.left_out and person not in before:
            continue
        name, earlier = inline(name_of(meeting, person)), call.earlier(person)
        state = "not asked" if person in call.left_out else "no answer"
        said = f" (before that: {_movement(earlier)})" if earlier else ""
        lines.append(f"  - {name}: {state}{said}")
        if why := call.why_not_asked(person):
            lines += ["", *quoted(why, "    "), ""]
        lines += _reasons(earlier, are_named=True)
    return lines


def _is_past(call: RollCall, person: PersonId) -> bool:
    """Tell whether only what was answered in earlier rounds may be told of somebody."""
    return not call.is_open or call.standing(person) is None


def _reasons(history: tuple[Vote, ...], *, are_named: bool = False) -> list[str]:
    """Return each reason once; of who answered differently, with what it was for."""
    reasons = dict.fromkeys((v.choice, v.reason) for v in history if v.reason)
    are_named = are_named or len({vote.choice for vote in history}) > 1
    lines: list[str] = []
    for choice, reason in reasons:
        lines += ["", f"    Why “{choice.value}”:"] if are_named else []
        lines += ["", *quoted(reason, "    ")]
    return [*lines, ""] if lines else []


def _movement(history: tuple[Vote, ...]) -> str:
    choices = [vote.choice.value for vote in history]
    return " → ".join(choice for choice, _ in groupby(choices))
