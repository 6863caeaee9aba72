# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Open work is counted over this meeting and the others."""

from datetime import date

from meetingroom.discussion.load import open_work
from meetingroom.meeting.command.decision import AddFollowUp, FinishFollowUp
from meetingroom.meeting.ids import FollowUpId, PersonId
from meetingroom.meeting.phase import Phase
from tests.support.meetings import ADA, BEN, MINA, TestRoom

DUE = date(2026, 12, 1)


def test_open_work_of_this_meeting_and_the_others_counts() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    for number, owner in enumerate((BEN, BEN, MINA)):
        work = AddFollowUp(FollowUpId(f"f{number}"), "Ask.", owner, DUE)
        room.seat(ADA).send(work)
    room.seat(ADA).send(FinishFollowUp(FollowUpId("f0")))
    elsewhere = {"ben": 2, "Mina": 7}

    assert open_work(room.host.meeting, BEN, elsewhere) == 3
    assert open_work(room.host.meeting, BEN, {}) == 1
    assert open_work(room.host.meeting, PersonId("nobody"), elsewhere) == 0
