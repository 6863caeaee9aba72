# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which refusals a guest is told once, as nothing of them has to be kept.

Values only; who tells them is decided on the screens.
"""

from meetingroom.meeting.command.decision import CastVote
from meetingroom.meeting.command.room import AdmissionCommand, RoomCommand

TOLD_ONCE = RoomCommand | AdmissionCommand | CastVote
"""Acts on the room, and answers: what was chosen stands beside its button still."""
