# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Decisions, roll calls and follow-ups.

Values, and the one list of what a decision lacks; who may record one and when is
decided in the rules.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from meetingroom.meeting.ids import (
    DecisionId,
    FollowUpId,
    NoteId,
    PersonId,
    TopicId,
)
from meetingroom.meeting.outcome_set import OutcomeSet

MAX_STATEMENT_CP = 500
MAX_BECAUSE_CP = 2000
MAX_REASON_CP = 1000
MAX_OPTION_CP = 300
MAX_CITATION_CP = 800
"""A whole statement, with the longest title of a meeting before it."""


class Door(StrEnum):
    """Whether one can come back from the decision."""

    ONE_WAY = "one-way"
    TWO_WAY = "two-way"


class VoteChoice(StrEnum):
    """An answer in the roll call."""

    COMMIT = "commit"
    DISAGREE_AND_COMMIT = "disagree and commit"
    OBJECT = "object"
    VETO = "veto"

    @property
    def needs_reason(self) -> bool:
        """Everything but a plain commitment carries its reason."""
        return self is not VoteChoice.COMMIT


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's answer."""

    choice: VoteChoice
    reason: str
    at: datetime
    round: int = 1


@dataclass(frozen=True, slots=True)
class RollCall:
    """Sealed answers, opened together; earlier answers are kept."""

    votes: dict[PersonId, tuple[Vote, ...]] = field(default_factory=dict)
    """Each person's answers, the latest last."""
    not_asked: frozenset[PersonId] = frozenset()
    excused: frozenset[PersonId] = frozenset()
    """Who was here and not asked; of logs of earlier versions it is not known."""
    excused_because: str = ""
    is_open: bool = False
    """True once the answers were opened to all."""
    round: int = 1
    """Rises when the room is asked again."""

    def standing(self, person: PersonId) -> Vote | None:
        """Return a person's answer in the present round; earlier ones are history.

        The words may have changed since an earlier round.
        """
        votes = self.votes.get(person, ())
        return votes[-1] if votes and votes[-1].round == self.round else None

    def earlier(self, person: PersonId) -> tuple[Vote, ...]:
        """Return what a person answered in the rounds before; all of it was opened."""
        votes = self.votes.get(person, ())
        return tuple(vote for vote in votes if vote.round < self.round)

    def opened(self, person: PersonId) -> tuple[Vote, ...]:
        """Return what was opened of a person's answers, the latest last."""
        return self.votes.get(person, ()) if self.is_open else self.earlier(person)

    @property
    def answers(self) -> dict[PersonId, Vote]:
        """The standing answers, in the order of answering."""
        found = ((person, self.standing(person)) for person in self.votes)
        return {person: vote for person, vote in found if vote is not None}

    @property
    def vetoed_by(self) -> tuple[PersonId, ...]:
        """Whose veto stands, also an earlier round's until they answer again."""
        return tuple(
            person
            for person, votes in self.votes.items()
            if votes[-1].choice is VoteChoice.VETO
        )

    def why_not_asked(self, person: PersonId) -> str:
        """Return why somebody who was here was not asked; empty for who was away."""
        return self.excused_because if person in self.excused else ""

    @property
    def left_out(self) -> frozenset[PersonId]:
        """Who was not asked in the present round; empty while it is sealed."""
        return self.not_asked if self.is_open else frozenset()


class DecisionStatus(StrEnum):
    """What became of a decision."""

    DRAFT = "draft"
    RECORDED = "recorded"
    DEFERRED = "deferred"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What the form holds; every field may still be empty."""

    statement: str = ""
    owner: PersonId | None = None
    door: Door | None = None
    options: tuple[str, ...] = ()
    because: str = ""
    review_on: date | None = None
    notes: tuple[NoteId, ...] = ()
    topics: tuple[TopicId, ...] = ()
    supersedes: DecisionId | None = None
    outcome: str = ""
    """One of the set that the meeting's form offers; empty for none."""
    supersedes_words: str = ""
    """The superseded decision as its `citation`: other machines may not know it."""


class DraftPart(StrEnum):
    """A part of the form that somebody changes by itself."""

    STATEMENT = "statement"
    OWNER = "owner"
    DOOR = "door"
    OPTIONS = "options"
    BECAUSE = "because"
    REVIEW_ON = "review on"
    NOTES = "notes"
    TOPICS = "topics"
    SUPERSEDES = "supersedes"
    OUTCOME = "outcome"

    @property
    def is_asked(self) -> bool:
        """Whether an answer in the roll call is an answer to it."""
        part = DraftPart
        return self in (part.STATEMENT, part.OUTCOME, part.OWNER, part.DOOR)

    @property
    def is_weighed(self) -> bool:
        """Whether it is no answer's matter, yet stays once the answers are opened."""
        return self in (DraftPart.OPTIONS, DraftPart.REVIEW_ON)

    def held_by(self, draft: DecisionDraft) -> object:
        """Return what a draft has there."""
        values: dict[DraftPart, object] = {
            DraftPart.STATEMENT: draft.statement,
            DraftPart.OWNER: draft.owner,
            DraftPart.DOOR: draft.door,
            DraftPart.OPTIONS: draft.options,
            DraftPart.BECAUSE: draft.because,
            DraftPart.REVIEW_ON: draft.review_on,
            DraftPart.NOTES: draft.notes,
            DraftPart.TOPICS: draft.topics,
            DraftPart.SUPERSEDES: (draft.supersedes, draft.supersedes_words),
            DraftPart.OUTCOME: draft.outcome,
        }
        return values[self]


