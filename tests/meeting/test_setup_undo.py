# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Taking a change of the setup back leaves what else was settled in it."""

from dataclasses import replace

from meetingroom.meeting.command.room import ChangeSetup, HandOver
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.undo import Step, inverse
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom


def changed(room: TestRoom, act: ChangeSetup) -> Step:
    """Have the setup changed; return what undo keeps of it."""
    back = inverse(act, room.host.meeting)
    assert back is not None
    room.seat(ADA).send(act)
    return Step(act, back)


def test_the_writing_goes_back_and_a_later_title_and_lead_stay() -> None:
    room = TestRoom().go_to(Phase.DISCUSSION)
    setup = room.host.meeting.setup
    roles = replace(setup.roles, scribe=TOM)
    step = changed(room, ChangeSetup(replace(setup, roles=roles)))
    now = replace(room.host.meeting.setup, title="Another title")
    room.seat(ADA).send(ChangeSetup(now))
    room.seat(ADA).send(HandOver(BEN))

    room.seat(BEN).send(step.back_in(room.host.meeting))

    now = room.host.meeting.setup
    assert now.title == "Another title"
    assert (now.roles.scribe, now.roles.facilitator) == (MINA, BEN)


def test_before_the_meeting_only_what_was_changed_goes_back() -> None:
    room = TestRoom()
    setup = room.host.meeting.setup
    step = changed(room, ChangeSetup(replace(setup, goal="Another goal")))
    room.seat(ADA).send(
        ChangeSetup(replace(room.host.meeting.setup, title="Another title"))
    )

    room.seat(ADA).send(step.back_in(room.host.meeting))

    assert room.host.meeting.setup == replace(setup, title="Another title")
