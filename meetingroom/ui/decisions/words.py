# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The decision page's sentences: what is missing, and what state a decision is in.

Must not decide anything: `lacking` and the rules do.
"""

from datetime import date
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from meetingroom.meeting.decisions import (
    Decision,
    DecisionDraft,
    DecisionStatus,
    Door,
    RollCall,
    Vote,
    VoteChoice,
    citation,
    lacking,
)
from meetingroom.meeting.outcome_set import OutcomeSet
from meetingroom.meeting.state import Meeting

FEWEST_OPTIONS = 2
MOST_NAMED = 3
MOST_CONSULTED = 12
"""Two lines of names; the roll call beside them has everybody."""


def words(text: str) -> str:
    """Return a sentence in the person's language."""
    return QCoreApplication.translate("Decisions", text)


def missing_parts(draft: DecisionDraft, offered: OutcomeSet) -> tuple[str, ...]:
    """Name what a draft lacks, each in a word or two, in the order of the form."""
    is_one_way = draft.door is Door.ONE_WAY
    options = [option for option in draft.options if option.strip()]
    other = words("a second option") if options else words("two options")
    checks = (
        (not draft.statement.strip(), words("the decision")),
        (offered.lacks(draft.outcome), words("the outcome")),
        (draft.owner is None, words("an owner")),
        (draft.door is None, words("the door")),
        (is_one_way and len(options) < FEWEST_OPTIONS, other),
        (not draft.because.strip(), words("the because")),
        (is_one_way and draft.review_on is None, words("a review date")),
    )
    return tuple(name for is_missing, name in checks if is_missing)


def why_not_saved(meeting: Meeting, decision: Decision) -> str:
    """Return why a draft cannot be saved yet; empty when it can."""
    vetoed_by = who_vetoed(meeting, decision)
    if vetoed_by:
        sentence = words("Vetoed by {0}. It can be deferred, with an owner.")
        return sentence.format(vetoed_by)
    draft, offered = decision.draft, meeting.setup.outcomes
    parts = missing_parts(draft, offered)
    if len(parts) > MOST_NAMED:
        # The bar of a narrow window has three lines; the roll call comes after these.
        return words("Missing yet: {0}.").format(", ".join(parts))
    if not decision.roll_call.is_open:
        parts = (*parts, words("the roll call"))
    if not parts:
        return " ".join(lacking(draft, offered))
    if len(parts) == 1 and parts[0] != words("two options"):
        return words("Cannot be saved yet: {0} is missing.").format(parts[0])
    joined = parts[0]
    if len(parts) > 1:
        joined = words("{0} and {1}").format(", ".join(parts[:-1]), parts[-1])
    return words("Cannot be saved yet: {0} are missing.").format(joined)


def answered_count(meeting: Meeting, decision: Decision, latest: int) -> int:
    """Return how many are known to have answered.

    Args:
        meeting: As the viewer may see it.
        decision: The draft; of an earlier one only the viewer's answer is known.
        latest: How many have sealed an answer to the latest draft.
    """
    known = len(decision.roll_call.answers)
    return max(known, latest) if is_latest_draft(meeting, decision) else known


def is_latest_draft(meeting: Meeting, decision: Decision) -> bool:
    """Tell whether the room's total of answers counts this decision."""
    decisions = meeting.decisions.values()
    drafts = [d.id for d in decisions if d.status is DecisionStatus.DRAFT]
    return drafts[-1:] == [decision.id]


def have_all_answered(meeting: Meeting, decision: Decision, latest: int) -> bool:
    """Tell whether everybody has answered, also who is away.

    Somebody away may have answered before, so with one missing it cannot be told.

    Args:
        meeting: As the viewer may see it.
        decision: The draft.
        latest: How many have sealed an answer to the latest draft.
    """
    voters = [p for p in meeting.people.values() if not p.is_observer]
    return answered_count(meeting, decision, latest) >= len(voters)


def is_to_be_opened(meeting: Meeting, decision: Decision, latest: int) -> bool:
    """Tell whether opening the roll call is the next step: all have answered.

    Args:
        meeting: As the viewer may see it.
        decision: The draft, with what is being typed.
        latest: How many have sealed an answer to the latest draft.
    """
    return (
        not decision.roll_call.is_open
        and not missing_parts(decision.draft, meeting.setup.outcomes)
        and have_all_answered(meeting, decision, latest)
    )


def needed_to_defer(draft: DecisionDraft) -> tuple[str, ...]:
    """Name what a draft lacks before it can be deferred, in the order of the form."""
    checks = (
        (not draft.statement.strip(), words("the decision")),
        (draft.owner is None, words("an owner")),
        (draft.review_on is None, words("a date")),
    )
    return tuple(name for is_missing, name in checks if is_missing)


def who_vetoed(meeting: Meeting, decision: Decision) -> str:
    """Return the name of who vetoed an opened roll call; empty without a veto."""
    if not decision.roll_call.is_open:
        return ""
    for person in decision.roll_call.vetoed_by:
        known = meeting.people.get(person)
        return known.name if known else ""
    return ""


