# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`Library`: one file with every meeting, as the rest of the program sees it.

It holds the one connection and the lock, and turns faults of the disk into
sentences. What the tables hold is decided elsewhere in this package.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from meetingroom.library import listing, log, notebook, record, search
from meetingroom.library.difference import Difference
from meetingroom.library.fault import telling
from meetingroom.library.header import look_at
from meetingroom.library.lock import FileLock
from meetingroom.library.opening import open_file
from meetingroom.library.projection import project
from meetingroom.library.rebuild import rebuild
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import MeetingId, NoteId, PersonId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.state import Meeting


class Library:
    """An open library; belongs to the thread that opened it.

    One connection both writes and checkpoints: several would need a newer SQLite.
    """

    def __init__(
        self, path: Path, db: Database, lock: FileLock, set_aside: Path | None
    ) -> None:
        """Take over an open file; call `open` instead."""
        self.path = path
        self.set_aside = set_aside
        """Where a damaged file was put when this one was begun, if there was one."""
        self._db = db
        self._lock = lock

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Open a library, or begin one with its folder.

        A damaged file is moved aside, never deleted; `set_aside` then names it.

        Raises:
            LibraryBusy: Another Meetingroom has it open.
            StorageUnavailable: It cannot be read and written, is newer than this
                program, or is no library; it was not changed.
        """
        with telling(path), ExitStack() as when_failed:
            path.parent.mkdir(parents=True, exist_ok=True)
            look_at(path)
            lock = FileLock(path)
            when_failed.callback(lock.release)
            opened = open_file(path)
            when_failed.pop_all()
        return cls(path, opened.db, lock, opened.set_aside)

    def close(self) -> None:
        """Write everything into the one file and let others have it."""
        try:
            with telling(self.path):
                self._db.close()
        finally:
            self._lock.release()

    def append(
        self, meeting: MeetingId, entries: Sequence[Recorded], after: Meeting
    ) -> None:
        """Store entries and the rows they change in one transaction.

        Raises:
            StorageUnavailable: Nothing of it was stored.
        """
        connection = self._db.conn
        with telling(self.path), self._db.atomic():
            log.append_entries(connection, meeting, entries)
            project(connection, entries, after)

    def read(self, meeting: MeetingId) -> tuple[Recorded, ...]:
        """Return a meeting's whole log; empty for an unknown meeting.

        Raises:
            StorageUnavailable: The log cannot be read, or lacks an entry.
        """
        with telling(self.path):
            return log.read_entries(self._db.conn, meeting)

    def mark_seen(self, meeting: MeetingId, at: datetime) -> None:
        """Note until when a meeting's clock is known to have run.

        Raises:
            StorageUnavailable: It was not noted.
        """
        with telling(self.path), self._db.atomic():
            notebook.mark_heartbeat(self._db.conn, meeting, at)

    def last_seen(self, meeting: MeetingId) -> datetime | None:
        """Return what `mark_seen` noted last."""
        with telling(self.path):
            return notebook.heartbeat(self._db.conn, meeting)

    def keep(self, meeting: MeetingId, local: LocalNote) -> None:
        """Store or replace a draft or private note.

        Raises:
            StorageUnavailable: It was not stored.
        """
        with telling(self.path), self._db.atomic():
            notebook.keep_note(self._db.conn, meeting, local)

    def drop(self, meeting: MeetingId, note: NoteId) -> None:
        """Forget a draft or private note.

        Raises:
            StorageUnavailable: It is still there.
        """
        with telling(self.path), self._db.atomic():
            notebook.drop_note(self._db.conn, meeting, note)

    def notes(self, meeting: MeetingId, person: PersonId) -> tuple[LocalNote, ...]:
        """Return one person's drafts and private notes in the order of their ids."""
        with telling(self.path):
            return notebook.local_notes(self._db.conn, meeting, person)

    def meetings(self) -> tuple[listing.MeetingRow, ...]:
        """Return all meetings: unfinished ones first, then the latest first."""
        with telling(self.path):
            return listing.meeting_rows(self._db.conn)

    def unfinished(self) -> tuple[listing.MeetingRow, ...]:
        """Return the meetings that can be continued, the latest first."""
        return tuple(row for row in self.meetings() if row.is_unfinished)

    def decisions(self) -> tuple[record.DecisionRow, ...]:
        """Return all recorded and deferred decisions, the latest first."""
        with telling(self.path):
            return record.decision_rows(self._db.conn)

    def follow_ups(self) -> tuple[record.FollowUpRow, ...]:
        """Return all follow-ups: open ones first, the earliest due first."""
        with telling(self.path):
            return record.follow_up_rows(self._db.conn)

    def search(self, text: str) -> tuple[search.Hit, ...]:
        """Return where all words of a text stand; nothing sealed is found."""
        with telling(self.path):
            return search.search_rows(self._db.conn, text)

    def rebuild(self) -> tuple[Difference, ...]:
        """Make every plain table again from the log.

        Returns:
            What was different before; nothing in a library nobody altered.

        Raises:
            StorageUnavailable: Nothing was changed.
        """
        with telling(self.path):
            return rebuild(self._db)