def with_parts(
    shared: DecisionDraft, typed: DecisionDraft, parts: Collection[DraftPart]
) -> DecisionDraft:
    """Return a draft with some parts as somebody else typed them.

    Args:
        shared: What the room has.
        typed: What somebody's form holds.
        parts: What they changed; the rest of their form may be old.
    """

    def of(part: DraftPart) -> DecisionDraft:
        return typed if part in parts else shared

    return DecisionDraft(
        statement=of(DraftPart.STATEMENT).statement,
        owner=of(DraftPart.OWNER).owner,
        door=of(DraftPart.DOOR).door,
        options=of(DraftPart.OPTIONS).options,
        because=of(DraftPart.BECAUSE).because,
        review_on=of(DraftPart.REVIEW_ON).review_on,
        notes=of(DraftPart.NOTES).notes,
        topics=of(DraftPart.TOPICS).topics,
        supersedes=of(DraftPart.SUPERSEDES).supersedes,
        supersedes_words=of(DraftPart.SUPERSEDES).supersedes_words,
        outcome=of(DraftPart.OUTCOME).outcome,
    )


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer in the roll call is an answer to."""

    round: int
    statement: str
    outcome: str
    owner: PersonId | None
    door: Door | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on its way into the record."""

    id: DecisionId
    draft: DecisionDraft
    status: DecisionStatus = DecisionStatus.DRAFT
    roll_call: RollCall = field(default_factory=RollCall)
    number: int = 0
    """Place in the meeting's record, from 1; 0 before it is recorded."""
    settled_at: datetime | None = None
    deferred_because: str = ""
    consulted: tuple[PersonId, ...] = ()
    """Whose view it had when it was settled; empty before."""

    @property
    def opened_parts(self) -> frozenset[DraftPart]:
        """What else stays as it is from opening the answers until asking again.

        Putting off needs a date: there one may be set where there is none, and where
        a veto leaves nothing else to do.
        """
        call = self.roll_call
        if not call.is_open:
            return frozenset()
        is_date_free = self.draft.review_on is None or bool(call.vetoed_by)
        free = {DraftPart.REVIEW_ON} if is_date_free else set()
        return frozenset({part for part in DraftPart if part.is_weighed} - free)

    @property
    def is_owner_against(self) -> bool:
        """Tell whether it is known that its owner objects to it."""
        owner, call = self.draft.owner, self.roll_call
        vote = call.standing(owner) if owner is not None and call.is_open else None
        against = (VoteChoice.OBJECT, VoteChoice.VETO)
        return vote is not None and vote.choice in against

    @property
    def question(self) -> Question:
        """What the roll call asks now."""
        draft = self.draft
        return Question(
            self.roll_call.round,
            draft.statement.strip(),
            draft.outcome,
            draft.owner,
            draft.door,
        )


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Work somebody took out of the meeting."""

    id: FollowUpId
    what: str
    owner: PersonId
    due_on: date
    topic: TopicId | None = None
    decision: DecisionId | None = None
    is_done: bool = False


def lacking(draft: DecisionDraft, offered: OutcomeSet) -> tuple[str, ...]:
    """Say what a draft lacks before it can be answered and recorded, a sentence each.

    Args:
        draft: What the form holds.
        offered: The outcomes of the meeting's form.

    Source: the DECISIONS row of the design's table of phases.
    """
    options = [option for option in draft.options if option.strip()]
    is_one_way = draft.door is Door.ONE_WAY
    checks = (
        (not draft.statement.strip(), "Write the decision in one sentence."),
        (offered.lacks(draft.outcome), _choose(offered)),
        (draft.owner is None, "Name one owner."),
        (draft.door is None, "Say whether this is a one-way or a two-way door."),
        (
            not draft.because.strip(),
            "Say what is new since the decision that it supersedes."
            if draft.supersedes
            else "Say why, in a sentence or two.",
        ),
        (
            is_one_way and len(options) < 2,  # noqa: PLR2004 - the rule's own number
            "A one-way door needs at least two options that were considered.",
        ),
        (
            is_one_way and draft.review_on is None,
            "A one-way door needs a date to look at it again.",
        ),
    )
    return tuple(sentence for is_missing, sentence in checks if is_missing)


def citation(number: int, settled_on: date | None, title: str, statement: str) -> str:
    """Return a decision as another one refers to it.

    Args:
        number: Place in its meeting's record; 0 for a deferred one.
        settled_on: Its day, if it is known.
        title: Of its meeting; empty within the same meeting.
        statement: Its words.
    """
    label = f"D-{number}" if number else "Deferred"
    day = f" of {settled_on.isoformat()}" if settled_on else ""
    where = f", {title}" if title else ""
    return f"{label}{day}{where}: {statement}"[:MAX_CITATION_CP]


def _choose(offered: OutcomeSet) -> str:
    *others, last = offered.outcomes
    return f"Choose the outcome: {', '.join(others)} or {last}."
