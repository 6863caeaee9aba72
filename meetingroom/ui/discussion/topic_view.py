# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the discussion shows of topics and notes: frozen values, pure.

Each row is made when it is painted: a run sheet may hold thousands.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from meetingroom.discussion.crowd import Crowd, crowd_of
from meetingroom.discussion.left_open import carried_as
from meetingroom.discussion.run_sheet import (
    kind_counts,
)
from meetingroom.meeting.contest import is_split
from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.meeting.turns import notes_of
from meetingroom.ui.note.carried_words import from_words


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One row of the run sheet."""

    id: TopicId
    title: str
    address: str
    """Empty for the whole memo."""
    kinds: tuple[tuple[NoteKind, int], ...]
    crowd: Crowd
    is_split: bool
    is_current: bool
    outcome: Outcome | None
    is_pinned: bool = False
    origin: str = ""
    """Which meeting left it open; empty for a topic of this memo."""
    minutes: int | None = None
    """What it gets; `None` for the current one, whose clock is seen, and for what has
    ended."""
    has_own_minutes: bool = False
    """The facilitator set them."""


def topic_row(
    meeting: Meeting,
    topic: Topic,
    decided: frozenset[TopicId],
    minutes: int | None = None,
) -> TopicRow:
    """Return a topic as a row of the run sheet."""
    outcome = topic.outcome
    if outcome is None and topic.id in decided:
        outcome = Outcome.DECIDE
    return TopicRow(
        id=topic.id,
        title=topic.title,
        address=address_of(meeting, topic),
        kinds=tuple(kind_counts(topic, meeting.notes).items()),
        crowd=crowd_of(meeting, topic),
        is_split=is_split(topic, meeting.notes),
        is_current=meeting.current_topic == topic.id,
        outcome=outcome,
        is_pinned=topic.is_pinned,
        origin=origin_of_topic(meeting, topic),
        minutes=minutes,
        has_own_minutes=topic.minutes is not None,
    )


def origin_of_topic(meeting: Meeting, topic: Topic) -> str:
    """Return which meeting left a topic open; empty for one of this memo."""
    came = carried_as(meeting, topic.id)
    return from_words(came) if came is not None else ""


def address_of(meeting: Meeting, topic: Topic) -> str:
    """Return where a topic begins; empty for the whole memo."""
    start_cp = meeting.marked_from_cp(topic)
    return "" if start_cp is None else meeting.pages.address(start_cp)


def notes_junior_first(meeting: Meeting, topic: Topic) -> tuple[Note, ...]:
    """Return a topic's notes: juniors' first, then the author's, the decider's last.

    In a meeting without names the order of the text stays: it must tell nothing.
    """
    notes = notes_of(topic, meeting.notes)
    if not meeting.setup.are_names_shown:
        return notes
    roles = meeting.setup.roles

    def place(note: Note) -> tuple[bool, bool, int]:
        person = meeting.people.get(note.author)
        seniority = person.seniority if person else Seniority.REGULAR
        return note.author == roles.decider, note.author == roles.author, seniority

    return tuple(sorted(notes, key=place))


def me_too_total(notes: Iterable[Note]) -> int:
    """Return how often somebody said "me too"."""
    return sum(len(note.me_too) for note in notes)
