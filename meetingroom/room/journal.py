# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a room needs from storage; the library provides it.

Seams only: no storage of any kind is here.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import MeetingId
from meetingroom.meeting.state import Meeting


class Journal(Protocol):
    """The log of meetings, durable before it returns."""

    def append(
        self, meeting: MeetingId, entries: Sequence[Recorded], after: Meeting
    ) -> None:
        """Store entries and the rows they change in one transaction.

        Args:
            meeting: Whose log it is.
            entries: Consecutive entries.
            after: The whole meeting after the last of them.

        Raises:
            StorageUnavailable: Nothing of it was stored.
        """
        ...

    def read(self, meeting: MeetingId) -> tuple[Recorded, ...]:
        """Return a meeting's whole log; empty for an unknown meeting."""
        ...

    def mark_seen(self, meeting: MeetingId, at: datetime) -> None:
        """Note until when a meeting's clock is known to have run."""
        ...

    def last_seen(self, meeting: MeetingId) -> datetime | None:
        """Return what `mark_seen` noted last."""
        ...
