# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the first screen is shown: plain rows, filled by whoever reads the library.

Values only, free of Qt and of the meeting's rules, so that the first paint waits for
neither. Names and titles are shown as they come.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting in the list."""

    id: str
    title: str
    kind: str
    """What kind of meeting, in words: "Six-pager"."""
    minutes: int
    people: int
    held_at: datetime
    """Aware; shown in the local zone."""
    decisions: int = 0
    follow_ups: int = 0
    carried_over: int = 0
    """Topics the meeting did not reach."""
    overdue: int = 0
    """Follow-ups of this meeting that are late."""
    reviews_due: int = 0
    """Decisions of this meeting whose review date has come."""
    unfinished: str = ""
    """Where an unfinished meeting stands, in words: "in the lobby"."""
    note: str = ""
    """A remark in small letters after the title: "second review"."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The meeting that is offered first."""

    id: str
    title: str
    is_joined: bool = False
    """Held by somebody else's machine; it is joined again, not continued."""
    is_rehearsal: bool = False
    """Practice; it can be put away."""


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """What was typed to join a meeting; not judged yet."""

    text: str
    """A link, an address, or empty when only the code is known."""
    code: str
    """Eight characters with their hyphen; empty with a link."""
    name: str
    """Of the person who joins."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """A meeting found on this network."""

    address: str
    """What is filled in when it is chosen: "192.168.1.24:8443"."""
    title: str
    host: str = ""
    """Whose machine it is, as far as it says; may be empty."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A memo to rehearse with; `path` is handed back as it came."""

    path: object
    title: str


class Standing(StrEnum):
    """Where a decision stands today."""

    IN_FORCE = "in force"
    REVIEW_DUE = "review due"
    SUPERSEDED = "superseded"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One person's answer in the roll call."""

    name: str
    choice: str
    """The value of a `VoteChoice`, such as "disagree and commit"."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision of the library."""

    id: str
    meeting_id: str
    meeting_title: str
    label: str
    """What people call it: "D-27"."""
    statement: str
    owner: str
    decided_on: date
    standing: Standing = Standing.IN_FORCE
    door: str = ""
    """The value of a `Door`, or empty."""
    decider: str = ""
    review_on: date | None = None
    because: str = ""
    options: tuple[str, ...] = ()
    """As considered; the chosen one is not marked."""
    votes: tuple[VoteRow, ...] = ()
    not_asked: int = 0
    """People who were away at the roll call."""
    supersedes: str = ""
    """Label of the older decision, or empty."""
    superseded_by: str = ""
    supersedes_words: str = ""
    """The older decision as it was cited; its meeting may not be in the library."""
    outcome: str = ""
    """What it came to, such as "build"; may be empty."""


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One piece of work somebody took out of a meeting."""

    id: str
    meeting_id: str
    meeting_title: str
    what: str
    owner: str
    due_on: date
    source: str = ""
    """What it came from: "D-27" or "topic 2"; may be empty."""
    is_done: bool = False

    def days_late(self, today: date) -> int:
        """Return days since it was due; 0 or less when it is not late."""
        return 0 if self.is_done else (today - self.due_on).days


class HitKind(StrEnum):
    """What a search found."""

    MEMO = "memo"
    NOTE = "note"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words searched for stand."""

    kind: HitKind
    meeting_id: str
    meeting_title: str
    excerpt: str
    address: str = ""
    """Page and line, or a decision's label; may be empty."""
