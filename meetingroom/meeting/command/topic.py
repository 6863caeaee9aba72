# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Walking through the topics: the commands.

Values only; `handle` decides.
"""

import msgspec

from meetingroom.meeting.ids import NO_LINE, LineId, NoteId, PersonId, TopicId
from meetingroom.meeting.topics import FloorKind, Outcome, RunSheetOrder, Topic


class TakeUpTopic(msgspec.Struct, frozen=True, tag=True):
    """Make one topic the current one; `None` leaves the current one."""

    topic: TopicId | None
    is_back: bool = False
    """It was left by mistake: its floor, queue and thumbs are what they were."""


class EndTopic(msgspec.Struct, frozen=True, tag=True):
    """Give a topic its outcome; `None` opens it again."""

    topic: TopicId
    outcome: Outcome | None
    resumes: bool = False
    """It was ended by mistake: unless another was taken up since, it is the current
    one again, with its floor, queue and thumbs."""


class RenameTopic(msgspec.Struct, frozen=True, tag=True):
    """Give a topic another title."""

    topic: TopicId
    title: str


class MergeTopics(msgspec.Struct, frozen=True, tag=True):
    """Put one topic's notes into another; `PartTopics` undoes it."""

    topic: TopicId
    into: TopicId


class PartTopics(msgspec.Struct, frozen=True, tag=True):
    """Take two merged topics apart again."""

    topic: Topic
    """The topic that went away, as it was before."""
    into: Topic
    """The topic that took its notes, as it was before."""
    position: int
    """Place of the first on the run sheet, from 0."""
    into_position: int | None = None
    """Place of the second, which a pin had moved; `None` where it stands right."""


class SplitTopic(msgspec.Struct, frozen=True, tag=True):
    """Move some notes of a topic into a topic of their own."""

    topic: TopicId
    new_topic: TopicId
    notes: tuple[NoteId, ...]
    title: str


class PinTopic(msgspec.Struct, frozen=True, tag=True):
    """Keep a topic at the top of the run sheet, or let it go."""

    topic: TopicId
    is_pinned: bool
    position: int | None = None
    """Place on the run sheet, from 0; the first that fits when `None`."""


class OrderTopics(msgspec.Struct, frozen=True, tag=True):
    """Put the run sheet in another order, on all screens.

    Pinned topics stay first, and topics not named keep their order behind the others.
    """

    order: RunSheetOrder
    topics: tuple[TopicId, ...]


class SetMinutes(msgspec.Struct, frozen=True, tag=True):
    """Say how many minutes a topic gets; `None` for its share of the slot."""

    topic: TopicId
    minutes: int | None


class ExtendTopic(msgspec.Struct, frozen=True, tag=True):
    """Give the topic more minutes."""

    topic: TopicId
    minutes: int
    is_back: bool = False
    """Take minutes back that were given by mistake."""


class GiveFloor(msgspec.Struct, frozen=True, tag=True):
    """Let a person speak on the current topic; `None` ends the turn."""

    person: PersonId | None


class PassTurn(msgspec.Struct, frozen=True, tag=True):
    """Skip a person's turn on the current topic, or take that back."""

    person: PersonId
    topic: TopicId
    """The topic one means: by the time it arrives, another may be the current one."""
    is_on: bool = True


class AskForFloor(msgspec.Struct, frozen=True, tag=True):
    """Ask for the floor on the current topic, or take it back."""

    topic: TopicId
    """The topic one means: by the time it arrives, another may be the current one."""
    kind: FloorKind
    is_on: bool = True


class RomanVote(msgspec.Struct, frozen=True, tag=True):
    """Say whether one would go on with the current topic."""

    topic: TopicId
    """The topic one means: by the time it arrives, another may be the current one."""
    is_up: bool | None
    """Thumbs up: go on. Down: move on. `None` takes it back."""


class WriteLine(msgspec.Struct, frozen=True, tag=True):
    """Write down what was said on a topic."""

    topic: TopicId
    text: str
    speaker: PersonId | None = None
    line: LineId = NO_LINE
    """Made by whoever writes, who can then take this very line back."""
    place: int | None = None
    """Where it stood before it was taken back, from 0; `None` for the end."""


class TypeLine(msgspec.Struct, frozen=True, tag=True):
    """Show what one has typed of the next line; empty for nothing.

    It goes around like a countdown, and into no outbox; the host stores the latest.
    """

    topic: TopicId
    text: str


class EditLine(msgspec.Struct, frozen=True, tag=True):
    """Correct a line of a topic; it stays where it is."""

    topic: TopicId
    line: LineId
    text: str
    speaker: PersonId | None = None


class DropLine(msgspec.Struct, frozen=True, tag=True):
    """Take a line of a topic back."""

    topic: TopicId
    line: LineId = NO_LINE
    """Empty for the latest that has none."""


class WriteGist(msgspec.Struct, frozen=True, tag=True):
    """Say in a few words what came of the meeting; it heads the minutes."""

    text: str


TopicCommand = (
    TakeUpTopic
    | EndTopic
    | RenameTopic
    | MergeTopics
    | PartTopics
    | SplitTopic
    | PinTopic
    | OrderTopics
    | SetMinutes
    | ExtendTopic
    | GiveFloor
    | PassTurn
    | AskForFloor
    | RomanVote
    | WriteLine
    | TypeLine
    | EditLine
    | DropLine
    | WriteGist
)