def state_words(decision: Decision) -> str:
    """Return what became of a decision, in one sentence."""
    match decision.status:
        case DecisionStatus.RECORDED:
            sentence = words("D-{0} is in the record. A later one may supersede it.")
            return sentence.format(decision.number)
        case DecisionStatus.DEFERRED:
            sentence = words("Deferred: {0}")
            return sentence.format(decision.deferred_because)
        case DecisionStatus.DROPPED:
            return words("Put away. Undo takes it up again.")
        case DecisionStatus.DRAFT:
            return words("This decision is being worked on.")


def title_words(decision: Decision) -> str:
    """Return a decision's line in the list of decisions."""
    statement = decision.draft.statement or words("a decision without words yet")
    state = {
        DecisionStatus.RECORDED: words("D-{0}").format(decision.number),
        DecisionStatus.DRAFT: words("Draft"),
        DecisionStatus.DEFERRED: words("Deferred"),
        DecisionStatus.DROPPED: words("Put away"),
    }[decision.status]
    return words("{0}: {1}").format(state, statement)


def cited_words(decision: Decision) -> str:
    """Return a decision of this meeting as another one refers to it."""
    at = decision.settled_at
    day = at.astimezone().date() if at else None
    return citation(decision.number, day, "", decision.draft.statement)


def superseded_words(meeting: Meeting, draft: DecisionDraft) -> str:
    """Return which decision a draft supersedes; empty when it does none."""
    known = meeting.decisions.get(draft.supersedes) if draft.supersedes else None
    return cited_words(known) if known is not None else draft.supersedes_words


def consulted_words(meeting: Meeting, decision: Decision) -> str:
    """Return who read and had a say; of a crowd the first, and how many more."""
    names = [meeting.people[person].name for person in meeting.consulted_on(decision)]
    rest = len(names) - MOST_CONSULTED
    if rest <= 1:
        return ", ".join(names)
    some = ", ".join(names[:MOST_CONSULTED])
    return words("{0} and {1} others").format(some, rest)


def roll_call_lines(meeting: Meeting, decision: Decision) -> tuple[str, ...]:
    """Return the opened answers: who commits in one line, each other with its reason.

    An answer that changed says so: "Tom: object → commit".
    """
    call = decision.roll_call
    if not call.is_open:
        return ()
    plain, lines = [], []
    for person in meeting.people.values():
        votes = call.votes.get(person.id, ())
        if call.standing(person.id) is None:
            continue
        if {vote.choice for vote in votes} == {VoteChoice.COMMIT}:
            plain.append(person.name)
        else:
            lines.append(f"{person.name}: {_moved_words(votes)}")
    if plain:
        lines.insert(0, words("Commit: {0}").format(", ".join(plain)))
    return (*lines, *_not_asked_lines(meeting, call))


def _not_asked_lines(meeting: Meeting, call: RollCall) -> tuple[str, ...]:
    """Return who was away, and who was here and not asked, with the reason."""
    left_out = [p for p in meeting.people.values() if p.id in call.left_out]
    away = [p.name for p in left_out if p.id not in call.excused]
    here = [p.name for p in left_out if p.id in call.excused]
    lines = []
    if away:
        lines.append(words("Not asked: {0}").format(", ".join(away)))
    if here:
        line = words("Not asked, though here: {0} “{1}”")
        lines.append(line.format(", ".join(here), call.excused_because))
    for person in left_out:
        earlier = call.earlier(person.id)
        if any(vote.choice.needs_reason for vote in earlier):
            said = words("{0}, before that: {1}")
            lines.append(said.format(person.name, _moved_words(earlier)))
    return tuple(lines)


def _moved_words(votes: tuple[Vote, ...]) -> str:
    """Return how somebody's answer moved, with the reason of the last."""
    moved = " → ".join(choice for choice, _ in groupby(v.choice for v in votes))
    return f"{moved} “{votes[-1].reason}”" if votes[-1].reason else moved


def owner_words(meeting: Meeting, decision: Decision) -> str:
    """Return the owner's name, and that they object if they do; empty for nobody."""
    owner = decision.draft.owner
    known = meeting.people.get(owner) if owner else None
    if known is None:
        return ""
    said = words("{0}, who objects to it") if decision.is_owner_against else "{0}"
    return said.format(known.name)


def decider_words(meeting: Meeting) -> str:
    """Return the decider's name; empty where the meeting has none."""
    decider = meeting.setup.roles.decider
    known = meeting.people.get(decider) if decider else None
    return known.name if known else ""


def outcome_words(outcome: str) -> str:
    """Return an outcome as it stands in a list: "Second review"."""
    return words(outcome[:1].upper() + outcome[1:])


def day_words(day: date) -> str:
    """Return a day as people write it: "15 Jan 2027"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
