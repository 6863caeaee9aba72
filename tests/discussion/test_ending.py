# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Shortly before the end: what is open, and who is needed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meetingroom.discussion.ending import (
    is_decided,
    is_near_end,
    minutes_to_end,
    needed_ids,
    needed_people,
)
from meetingroom.meeting.command.room import ChangeSetup
from meetingroom.meeting.decisions import Decision, DecisionDraft, DecisionStatus
from meetingroom.meeting.ids import DecisionId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from tests.support.meetings import ADA, MINA, RITA, TOM, TestRoom


@pytest.fixture
def room() -> TestRoom:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(TOM, "1.2 million", NoteKind.BLOCKER)
    room.add_note(MINA, "two systems", NoteKind.BLOCKER)
    room.add_note(TOM, "two systems", NoteKind.BLOCKER)
    return room


def near(room: TestRoom, minutes: float) -> bool:
    return is_near_end(room.host.meeting, room.clock.now() + timedelta(minutes=minutes))


def test_the_end_of_the_phase_is_near_for_five_minutes(room: TestRoom) -> None:
    room.go_to(Phase.DISCUSSION)

    assert [near(room, minutes) for minutes in (19, 20, 24, 25)] == [
        False,
        True,
        True,
        False,
    ]


def test_the_minutes_to_the_end_are_counted_as_clocks_do(room: TestRoom) -> None:
    room.go_to(Phase.DISCUSSION)

    left = [
        minutes_to_end(room.host.meeting, room.clock.now() + timedelta(minutes=minutes))
        for minutes in (19, 20, 21.5, 24.9, 25)
    ]

    assert left == [0, 5, 4, 1, 0]


def test_the_end_of_the_whole_meeting_counts_too(room: TestRoom) -> None:
    room.clock.advance(40 * 60)  # twice the time for reading
    room.go_to(Phase.DISCUSSION)

    assert [near(room, minutes) for minutes in (14, 15, 19)] == [False, True, True]


def test_a_phase_without_a_clock_has_no_end() -> None:
    assert not near(TestRoom(), 55)


def test_needed_are_the_writers_of_blockers_and_the_decider(room: TestRoom) -> None:
    room.go_to(Phase.DISCUSSION)

    assert needed_people(room.host.meeting) == ("Mina", "Tom", "Rita")
    assert needed_ids(room.host.meeting) == (MINA, TOM, RITA)


def test_without_names_only_the_decider_is_needed() -> None:
    room = TestRoom()
    hidden = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(hidden))
    room.go_to(Phase.READING)
    room.add_note(TOM, "1.2 million", NoteKind.BLOCKER)
    room.go_to(Phase.DISCUSSION)

    for meeting in (room.seat(ADA).snapshot().meeting, room.host.meeting):
        assert needed_people(meeting) == ("Rita",)
        assert needed_ids(meeting) == (RITA,)


def test_who_is_not_on_the_list_is_not_needed(room: TestRoom) -> None:
    meeting = replace(room.go_to(Phase.DISCUSSION).host.meeting, people={})

    assert needed_people(meeting) == ()
    assert needed_ids(meeting) == ()


def test_once_something_is_recorded_the_meeting_has_decided(room: TestRoom) -> None:
    room.go_to(Phase.DISCUSSION)
    one = DecisionId("one")
    draft = Decision(one, DecisionDraft("We move."))
    recorded = replace(draft, status=DecisionStatus.RECORDED)

    assert not is_decided(replace(room.host.meeting, decisions={one: draft}))
    assert is_decided(replace(room.host.meeting, decisions={one: recorded}))
