# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Decisions, roll calls and follow-ups: what happened.

Values only; `apply` makes the next meeting of them. Fields mean what they mean in
the command of the same matter.
"""

from datetime import date

import msgspec

from meetingroom.meeting.decisions import DecisionDraft, VoteChoice
from meetingroom.meeting.ids import DecisionId, FollowUpId, PersonId, TopicId


class DecisionDrafted(msgspec.Struct, frozen=True, tag=True):
    """The decision form was kept."""

    decision: DecisionId
    draft: DecisionDraft


class VoteCast(msgspec.Struct, frozen=True, tag=True):
    """Somebody answered the roll call."""

    decision: DecisionId
    choice: VoteChoice
    reason: str = ""
    round: int = 1


class RollCallOpened(msgspec.Struct, frozen=True, tag=True):
    """All answers opened together."""

    decision: DecisionId
    not_asked: tuple[PersonId, ...] = ()
    """Who was not asked, away or excused."""
    excused: tuple[PersonId, ...] = ()
    """Who of them was here."""
    because: str = ""


class RollCallSealed(msgspec.Struct, frozen=True, tag=True):
    """A second round of the roll call began."""

    decision: DecisionId


class DecisionRecorded(msgspec.Struct, frozen=True, tag=True):
    """A decision went into the record."""

    decision: DecisionId
    number: int
    consulted: tuple[PersonId, ...] | None = None
    """Whose view it had; `None` in the log of an earlier version: who was there."""


class DecisionDeferred(msgspec.Struct, frozen=True, tag=True):
    """A decision was put off."""

    decision: DecisionId
    because: str
    consulted: tuple[PersonId, ...] | None = None
    """As in `DecisionRecorded`."""


class DecisionDropped(msgspec.Struct, frozen=True, tag=True):
    """A draft was put away, or taken up again."""

    decision: DecisionId
    is_dropped: bool = True


class FollowUpAdded(msgspec.Struct, frozen=True, tag=True):
    """Somebody got work, or it was changed."""

    follow_up: FollowUpId
    what: str
    owner: PersonId
    due_on: date
    topic: TopicId | None = None
    decision: DecisionId | None = None
    is_done: bool = False
    """Counts for a new follow-up only; undo brings a ticked one back."""


class FollowUpRemoved(msgspec.Struct, frozen=True, tag=True):
    """A follow-up was taken off the list."""

    follow_up: FollowUpId


class FollowUpFinished(msgspec.Struct, frozen=True, tag=True):
    """A follow-up was ticked, or opened again."""

    follow_up: FollowUpId
    is_done: bool = True


DecisionEvent = (
    DecisionDrafted
    | VoteCast
    | RollCallOpened
    | RollCallSealed
    | DecisionRecorded
    | DecisionDeferred
    | DecisionDropped
    | FollowUpAdded
    | FollowUpRemoved
    | FollowUpFinished
)
