# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Becoming the host of a meeting whose host was lost, from this machine's copy.

Nothing of this machine's own is lost by it: what the old host had not shared yet is
handed to the new room here, as every other guest will hand in theirs.
"""

from datetime import datetime

from meetingroom.library.library import Library
from meetingroom.meeting.command.room import TakeOver
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import CommandId, MeetingId
from meetingroom.protocol.codec import decode_command
from meetingroom.protocol.ledger import Asked
from meetingroom.room.clock import HandClock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import random_id

NO_MEMO = (
    "The memo never reached this laptop, so the meeting cannot go on from here. What"
    " you wrote is kept. Begin a new meeting with the memo's file."
)


def take_over(library: Library, meeting: MeetingId, now: datetime, reason: str) -> None:
    """Make a meeting this machine attended its own.

    Args:
        library: With the copy and the own entries.
        meeting: Which one.
        now: Meeting time as the old host had it: this machine's own clock may be
            minutes off, and the reading's clock must not jump.
        reason: Why; it stands in the record.

    Raises:
        Refused: A rule says no; nothing changed.
        StorageUnavailable: It could not be stored; it can be tried again.
    """
    attended = library.attendance(meeting)
    if attended is None or attended.person is None:
        return
    library.keep_seal(meeting, attended.seal)
    clock = HandClock(now)
    host = HostRoom(meeting, library, clock, random_id)
    if host.meeting.memo is None:
        raise Refused(NO_MEMO)
    person, new_id = attended.person, CommandId(host.new_id())
    own = [
        Asked(decode_command(one.body), person, one.command_id)
        for one in library.outgoing(meeting)
    ]
    # In one transaction: half of it would leave two machines that believe they lead.
    # What is refused had its moment, as it would have had at the old host.
    host.take_over([Asked(TakeOver(reason), person, new_id), *own])
    library.mark_seen(meeting, now)
    library.drop_attendance(meeting)
    library.drop_outgoing(meeting)
