# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`Library`: one file with every meeting, as the rest of the program sees it.

It holds the one connection and the lock, and turns faults of the disk into
sentences. What the tables hold is decided elsewhere in this package.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock

from sqlite_utils import Database

from meetingroom.library import (
    listing,
    log,
    membership,
    notebook,
    outbox,
    precedent,
    record,
    search,
)
from meetingroom.library.difference import Difference
from meetingroom.library.fault import telling
from meetingroom.library.forget import forget_copy
from meetingroom.library.header import look_at
from meetingroom.library.lock import FileLock
from meetingroom.library.opening import open_file
from meetingroom.library.projection import project
from meetingroom.library.rebuild import rebuild
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import DecisionId, MeetingId, NoteId, PersonId
from meetingroom.meeting.local import HalfWords, LocalNote
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.kept import Answer, Attendance, Hosting, Outgoing, SealKey


class Library:
    """An open library; the network's thread and the window's thread share it.

    One connection both writes and checkpoints: several would need a newer SQLite.
    SQLite is built to be called from several threads (`sqlite3.threadsafety` is 3),
    but a transaction is the connection's, not the thread's: one lock keeps each
    method whole.
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
        self._turn = RLock()

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
            with self._turn, telling(self.path):
                self._db.close()
        finally:
            self._lock.release()

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
            entries: Consecutive entries; empty where all that was asked was refused.
            after: The whole meeting after the last of them.
            answers: What the guests who asked are told, then and whenever they ask.

        Raises:
            StorageUnavailable: Nothing of it was stored.
        """
        with self._writing() as connection:
            log.append_entries(connection, meeting, entries)
            project(connection, entries, after)
            outbox.add_answers(connection, meeting, answers)

    def answers(self, meeting: MeetingId) -> tuple[Answer, ...]:
        """Return all answers to guests in the order of devices and counters."""
        with self._reading() as connection:
            return outbox.kept_answers(connection, meeting)

    def read(self, meeting: MeetingId) -> tuple[Recorded, ...]:
        """Return a meeting's whole log; empty for an unknown meeting.

        Raises:
            StorageUnavailable: The log cannot be read, or lacks an entry.
        """
        with self._reading() as connection:
            return log.read_entries(connection, meeting)

    def mark_seen(self, meeting: MeetingId, at: datetime) -> None:
        """Note until when a meeting's clock is known to have run.

        Raises:
            StorageUnavailable: It was not noted.
        """
        with self._writing() as connection:
            notebook.mark_heartbeat(connection, meeting, at)

    def last_seen(self, meeting: MeetingId) -> datetime | None:
        """Return what `mark_seen` noted last."""
        with self._reading() as connection:
            return notebook.heartbeat(connection, meeting)

    def keep(self, meeting: MeetingId, local: LocalNote) -> None:
        """Store or replace a draft or private note.

        Raises:
            StorageUnavailable: It was not stored.
        """
        with self._writing() as connection:
            notebook.keep_note(connection, meeting, local)

    def drop(self, meeting: MeetingId, note: NoteId) -> None:
        """Forget a draft or private note.

        Raises:
            StorageUnavailable: It is still there.
        """
        with self._writing() as connection:
            notebook.drop_note(connection, meeting, note)

    def notes(self, meeting: MeetingId, person: PersonId) -> tuple[LocalNote, ...]:
        """Return one person's drafts and private notes in the order of their ids."""
        with self._reading() as connection:
            return notebook.local_notes(connection, meeting, person)

    def keep_half(
        self,
        meeting: MeetingId,
        person: PersonId,
        words: Sequence[HalfWords],
        gone: Sequence[HalfWords] = (),
    ) -> None:
        """Store what stands half typed in some of one person's fields.

        Args:
            meeting: Where it was typed.
            person: Who typed it.
            words: Each field's words replace what was stored for it.
            gone: What stands in its field no longer; other words there stay.

        Raises:
            StorageUnavailable: What was stored before is still there.
        """
        with self._writing() as connection:
            notebook.drop_half(connection, meeting, person, gone)
            notebook.keep_half(connection, meeting, person, words)

    def half_words(self, meeting: MeetingId, person: PersonId) -> tuple[HalfWords, ...]:
        """Return what was half typed in one person's fields."""
        with self._reading() as connection:
            return notebook.half_words(connection, meeting, person)

    def append_copy(
        self,
        meeting: MeetingId,
        entries: Sequence[Recorded],
        after: Meeting,
        attendance: Attendance,
    ) -> None:
        """Store what a host sent, and up to where it is here, in one transaction.

        Args:
            meeting: Whose log it is.
            entries: Consecutive entries, numbered from 1 as this machine got them.
            after: The meeting, as far as it is known here, after the last of them.
            attendance: Its cursor counts these entries.

        Raises:
            StorageUnavailable: Nothing of it was stored.
        """
        with self._writing() as connection:
            log.append_entries(connection, meeting, entries)
            project(connection, entries, after)
            membership.keep_attendance(connection, attendance)

    def drop_copy(self, meeting: MeetingId) -> None:
        """Forget the copy of a meeting whose host begins its log anew.

        Own entries, keys, drafts and the attendance stay; its cursor is 0 again.

        Raises:
            StorageUnavailable: All of it is still there.
        """
        with self._writing() as connection:
            forget_copy(connection, meeting)

    def keep_seal(self, meeting: MeetingId, seal: SealKey) -> None:
        """Store the key of a seal.

        Raises:
            StorageUnavailable: It was not stored.
        """
        with self._writing() as connection:
            membership.keep_seal(connection, meeting, seal)

    def seals(self, meeting: MeetingId) -> tuple[SealKey, ...]:
        """Return the keys of this machine's people."""
        with self._reading() as connection:
            return membership.seal_keys(connection, meeting)

    def keep_hosting(self, meeting: MeetingId, hosting: Hosting) -> None:
        """Store or replace how this machine hosts a meeting.

        Raises:
            StorageUnavailable: It was not stored.
        """
        with self._writing() as connection:
            membership.keep_hosting(connection, meeting, hosting)

    def hosting(self, meeting: MeetingId) -> Hosting | None:
        """Return how this machine hosts a meeting; `None` if it does not."""
        with self._reading() as connection:
            return membership.hosting(connection, meeting)

    def keep_attendance(self, attendance: Attendance) -> None:
        """Store or replace how this machine takes part in a meeting.

        Raises:
            StorageUnavailable: It was not stored.
        """
        with self._writing() as connection:
            membership.keep_attendance(connection, attendance)

    def drop_attendance(self, meeting: MeetingId) -> None:
        """Forget that another machine hosts a meeting; the log stays as it is.

        Raises:
            StorageUnavailable: It is as before.
        """
        with self._writing() as connection:
            membership.drop_attendance(connection, meeting)

    def attendance(self, meeting: MeetingId) -> Attendance | None:
        """Return how this machine takes part in a meeting; `None` if it does not."""
        with self._reading() as connection:
            return membership.attendance(connection, meeting)

    def attendances(self) -> tuple[Attendance, ...]:
        """Return how this machine takes part in meetings of other hosts."""
        with self._reading() as connection:
            return membership.attendances(connection)

    def add_outgoing(self, meeting: MeetingId, entry: Outgoing) -> None:
        """Keep an own entry before it is sent.

        Raises:
            StorageUnavailable: It was not stored.
        """
        with self._writing() as connection:
            outbox.add_outgoing(connection, meeting, entry)

    def settle_outgoing(self, meeting: MeetingId, entries: Sequence[Outgoing]) -> None:
        """Note what was answered to own entries.

        Raises:
            StorageUnavailable: It was not noted.
        """
        with self._writing() as connection:
            outbox.settle_outgoing(connection, meeting, entries)

    def outgoing(self, meeting: MeetingId) -> tuple[Outgoing, ...]:
        """Return own entries in the order of their counters."""
        with self._reading() as connection:
            return outbox.outgoing_entries(connection, meeting)

    def replace_outgoing(self, meeting: MeetingId, entries: Sequence[Outgoing]) -> None:
        """Store these own entries in place of all that were stored.

        Raises:
            StorageUnavailable: The earlier ones are still there.
        """
        with self._writing() as connection:
            outbox.drop_outgoing(connection, meeting)
            for entry in entries:
                outbox.add_outgoing(connection, meeting, entry)

    def drop_outgoing(self, meeting: MeetingId) -> None:
        """Forget own entries, once the meeting is closed and all are in its record.

        Raises:
            StorageUnavailable: They are still there.
        """
        with self._writing() as connection:
            outbox.drop_outgoing(connection, meeting)

    def meetings(self) -> tuple[listing.MeetingRow, ...]:
        """Return all meetings: unfinished ones first, then the latest first."""
        with self._reading() as connection:
            return listing.meeting_rows(connection)

    def unfinished(self) -> tuple[listing.MeetingRow, ...]:
        """Return the meetings that can be continued, the latest first."""
        return tuple(row for row in self.meetings() if row.is_unfinished)

    def decisions(self) -> tuple[record.DecisionRow, ...]:
        """Return all recorded and deferred decisions, the latest first."""
        with self._reading() as connection:
            return record.decision_rows(connection)

    def follow_ups(self) -> tuple[record.FollowUpRow, ...]:
        """Return all follow-ups: open ones first, the earliest due first."""
        with self._reading() as connection:
            return record.follow_up_rows(connection)

    def precedents(
        self, statement: str, but: DecisionId
    ) -> tuple[precedent.PrecedentRow, ...]:
        """Return settled decisions with the same words, the nearest first."""
        with self._reading() as connection:
            return precedent.precedent_rows(connection, statement, but)

    def later_decisions(self, meeting: MeetingId) -> dict[DecisionId, str]:
        """Cite what other meetings decided in place of a meeting's decisions."""
        with self._reading() as connection:
            return record.later_decisions(connection, meeting)

    def open_work(self, but: MeetingId) -> dict[str, int]:
        """Count the open follow-ups of all meetings but one by their owners' names."""
        with self._reading() as connection:
            return record.open_work(connection, but)

    def search(self, text: str) -> tuple[search.Hit, ...]:
        """Return where all words of a text stand; nothing sealed is found."""
        with self._reading() as connection:
            return search.search_rows(connection, text)

    def rebuild(self) -> tuple[Difference, ...]:
        """Make every plain table again from the log.

        Returns:
            What was different before; nothing in a library nobody altered.

        Raises:
            StorageUnavailable: Nothing was changed.
        """
        with self._turn, telling(self.path):
            return rebuild(self._db)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._turn, telling(self.path):
            yield self._db.conn

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._turn, telling(self.path), self._db.atomic():
            yield self._db.conn
