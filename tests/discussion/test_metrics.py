# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How the room met, in numbers and words."""

from datetime import date

from meetingroom.discussion.metrics import figures
from meetingroom.meeting.command.decision import DeferDecision, DraftDecision
from meetingroom.meeting.command.note import SealStance
from meetingroom.meeting.command.room import OpenDecisions
from meetingroom.meeting.command.topic import (
    AskForFloor,
    GiveFloor,
    PassTurn,
    TakeUpTopic,
)
from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.ids import DecisionId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.topics import FloorKind
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom


def words(room: TestRoom) -> dict[str, str]:
    return {line.label: line.words for line in figures(room.host.meeting).lines}


def test_reading_time_is_counted_from_the_clock() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.clock.advance(23 * 60)
    room.go_to(Phase.MARGINS)

    assert words(room)["Reading time"] == "20 min given, 23 needed"


def test_the_first_speaker_s_place_counts_for_each_topic() -> None:
    room = TestRoom().go_to(Phase.READING)
    first = room.add_note(MINA, "two systems")
    second = room.add_note(MINA, "1.2 million")
    room.go_to(Phase.DISCUSSION)
    ada, meeting = room.seat(ADA), room.host.meeting
    for note, speaker in ((first, MINA), (second, RITA)):
        topic = meeting.topic_of(note)
        assert topic is not None
        ada.send(TakeUpTopic(topic.id))
        ada.send(GiveFloor(speaker))
        ada.send(GiveFloor(None))

    counted = figures(room.host.meeting)

    assert counted.first_places == (1, 4)
    assert (
        counted.lines[1].words == "On 1 of 2 topics the first in the order spoke first."
    )
    assert counted.heard == 2
    assert words(room)["People heard"] == "2 of 5"


def test_the_second_is_not_the_first_because_the_first_passed() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(MINA, "two systems")
    room.go_to(Phase.DISCUSSION)
    (topic,) = room.host.meeting.topics
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(topic))
    room.seat(BEN).send(AskForFloor(topic, FloorKind.POINT_OF_ORDER))
    ada.send(GiveFloor(BEN))  # the author, third in the order
    for person in (MINA, TOM):
        ada.send(PassTurn(person, topic))
    ada.send(GiveFloor(None))

    assert figures(room.host.meeting).first_places == (3,)


def test_three_stances_make_no_chart_and_four_do() -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    for person in (BEN, MINA, TOM):
        room.seat(person).send(SealStance(StanceChoice.SUPPORT))
    three = figures(room.host.meeting)
    room.seat(RITA).send(SealStance(StanceChoice.AGAINST))
    four = figures(room.host.meeting)

    assert three.stances == {}
    assert four.stances[StanceChoice.SUPPORT] == 3
    assert words(room)["Stances before the talk"].startswith("3 support, ")


def test_the_movement_is_counted_among_four_and_names_nobody() -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    everyone = (BEN, MINA, TOM, RITA)
    for person in everyone:
        room.seat(person).send(SealStance(StanceChoice.UNSURE))
    room.go_to(Phase.DECISIONS)
    ada = room.seat(ADA)
    draft = DecisionDraft("Move.", BEN, review_on=date(2027, 1, 15))
    ada.send(DraftDecision(DecisionId("d"), draft))
    ada.send(DeferDecision(DecisionId("d"), "Numbers are missing."))
    # Ada had no stance before: there is no way of hers from one to another.
    for person in (ADA, BEN, MINA, TOM):
        again = SealStance(StanceChoice.SUPPORT, is_after=True)
        room.seat(person).send(again)
    three = figures(room.host.meeting)
    room.seat(RITA).send(SealStance(StanceChoice.UNSURE, is_after=True))
    said = words(room)

    assert three.movement is None
    assert three.stances_after[StanceChoice.SUPPORT] == 4
    moved = "1 stayed, 3 moved towards it, 0 away from it"
    assert said["How stances moved"] == moved
    assert said["Stances at the end"].startswith("4 support, ")


def test_a_movement_that_could_be_one_person_s_only_is_not_told() -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    for person in (ADA, BEN, MINA, RITA):
        room.seat(person).send(SealStance(StanceChoice.SUPPORT))
    room.seat(TOM).send(SealStance(StanceChoice.AGAINST))
    room.go_to(Phase.DECISIONS)
    draft = DecisionDraft("Move.", BEN, review_on=date(2027, 1, 15))
    room.seat(ADA).send(DraftDecision(DecisionId("d"), draft))
    room.seat(ADA).send(DeferDecision(DecisionId("d"), "Numbers are missing."))
    for person in (ADA, BEN, MINA, RITA, TOM):
        again = SealStance(StanceChoice.SUPPORT, is_after=True)
        room.seat(person).send(again)

    # Nobody but Tom could have come nearer, and everybody saw where he stood.
    assert figures(room.host.meeting).movement is None


def test_open_blockers_are_counted_apart() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(TOM, "1.2 million", NoteKind.BLOCKER)
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(OpenDecisions())

    assert words(room)["Blockers disposed of"] == "0 of 1"


def test_a_meeting_that_has_not_begun_has_words_too() -> None:
    counted = figures(TestRoom().host.meeting)

    assert counted.summary == "5 people, 0 notes, 0 of 60 minutes"
    assert counted.lines[1].words == "Nobody was given the floor."
