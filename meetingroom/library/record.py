# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Decisions and follow-ups of all meetings, with names instead of ids.

It reads the plain tables only; whether something is late or due is the caller's to
say, who knows the day.
"""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from meetingroom.library.moment import read_moment
from meetingroom.meeting.decisions import DecisionStatus, Door, VoteChoice, citation
from meetingroom.meeting.ids import (
    DecisionId,
    FollowUpId,
    MeetingId,
    TopicId,
)


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One person's answer in the last round of an opened roll call."""

    name: str
    choice: VoteChoice
    reason: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One settled decision."""

    id: DecisionId
    meeting: MeetingId
    meeting_title: str
    number: int
    """Place in its meeting's record, from 1; 0 for a deferred one."""
    status: DecisionStatus
    statement: str
    owner: str
    """A name; empty if there is none."""
    decider: str
    """A name; empty if there is none."""
    door: Door | None
    because: str
    review_on: date | None
    settled_at: datetime
    deferred_because: str
    supersedes: DecisionId | None
    superseded_by: DecisionId | None
    options: tuple[str, ...]
    votes: tuple[VoteRow, ...]
    not_asked: int
    outcome: str
    """What the meeting's form offered; empty for none."""
    supersedes_words: str
    """The superseded decision as it was cited; its meeting may not be here."""


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One piece of work somebody took out of a meeting."""

    id: FollowUpId
    meeting: MeetingId
    meeting_title: str
    what: str
    owner: str
    """A name."""
    due_on: date
    is_done: bool
    topic: TopicId | None
    topic_position: int | None
    """Place of the topic on the run sheet, from 1."""
    decision: DecisionId | None
    decision_number: int | None


_DECISIONS = """
SELECT d.id, d.meeting, coalesce(nullif(m.title, ''), o.title, ''), d.number, d.status,
    d.statement, coalesce(p.name, d.owner, ''), coalesce(c.name, m.decider, ''), d.door,
    d.because, d.review_on, d.settled_at, d.deferred_because, d.supersedes,
    (SELECT n.id FROM decisions n
        WHERE n.supersedes = d.id AND n.status = 'recorded'
        ORDER BY n.settled_at DESC LIMIT 1),
    (SELECT count(*) FROM not_asked a WHERE a.meeting = d.meeting
        AND a.decision = d.id AND d.is_roll_call_open),
    d.outcome, d.supersedes_words
FROM decisions d
JOIN meetings m ON m.id = d.meeting
LEFT JOIN memos o ON o.meeting = d.meeting
LEFT JOIN people p ON p.meeting = d.meeting AND p.id = d.owner
LEFT JOIN people c ON c.meeting = d.meeting AND c.id = m.decider
WHERE d.status IN ('recorded', 'deferred')
ORDER BY d.settled_at DESC, d.meeting, d.number
"""
_OPTIONS = "SELECT meeting, decision, text FROM options ORDER BY position"
# What is sealed was said to the room only once it opens; it never does after that.
_VOTES = """
SELECT v.meeting, v.decision, coalesce(p.name, v.person), v.choice, v.reason
FROM votes v
JOIN decisions d ON d.meeting = v.meeting AND d.id = v.decision
LEFT JOIN people p ON p.meeting = v.meeting AND p.id = v.person
WHERE v.round = d.round AND d.is_roll_call_open
ORDER BY v.at, v.person
"""
_FOLLOW_UPS = """
SELECT f.id, f.meeting, coalesce(nullif(m.title, ''), o.title, ''), f.what,
    coalesce(p.name, f.owner), f.due_on, f.is_done, f.topic, t.position, f.decision,
    d.number
FROM follow_ups f
JOIN meetings m ON m.id = f.meeting
LEFT JOIN memos o ON o.meeting = f.meeting
LEFT JOIN people p ON p.meeting = f.meeting AND p.id = f.owner
LEFT JOIN topics t ON t.meeting = f.meeting AND t.id = f.topic
LEFT JOIN decisions d ON d.meeting = f.meeting AND d.id = f.decision
ORDER BY f.is_done, f.due_on, f.meeting, f.id
"""

_OPEN_WORK = """
SELECT p.name, count(*)
FROM follow_ups f JOIN people p ON p.meeting = f.meeting AND p.id = f.owner
WHERE NOT f.is_done AND f.meeting != ?
GROUP BY p.name
"""

# A decision of the same meeting is in its own record.
_LATER = """
SELECT d.id, n.number, n.settled_at, coalesce(nullif(m.title, ''), o.title, ''),
    n.statement
FROM decisions d
JOIN decisions n ON n.supersedes = d.id AND n.meeting != d.meeting
JOIN meetings m ON m.id = n.meeting
LEFT JOIN memos o ON o.meeting = n.meeting
WHERE d.meeting = ? AND n.status = 'recorded'
ORDER BY n.settled_at
"""

_Owner = tuple[str, str]


def decision_rows(connection: sqlite3.Connection) -> tuple[DecisionRow, ...]:
    """Return all recorded and deferred decisions, the latest first."""
    options: defaultdict[_Owner, list[str]] = defaultdict(list)
    for meeting, decision, text in connection.execute(_OPTIONS):
        options[meeting, decision].append(text)
    votes: defaultdict[_Owner, list[VoteRow]] = defaultdict(list)
    for meeting, decision, name, choice, reason in connection.execute(_VOTES):
        votes[meeting, decision].append(VoteRow(name, VoteChoice(choice), reason))
    return tuple(
        DecisionRow(
            DecisionId(row[0]),
            MeetingId(row[1]),
            row[2],
            row[3],
            DecisionStatus(row[4]),
            row[5],
            row[6],
            row[7],
            Door(row[8]) if row[8] else None,
            row[9],
            date.fromisoformat(row[10]) if row[10] else None,
            read_moment(row[11]),
            row[12],
            DecisionId(row[13]) if row[13] else None,
            DecisionId(row[14]) if row[14] else None,
            tuple(options[row[1], row[0]]),
            tuple(votes[row[1], row[0]]),
            row[15],
            row[16],
            row[17],
        )
        for row in connection.execute(_DECISIONS)
    )


def follow_up_rows(connection: sqlite3.Connection) -> tuple[FollowUpRow, ...]:
    """Return all follow-ups: open ones first, the earliest due first."""
    return tuple(
        FollowUpRow(
            FollowUpId(row[0]),
            MeetingId(row[1]),
            row[2],
            row[3],
            row[4],
            date.fromisoformat(row[5]),
            bool(row[6]),
            TopicId(row[7]) if row[7] else None,
            row[8],
            DecisionId(row[9]) if row[9] else None,
            row[10],
        )
        for row in connection.execute(_FOLLOW_UPS)
    )


def open_work(connection: sqlite3.Connection, but: MeetingId) -> dict[str, int]:
    """Count the open follow-ups of all meetings but one by their owners' names.

    A person has another id in each meeting, so that the name alone joins them.
    """
    return dict(connection.execute(_OPEN_WORK, (but,)))


def later_decisions(
    connection: sqlite3.Connection, meeting: MeetingId
) -> dict[DecisionId, str]:
    """Cite what other meetings decided in place of a meeting's decisions, by these."""
    return {
        DecisionId(earlier): citation(number, read_moment(at).date(), title, statement)
        for earlier, number, at, title, statement in connection.execute(
            _LATER, (meeting,)
        )
    }
