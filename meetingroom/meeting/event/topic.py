# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Walking through the topics: what happened.

Values only; `apply` makes the next meeting of them. Fields mean what they mean in
the command of the same matter.
"""

import msgspec

from meetingroom.meeting.ids import NO_LINE, LineId, NoteId, PersonId, TopicId
from meetingroom.meeting.topics import FloorKind, Outcome, RunSheetOrder, Topic


class TopicTakenUp(msgspec.Struct, frozen=True, tag=True):
    """Another topic became the current one."""

    topic: TopicId | None
    is_back: bool = False
    given_s: float = 0.0
    """What it gets unless it has time from an earlier turn; 0 in earlier logs, in which
    every topic got eight minutes."""


class TopicEnded(msgspec.Struct, frozen=True, tag=True):
    """A topic got its outcome, or was opened again."""

    topic: TopicId
    outcome: Outcome | None
    resumes: bool = False
    leaves_blockers: bool = False
    """Blockers are their writers' to settle; an outcome of an earlier version's log
    settled them too."""


class TopicRenamed(msgspec.Struct, frozen=True, tag=True):
    """A topic got another title."""

    topic: TopicId
    title: str


class TopicsMerged(msgspec.Struct, frozen=True, tag=True):
    """One topic's notes went into another."""

    topic: TopicId
    into: TopicId
    is_whole: bool = False
    """Who spoke and who passed, the floor, the queue and the pin went along; they did
    not in earlier logs."""
    reopens: bool = False
    """The second had ended and the first had not: it is open again."""


class TopicsParted(msgspec.Struct, frozen=True, tag=True):
    """Two merged topics were taken apart again."""

    topic: Topic
    """As it was before it was merged."""
    into: TopicId
    position: int
    was: Topic | None = None
    """The second as it was before; `None` in earlier logs."""
    into_position: int | None = None


class TopicSplit(msgspec.Struct, frozen=True, tag=True):
    """Some notes became a topic of their own."""

    topic: TopicId
    new_topic: TopicId
    notes: tuple[NoteId, ...]
    title: str


class TopicPinned(msgspec.Struct, frozen=True, tag=True):
    """A topic was pinned, or let go."""

    topic: TopicId
    is_pinned: bool
    position: int


class TopicsOrdered(msgspec.Struct, frozen=True, tag=True):
    """The run sheet was put in another order."""

    order: RunSheetOrder
    topics: tuple[TopicId, ...]
    """All topics."""


class TopicAdded(msgspec.Struct, frozen=True, tag=True):
    """A topic came onto the run sheet."""

    topic: Topic


class TopicJoined(msgspec.Struct, frozen=True, tag=True):
    """Later notes came into a topic."""

    topic: TopicId
    notes: tuple[NoteId, ...]


class MinutesSet(msgspec.Struct, frozen=True, tag=True):
    """The facilitator said how many minutes a topic gets."""

    topic: TopicId
    minutes: int | None


class TopicExtended(msgspec.Struct, frozen=True, tag=True):
    """A topic got more time."""

    topic: TopicId
    extra_s: float
    is_back: bool = False


class FloorGiven(msgspec.Struct, frozen=True, tag=True):
    """Somebody began or ended speaking."""

    person: PersonId | None
    is_out_of_order: bool = False
    """It was neither their turn nor were they the first who asked."""
    is_aside: bool = False
    """It was out of the queue and leaves their turn to come; never so in earlier
    logs."""


class TurnPassed(msgspec.Struct, frozen=True, tag=True):
    """A turn was skipped, or that was taken back."""

    person: PersonId
    topic: TopicId | None = None
    """`None` in earlier logs: the current one."""
    is_on: bool = True


class FloorAsked(msgspec.Struct, frozen=True, tag=True):
    """Somebody asked for the floor, or took it back."""

    topic: TopicId
    person: PersonId
    kind: FloorKind | None
    """`None` when it was taken back."""


class RomanVoted(msgspec.Struct, frozen=True, tag=True):
    """Somebody said whether they would go on with the topic, or took it back."""

    topic: TopicId
    is_up: bool | None


class LineWritten(msgspec.Struct, frozen=True, tag=True):
    """A line of what was said was written down."""

    topic: TopicId
    text: str
    speaker: PersonId | None = None
    line: LineId = NO_LINE
    place: int | None = None
    """From 0; `None` for the end."""


class LineTyped(msgspec.Struct, frozen=True, tag=True):
    """The scribe typed on; the line is not finished."""

    topic: TopicId
    text: str


class LineEdited(msgspec.Struct, frozen=True, tag=True):
    """A line was corrected."""

    topic: TopicId
    line: LineId
    text: str
    speaker: PersonId | None = None


class LineDropped(msgspec.Struct, frozen=True, tag=True):
    """A line was taken back."""

    topic: TopicId
    line: LineId = NO_LINE
    """Empty in earlier logs: the latest."""


class GistWritten(msgspec.Struct, frozen=True, tag=True):
    """The words that head the minutes changed."""

    text: str


TopicEvent = (
    TopicTakenUp
    | TopicEnded
    | TopicRenamed
    | TopicsMerged
    | TopicsParted
    | TopicSplit
    | TopicPinned
    | TopicsOrdered
    | TopicAdded
    | TopicJoined
    | MinutesSet
    | TopicExtended
    | FloorGiven
    | TurnPassed
    | FloorAsked
    | RomanVoted
    | LineWritten
    | LineTyped
    | LineEdited
    | LineDropped
    | GistWritten
)
