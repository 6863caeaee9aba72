# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who speaks when on a topic."""

from dataclasses import replace

import pytest

from meetingroom.discussion.speaking_order import (
    SpeakerState,
    speaking_order,
)
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.people import Person, Roles, Seniority
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.turns import next_turn
from tests.discussion.notes import note_on
from tests.support.meetings import MEMO

NOTE = note_on(MEMO, "n1", "1.2 million", author="kofi")
TOPIC = Topic(TopicId("t1"), "The 1.2 million", (NOTE.id,), 0, 10)


def person(name: str, rank: Seniority = Seniority.REGULAR) -> Person:
    return Person(PersonId(name), name.title(), rank)


@pytest.fixture
def meeting() -> Meeting:
    people = [
        person("ada"),
        person("rita", Seniority.JUNIOR),
        person("ben", Seniority.JUNIOR),
        person("lena", Seniority.SENIOR),
        person("priya"),
        person("kofi"),
        person("mina", Seniority.JUNIOR),
        replace(person("late", Seniority.JUNIOR), is_late=True),
        replace(person("guest"), is_observer=True),
    ]
    roles = Roles(
        facilitator=PersonId("ada"),
        author=PersonId("ben"),
        decider=PersonId("rita"),
    )
    blank = Meeting(people={p.id: p for p in people}, notes={NOTE.id: NOTE})
    return replace(blank, setup=replace(blank.setup, roles=roles))


def names(meeting: Meeting, topic: Topic) -> list[str]:
    return [chip.person.id for chip in speaking_order(meeting, topic)]


def test_juniors_first_then_author_then_decider(meeting: Meeting) -> None:
    assert names(meeting, TOPIC) == [
        "mina",
        "kofi",
        "priya",
        "lena",
        "late",
        "ben",
        "rita",
    ]


def test_author_and_decider_are_marked(meeting: Meeting) -> None:
    author, decider = speaking_order(meeting, TOPIC)[-2:]

    assert author.is_author
    assert not author.is_decider
    assert decider.is_decider


def test_the_facilitator_has_a_turn_with_a_note_or_once_speaking(
    meeting: Meeting,
) -> None:
    behind = replace(NOTE, me_too=frozenset({PersonId("ada")}))
    with_note = replace(meeting, notes={NOTE.id: behind})
    speaking = replace(TOPIC, speaking=PersonId("ada"))

    assert "ada" not in names(meeting, TOPIC)
    assert "ada" in names(with_note, TOPIC)
    assert "ada" in names(meeting, speaking)


def test_states_follow_the_topic(meeting: Meeting) -> None:
    people = dict(meeting.people)
    priya = PersonId("priya")
    people[priya] = replace(people[priya], is_away=True)
    room = replace(meeting, people=people)
    topic = replace(
        TOPIC,
        spoken=(PersonId("mina"),),
        speaking=PersonId("kofi"),
        passed=(PersonId("lena"),),
    )

    states = {c.person.id: c.state for c in speaking_order(room, topic)}

    assert states[PersonId("mina")] is SpeakerState.SPOKEN
    assert states[PersonId("kofi")] is SpeakerState.SPEAKING
    assert states[priya] is SpeakerState.AWAY
    assert states[PersonId("lena")] is SpeakerState.PASSED
    assert next_turn(room, topic) == "late"


def test_nobody_is_next_when_all_have_spoken(meeting: Meeting) -> None:
    topic = replace(TOPIC, spoken=tuple(meeting.people))

    assert next_turn(meeting, topic) is None


def test_without_names_turns_do_not_tell_who_wrote(meeting: Meeting) -> None:
    nameless = replace(meeting, setup=replace(meeting.setup, are_names_shown=False))

    assert names(nameless, TOPIC)[:3] == ["mina", "priya", "kofi"]
