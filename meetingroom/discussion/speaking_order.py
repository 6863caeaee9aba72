# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who speaks when on a topic: junior first, the author answers, the decider last.

A proposal computed from the meeting; giving the floor is a command.
"""

from dataclasses import dataclass
from enum import StrEnum

from meetingroom.discussion.run_sheet import people_of
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Person
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic


class SpeakerState(StrEnum):
    """Where a person's turn on a topic stands."""

    SPOKEN = "spoken"
    SPEAKING = "speaking"
    WAITING = "waiting"
    PASSED = "passed"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class SpeakerChip:
    """One place in the speaking order."""

    person: Person
    state: SpeakerState
    is_author: bool = False
    """Answers when the others have spoken."""
    is_decider: bool = False
    """Speaks last."""


def speaking_order(meeting: Meeting, topic: Topic) -> tuple[SpeakerChip, ...]:
    """Return everybody who may speak on a topic, in the order of turns.

    Juniors before seniors; of the same seniority first who wrote on the topic, as far
    as names are shown, then who came first. Late joiners follow, then the author, then
    the decider. Observers have no turn, and the facilitator has one only with an own
    note or "me too" on the topic: leading the talk and having a view do not go
    together.
    """
    behind = people_of(topic, meeting.notes)
    has_names = meeting.setup.are_names_shown
    joined = {person: number for number, person in enumerate(meeting.people)}
    roles = meeting.setup.roles

    def turn(person: Person) -> tuple[bool, bool, bool, int, bool, int]:
        return (
            person.id == roles.decider,
            person.id == roles.author,
            person.is_late,
            person.seniority,
            has_names and person.id not in behind,
            joined[person.id],
        )

    speakers = [
        person
        for person in meeting.people.values()
        if not person.is_observer
        and (person.id in behind or not _only_leads(meeting, topic, person.id))
    ]
    return tuple(
        SpeakerChip(
            person,
            _state(person, topic),
            is_author=person.id == roles.author,
            is_decider=person.id == roles.decider,
        )
        for person in sorted(speakers, key=turn)
    )


def next_speaker(meeting: Meeting, topic: Topic) -> PersonId | None:
    """Return whose turn comes next; `None` when everybody had theirs."""
    for chip in speaking_order(meeting, topic):
        if chip.state is SpeakerState.WAITING:
            return chip.person.id
    return None


def _only_leads(meeting: Meeting, topic: Topic, person: PersonId) -> bool:
    roles = meeting.setup.roles
    return (
        person == roles.facilitator
        and person not in (roles.author, roles.decider)
        and person != topic.speaking
        and person not in topic.spoken
    )


def _state(person: Person, topic: Topic) -> SpeakerState:
    if topic.speaking == person.id:
        return SpeakerState.SPEAKING
    if person.id in topic.spoken:
        return SpeakerState.SPOKEN
    if person.id in topic.passed:
        return SpeakerState.PASSED
    return SpeakerState.AWAY if person.is_away else SpeakerState.WAITING
