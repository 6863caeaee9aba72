# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asks where one stands before the talk, and says once all have sealed theirs.

Nothing opens here: all stances open with the discussion, so that nobody who still
reads is led by those who have finished, and everybody may think again till then.
"""

from datetime import datetime

from meetingroom.meeting.command.note import SealStance
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.note.stance_strip import StanceStrip


def show_first(strip: StanceStrip, snapshot: RoomSnapshot) -> None:
    """Show the first stance; not to those who have none to give."""
    setup = snapshot.meeting.setup
    strip.setVisible(setup.are_stances_asked and snapshot.may(SealStance))
    strip.show_naming(are_names_shown=setup.are_names_shown)
    strip.show_choices(setup.stance_choices)
    strip.show_stance(snapshot.meeting.stances.get(snapshot.viewer))


def show_sealing(
    strip: StanceStrip, snapshot: RoomSnapshot | None, now: datetime
) -> None:
    """Say how many are sealed, and that the time for it is up."""
    if snapshot is None:
        return
    clock, totals = snapshot.meeting.clock, snapshot.totals
    is_time_up = clock is not None and clock.left_s(now) <= 0
    strip.show_sealed_count(totals.stances, totals.readers, is_time_up=is_time_up)
