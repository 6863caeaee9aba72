# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How the room met, in numbers and in words: about the meeting, never a person.

Pure; it draws no chart and names nobody.
"""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from meetingroom.discussion.speaking_order import speaking_order
from meetingroom.meeting.decisions import DecisionStatus, VoteChoice
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.stance import Stance, StanceChoice
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic

FEWEST_STANCES = 4
"""With fewer, a chart of stances would tell who holds which."""


FEWEST_MOVABLE = 2


class Movement(NamedTuple):
    """How many stood elsewhere at the end than before the talk."""

    nearer: int
    """Towards what was proposed."""
    stayed: int
    further: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the meeting, in words."""

    label: str
    words: str
    strip: tuple[int, ...] = ()
    """Parts of one whole, to be drawn beside each other; empty for no whole."""
    bars: tuple[int, ...] = ()
    """Lengths to be compared, to be drawn below each other."""


@dataclass(frozen=True, slots=True)
class MeetingFigures:
    """The numbers of a meeting."""

    people: int
    notes: int
    minutes_planned: int
    minutes_used: int
    """Of the phases that are over."""
    reading_given_min: int
    reading_used_min: int
    first_places: tuple[int, ...]
    """For each topic somebody spoke on, its first speaker's place in the order.

    Out of the queue counts, too, and who passed keeps the place: it is said as it was.
    """
    decisions: int
    decisions_owned: int
    blockers: int
    blockers_disposed: int
    stances: dict[StanceChoice, int]
    """Before the talk; empty with fewer than four of them."""
    stances_after: dict[StanceChoice, int]
    """At the end; empty with fewer than four of them."""
    movement: Movement | None
    """How many went from which stance to which, staying included; of those who took
    both, and empty with fewer than four of them. Never who."""
    votes: dict[VoteChoice, int]
    """After it, in the last roll call; empty with fewer than four answers."""
    heard: int
    """How many had the floor or stand under a line of the scribe."""
    late: int
    overrides: int
    out_of_order: int = 0
    """How often the floor went to somebody who was not next; never who."""

    @property
    def summary(self) -> str:
        """The meeting in one line."""
        people = _counted(self.people, "person", "people")
        notes = _counted(self.notes, "note", "notes")
        return (
            f"{people}, {notes}, {self.minutes_used} of {self.minutes_planned} minutes"
        )

    @property
    def lines(self) -> tuple[Figure, ...]:
        """Every figure in words, in the order of the screen."""
        found = [
            Figure(
                "Reading time",
                f"{self.reading_given_min} min given, {self.reading_used_min} needed",
                bars=(self.reading_given_min, self.reading_used_min),
            ),
            Figure(
                "First to speak, by place in the order",
                self._first(),
                _parted(self.first_places.count(1), len(self.first_places)),
            ),
            _share("Decisions with one owner", self.decisions_owned, self.decisions),
            _share("Blockers disposed of", self.blockers_disposed, self.blockers),
        ]
        if self.stances:
            found.append(_tallied("Stances before the talk", self.stances))
        if self.stances_after:
            found.append(_tallied("Stances at the end", self.stances_after))
        if self.movement is not None:
            stayed = _parted(self.movement.stayed, sum(self.movement))
            found.append(Figure("How stances moved", _moved(self.movement), stayed))
        if self.votes:
            found.append(_tallied("Answers in the last roll call", self.votes))
        found += [
            _share("People heard", self.heard, self.people),
            Figure("Came after reading had begun", str(self.late)),
            Figure("Turns given out of order", str(self.out_of_order)),
            Figure("Rules passed by with a reason", str(self.overrides)),
        ]
        return tuple(found)

    def _first(self) -> str:
        if not self.first_places:
            return "Nobody was given the floor."
        first = sum(place == 1 for place in self.first_places)
        topics = _counted(len(self.first_places), "topic", "topics")
        return f"On {first} of {topics} the first in the order spoke first."


