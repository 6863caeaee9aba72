# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The summary's sentences: counts, votes and dates in words.

Must not compute what it words.
"""

from collections import Counter
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from meetingroom.discussion.left_open import (
    carried_over,
    open_questions,
    parked_topics,
    topics_left_open,
)
from meetingroom.meeting.decisions import Decision, DecisionStatus, Door, VoteChoice
from meetingroom.meeting.state import Meeting
from meetingroom.ui.close.view import Size, name_of

DOT = " · "
SHOWN_NAMES = 2
"""Of those whose word is waited for; of more the cards of the blockers tell."""


def words(text: str) -> str:
    """Return a sentence in the person's language."""
    return QCoreApplication.translate("Close", text)


def size_words(size: Size) -> str:
    """Return "8 people · 41 notes · 56 of 60 minutes"."""
    people = words("1 person") if size.people == 1 else words("{0} people")
    notes = words("1 note") if size.notes == 1 else words("{0} notes")
    minutes = words("{0} of {1} minutes").format(size.used_min, size.planned_min)
    return DOT.join((people.format(size.people), notes.format(size.notes), minutes))


def decision_words(meeting: Meeting, decision: Decision) -> str:
    """Return outcome, owner, door, date and votes of a decision in one line."""
    owner = name_of(meeting, decision.draft.owner)
    day = decision.draft.review_on
    parts: tuple[str, ...]
    if decision.status is DecisionStatus.DEFERRED:
        comes = words("comes back {0}").format(day_words(day)) if day else ""
        parts = (owner, comes, decision.deferred_because)
    else:
        later = meeting.successor_of(decision.id)
        by = words("superseded by D-{0}").format(later.number) if later else ""
        outcome = outcome_words(decision.draft.outcome)
        parts = (outcome, owner, _door_words(decision), votes_words(decision), by)
    return DOT.join(part for part in parts if part)


def outcome_words(outcome: str) -> str:
    """Return an outcome as it begins a line: "Second review"."""
    return words(outcome[:1].upper() + outcome[1:])


def votes_words(decision: Decision) -> str:
    """Return "6 commit, 1 disagrees and commits, 1 objects, 1 not asked"."""
    call = decision.roll_call
    counts = Counter(vote.choice for vote in call.answers.values())
    parts = [
        _vote_words(choice, counts[choice]) for choice in VoteChoice if counts[choice]
    ]
    if call.left_out:
        parts.append(words("{0} not asked").format(len(call.left_out)))
    return ", ".join(parts)


def day_words(day: date) -> str:
    """Return a day as people write it: "Fri 20 Nov", with the year if another."""
    shown = QDate(day.year, day.month, day.day)
    is_this_year = day.year == QDate.currentDate().year()
    return QLocale().toString(shown, "ddd d MMM" if is_this_year else "d MMM yyyy")


def time_words(at: datetime) -> str:
    """Return a moment as the clock on the wall shows it: "10:58"."""
    return at.astimezone().strftime("%H:%M")


def why_not_words(blockers: int, drafts: int, waits_for: tuple[str, ...] = ()) -> str:
    """Return why the meeting cannot be closed yet; empty when it can.

    Args:
        blockers: How many are open.
        drafts: How many decisions are drafts.
        waits_for: Who alone may settle the blockers; empty where the viewer may settle
            some, or where nobody is named.
    """
    if blockers and waits_for:
        one = words("One blocker is open. Waiting for {0} to say what becomes of it.")
        many = words("Blockers are open. Waiting for {0} to say what becomes of them.")
        return (one if blockers == 1 else many).format(_names_or_count(waits_for))
    if blockers == 1:
        return words("One blocker has no disposition yet. Say what becomes of it.")
    if blockers:
        sentence = words(
            "{0} blockers have no disposition yet. Say what becomes of each."
        )
        return sentence.format(blockers)
    if drafts == 1:
        return words("One decision is still a draft. Save it, defer it or put it away.")
    if drafts:
        sentence = words(
            "{0} decisions are still drafts. Save, defer or put away each."
        )
        return sentence.format(drafts)
    return ""


def _names_or_count(names: tuple[str, ...]) -> str:
    """Return "Ada, Ben", of a crowd "8 people"."""
    is_crowd = len(names) > SHOWN_NAMES
    return words("{0} people").format(len(names)) if is_crowd else ", ".join(names)


def closed_words(meeting: Meeting, *, may_begin_next: bool) -> str:
    """Return that the record is frozen, and what the next meeting takes along."""
    at = time_words(meeting.closed_at) if meeting.closed_at else ""
    left = len(carried_over(meeting))
    sentence = words("Closed {0}. The record is frozen.")
    if may_begin_next and left:
        sentence = words(
            "Closed {0}. The record is frozen. Topics that the next meeting takes"
            " along: {1}."
        )
    return sentence.format(at, left)


def still_open(meeting: Meeting) -> str:
    """Return "3 topics, 1 question, 2 parked": what stays open; empty for none."""
    topics, questions = len(topics_left_open(meeting)), len(open_questions(meeting))
    parked = len(parked_topics(meeting))
    topic = words("1 topic") if topics == 1 else words("{0} topics")
    question = words("1 question") if questions == 1 else words("{0} questions")
    parts = [topic.format(topics)] if topics else []
    parts += [question.format(questions)] if questions else []
    parts += [words("{0} parked").format(parked)] if parked else []
    return ", ".join(parts)


def sealed_words(people: int) -> str:
    """Return whose notes closing would leave sealed for good; empty for nobody's."""
    if people == 1:
        return words(
            "Notes of 1 person are still sealed. They open when that laptop is back."
        )
    if people:
        sentence = words(
            "Notes of {0} people are still sealed. They open when their laptops are"
            " back."
        )
        return sentence.format(people)
    return ""


def _door_words(decision: Decision) -> str:
    day = decision.draft.review_on
    is_one_way = decision.draft.door is Door.ONE_WAY
    if day is None:
        return words("one-way") if is_one_way else words("two-way")
    sentence = (
        words("one-way, look again {0}")
        if is_one_way
        else words("two-way, look again {0}")
    )
    return sentence.format(day_words(day))


def _vote_words(choice: VoteChoice, count: int) -> str:
    one, many = {
        VoteChoice.COMMIT: (words("1 commits"), words("{0} commit")),
        VoteChoice.DISAGREE_AND_COMMIT: (
            words("1 disagrees and commits"),
            words("{0} disagree and commit"),
        ),
        VoteChoice.OBJECT: (words("1 objects"), words("{0} object")),
        VoteChoice.VETO: (words("1 vetoes"), words("{0} veto")),
    }[choice]
    return one if count == 1 else many.format(count)
