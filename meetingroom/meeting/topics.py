# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Topics: groups of notes the room takes up together.

Values only; grouping and the run sheet's order are computed in `discussion`.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from meetingroom.meeting.ids import NO_LINE, LineId, NoteId, PersonId, TopicId
from meetingroom.meeting.moment import Moment
from meetingroom.meeting.notes import Disposition

MAX_TOPIC_TITLE_CP = 120
MAX_LINE_CP = 1000
MAX_GIST_CP = 4000
"""Longest gist: a page. What was said stands under the topics."""


class Outcome(StrEnum):
    """How a topic ends."""

    ANSWERED = "answered"
    AUTHOR_WILL_FIX = "author will fix"
    DECIDE = "decide"
    PARK = "park"

    @property
    def disposition(self) -> Disposition | None:
        """What it means for the topic's notes; a decision disposes one by one."""
        return {
            Outcome.ANSWERED: Disposition.ANSWERED_NOW,
            Outcome.AUTHOR_WILL_FIX: Disposition.AUTHOR_WILL_FIX,
            Outcome.PARK: Disposition.PARKED,
        }.get(self)


class RunSheetOrder(StrEnum):
    """By what the run sheet is in order; notes on the whole memo always come first.

    Source: PRACTICE.md, C3.
    """

    BLOCKERS = "blockers first"
    SPLIT = "most split first"
    PEOPLE = "most people first"
    PAGE = "in the order of the text"


class FloorKind(StrEnum):
    """What somebody asks for the floor for, the most urgent first.

    Source: TCQ, the queue of the committee that standardises JavaScript.
    """

    POINT_OF_ORDER = "point of order"
    QUESTION = "question"
    REPLY = "reply"
    NEW_POINT = "new point"

    @property
    def rank(self) -> int:
        """Place among the kinds, from 0."""
        return list(FloorKind).index(self)


@dataclass(frozen=True, slots=True)
class FloorRequest:
    """Somebody asks for the floor on the current topic."""

    person: PersonId
    kind: FloorKind


@dataclass(frozen=True, slots=True)
class ScribeLine:
    """One line of what was said."""

    text: str
    speaker: PersonId | None
    by: PersonId
    at: Moment
    id: LineId = NO_LINE


MOST_CARRIED = 100
MAX_FROM_CP = 300
MAX_CARRIED_CP = 600
"""Of the words of a carried topic: three notes of usual length."""


@dataclass(frozen=True, slots=True)
class CarriedTopic:
    """A topic that an earlier meeting did not reach."""

    title: str
    from_title: str
    """Title of that meeting."""
    from_day: date | None = None
    """Its day in UTC."""
    words: str = ""
    """What its open notes said, as far as it fits."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of notes on one passage, or on the whole memo."""

    id: TopicId
    title: str
    notes: tuple[NoteId, ...]
    start_cp: int | None = None
    """First code point of the passage; `None` for the whole memo."""
    end_cp: int | None = None
    because: str = ""
    """Why these notes belong together, in a sentence."""
    outcome: Outcome | None = None
    """`None` while the topic is open."""
    has_settled_blockers: bool = False
    """Its outcome is of an earlier version and says what became of its blockers."""
    lines: tuple[ScribeLine, ...] = ()
    typed: dict[PersonId, str] = field(default_factory=dict)
    """The next line as far as each writer has typed it; nobody without words.

    Logs of earlier programs have another field for it, `typing`, which is passed over.
    """
    spoken: tuple[PersonId, ...] = ()
    """Who has had the floor, in order."""
    aside: tuple[PersonId, ...] = ()
    """Who has or had it out of the queue only: their own turn is still to come."""
    passed: tuple[PersonId, ...] = ()
    speaking: PersonId | None = None
    given_s: float = 0.0
    """Seconds given, extensions included."""
    used_s: float = 0.0
    """Seconds of earlier turns as the current topic."""
    taken_up_at: Moment | None = None
    """Since when it is the current topic."""
    asking: tuple[FloorRequest, ...] = ()
    """Who asks for the floor, in the order of asking; empty once the topic is left."""
    out_of_order: int = 0
    """How often the floor was given to somebody who was not next."""
    is_pinned: bool = False
    """It stays at the top of the run sheet."""
    extended: int = 0
    """How often it got more time."""
    extra_s: float = 0.0
    """Seconds it got the last time, for who takes that back; 0 once taken back."""
    minutes: int | None = None
    """What the facilitator set; `None` for its share of the slot."""
    split_from: TopicId | None = None
    """The topic it was part of when that one was settled; `None` once it took more
    notes in."""

    @property
    def queue(self) -> tuple[FloorRequest, ...]:
        """Who asks for the floor, in the order of their turns.

        Points of order first, then questions, replies and new points; of one kind
        who asked first.
        """
        return tuple(sorted(self.asking, key=lambda asked: asked.kind.rank))

    def request_of(self, person: PersonId) -> FloorKind | None:
        """Return what a person asks for; `None` if they do not ask."""
        return next((a.kind for a in self.asking if a.person == person), None)


@dataclass(frozen=True, slots=True)
class LeftTopic:
    """The current topic as it was when the room left it."""

    id: TopicId
    speaking: PersonId | None
    had_spoken: bool
    """Who had the floor had had it before."""
    asking: tuple[FloorRequest, ...]
    thumbs: dict[PersonId, bool]
