# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Decisions, roll calls and follow-ups: the commands.

Values only; `handle` decides.
"""

from datetime import date

import msgspec

from meetingroom.meeting.decisions import (
    DecisionDraft,
    DraftPart,
    Question,
    VoteChoice,
)
from meetingroom.meeting.ids import DecisionId, FollowUpId, PersonId, TopicId


class DraftDecision(msgspec.Struct, frozen=True, tag=True):
    """Keep the decision form as it stands, or what somebody changed in it."""

    decision: DecisionId
    draft: DecisionDraft
    parts: tuple[DraftPart, ...] | None = None
    """What they changed: the rest stays as the room has it. `None` for all of it."""


class CastVote(msgspec.Struct, frozen=True, tag=True):
    """Answer the roll call; sealed until it is opened."""

    decision: DecisionId
    choice: VoteChoice
    reason: str = ""
    question: Question | None = None
    """What it answers; `None` from an earlier version, which does not say."""


class OpenRollCall(msgspec.Struct, frozen=True, tag=True):
    """Open all answers together."""

    decision: DecisionId
    not_asked: tuple[PersonId, ...] = ()
    """Who is not asked though here; who is away never is."""
    because: str = ""
    """Why they are not asked; stands in the record."""


class AskAgain(msgspec.Struct, frozen=True, tag=True):
    """Seal the roll call again for another round.

    Everybody answers anew; earlier answers are kept and shown beside the new ones.
    """

    decision: DecisionId


class RecordDecision(msgspec.Struct, frozen=True, tag=True):
    """Put a decision into the record; it can only be superseded then."""

    decision: DecisionId
    read: DecisionDraft | None = None
    """What was read back; `None` from an earlier version, which does not say."""


class DeferDecision(msgspec.Struct, frozen=True, tag=True):
    """Put a decision off, with an owner and a date."""

    decision: DecisionId
    because: str


class DropDecision(msgspec.Struct, frozen=True, tag=True):
    """Put a draft away, or take it up again."""

    decision: DecisionId
    is_dropped: bool = True


class AddFollowUp(msgspec.Struct, frozen=True, tag=True):
    """Give somebody work with a date; the same id changes it."""

    follow_up: FollowUpId
    what: str
    owner: PersonId
    due_on: date
    topic: TopicId | None = None
    decision: DecisionId | None = None
    is_done: bool = False
    """Counts for a new follow-up only; undo brings a ticked one back."""


class RemoveFollowUp(msgspec.Struct, frozen=True, tag=True):
    """Take a follow-up off the list before the meeting is closed."""

    follow_up: FollowUpId


class FinishFollowUp(msgspec.Struct, frozen=True, tag=True):
    """Tick a follow-up, also after the meeting."""

    follow_up: FollowUpId
    is_done: bool = True


DecisionCommand = (
    DraftDecision
    | CastVote
    | OpenRollCall
    | AskAgain
    | RecordDecision
    | DeferDecision
    | DropDecision
    | AddFollowUp
    | RemoveFollowUp
    | FinishFollowUp
)
