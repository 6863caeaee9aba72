# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The values of the room screen: one kind of scene for each moment of a meeting.

They hold names and words that are open to everybody. Nobody's rank is in them, so
that none can be shown.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from meetingroom.meeting.decisions import Door, VoteChoice
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import FloorKind


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """What a disc shows."""

    left_s: float
    given_s: float
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Gathering:
    """Before reading: what it is about and who is here."""

    is_open: bool
    """The lobby is open."""
    goal: str
    reading_min: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """Reading the memo or the margins: totals and the clock, nothing else."""

    is_margins: bool
    done: int
    readers: int
    stances: int | None
    """How many stances are sealed; `None` where none are asked for."""
    sealed_people: int
    """Of how many people notes are not open yet after the reveal."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the scribe wrote down."""

    speaker: str
    """Empty where nobody is named."""
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asks for the floor."""

    name: str
    kind: FloorKind


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A note of the topic. Nobody's name stands at it: names are those who speak."""

    kind: NoteKind
    text: str
    """On one line."""


@dataclass(frozen=True, slots=True)
class CurrentTopic:
    """The topic that is talked about."""

    number: int
    """From 1, in the order in which the room talks about topics."""
    count: int
    title: str
    quote: str
    """The passage, on one line; empty for the whole memo."""
    address: str
    """"page:line"; empty for the whole memo."""
    time: TimeLeft | None
    speaking: str
    following: str
    lines: tuple[Line, ...]
    typing: str = ""
    """The scribe's next line, as far as it is typed."""
    queue: tuple[Asked, ...] = ()
    """Who asks for the floor, in the order of their turns."""
    thumbs: tuple[int, int] = (0, 0)
    """How many would go on, and how many move on."""
    has_begun: bool = False
    """Somebody had the floor on it before."""
    origin: str = ""
    """Which meeting left it open; empty for a topic of this memo."""
    notes: tuple[NoteShown, ...] = ()
    """Those with words, the gravest kind first."""


@dataclass(frozen=True, slots=True)
class Between:
    """No topic is taken up, and no decision is worked on."""

    ended: int
    count: int
    coming: tuple[str, ...]
    """Titles of what is still to be talked about or decided."""
    is_deciding: bool


class Stage(Enum):
    """Where a decision stands."""

    DRAFTED = auto()
    ASKED = auto()
    """It is complete: the room answers under seal."""
    OPENED = auto()
    RECORDED = auto()
    DEFERRED = auto()


@dataclass(frozen=True, slots=True)
class Answers:
    """Who gave one answer, once all were opened together."""

    choice: VoteChoice
    names: tuple[str, ...]
    reasons: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision while it is worked on, or as it is read back."""

    stage: Stage
    number: int
    """0 before it is recorded."""
    statement: str
    owner: str
    door: Door | None
    review_on: date | None
    because: str
    """Why; for a deferred one, why it was put off."""
    answered: int
    asked: int
    round: int
    answers: tuple[Answers, ...]
    """Empty before they are opened."""
    not_asked: tuple[str, ...]
    is_ready: bool
    """Nothing is missing any more, and nobody vetoed."""
    outcome: str = ""
    """What it comes to; empty where the meeting needs none."""


@dataclass(frozen=True, slots=True)
class Work:
    """A follow-up."""

    owner: str
    what: str
    due_on: date
    is_done: bool


@dataclass(frozen=True, slots=True)
class Record:
    """What the meeting leaves behind."""

    decisions: tuple[DecisionShown, ...]
    work: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Three, two, one."""

    phase: Phase
    """What begins then."""
    seconds: int
    """0 at the end."""


Scene = Gathering | Silence | CurrentTopic | Between | DecisionShown | Record | Count


@dataclass(frozen=True, slots=True)
class RoomView:
    """The whole screen."""

    title: str
    phase: Phase
    time: TimeLeft | None
    """Of the phase; `None` where no clock runs."""
    is_offline: bool
    """What is shown may be older than what is so."""
    as_of: datetime | None
    scene: Scene
