# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Taking a meeting up where it stood, clock included."""

from datetime import date

from meetingroom.meeting.command.decision import AddFollowUp, FinishFollowUp
from meetingroom.meeting.ids import FollowUpId
from meetingroom.meeting.phase import Phase
from meetingroom.room.resume import take_up
from tests.support.meetings import ADA, BEN, START, TestRoom


def test_a_follow_up_ticked_off_while_away_does_not_run_the_clock() -> None:
    room = TestRoom().go_to(Phase.DISCUSSION)
    work = FollowUpId("work")
    room.seat(ADA).send(AddFollowUp(work, "Ask", BEN, date(2026, 12, 1), None, None))
    room.clock.advance(300)
    last_seen = room.clock.now()
    room.clock.advance(86_400)
    room.seat(ADA).send(FinishFollowUp(work, is_done=True))
    room.clock.advance(3_600)

    is_running = take_up(room.host, last_seen)

    clock = room.host.meeting.clock
    assert is_running
    assert clock is not None
    assert clock.used_s(room.clock.now()) == 300


def test_a_meeting_that_was_never_seen_running_is_left_alone() -> None:
    room = TestRoom().go_to(Phase.READING)
    before = room.host.log

    assert not take_up(room.host, None)

    assert room.host.log == before
    assert room.host.meeting.clock is not None
    assert room.host.meeting.clock.started_at == START
