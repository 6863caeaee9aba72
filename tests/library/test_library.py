# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The library keeps meetings, drafts and heartbeats in one plain SQLite file."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from meetingroom.library.library import Library
from meetingroom.library.migration import APPLICATION_ID, VERSION
from meetingroom.library.table import Table
from meetingroom.library.tables import ALL
from meetingroom.meeting.command.decision import (
    AddFollowUp,
    CastVote,
    DeferDecision,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.command.topic import EndTopic
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import (
    DecisionId,
    FollowUpId,
    MeetingId,
    NoteId,
    TopicId,
)
from meetingroom.meeting.local import HalfField, HalfWords, LocalNote
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import Outcome
from tests.library.files import query
from tests.support.meetings import ADA, BEN, MEETING, MINA, RITA, START, TOM, TestRoom

DECISION = DecisionId("decision")


def decided(room: TestRoom) -> TestRoom:
    """Bring a meeting to a recorded decision with a follow-up."""
    ada = room.seat(ADA)
    room.go_to(Phase.DECISIONS)
    draft = DecisionDraft(
        "Stop selling the old plan in January.",
        BEN,
        Door.TWO_WAY,
        ("January", "June"),
        "The price list is printed then.",
        outcome="approved with changes",
    )
    ada.send(DraftDecision(DECISION, draft))
    for person in (ADA, BEN, RITA, TOM):
        room.seat(person).send(CastVote(DECISION, VoteChoice.COMMIT))
    dissent = CastVote(DECISION, VoteChoice.DISAGREE_AND_COMMIT, "June is safer.")
    room.seat(MINA).send(dissent)
    ada.send(OpenRollCall(DECISION))
    ada.send(RecordDecision(DECISION))
    due = (START + timedelta(days=7)).date()
    follow_up = FollowUpId("follow-up")
    ada.send(AddFollowUp(follow_up, "Tell sales.", TOM, due, decision=DECISION))
    return room


def test_a_log_reads_back_as_it_was_written(library: Library) -> None:
    room = TestRoom(library).go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    decided(room)

    assert library.read(MEETING) == room.host.log


def test_a_meeting_stands_where_it_stood_after_opening_again(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library = Library.open(path)
    room = TestRoom(library).go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    library.close()

    again = Library.open(path)
    meeting = TestRoom(again).host.meeting
    again.close()

    assert meeting == room.host.meeting


def test_the_log_of_an_unknown_meeting_is_empty(library: Library) -> None:
    assert library.read(MeetingId("unknown")) == ()


def test_entries_of_one_command_are_stored_together_or_not_at_all(
    library: Library,
) -> None:
    room = TestRoom(library).go_to(Phase.READING)
    log = room.host.log
    following = msgspec.structs.replace(log[-1], seq=len(log) + 1)

    with pytest.raises(sqlite3.IntegrityError):
        library.append(MEETING, (following, log[-1]), room.host.meeting)

    assert library.read(MEETING) == log


def test_the_file_names_its_program_and_version(library: Library) -> None:
    TestRoom(library)

    assert query(library.path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert query(library.path, "PRAGMA user_version") == [(VERSION,)]
    assert query(library.path, "PRAGMA journal_mode") == [("wal",)]


def test_closing_leaves_one_file_beside_the_lock(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    TestRoom(library)
    library.close()

    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["library.db", "library.db.lock"]


@pytest.mark.parametrize("table", ALL, ids=lambda table: str(table.name))
def test_a_table_has_the_columns_that_are_written(
    table: Table, library: Library
) -> None:
    # The names of our own tables.
    sql = f"SELECT name FROM pragma_table_info('{table.name}')"  # noqa: S608
    stored = query(library.path, sql)

    assert [name for (name,) in stored if name != "rowid"] == list(table.columns)


def test_plain_tables_say_what_happened(library: Library) -> None:
    room = TestRoom(library).go_to(Phase.READING)
    note = room.add_note(BEN, "1.2 million", NoteKind.BLOCKER)
    decided(room)

    notes = query(library.path, "SELECT id, author, kind, exact, page FROM notes")
    assert notes == [(note, BEN, "blocker", "1.2 million", 1)]
    votes = query(library.path, "SELECT choice, count(*) FROM votes GROUP BY 1")
    assert votes == [("commit", 4), ("disagree and commit", 1)]
    assert query(library.path, "SELECT rule FROM overrides") == []
    assert query(library.path, "SELECT phase FROM phase_times ORDER BY 1") == [
        ("discussion",),
        ("margins",),
        ("reading",),
    ]


def test_views_show_open_decisions_and_late_follow_ups(library: Library) -> None:
    room = decided(TestRoom(library))
    draft = DecisionDraft("Hire two people.")
    room.seat(ADA).send(DraftDecision(DecisionId("second"), draft))
    long_ago = datetime(2020, 1, 1, tzinfo=UTC).date()
    room.seat(ADA).send(AddFollowUp(FollowUpId("late"), "Ask.", BEN, long_ago))

    statements = query(library.path, "SELECT statement, owner FROM decisions_open")
    assert statements == [("Hire two people.", None)]
    late = query(library.path, "SELECT what, owner_name FROM follow_ups_late")
    assert ("Ask.", "Ben") in late


def test_lists_tell_decisions_and_follow_ups_with_names(library: Library) -> None:
    decided(TestRoom(library))

    (decision,) = library.decisions()
    assert (decision.statement, decision.owner, decision.decider) == (
        "Stop selling the old plan in January.",
        "Ben",
        "Rita",
    )
    assert decision.options == ("January", "June")
    assert len(decision.votes) == 5
    assert [v.reason for v in decision.votes if v.name == "Mina"] == ["June is safer."]
    (follow_up,) = library.follow_ups()
    assert (follow_up.owner, follow_up.decision_number) == ("Tom", 1)
    assert follow_up.meeting_title == "Billing"


def test_topic_with_a_decision_is_not_carried_over(library: Library) -> None:
    room = TestRoom(library).go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    room.go_to(Phase.DISCUSSION)
    day = (START + timedelta(days=7)).date()
    topics = (TopicId("topic-0"),)
    draft = DecisionDraft("Wait.", BEN, review_on=day, topics=topics)
    room.seat(ADA).send(DraftDecision(DecisionId("wait"), draft))
    assert [row.carried_over for row in library.meetings()] == [1]

    room.seat(ADA).send(DeferDecision(DecisionId("wait"), "Legal looks first."))

    assert [row.carried_over for row in library.meetings()] == [0]


def test_unfinished_meetings_come_first(library: Library) -> None:
    room = TestRoom(library).go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    decided(room)
    (row,) = library.unfinished()
    assert (row.title, row.phase, row.people) == ("Billing", Phase.DECISIONS, 5)
    assert (row.decisions, row.follow_ups, row.carried_over) == (1, 1, 1)

    room.seat(ADA).send(EndTopic(TopicId("topic-0"), Outcome.ANSWERED))
    room.seat(ADA).send(CloseMeeting())

    assert library.unfinished() == ()
    assert [row.carried_over for row in library.meetings()] == [0]


def test_drafts_and_private_notes_belong_to_one_person(library: Library) -> None:
    mine = LocalNote(
        NoteId("a"),
        BEN,
        NoteKind.PRIVATE,
        "Ask Tom.",
        3,
        9,
        is_draft=False,
        saved_at=START,
    )
    draft = LocalNote(
        NoteId("b"),
        BEN,
        NoteKind.QUESTION,
        "Wh",
        None,
        None,
        is_draft=True,
        saved_at=START,
    )
    for local in (mine, draft):
        library.keep(MEETING, local)

    assert library.notes(MEETING, BEN) == (mine, draft)
    assert library.notes(MEETING, MINA) == ()
    assert library.notes(MeetingId("other"), BEN) == ()
    library.drop(MEETING, NoteId("b"))
    assert library.notes(MEETING, BEN) == (mine,)


def test_half_words_belong_to_one_person_and_one_field(
    library: Library,
) -> None:
    reply = HalfWords(HalfField.REPLY, NoteId("a"), "I thi")
    reason = HalfWords(HalfField.REASON, NoteId("a"), "We nev", "not agreed")
    stance = HalfWords(HalfField.STANCE, None, "No numb", "against")
    longer = HalfWords(HalfField.REPLY, NoteId("a"), "I think so")
    older = HalfWords(HalfField.STANCE, None, "No", "against")
    library.keep_half(MEETING, BEN, (reply, reason, stance))
    library.keep_half(MEETING, MINA, (reply,))

    assert set(library.half_words(MEETING, BEN)) == {reply, reason, stance}
    assert library.half_words(MeetingId("other"), BEN) == ()
    library.keep_half(MEETING, BEN, (longer,), (reason, older))
    assert set(library.half_words(MEETING, BEN)) == {longer, stance}
    assert library.half_words(MEETING, MINA) == (reply,)


def test_half_answers_belong_to_their_decisions(library: Library) -> None:
    first, second = (DecisionId(x) for x in ("d1", "d2"))
    answer = HalfWords(HalfField.ANSWER, None, "Too ear", "object", first)
    other = HalfWords(HalfField.ANSWER, None, "", "commit", second)
    library.keep_half(MEETING, BEN, (answer, other))

    assert set(library.half_words(MEETING, BEN)) == {answer, other}
    library.keep_half(MEETING, BEN, (), (answer,))
    assert library.half_words(MEETING, BEN) == (other,)


def test_a_draft_is_replaced_by_its_later_text(library: Library) -> None:
    for body in ("W", "Why?"):
        local = LocalNote(
            NoteId("b"),
            BEN,
            NoteKind.QUESTION,
            body,
            None,
            None,
            is_draft=True,
            saved_at=START,
        )
        library.keep(MEETING, local)

    assert [local.body for local in library.notes(MEETING, BEN)] == ["Why?"]


def test_the_latest_heartbeat_is_remembered(library: Library) -> None:
    assert library.last_seen(MEETING) is None

    library.mark_seen(MEETING, START)
    library.mark_seen(MEETING, START + timedelta(seconds=5))

    assert library.last_seen(MEETING) == START + timedelta(seconds=5)
