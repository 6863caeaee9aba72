# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A sitting: one meeting open at this machine, with the people who use it.

It joins the room to its storage and keeps the heartbeat; it shows nothing.
"""

from PySide6.QtCore import QObject, QTimer

from meetingroom.library.library import Library
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.room.clock import Clock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import random_id
from meetingroom.room.resume import take_up
from meetingroom.ui.bridge import Bridge

HEARTBEAT_MS = 5000
"""How much of the clock a killed program can lose at most."""
ELSEWHERE = (
    "{0} takes part on their own laptop, so nobody can sit here as {0}. If that laptop"
    " is gone, whoever leads turns it away first: Meeting, Turn a laptop away."
)


class Sitting(QObject):
    """One meeting with its host's room, in this process.

    Takes up an earlier meeting where it stood: the time in which the program was
    not running is kept out of the clock.
    """

    def __init__(
        self,
        library: Library,
        meeting_id: MeetingId,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        """Open the room.

        Raises:
            StorageUnavailable: The log cannot be read.
        """
        super().__init__(parent)
        self.library = library
        self.meeting_id = meeting_id
        self.host = HostRoom(meeting_id, library, clock, random_id)
        attended = library.attendance(meeting_id)
        self._guest = attended.person if attended is not None else None
        """Who came with this laptop, where the meeting was hosted by another."""
        self._bridges: dict[PersonId, Bridge] = {}
        self._heartbeat = QTimer(self)
        self._heartbeat.setInterval(HEARTBEAT_MS)

        self._heartbeat.timeout.connect(self._on_heartbeat_timeout)

    def start(self) -> None:
        """Let the clock count, from where it is known to have stood.

        Raises:
            StorageUnavailable: The library cannot be written.
        """
        if self.host.meeting.phase is Phase.CLOSED:
            return  # the record is read only; its clock stands
        take_up(self.host, self.library.last_seen(self.meeting_id))
        self.library.mark_seen(self.meeting_id, self.host.now())
        self._heartbeat.start()

    @property
    def keeper(self) -> PersonId | None:
        """Whose laptop this is: who came with it, else who hosts, whoever leads by now.

        Who was taken off the list since leaves the place to the facilitator, unless
        that person has a laptop of their own.
        """
        meeting = self.host.meeting
        if self._guest is not None or meeting.keeper in meeting.people:
            return self._guest or meeting.keeper
        leader = meeting.setup.roles.facilitator
        return None if leader in meeting.with_laptop else leader

    def require_here(self, person: PersonId) -> None:
        """Let nobody be seated here who has a laptop of their own in this meeting.

        Whoever sits in their place would read what only they see, and answer for
        them.

        Raises:
            Refused: Their laptop was let in, and not turned away since.
        """
        meeting = self.host.meeting
        if person in meeting.with_laptop and person != self.keeper:
            known = meeting.people.get(person)
            raise Refused(ELSEWHERE.format(known.name if known else ""))

    def bridge(self, person: PersonId) -> Bridge:
        """Return a person's line to the room; the same one at each call."""
        if person not in self._bridges:
            self._bridges[person] = Bridge(self.host.seat(person), self)
        return self._bridges[person]

    def stop(self) -> None:
        """End the heartbeat; the meeting can be continued later."""
        if self._heartbeat.isActive():
            self._heartbeat.stop()
            self.host.rest()
            self._beat()
        for bridge in self._bridges.values():
            bridge.leave()

    def _on_heartbeat_timeout(self) -> None:
        self._beat()

    def _beat(self) -> None:
        try:
            self.library.mark_seen(self.meeting_id, self.host.now())
        except StorageUnavailable:
            # The next command says so to a person; a beat has nobody to tell.
            return
