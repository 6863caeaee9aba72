# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a headless rehearsal decides and hands out, worded for any memo.

Values made from a meeting; it sends nothing.
"""

from datetime import date, timedelta

from meetingroom.meeting.decisions import DecisionDraft, Door
from meetingroom.meeting.ids import DecisionId, PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.room.rehearsal.colleague import MINA, PRIYA, TOM
from meetingroom.room.rehearsal.script import DecisionLine, Script, person_of

REVIEW_AFTER_DAYS = 52
SECOND_REVIEW_AFTER_DAYS = 21
Work = tuple[str, PersonId, date, TopicId | None, DecisionId | None]
"""What is to be done, by whom, by when, and where it comes from."""


def decision_draft(meeting: Meeting, today: date, script: Script) -> DecisionDraft:
    """Return a one-way decision about the topics that were taken to one."""
    topics = tuple(
        topic for topic in meeting.topics.values() if topic.outcome is Outcome.DECIDE
    )
    words = script.decision or _generic(meeting, topics)
    return DecisionDraft(
        statement=words.statement,
        owner=_somebody(meeting, TOM.id),
        door=Door.ONE_WAY,
        options=words.options,
        because=words.because,
        review_on=today + timedelta(days=REVIEW_AFTER_DAYS),
        notes=tuple(
            note
            for topic in topics
            for note in topic.notes
            if meeting.notes[note].kind is NoteKind.BLOCKER
        ),
        topics=tuple(topic.id for topic in topics),
        outcome=_outcome_of(meeting, words),
    )


def second_draft(meeting: Meeting, today: date, script: Script) -> DecisionDraft:
    """Return a smaller decision that can be undone."""
    words = script.second or DecisionLine(
        "The costs stand on one page, each with its source, before the next review.",
        "Every question about a number took longer than its answer would.",
    )
    return DecisionDraft(
        statement=words.statement,
        owner=_somebody(meeting, PRIYA.id),
        door=Door.TWO_WAY,
        because=words.because,
        review_on=today + timedelta(days=SECOND_REVIEW_AFTER_DAYS),
        outcome=_outcome_of(meeting, words),
    )


def _outcome_of(meeting: Meeting, words: DecisionLine) -> str:
    """Return what a decision comes to: the first there is, if one must."""
    offered = meeting.setup.outcomes
    if words.outcome in offered.outcomes:
        return words.outcome
    return offered.outcomes[0] if offered.is_needed else ""


def follow_ups(
    meeting: Meeting, decision: DecisionId, today: date, script: Script
) -> tuple[Work, ...]:
    """Return the work people take out of the meeting."""
    work: list[Work] = [
        (
            line.what,
            _somebody(meeting, person_of(line.who)),
            today + timedelta(days=line.days),
            None,
            decision,
        )
        for line in script.work
    ] or [
        (
            "Write the way back: who calls it off, on which sign, and by when",
            _somebody(meeting, TOM.id),
            today + timedelta(days=9),
            None,
            decision,
        ),
        (
            "Put the source beside each number, or mark it as an estimate",
            _somebody(meeting, PRIYA.id),
            today + timedelta(days=6),
            None,
            None,
        ),
    ]
    fixes = [
        topic
        for topic in meeting.topics.values()
        if topic.outcome is Outcome.AUTHOR_WILL_FIX
    ]
    work += [
        (
            f"Work the notes on “{topic.title}” into the next version",
            meeting.setup.roles.author or _somebody(meeting, MINA.id),
            today + timedelta(days=13),
            topic.id,
            None,
        )
        for topic in fixes[:2]
    ]
    return tuple(work)


def _generic(meeting: Meeting, topics: tuple[Topic, ...]) -> DecisionLine:
    memo = meeting.memo.title if meeting.memo else ""
    title = memo.strip() or meeting.setup.title or "This"
    about = f"“{topics[0].title}”" if topics else "the open questions"
    return DecisionLine(
        statement=f"We go ahead with “{title}” as soon as a way back is written for"
        f" {about}.",
        because="The gain does not depend on the open numbers; the damage of a failed"
        " start does. Writing the way back costs a week.",
        options=(
            "Go ahead as the memo stands",
            "Go ahead once a way back is written",
            "Wait a quarter and bring it back with sourced numbers",
        ),
    )


def _somebody(meeting: Meeting, wanted: PersonId) -> PersonId:
    if wanted in meeting.people:
        return wanted
    return next(iter(meeting.people))
