# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The summary as plain values: what a meeting leaves behind.

Reads a snapshot and nothing else. Must not word anything; that is done in
`words`. How the room met is counted in `discussion.metrics`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from meetingroom.discussion.left_open import (
    carried_as,
    parked_topics,
    said_of_open,
    said_of_parked,
    topics_left_open,
    was_talked_about,
)
from meetingroom.meeting.decisions import Decision, DecisionStatus
from meetingroom.meeting.ids import FollowUpId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.settling import Settling, settling
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.note.carried_words import since_words
from meetingroom.ui.note.origin import origin_of

SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A piece of work with its owner's name."""

    id: FollowUpId
    owner: str
    what: str
    due_on: date
    is_done: bool


@dataclass(frozen=True, slots=True)
class BlockerRow:
    """A blocker nothing was said about yet."""

    note: NoteId
    author: str
    """Empty in a meeting without names."""
    address: str
    body: str
    origin: str
    """Where it comes from, if not from the silence."""
    settling: Settling
    """Whether the viewer says what becomes of it."""


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic that stays open: without an outcome, or parked."""

    topic: TopicId
    title: str
    address: str
    was_talked_about: bool
    said: tuple[str, ...] = ()
    """What was asked there, with the writers where names are shown."""


@dataclass(frozen=True, slots=True)
class Size:
    """The meeting in three numbers."""

    people: int
    notes: int
    used_min: int
    planned_min: int


def size_of(meeting: Meeting, now: datetime | None) -> Size:
    """Count people, notes and minutes.

    Args:
        meeting: As the viewer may see it.
        now: Up to when the running phase counts; `None` leaves it out.
    """
    used_s = sum(meeting.used_s.values())
    if meeting.clock is not None and now is not None:
        earlier_s = meeting.used_s.get(meeting.phase, 0.0)
        used_s += meeting.clock.used_s(now) - earlier_s
    shown = [note for note in meeting.notes.values() if not note.is_withdrawn]
    return Size(
        people=len(meeting.people),
        notes=len(shown),
        used_min=_minutes(used_s),
        planned_min=meeting.setup.minutes.total,
    )


def settled_decisions(meeting: Meeting) -> tuple[Decision, ...]:
    """Return recorded decisions in their order, then deferred ones."""
    decisions = meeting.decisions.values()
    recorded = [d for d in decisions if d.status is DecisionStatus.RECORDED]
    deferred = [d for d in decisions if d.status is DecisionStatus.DEFERRED]
    return (*sorted(recorded, key=lambda d: d.number), *deferred)


def drafts(meeting: Meeting) -> int:
    """Count the decisions that are still drafts."""
    statuses = [d.status for d in meeting.decisions.values()]
    return statuses.count(DecisionStatus.DRAFT)


def follow_up_rows(meeting: Meeting) -> tuple[FollowUpRow, ...]:
    """Return the work by person, then by date."""
    rows = [
        FollowUpRow(f.id, name_of(meeting, f.owner), f.what, f.due_on, f.is_done)
        for f in meeting.follow_ups.values()
    ]
    return tuple(sorted(rows, key=lambda row: (row.owner.casefold(), row.due_on)))


def blocker_rows(meeting: Meeting, viewer: PersonId) -> tuple[BlockerRow, ...]:
    """Return what stops the room from closing."""
    return tuple(
        BlockerRow(
            note.id,
            meeting.name_of_writer(note),
            _address(meeting, note.anchor.start_cp if note.anchor else None),
            note.body,
            origin_of(meeting, note),
            settling(meeting, note, viewer),
        )
        for note in open_blockers(meeting)
    )


def others_who_settle(meeting: Meeting, viewer: PersonId) -> tuple[str, ...]:
    """Return who alone says what becomes of the open blockers, each once.

    Empty where the viewer may settle one, and where a writer is not named.
    """
    rows = blocker_rows(meeting, viewer)
    if any(row.settling is not Settling.NO or not row.author for row in rows):
        return ()
    return tuple(dict.fromkeys(row.author for row in rows))


def open_topics(meeting: Meeting) -> tuple[TopicRow, ...]:
    """Return the topics without an outcome and without a decision."""
    return tuple(
        TopicRow(
            topic.id,
            topic.title,
            _topic_place(meeting, topic),
            was_talked_about=was_talked_about(topic),
            said=_said(meeting, said_of_open(meeting, topic)),
        )
        for topic in topics_left_open(meeting)
    )


def parked_rows(meeting: Meeting) -> tuple[TopicRow, ...]:
    """Return the topics that were parked, with what was asked."""
    return tuple(
        TopicRow(
            topic.id,
            topic.title,
            _topic_place(meeting, topic),
            was_talked_about=False,
            said=_said(meeting, said_of_parked(meeting, topic)),
        )
        for topic in parked_topics(meeting)
    )


def name_of(meeting: Meeting, person: PersonId | None) -> str:
    """Return a person's name; empty where nobody is named."""
    known = meeting.people.get(person) if person is not None else None
    return known.name if known else ""


def _said(meeting: Meeting, notes: tuple[Note, ...]) -> tuple[str, ...]:
    """Return notes in one line each: "Mina: Whose estimate?"."""
    lines = []
    for note in notes:
        if body := " ".join(note.body.split()):
            writer = meeting.name_of_writer(note)
            lines.append(f"{writer}: {body}" if writer else body)
    return tuple(lines)


def _address(meeting: Meeting, start_cp: int | None) -> str:
    return meeting.pages.address(start_cp) if start_cp is not None else ""


def _topic_place(meeting: Meeting, topic: Topic) -> str:
    """Return the address; for what came along from earlier, since when."""
    came = carried_as(meeting, topic.id)
    address = _address(meeting, meeting.marked_from_cp(topic))
    return address or (since_words(came) if came is not None else "")


def _minutes(seconds: float) -> int:
    """Round up, as every clock of the meeting does."""
    return -int(-seconds // SECONDS_A_MINUTE)


def leads_on(snapshot: RoomSnapshot) -> bool:
    """Tell whether the person led the meeting, or it is their laptop."""
    return snapshot.is_facilitator or snapshot.viewer == snapshot.meeting.keeper
