# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The summary's values and its sentences."""

from datetime import UTC, datetime

import pytest

from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.command.room import CloseMeeting, SetAway
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.close.view import (
    Size,
    blocker_rows,
    open_topics,
    others_who_settle,
    settled_decisions,
    size_of,
)
from meetingroom.ui.close.words import (
    decision_words,
    size_words,
    time_words,
    why_not_words,
)
from tests.support.meetings import ADA, TOM, TestRoom
from tests.ui.close.rooms import defer_decision, ended_room, record_decision


def test_the_size_counts_the_running_phase_up_to_now() -> None:
    room, _ = ended_room()
    room.clock.advance(120)

    size = size_of(room.host.meeting, room.clock.now())

    assert size.used_min == 25
    assert size_of(room.host.meeting, None).used_min == 23
    assert size.planned_min == 60


def test_deferred_decisions_come_after_the_recorded_ones() -> None:
    room, _ = ended_room()
    deferred = defer_decision(room)
    recorded = record_decision(room)

    settled = settled_decisions(room.host.meeting)

    assert [decision.id for decision in settled] == [recorded, deferred]


def test_a_decision_says_what_it_came_to_and_what_took_its_place() -> None:
    room, _ = ended_room()
    first = record_decision(room, outcome="approved")
    record_decision(room, "decision-b", supersedes=first)
    meeting = room.host.meeting

    said = decision_words(meeting, meeting.decisions[first])

    assert said.startswith("Approved · Ben · ")
    assert said.endswith(" · superseded by D-2")


def test_a_topic_with_an_outcome_or_a_decision_is_not_left_open() -> None:
    room, _ = ended_room()
    topics = list(room.host.meeting.topics)
    record_decision(room, topics=(topics[2],))

    assert [row.topic for row in open_topics(room.host.meeting)] == [topics[1]]


def test_a_topic_left_open_has_the_address_of_its_first_note() -> None:
    room, _ = ended_room()
    meeting = room.host.meeting
    rows = open_topics(meeting)

    marked = [meeting.marked_from_cp(meeting.topics[row.topic]) for row in rows]
    wanted = ["" if at is None else meeting.pages.address(at) for at in marked]
    assert [row.address for row in rows] == wanted


def test_one_is_said_in_the_singular() -> None:
    assert size_words(Size(1, 1, 5, 60)) == "1 person · 1 note · 5 of 60 minutes"
    assert size_words(Size(2, 0, 5, 60)) == "2 people · 0 notes · 5 of 60 minutes"


@pytest.mark.parametrize(
    ("blockers", "drafts", "begins"),
    [
        (1, 0, "One blocker"),
        (3, 1, "3 blockers"),
        (0, 1, "One decision"),
        (0, 2, "2 decisions"),
    ],
)
def test_what_stops_the_closing_is_one_sentence(
    blockers: int, drafts: int, begins: str
) -> None:
    assert why_not_words(blockers, drafts).startswith(begins)


def test_it_says_who_alone_may_settle_what_is_open() -> None:
    assert why_not_words(2, 1, ("Tom", "Ben")) == (
        "Blockers are open. Waiting for Tom, Ben to say what becomes of them."
    )
    assert why_not_words(9, 0, ("Ada", "Ben", "Tom")) == (
        "Blockers are open. Waiting for 3 people to say what becomes of them."
    )


def test_who_is_waited_for_is_each_writer_once_unless_the_viewer_may_settle() -> None:
    room = TestRoom().go_to(Phase.READING)
    for quote in ("two systems", "invoices"):
        room.add_note(TOM, quote, NoteKind.BLOCKER)
    room.go_to(Phase.DECISIONS)

    assert others_who_settle(room.seat(ADA).snapshot().meeting, ADA) == ("Tom",)
    assert others_who_settle(room.seat(TOM).snapshot().meeting, TOM) == ()
    room.seat(ADA).send(SetAway(TOM, is_away=True))
    assert others_who_settle(room.seat(ADA).snapshot().meeting, ADA) == ()


def test_nothing_open_stops_nothing() -> None:
    assert why_not_words(0, 0) == ""


def test_times_are_those_of_the_wall_clock() -> None:
    at = datetime(2026, 11, 24, 9, 58, tzinfo=UTC)

    assert time_words(at) == at.astimezone().strftime("%H:%M")


def test_closing_keeps_its_moment() -> None:
    room, blocker = ended_room()
    before = room.host.meeting.closed_at
    room.seat(TOM).send(SetDisposition(blocker, Disposition.PARKED))

    room.seat(ADA).send(CloseMeeting())

    assert before is None
    assert room.host.meeting.closed_at == room.clock.now()


def test_ones_own_blocker_has_no_name_in_a_meeting_without_names() -> None:
    room, blocker = ended_room(has_names=False)

    (row,) = blocker_rows(room.seat(TOM).snapshot().meeting, TOM)

    assert (row.note, row.author) == (blocker, "")
