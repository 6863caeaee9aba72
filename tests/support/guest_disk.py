# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A guest's disk in memory, for tests that are not about storage.

It is as strict as the library's tables, and can fail or be put back.
"""

from collections.abc import Sequence
from copy import copy

from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import MeetingId
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.kept import Attendance, Outgoing


class ListDisk:
    """What one machine keeps of one meeting."""

    def __init__(self, attendance: Attendance) -> None:
        self.attendance = attendance
        self.copied: tuple[Recorded, ...] = ()
        self.entries: tuple[Outgoing, ...] = ()
        self.is_full = False
        """Set to have everything fail as a full disk does."""
        self.writes_left: int | None = None
        """After so many writes the disk is full; `None` for never."""

    def backup(self) -> "ListDisk":
        """Return a disk with the same content, as a backup would have it."""
        return copy(self)

    def read(self, meeting: MeetingId) -> tuple[Recorded, ...]:
        assert meeting == self.attendance.meeting
        return self.copied

    def append_copy(
        self,
        meeting: MeetingId,
        entries: Sequence[Recorded],
        after: Meeting,
        attendance: Attendance,
    ) -> None:
        self._write()
        assert meeting == attendance.meeting
        assert after.id in (None, meeting)
        for place, entry in enumerate(entries, len(self.copied) + 1):
            assert entry.seq == place, "the copy has a gap"
        self.copied = (*self.copied, *entries)
        self.attendance = attendance

    def drop_copy(self, meeting: MeetingId) -> None:
        self._write()
        assert meeting == self.attendance.meeting
        self.copied = ()

    def keep_attendance(self, attendance: Attendance) -> None:
        self._write()
        self.attendance = attendance

    def add_outgoing(self, meeting: MeetingId, outgoing: Outgoing) -> None:
        self._write()
        assert meeting == self.attendance.meeting
        assert all(outgoing.counter != known.counter for known in self.entries)
        self.entries = (*self.entries, outgoing)

    def settle_outgoing(self, meeting: MeetingId, settled: Sequence[Outgoing]) -> None:
        self._write()
        assert meeting == self.attendance.meeting
        by_counter = {entry.counter: entry for entry in settled}
        for known in self.entries:
            now = by_counter.get(known.counter, known)
            assert (known.command_id, known.body) == (now.command_id, now.body)
        self.entries = tuple(by_counter.get(e.counter, e) for e in self.entries)

    def replace_outgoing(self, meeting: MeetingId, entries: Sequence[Outgoing]) -> None:
        self._write()
        assert meeting == self.attendance.meeting
        counters = [entry.counter for entry in entries]
        assert len(counters) == len(set(counters))
        self.entries = tuple(sorted(entries, key=lambda entry: entry.counter))

    def outgoing(self, meeting: MeetingId) -> tuple[Outgoing, ...]:
        assert meeting == self.attendance.meeting
        return self.entries

    def _write(self) -> None:
        if self.writes_left is not None:
            self.is_full |= self.writes_left == 0
            self.writes_left = max(0, self.writes_left - 1)
        if self.is_full:
            raise StorageUnavailable("The disk is full.")
