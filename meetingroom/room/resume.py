# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Taking a meeting up again after its program had stopped, clock included."""

from datetime import datetime

from meetingroom.meeting.command.room import ContinueMeeting
from meetingroom.meeting.phase import Phase
from meetingroom.room.host import HostRoom


def take_up(host: HostRoom, last_seen: datetime | None) -> bool:
    """Let the clock go on from where it is known to have stood.

    Args:
        host: The room, read from its log.
        last_seen: What the heartbeat noted last; `None` before the first beat.

    Returns:
        Whether there was a running clock to take up.

    Raises:
        StorageUnavailable: It could not be stored; nothing changed.
    """
    meeting = host.meeting
    leader = meeting.setup.roles.facilitator
    is_running = meeting.clock is not None and meeting.phase is not Phase.CLOSED
    if last_seen is None or leader is None or not is_running:
        return False
    # An entry later than the last beat shows that the clock ran until then.
    known = max([last_seen, *(entry.at for entry in host.log[-1:])])
    host.submit(ContinueMeeting(min(known, host.now())), leader)
    return True
