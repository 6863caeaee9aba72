# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asks again where one stands, once there is a decision to stand to."""

from meetingroom.meeting.command.note import SealStance
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.note.stance_strip import StanceStrip


def show_again(strip: StanceStrip, snapshot: RoomSnapshot) -> None:
    """Show the second stance, or nothing while there is none to give."""
    meeting, totals = snapshot.meeting, snapshot.totals
    strip.setVisible(meeting.asks_stances_again and snapshot.may(SealStance))
    strip.show_naming(are_names_shown=meeting.setup.are_names_shown)
    strip.show_choices(meeting.setup.stance_choices)
    strip.show_sealed_count(totals.stances_after, totals.readers)
    strip.show_stance(meeting.stances_after.get(snapshot.viewer))
