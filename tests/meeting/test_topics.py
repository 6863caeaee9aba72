# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Walking through the topics: take up, speak, write down, merge, split, end."""

from dataclasses import replace
from datetime import date

import pytest

from meetingroom.meeting.command.decision import (
    AddFollowUp,
    DeferDecision,
    DraftDecision,
)
from meetingroom.meeting.command.room import BackToDiscussion, OpenDecisions
from meetingroom.meeting.command.topic import (
    DropLine,
    EndTopic,
    ExtendTopic,
    GiveFloor,
    MergeTopics,
    PartTopics,
    PassTurn,
    RenameTopic,
    SplitTopic,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import (
    DecisionId,
    FollowUpId,
    NoteId,
    PersonId,
    TopicId,
)
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.slot import MOST_MIN
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.meeting.undo import inverse
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

FIRST, SECOND = TopicId("topic-0"), TopicId("topic-1")
OWN = TopicId("own")
DAY = date(2027, 1, 15)


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
    assert topic(room).given_s == MOST_MIN * 60


def test_a_topic_over_its_time_gets_more_but_is_never_ended(room: TestRoom) -> None:
    room.seat(ADA).send(TakeUpTopic(FIRST))
    room.clock.advance(10_000)

    room.seat(ADA).send(ExtendTopic(FIRST, 3))

    assert topic(room).outcome is None
    now = room.clock.now()
    assert room.host.meeting.topic_left_s(topic(room), now) == 180
    assert "between 1 and 120" in refused(room, ADA, ExtendTopic(FIRST, 0))


def test_the_floor_goes_round_and_turns_can_be_passed(room: TestRoom) -> None:
    ada = room.seat(ADA)
    assert refused(room, ADA, GiveFloor(MINA)) == "Take up a topic first."
    ada.send(TakeUpTopic(FIRST))
    ada.send(GiveFloor(MINA))
    ada.send(GiveFloor(TOM))
    room.seat(TOM).send(PassTurn(TOM, FIRST))
    assert "somebody else's turn" in refused(room, BEN, PassTurn(RITA, FIRST))
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


def merged(room: TestRoom, gone: TopicId, into: TopicId) -> Command:
    """Merge two topics and return what takes that back."""
    merge = MergeTopics(gone, into)
    back = inverse(merge, room.seat(ADA).snapshot().meeting)
    room.seat(ADA).send(merge)
    assert back is not None
    return back


def texts(topic: Topic) -> list[str]:
    return [line.text for line in topic.lines]


def test_merging_keeps_notes_lines_and_time(room: TestRoom) -> None:
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(SECOND))
    room.clock.advance(30)
    ada.send(WriteLine(SECOND, "Said."))

    merged(room, SECOND, FIRST)

    assert room.host.meeting.current_topic == FIRST
    assert len(topic(room).notes) == 2
    assert topic(room).used_s == 30
    assert texts(topic(room)) == ["Said."]


@pytest.mark.parametrize(("gone", "into"), [(FIRST, SECOND), (SECOND, FIRST)])
def test_undoing_a_merge_brings_both_topics_back_as_they_were(
    room: TestRoom, gone: TopicId, into: TopicId
) -> None:
    ada = room.seat(ADA)
    for known in (gone, into):
        ada.send(TakeUpTopic(known))
        ada.send(GiveFloor(MINA))
        ada.send(PassTurn(TOM, known))
        ada.send(ExtendTopic(known, 2))
        ada.send(WriteLine(known, f"Said on {known}."))
        room.clock.advance(30)
        ada.send(EndTopic(known, Outcome.PARK))
    before = room.host.meeting

    ada.send(merged(room, gone, into))

    assert list(room.host.meeting.topics.items()) == list(before.topics.items())


