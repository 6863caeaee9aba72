# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A simulated colleague's disk: kept in memory, gone with the rehearsal."""

from collections.abc import Sequence

from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import MeetingId
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.kept import Attendance, Outgoing


class MemoryStore:
    """What `GuestStore` asks for, for one meeting."""

    def __init__(self) -> None:
        self._copy: list[Recorded] = []
        self._outgoing: dict[int, Outgoing] = {}

    def read(self, meeting: MeetingId) -> tuple[Recorded, ...]:
        """Return the copy of the log."""
        del meeting
        return tuple(self._copy)

    def append_copy(
        self,
        meeting: MeetingId,
        entries: Sequence[Recorded],
        after: Meeting,
        attendance: Attendance,
    ) -> None:
        """Keep received entries."""
        del meeting, after, attendance
        self._copy.extend(entries)

    def drop_copy(self, meeting: MeetingId) -> None:
        """Forget the copy."""
        del meeting
        self._copy.clear()

    def keep_attendance(self, attendance: Attendance) -> None:
        """Keep nothing: the room knows it."""

    def add_outgoing(self, meeting: MeetingId, outgoing: Outgoing) -> None:
        """Keep an own entry."""
        del meeting
        self._outgoing[outgoing.counter] = outgoing

    def settle_outgoing(self, meeting: MeetingId, settled: Sequence[Outgoing]) -> None:
        """Note that entries were answered."""
        del meeting
        self._outgoing.update((one.counter, one) for one in settled)

    def replace_outgoing(self, meeting: MeetingId, entries: Sequence[Outgoing]) -> None:
        """Keep these own entries instead of all others."""
        del meeting
        self._outgoing = {one.counter: one for one in entries}

    def outgoing(self, meeting: MeetingId) -> tuple[Outgoing, ...]:
        """Return all own entries, in order."""
        del meeting
        return tuple(self._outgoing.values())
