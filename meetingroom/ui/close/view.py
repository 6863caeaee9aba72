# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The summary as plain values: what a meeting leaves behind, and how it went.

Reads a snapshot and nothing else. Must not word anything; that is done in `words`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from meetingroom.meeting.decisions import Decision, DecisionStatus
from meetingroom.meeting.ids import FollowUpId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic

FEWEST_STANCES = 4
"""With fewer, a count would tell who stands where."""
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
    is_after_reveal: bool


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic without an outcome."""

    topic: TopicId
    title: str
    address: str
    was_talked_about: bool


@dataclass(frozen=True, slots=True)
class Size:
    """The meeting in three numbers."""

    people: int
    notes: int
    used_min: int
    planned_min: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers about the meeting, never about a person."""

    given_min: int
    """Minutes of reading that were given, extensions included; 0 before reading."""
    needed_min: int
    first_places: tuple[int, ...]
    """Of each topic that was talked about: the first speaker's place in the order."""
    order_length: int
    """How many speak, the author not counted, who answers."""
    decisions: int
    decisions_with_owner: int
    blockers: int
    blockers_settled: int
    stances: tuple[int, ...]
    """How many chose each `StanceChoice`; empty with fewer than four."""

    @property
    def junior_starts(self) -> int:
        """Topics whose first speaker stands in the first half of the order."""
        return sum(1 for place in self.first_places if self.is_junior(place))

    def is_junior(self, place: int) -> bool:
        """Tell whether a place is in the first half of the order."""
        return 2 * place <= self.order_length + 1


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


def blocker_rows(meeting: Meeting) -> tuple[BlockerRow, ...]:
    """Return what stops the room from closing."""
    return tuple(
        BlockerRow(
            note.id,
            name_of(meeting, note.author),
            _address(meeting, note.anchor.start_cp if note.anchor else None),
            note.body,
            note.is_after_reveal,
        )
        for note in open_blockers(meeting)
    )


def open_topics(meeting: Meeting) -> tuple[TopicRow, ...]:
    """Return the topics without an outcome and without a decision."""
    settled = {t for d in settled_decisions(meeting) for t in d.draft.topics}
    return tuple(
        TopicRow(
            topic.id,
            topic.title,
            _address(meeting, topic.start_cp),
            was_talked_about=_was_talked_about(topic),
        )
        for topic in meeting.topics.values()
        if topic.outcome is None and topic.id not in settled
    )


def figures_of(meeting: Meeting) -> Figures:
    """Measure the meeting."""
    order = speaking_order(meeting)
    recorded = [d for d in settled_decisions(meeting) if d.number]
    blockers = [n for n in meeting.notes.values() if _is_standing_blocker(n)]
    return Figures(
        given_min=_minutes(meeting.given_s.get(Phase.READING, 0.0)),
        needed_min=_minutes(meeting.used_s.get(Phase.READING, 0.0)),
        first_places=_first_places(meeting, order),
        order_length=len(order),
        decisions=len(recorded),
        decisions_with_owner=sum(1 for d in recorded if d.draft.owner is not None),
        blockers=len(blockers),
        blockers_settled=len(blockers) - len(open_blockers(meeting)),
        stances=_stances(meeting),
    )


def speaking_order(meeting: Meeting) -> tuple[PersonId, ...]:
    """Return who speaks when: junior first, decider last; the author answers."""
    roles = meeting.setup.roles
    speakers = [p for p in meeting.people.values() if not p.is_observer]
    speakers = [p for p in speakers if p.id != roles.author]
    speakers.sort(key=lambda p: (p.id == roles.decider, p.seniority))
    return tuple(p.id for p in speakers)


def name_of(meeting: Meeting, person: PersonId | None) -> str:
    """Return a person's name; empty where nobody is named."""
    known = meeting.people.get(person) if person is not None else None
    return known.name if known else ""


def _first_places(meeting: Meeting, order: tuple[PersonId, ...]) -> tuple[int, ...]:
    places: list[int] = []
    for topic in meeting.topics.values():
        spoke = [person for person in topic.spoken if person in order]
        if spoke:
            places.append(order.index(spoke[0]) + 1)
    return tuple(places)


def _stances(meeting: Meeting) -> tuple[int, ...]:
    choices = [stance.choice for stance in meeting.stances.values()]
    if len(choices) < FEWEST_STANCES:
        return ()
    return tuple(choices.count(choice) for choice in StanceChoice)


def _is_standing_blocker(note: Note) -> bool:
    return note.kind is NoteKind.BLOCKER and not note.is_withdrawn


def _was_talked_about(topic: Topic) -> bool:
    return bool(topic.spoken or topic.lines or topic.used_s or topic.taken_up_at)


def _address(meeting: Meeting, start_cp: int | None) -> str:
    return meeting.pages.address(start_cp) if start_cp is not None else ""


def _minutes(seconds: float) -> int:
    """Round up, as every clock of the meeting does."""
    return -int(-seconds // SECONDS_A_MINUTE)
