# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who speaks when on a topic: junior first, the author answers, the decider last.

A proposal computed from the meeting; giving the floor is a command.
"""

from dataclasses import dataclass
from enum import StrEnum

from meetingroom.meeting.people import Person
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.turns import turns


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

    `turns` says which order that is.
    """
    roles = meeting.setup.roles
    return tuple(
        SpeakerChip(
            person,
            _state(person, topic),
            is_author=person.id == roles.author,
            is_decider=person.id == roles.decider,
        )
        for person in turns(meeting, topic)
    )


def _state(person: Person, topic: Topic) -> SpeakerState:
    if topic.speaking == person.id:
        return SpeakerState.SPEAKING
    if person.id in topic.spoken and person.id not in topic.aside:
        return SpeakerState.SPOKEN
    if person.id in topic.passed:
        return SpeakerState.PASSED
    return SpeakerState.AWAY if person.is_away else SpeakerState.WAITING
