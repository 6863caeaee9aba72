# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Walking through the topics: take up, speak, write down, merge, split, end."""

import pytest

from meetingroom.meeting.command.room import BackToDiscussion, OpenDecisions
from meetingroom.meeting.command.topic import (
    AddTopic,
    DropLine,
    EndTopic,
    ExtendTopic,
    GiveFloor,
    JoinTopic,
    MergeTopics,
    PassTurn,
    RenameTopic,
    SplitTopic,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Disposition
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.step.topic import DEFAULT_TOPIC_S
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.meeting.undo import inverse
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

FIRST, SECOND = TopicId("topic-0"), TopicId("topic-1")
OWN = TopicId("own")


@pytest.fixture
def room() -> TestRoom:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", body="A source?")
    room.add_note(MINA, "the new system", body="Which one?")
    return room.go_to(Phase.DISCUSSION)


def topic(room: TestRoom, topic_id: TopicId = FIRST) -> Topic:
    return room.host.meeting.topics[topic_id]


def refused(room: TestRoom, by: PersonId, command: Command) -> str:
    with pytest.raises(Refused) as caught:
        room.seat(by).send(command)
    return caught.value.sentence


def test_one_topic_is_current_and_its_time_counts(room: TestRoom) -> None:
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(FIRST))
    room.clock.advance(100)
    ada.send(TakeUpTopic(SECOND))
    room.clock.advance(50)
    ada.send(TakeUpTopic(FIRST))
    room.clock.advance(20)
    ada.send(TakeUpTopic(None))

    assert room.host.meeting.current_topic is None
    assert topic(room).used_s == 120
    assert topic(room, SECOND).used_s == 50
    assert topic(room).given_s == DEFAULT_TOPIC_S


def test_a_topic_over_its_time_gets_more_but_is_never_ended(room: TestRoom) -> None:
    room.seat(ADA).send(TakeUpTopic(FIRST))
    room.clock.advance(10_000)

    room.seat(ADA).send(ExtendTopic(FIRST, 3))

    assert topic(room).outcome is None
    assert topic(room).given_s == DEFAULT_TOPIC_S + 180
    assert "between 1 and 120" in refused(room, ADA, ExtendTopic(FIRST, 0))


def test_the_floor_goes_round_and_turns_can_be_passed(room: TestRoom) -> None:
    ada = room.seat(ADA)
    assert refused(room, ADA, GiveFloor(MINA)) == "Take up a topic first."
    ada.send(TakeUpTopic(FIRST))
    ada.send(GiveFloor(MINA))
    ada.send(GiveFloor(TOM))
    room.seat(TOM).send(PassTurn(TOM))
    assert "somebody else's turn" in refused(room, BEN, PassTurn(RITA))
    ada.send(GiveFloor(RITA))
    ada.send(EndTopic(FIRST, Outcome.ANSWERED))

    assert topic(room).spoken == (MINA, RITA)
    assert topic(room).passed == (TOM,)
    assert topic(room).speaking is None
    assert room.host.meeting.current_topic is None


def test_an_outcome_disposes_of_the_topics_notes(room: TestRoom) -> None:
    room.seat(ADA).send(EndTopic(FIRST, Outcome.PARK))

    meeting = room.host.meeting
    note = meeting.notes[topic(room).notes[0]]
    assert meeting.disposition_of(note) is Disposition.PARKED
    room.seat(ADA).send(EndTopic(FIRST, None))
    assert room.host.meeting.disposition_of(note) is None


def test_the_scribe_writes_what_was_said(room: TestRoom) -> None:
    room.seat(MINA).send(WriteLine(FIRST, " No source on the page. ", BEN))

    assert [line.text for line in topic(room).lines] == ["No source on the page."]
    assert "Only the facilitator or the scribe" in refused(
        room, TOM, WriteLine(FIRST, "Mine.")
    )
    room.seat(MINA).send(DropLine(FIRST))
    assert refused(room, MINA, DropLine(FIRST)) == "There is no line to take back."


def test_merging_keeps_notes_lines_and_time_and_is_undone_by_splitting(
    room: TestRoom,
) -> None:
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(SECOND))
    room.clock.advance(30)
    ada.send(WriteLine(SECOND, "Said."))
    merge = MergeTopics(SECOND, FIRST)
    back = inverse(merge, ada.snapshot().meeting)
    before = topic(room, SECOND)

    ada.send(merge)
    assert room.host.meeting.current_topic == FIRST
    assert len(topic(room).notes) == 2
    assert topic(room).used_s == 30
    assert [line.text for line in topic(room).lines] == ["Said."]
    assert back is not None
    ada.send(back)

    again = topic(room, SECOND)
    assert (again.title, again.notes) == (before.title, before.notes)
    assert (again.start_cp, again.end_cp) == (before.start_cp, before.end_cp)
    assert list(room.host.meeting.topics) == [FIRST, SECOND]


def test_a_topic_is_not_merged_with_itself(room: TestRoom) -> None:
    assert refused(room, ADA, MergeTopics(FIRST, FIRST)) == (
        "Choose two different topics."
    )


@pytest.mark.parametrize(
    ("notes", "sentence"),
    [
        ((), "Choose the notes that become a topic of their own."),
        (("id-elsewhere",), "A chosen note is not in this topic."),
        (None, "Leave at least one note in the topic."),
    ],
)
def test_splitting_needs_some_notes_on_both_sides(
    room: TestRoom, notes: tuple[str, ...] | None, sentence: str
) -> None:
    chosen = topic(room).notes if notes is None else tuple(map(NoteId, notes))

    assert refused(room, ADA, SplitTopic(FIRST, OWN, chosen, "Own")) == sentence


def test_renaming_and_its_undo(room: TestRoom) -> None:
    ada = room.seat(ADA)
    rename = RenameTopic(FIRST, " The 1.2 million ")
    back = inverse(rename, ada.snapshot().meeting)

    ada.send(rename)
    assert topic(room).title == "The 1.2 million"
    assert back is not None
    ada.send(back)

    assert topic(room).title == "A source?"
    assert refused(room, ADA, RenameTopic(FIRST, " ")) == "The title is still empty."


def test_a_note_stands_in_one_topic_only(room: TestRoom) -> None:
    taken = topic(room).notes

    assert "in a topic already" in refused(room, ADA, JoinTopic(SECOND, taken))
    assert "in a topic already" in refused(room, ADA, AddTopic(Topic(OWN, "x", taken)))
    nowhere = (NoteId("nowhere"),)
    assert refused(room, ADA, JoinTopic(FIRST, nowhere)) == "There is no such note."


def test_a_topic_that_is_gone_is_told(room: TestRoom) -> None:
    gone = TopicId("gone")

    assert "no longer on the run sheet" in refused(room, ADA, TakeUpTopic(gone))


def test_leaving_for_the_decisions_stops_the_topic(room: TestRoom) -> None:
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(FIRST))
    ada.send(GiveFloor(MINA))
    room.clock.advance(60)
    ada.send(OpenDecisions())
    assert "only during discussion" in refused(room, ADA, TakeUpTopic(FIRST))
    room.clock.advance(500)
    ada.send(BackToDiscussion())

    assert topic(room).used_s == 60
    assert topic(room).spoken == (MINA,)
    clock = room.host.meeting.clock
    assert clock is not None
    assert clock.used_s(room.clock.now()) == 60