def figures(meeting: Meeting) -> MeetingFigures:
    """Count a meeting up to where it stands."""
    present = [p for p in meeting.people.values() if not p.is_observer]
    recorded = [
        d for d in meeting.decisions.values() if d.status is DecisionStatus.RECORDED
    ]
    blockers = [
        note
        for note in meeting.notes.values()
        if note.kind is NoteKind.BLOCKER and not note.is_withdrawn
    ]
    spoke = {person for t in meeting.topics.values() for person in _spoke(t)}
    clock = meeting.clock if meeting.phase is Phase.READING else None
    given_s = clock.given_s if clock else meeting.given_s.get(Phase.READING, 0.0)
    return MeetingFigures(
        people=len(present),
        notes=sum(not note.is_withdrawn for note in meeting.notes.values()),
        minutes_planned=meeting.setup.minutes.total,
        minutes_used=_minutes(sum(meeting.used_s.values())),
        reading_given_min=_minutes(given_s),
        reading_used_min=_minutes(meeting.used_s.get(Phase.READING, 0.0)),
        first_places=_first_places(meeting),
        decisions=len(recorded),
        decisions_owned=sum(d.draft.owner is not None for d in recorded),
        blockers=len(blockers),
        blockers_disposed=len(blockers) - len(open_blockers(meeting)),
        stances=_stances(meeting, meeting.stances),
        stances_after=_stances(meeting, meeting.stances_after),
        movement=_movement(meeting),
        votes=_votes(meeting),
        heard=sum(person.id in spoke for person in present),
        late=sum(person.is_late for person in present),
        overrides=len(meeting.overrides),
        out_of_order=sum(topic.out_of_order for topic in meeting.topics.values()),
    )


def _first_places(meeting: Meeting) -> tuple[int, ...]:
    places = []
    for topic in meeting.topics.values():
        if not topic.spoken:
            continue
        chips = speaking_order(meeting, topic)
        order = [chip.person.id for chip in chips]
        if topic.spoken[0] in order:
            places.append(order.index(topic.spoken[0]) + 1)
    return tuple(places)


def _spoke(topic: Topic) -> frozenset[str]:
    by_line = {line.speaker for line in topic.lines if line.speaker is not None}
    floor = {topic.speaking} if topic.speaking is not None else set()
    return frozenset({*topic.spoken, *by_line, *floor})


def _stances(
    meeting: Meeting, stances: dict[PersonId, Stance]
) -> dict[StanceChoice, int]:
    if len(stances) < FEWEST_STANCES:
        return {}
    tally = Counter(stance.choice for stance in stances.values())
    return {choice: tally[choice] for choice in meeting.setup.stance_choices}


def _movement(meeting: Meeting) -> Movement | None:
    """Count who moved which way; nothing where that would name somebody.

    First stances are shown with names. If only one person could have moved one way,
    the number that did would say what that person thinks now.
    """
    both = meeting.stances.keys() & meeting.stances_after.keys()
    place = {choice: n for n, choice in enumerate(meeting.setup.stance_choices)}
    steps = [
        (place[meeting.stances[one].choice], place[meeting.stances_after[one].choice])
        for one in both
    ]
    lowest = len(place) - 1
    may_rise = sum(was > 0 for was, _ in steps)
    may_fall = sum(was < lowest for was, _ in steps)
    if len(both) < FEWEST_STANCES or min(may_rise, may_fall) < FEWEST_MOVABLE:
        return None
    return Movement(
        nearer=sum(now < was for was, now in steps),
        stayed=sum(now == was for was, now in steps),
        further=sum(now > was for was, now in steps),
    )


def _moved(movement: Movement) -> str:
    return (
        f"{movement.stayed} stayed, {movement.nearer} moved towards it,"
        f" {movement.further} away from it"
    )


def _votes(meeting: Meeting) -> dict[VoteChoice, int]:
    recorded = [
        d for d in meeting.decisions.values() if d.status is DecisionStatus.RECORDED
    ]
    if not recorded:
        return {}
    call = max(recorded, key=lambda d: d.number).roll_call
    tally = Counter(vote.choice for vote in call.answers.values())
    if tally.total() < FEWEST_STANCES:
        return {}
    return {choice: tally[choice] for choice in VoteChoice}


def _minutes(seconds: float) -> int:
    return round(seconds / 60)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _tallied(
    label: str, counts: dict[StanceChoice, int] | dict[VoteChoice, int]
) -> Figure:
    words = ", ".join(f"{count} {choice.value}" for choice, count in counts.items())
    return Figure(label, words, tuple(counts.values()))


def _share(label: str, done: int, total: int) -> Figure:
    return Figure(label, f"{done} of {total}", _parted(done, total))


def _parted(done: int, total: int) -> tuple[int, ...]:
    return (done, total - done) if total else ()
