# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The event log in SQL: what happened, in order, for ever.

It only adds and reads; nothing here changes or removes an entry.
"""

import sqlite3
from collections.abc import Sequence

import msgspec

from meetingroom.library.body import body_text, read_body
from meetingroom.library.fault import BrokenLogError
from meetingroom.library.moment import moment_text, read_moment
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import CommandId, MeetingId, PersonId

_INSERT = (
    "INSERT INTO events (meeting, seq, command_id, at, author, type, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_SELECT = (
    "SELECT seq, command_id, at, author, body FROM events WHERE meeting = ?"
    " ORDER BY seq"
)


def append_entries(
    connection: sqlite3.Connection, meeting: MeetingId, entries: Sequence[Recorded]
) -> None:
    """Add entries; the transaction is the caller's."""
    for entry in entries:
        row = (
            meeting,
            entry.seq,
            entry.command_id,
            moment_text(entry.at),
            entry.by,
            type(entry.event).__name__,
            body_text(entry.event),
        )
        connection.execute(_INSERT, row)


def read_entries(
    connection: sqlite3.Connection, meeting: MeetingId
) -> tuple[Recorded, ...]:
    """Return a meeting's whole log.

    Raises:
        BrokenLogError: An entry is missing, or cannot be understood.
    """
    entries: list[Recorded] = []
    for seq, command_id, at, author, body in connection.execute(_SELECT, (meeting,)):
        expected = len(entries) + 1
        if seq != expected:
            raise BrokenLogError(expected)
        try:
            event = read_body(body)
            moment = read_moment(at)
        except (msgspec.DecodeError, ValueError) as error:
            raise BrokenLogError(seq) from error
        entry = Recorded(seq, CommandId(command_id), moment, PersonId(author), event)
        entries.append(entry)
    return tuple(entries)


def logged_meetings(connection: sqlite3.Connection) -> tuple[MeetingId, ...]:
    """Return every meeting that has a log, in the order of their ids."""
    found = connection.execute("SELECT DISTINCT meeting FROM events ORDER BY meeting")
    return tuple(MeetingId(row[0]) for row in found)
