# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every note that is talked about reaches the run sheet, and none that is not."""

from datetime import date

import pytest

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.meeting.command.decision import DeferDecision, DraftDecision
from meetingroom.meeting.command.note import AddNote, ReinstateNote, WithdrawNote
from meetingroom.meeting.command.room import CarryOver, OpenDiscussion
from meetingroom.meeting.command.topic import EndTopic, MergeTopics
from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DecisionId, NoteId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.topics import CarriedTopic, Outcome
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom

FIRST, SECOND = TopicId("topic-0"), TopicId("topic-1")
STOP = DecisionId("stop")
SOON = "The hour is short."
DAY = date(2027, 1, 15)


def titles_of(room: TestRoom, note: NoteId) -> list[str]:
    topics = room.host.meeting.topics.values()
    return [topic.title for topic in topics if note in topic.notes]


def opening(room: TestRoom) -> OpenDiscussion:
    meeting = room.seat(ADA).snapshot().meeting
    return open_discussion_command(meeting, SOON)


def test_a_note_added_after_the_topics_were_made_is_placed_at_the_opening() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    room.go_to(Phase.MARGINS)
    made_early = opening(room)
    late = room.add_note(MINA, "the new system", body="Which one?")

    room.seat(ADA).send(made_early)

    assert len(titles_of(room, late)) == 1
    assert room.seat(TOM).snapshot().meeting.topics == room.host.meeting.topics


def test_a_note_reinstated_in_the_talk_is_placed() -> None:
    room = TestRoom().go_to(Phase.READING)
    note = room.add_note(BEN, "1.2 million", NoteKind.BLOCKER)
    room.go_to(Phase.MARGINS)
    room.seat(BEN).send(WithdrawNote(note))
    room.seat(ADA).send(opening(room))
    assert titles_of(room, note) == []

    room.seat(BEN).send(ReinstateNote(note))
    assert len(titles_of(room, note)) == 1
    room.seat(BEN).send(WithdrawNote(note))
    room.seat(BEN).send(ReinstateNote(note))
    assert len(titles_of(room, note)) == 1


def test_a_general_note_joins_no_topic_of_an_earlier_meeting() -> None:
    room = TestRoom()
    carried = CarriedTopic("Old hiring question", "Meeting one")
    room.seat(ADA).send(CarryOver((carried,)))
    room.go_to(Phase.MARGINS)
    room.seat(ADA).send(opening(room))
    first, second = NoteId("first"), NoteId("second")

    for note in (first, second):
        room.seat(BEN).send(AddNote(note, NoteKind.CONCERN, "It lacks numbers.", None))

    assert titles_of(room, first) == titles_of(room, second) == ["It lacks numbers."]


def test_late_typos_and_agreement_make_no_topic() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    room.go_to(Phase.DISCUSSION)

    typo = room.add_note(MINA, "1.2 million", NoteKind.TYPO)
    alone = room.add_note(MINA, "the new system", NoteKind.AGREE, "")
    joined = room.add_note(TOM, "1.2 million", NoteKind.AGREE, "")

    assert titles_of(room, typo) == titles_of(room, alone) == []
    assert len(titles_of(room, joined)) == 1
    assert len(room.host.meeting.topics) == 1


def test_a_late_blocker_on_a_topic_that_ended_stays_open() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", NoteKind.CONCERN)
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(EndTopic(FIRST, Outcome.ANSWERED))

    late = room.add_note(MINA, "1.2 million", NoteKind.BLOCKER)

    meeting = room.host.meeting
    assert meeting.disposition_of(meeting.notes[late]) is None
    assert [note.id for note in open_blockers(meeting)] == [late]
    assert meeting.topics[FIRST].outcome is Outcome.ANSWERED


def deferred() -> TestRoom:
    """Return a room with a decision on the first topic that was deferred."""
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", NoteKind.CONCERN)
    room.add_note(MINA, "the new system", NoteKind.BLOCKER)
    room.go_to(Phase.DISCUSSION)
    draft = DecisionDraft("Stop.", BEN, review_on=DAY, topics=(FIRST,))
    room.seat(ADA).send(DraftDecision(STOP, draft))
    room.seat(ADA).send(DeferDecision(STOP, "Numbers are missing."))
    return room


def test_a_late_blocker_is_not_settled_by_a_decision_before_it() -> None:
    room = deferred()

    late = room.add_note(TOM, "1.2 million", NoteKind.BLOCKER)

    assert late in [note.id for note in open_blockers(room.host.meeting)]


@pytest.mark.parametrize(("gone", "into"), [(FIRST, SECOND), (SECOND, FIRST)])
def test_a_blocker_is_not_settled_by_merging_it_with_a_decided_topic(
    gone: TopicId, into: TopicId
) -> None:
    room = deferred()

    with pytest.raises(Refused, match="decision that was not made on it"):
        room.seat(ADA).send(MergeTopics(gone, into))

    assert len(open_blockers(room.host.meeting)) == 1


def test_an_open_topic_opens_the_one_it_is_merged_into() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", NoteKind.CONCERN)
    blocker = room.add_note(MINA, "the new system", NoteKind.BLOCKER)
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(EndTopic(FIRST, Outcome.ANSWERED))

    room.seat(ADA).send(MergeTopics(SECOND, FIRST))

    meeting = room.host.meeting
    assert meeting.topics[FIRST].outcome is None
    assert [note.id for note in open_blockers(meeting)] == [blocker]


def test_a_host_that_is_started_again_tells_guests_the_same() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    room.go_to(Phase.MARGINS)
    made_early = opening(room)
    for quote in ("1.2 million", "the new system"):
        room.add_note(MINA, quote)
    room.seat(ADA).send(made_early)
    room.add_note(TOM, "in January")

    again = TestRoom(journal)

    assert again.host.shared.entries == room.host.shared.entries
    ids = [(entry.command_id, type(entry.event)) for entry in room.host.shared.entries]
    assert len(ids) == len(set(ids))
