# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Becoming the host of a meeting whose host was lost, from this machine's copy.

Nothing of this machine's own is lost by it: what the old host had not shared yet is
handed to the new room here, as every other guest will hand in theirs.
"""

from meetingroom.library.library import Library
from meetingroom.meeting.command.room import TakeOver
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import MeetingId
from meetingroom.protocol.codec import decode_command
from meetingroom.room.clock import Clock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import id_source

NO_MEMO = (
    "The memo never reached this laptop, so the meeting cannot go on from here. What"
    " you wrote is kept. Begin a new meeting with the memo's file."
)


def take_over(library: Library, meeting: MeetingId, clock: Clock, reason: str) -> None:
    """Make a meeting this machine attended its own.

    Args:
        library: With the copy and the own entries.
        meeting: Which one.
        clock: This machine's.
        reason: Why; it stands in the record.

    Raises:
        Refused: A rule says no; nothing changed.
        StorageUnavailable: It could not be stored; it can be tried again.
    """
    attended = library.attendance(meeting)
    host = HostRoom(meeting, library, clock, id_source(clock))
    if attended is None or attended.person is None:
        return
    if host.meeting.memo is None:
        raise Refused(NO_MEMO)
    library.keep_seal(meeting, attended.seal)
    host.submit(TakeOver(reason), attended.person)
    for own in library.outgoing(meeting):
        try:
            host.submit(decode_command(own.body), attended.person, own.command_id)
        except Refused:
            # Its moment is over; so it would have been at the old host.
            continue
    library.drop_attendance(meeting)
    library.drop_outgoing(meeting)
