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
from meetingroom.protocol.kept import Answer, SealKey


class Journal(Protocol):
    """The log of meetings, durable before it returns."""

    def append(
        self,
        meeting: MeetingId,
        entries: Sequence[Recorded],
        after: Meeting,
        answers: Sequence[Answer] = (),
    ) -> None:
        """Store entries, the rows they change, and answers in one transaction.

        Args:
            meeting: Whose log it is.
            entries: Consecutive entries; none when there are only refusals.
            after: The whole meeting after the last of them.
            answers: What guests' machines are answered.

        Raises:
            StorageUnavailable: Nothing of it was stored.
        """
        ...

    def read(self, meeting: MeetingId) -> tuple[Recorded, ...]:
        """Return a meeting's whole log; empty for an unknown meeting."""
        ...

    def answers(self, meeting: MeetingId) -> tuple[Answer, ...]:
        """Return what guests' machines were answered, by device and counter."""
        ...

    def keep_seal(self, meeting: MeetingId, key: SealKey) -> None:
        """Store the key of somebody who writes at this machine.

        Raises:
            StorageUnavailable: It was not stored.
        """
        ...

    def seals(self, meeting: MeetingId) -> tuple[SealKey, ...]:
        """Return the keys of those who write at this machine."""
        ...

    def mark_seen(self, meeting: MeetingId, at: datetime) -> None:
        """Note until when a meeting's clock is known to have run."""
        ...

    def last_seen(self, meeting: MeetingId) -> datetime | None:
        """Return what `mark_seen` noted last."""
        ...