def test_undoing_a_merge_leaves_notes_and_lines_since_with_the_topic_they_came_to(
    room: TestRoom,
) -> None:
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(SECOND))
    ada.send(GiveFloor(BEN))
    ada.send(WriteLine(SECOND, "Before."))
    room.clock.advance(30)
    back = merged(room, SECOND, FIRST)
    ada.send(WriteLine(FIRST, "After."))
    late = room.add_note(TOM, "1.2 million")
    assert late in topic(room, FIRST).notes

    ada.send(back)
    room.clock.advance(20)
    ada.send(TakeUpTopic(None))

    first, second = topic(room, FIRST), topic(room, SECOND)
    assert (texts(first), texts(second)) == (["After."], ["Before."])
    assert late in first.notes
    assert (first.used_s, second.used_s) == (0, 50)
    assert second.spoken == (BEN,)


def test_a_line_dropped_since_the_merge_does_not_come_back(room: TestRoom) -> None:
    room.seat(ADA).send(WriteLine(SECOND, "Said."))
    back = merged(room, SECOND, FIRST)
    room.seat(ADA).send(DropLine(FIRST))

    room.seat(ADA).send(back)

    assert topic(room, SECOND).lines == topic(room, FIRST).lines == ()


def test_a_merge_is_done_again_after_its_undo(room: TestRoom) -> None:
    back = merged(room, FIRST, SECOND)
    after = room.host.meeting.topics
    again = inverse(back, room.seat(ADA).snapshot().meeting)
    room.seat(ADA).send(back)
    assert again is not None

    room.seat(ADA).send(again)

    assert room.host.meeting.topics == after


def test_only_topics_that_still_stand_together_are_parted(room: TestRoom) -> None:
    gone, into = topic(room, SECOND), topic(room, FIRST)
    nothing = MergeTopics(TopicId("gone"), FIRST)
    assert inverse(nothing, room.host.meeting) is None
    back = merged(room, SECOND, FIRST)
    twice = PartTopics(replace(gone, notes=gone.notes * 2), into, 1)
    assert "changed after they were merged" in refused(room, ADA, twice)
    shared = PartTopics(replace(gone, notes=into.notes), into, 1)
    assert "changed after they were merged" in refused(room, ADA, shared)
    elsewhere = PartTopics(gone, replace(into, id=OWN), 1)
    assert "no longer on the run sheet" in refused(room, ADA, elsewhere)
    assert "Only the facilitator" in refused(room, BEN, back)

    room.seat(ADA).send(SplitTopic(FIRST, OWN, gone.notes, "Own"))
    assert "changed after they were merged" in refused(room, ADA, back)
    room.seat(ADA).send(MergeTopics(OWN, FIRST))
    room.seat(ADA).send(back)
    assert refused(room, ADA, back) == "These topics stand apart already."


def test_links_follow_a_merged_topic(room: TestRoom) -> None:
    ada, work, both = room.seat(ADA), FollowUpId("work"), DecisionId("both")
    draft = DecisionDraft("Stop.", BEN, review_on=DAY, topics=(SECOND, FIRST))
    ada.send(DraftDecision(both, draft))
    ada.send(AddFollowUp(work, "Ask.", BEN, DAY, SECOND))

    back = merged(room, SECOND, FIRST)

    kept = room.host.meeting.decisions[both].draft
    assert kept.topics == (FIRST,)
    assert room.host.meeting.follow_ups[work].topic == FIRST
    ada.send(DraftDecision(both, replace(kept, because="It is late.")))
    ada.send(back)
    assert room.host.meeting.decisions[both].draft.topics == (FIRST,)


def test_a_blocker_stays_settled_when_its_topic_is_merged() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    room.add_note(MINA, "the new system", NoteKind.BLOCKER)
    room.go_to(Phase.DISCUSSION)
    draft = DecisionDraft("Stop.", BEN, review_on=DAY, topics=(SECOND,))
    room.seat(ADA).send(DraftDecision(DecisionId("stop"), draft))
    room.seat(ADA).send(DeferDecision(DecisionId("stop"), "Numbers are missing."))

    merged(room, SECOND, FIRST)

    assert open_blockers(room.host.meeting) == ()


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
