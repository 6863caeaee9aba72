# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the guest's side needs of its own disk; the library provides it. Seams only."""

from collections.abc import Sequence
from typing import Protocol

from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import MeetingId
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.kept import Attendance, Outgoing


class GuestStore(Protocol):
    """A guest's own entries and its copy of the shared log, durable on return.

    Each method raises `StorageUnavailable` when it could not be done; nothing of it
    was stored then.
    """

    def read(self, meeting: MeetingId) -> tuple[Recorded, ...]:
        """Return the copy of the log, as it was received."""
        ...

    def append_copy(
        self,
        meeting: MeetingId,
        entries: Sequence[Recorded],
        after: Meeting,
        attendance: Attendance,
    ) -> None:
        """Store received entries and the cursor in one transaction."""
        ...

    def drop_copy(self, meeting: MeetingId) -> None:
        """Forget the copy; own entries stay."""
        ...

    def keep_attendance(self, attendance: Attendance) -> None:
        """Store how this machine takes part."""
        ...

    def add_outgoing(self, meeting: MeetingId, outgoing: Outgoing) -> None:
        """Store an own entry."""
        ...

    def settle_outgoing(self, meeting: MeetingId, settled: Sequence[Outgoing]) -> None:
        """Store that entries were answered."""
        ...

    def replace_outgoing(self, meeting: MeetingId, entries: Sequence[Outgoing]) -> None:
        """Store these own entries in place of all that were stored."""
        ...

    def outgoing(self, meeting: MeetingId) -> tuple[Outgoing, ...]:
        """Return all own entries in the order of their counters."""
        ...
