# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Ticking a follow-up off on the first screen, through the meeting's own rules."""

from meetingroom.library.library import Library
from meetingroom.meeting.command.decision import FinishFollowUp
from meetingroom.meeting.ids import FollowUpId, MeetingId
from meetingroom.room.clock import Clock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import random_id


def tick_follow_up(
    library: Library,
    meeting: MeetingId,
    clock: Clock,
    follow_up: str,
    is_done: bool,  # noqa: FBT001 - as Qt's signal brings it
) -> None:
    """Say that a follow-up is done, or is open again.

    Raises:
        Refused: A rule says no.
        StorageUnavailable: It could not be stored.
    """
    host = HostRoom(meeting, library, clock, random_id)
    leader = host.meeting.setup.roles.facilitator
    if leader is not None:
        host.submit(FinishFollowUp(FollowUpId(follow_up), is_done), leader)
