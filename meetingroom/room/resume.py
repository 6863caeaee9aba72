# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Taking a meeting up again after its program had stopped, clock included."""

from datetime import datetime

from meetingroom.meeting.command.room import ContinueMeeting
from meetingroom.meeting.event.decision import FollowUpFinished
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
    # Follow-ups are ticked off on the first screen, too, where no clock runs.
    ran = (e.at for e in host.log if not isinstance(e.event, FollowUpFinished))
    known = max(last_seen, *ran)
    host.submit(ContinueMeeting(min(known, host.now())), leader)
    return True
