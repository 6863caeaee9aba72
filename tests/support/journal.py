# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A journal in memory, for tests that are not about storage."""

from collections.abc import Sequence
from datetime import datetime

from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import MeetingId
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.kept import Answer, SealKey


class ListJournal:
    """Keeps entries in a list and checks that they come without gaps."""

    def __init__(self) -> None:
        self.entries: dict[MeetingId, list[Recorded]] = {}
        self.seen: dict[MeetingId, datetime] = {}
        self.answered: dict[MeetingId, list[Answer]] = {}
        self.keys: dict[MeetingId, list[SealKey]] = {}
        self.is_full = False
        """Set to have the next write fail as a full disk does."""

    def backup(self) -> "ListJournal":
        """Return a journal with the same content, as a backup would have it."""
        same = ListJournal()
        same.entries = {key: list(log) for key, log in self.entries.items()}
        same.seen = dict(self.seen)
        same.answered = {key: list(known) for key, known in self.answered.items()}
        same.keys = {key: list(known) for key, known in self.keys.items()}
        return same

    def append(
        self,
        meeting: MeetingId,
        entries: Sequence[Recorded],
        after: Meeting,
        answers: Sequence[Answer] = (),
    ) -> None:
        self._require_room()
        log = self.entries.setdefault(meeting, [])
        for entry in entries:
            assert entry.seq == len(log) + 1
            log.append(entry)
        assert after.id == meeting
        known = self.answered.setdefault(meeting, [])
        for answer in answers:
            same = (answer.device, answer.counter)
            assert all(same != (one.device, one.counter) for one in known)
            known.append(answer)

    def read(self, meeting: MeetingId) -> tuple[Recorded, ...]:
        return tuple(self.entries.get(meeting, ()))

    def answers(self, meeting: MeetingId) -> tuple[Answer, ...]:
        known = self.answered.get(meeting, ())
        return tuple(sorted(known, key=lambda one: (one.device, one.counter)))

    def keep_seal(self, meeting: MeetingId, key: SealKey) -> None:
        self._require_room()
        self.keys.setdefault(meeting, []).append(key)

    def seals(self, meeting: MeetingId) -> tuple[SealKey, ...]:
        return tuple(self.keys.get(meeting, ()))

    def mark_seen(self, meeting: MeetingId, at: datetime) -> None:
        self.seen[meeting] = at

    def last_seen(self, meeting: MeetingId) -> datetime | None:
        return self.seen.get(meeting)

    def _require_room(self) -> None:
        if self.is_full:
            raise StorageUnavailable("The disk is full.")
