# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Shortly before the end: what is open, and who is needed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meetingroom.discussion.ending import (
    follow_up_line,
    is_near_end,
    needed_people,
)
from meetingroom.meeting.command.room import ChangeSetup
from meetingroom.meeting.decisions import Decision, DecisionDraft, DecisionStatus
from meetingroom.meeting.ids import DecisionId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from tests.support.meetings import ADA, MINA, TOM, TestRoom


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


def test_the_end_of_the_whole_meeting_counts_too(room: TestRoom) -> None:
    room.clock.advance(40 * 60)  # twice the time for reading
    room.go_to(Phase.DISCUSSION)

    assert [near(room, minutes) for minutes in (14, 15, 19)] == [False, True, True]


def test_a_phase_without_a_clock_has_no_end() -> None:
    assert not near(TestRoom(), 55)


def test_the_line_names_who_is_needed_and_what_is_open(room: TestRoom) -> None:
    room.go_to(Phase.DISCUSSION)

    assert needed_people(room.host.meeting) == ("Mina", "Tom", "Rita")
    assert follow_up_line(room.host.meeting) == (
        "Follow-up on Billing with Mina, Tom, Rita. Open blockers: 1:2."
        " Undecided: Decide on March."
    )


def test_without_names_only_the_decider_is_named() -> None:
    room = TestRoom()
    hidden = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(hidden))
    room.go_to(Phase.READING)
    room.add_note(TOM, "1.2 million", NoteKind.BLOCKER)
    room.go_to(Phase.DISCUSSION)

    assert needed_people(room.seat(ADA).snapshot().meeting) == ("Rita",)
    aimless = replace(hidden, goal="")
    line = follow_up_line(replace(room.host.meeting, setup=aimless))
    assert line.endswith("Open blocker: 1:2. Nothing was decided.")


def test_once_something_is_decided_only_blockers_are_left(room: TestRoom) -> None:
    room.go_to(Phase.DISCUSSION)
    one = DecisionId("one")
    recorded = Decision(one, DecisionDraft("We move."), DecisionStatus.RECORDED)

    line = follow_up_line(replace(room.host.meeting, decisions={one: recorded}))

    assert line.endswith("Open blockers: 1:2.")


def test_without_a_decider_or_blockers_the_line_says_less() -> None:
    meeting = replace(TestRoom().go_to(Phase.DISCUSSION).host.meeting, people={})

    line = follow_up_line(meeting)

    assert line == "Follow-up on Billing. Undecided: Decide on March."
