# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Entries on their way to a host, and a host's answers to them, in SQL.

No log knows these tables, and a rebuild does not touch them.
"""

import sqlite3
from collections.abc import Iterable

from meetingroom.meeting.ids import CommandId, DeviceId, MeetingId
from meetingroom.protocol.kept import Answer, Outgoing

_ADD = (
    "INSERT INTO outgoing"
    " (meeting, counter, command_id, body, plain, is_answered, refused)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_SETTLE = (
    "UPDATE outgoing SET is_answered = ?, refused = ? WHERE meeting = ? AND counter = ?"
)
_OUTGOING = (
    "SELECT counter, command_id, body, plain, is_answered, refused FROM outgoing"
    " WHERE meeting = ? ORDER BY counter"
)
_DROP = "DELETE FROM outgoing WHERE meeting = ?"
_ANSWER = (
    "INSERT INTO answers (meeting, device, counter, command_id, refused, needs_reason)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_ANSWERS = (
    "SELECT device, counter, command_id, refused, needs_reason FROM answers"
    " WHERE meeting = ? ORDER BY device, counter"
)


def add_outgoing(
    connection: sqlite3.Connection, meeting: MeetingId, entry: Outgoing
) -> None:
    """Keep an entry; its counter must be new."""
    row = (
        meeting,
        entry.counter,
        entry.command_id,
        entry.body,
        entry.plain,
        entry.is_answered,
        entry.refused,
    )
    connection.execute(_ADD, row)


def settle_outgoing(
    connection: sqlite3.Connection, meeting: MeetingId, entries: Iterable[Outgoing]
) -> None:
    """Note which entries were answered; what they hold is never changed."""
    rows = [(e.is_answered, e.refused, meeting, e.counter) for e in entries]
    connection.executemany(_SETTLE, rows)


def outgoing_entries(
    connection: sqlite3.Connection, meeting: MeetingId
) -> tuple[Outgoing, ...]:
    """Return the entries of this machine in the order of their counters."""
    return tuple(
        Outgoing(
            counter, CommandId(command_id), body, plain, bool(is_answered), refused
        )
        for counter, command_id, body, plain, is_answered, refused in (
            connection.execute(_OUTGOING, (meeting,))
        )
    )


def drop_outgoing(connection: sqlite3.Connection, meeting: MeetingId) -> None:
    """Forget the entries of this machine."""
    connection.execute(_DROP, (meeting,))


def add_answers(
    connection: sqlite3.Connection, meeting: MeetingId, answers: Iterable[Answer]
) -> None:
    """Keep answers; each entry of a device has one."""
    rows = [
        (meeting, a.device, a.counter, a.command_id, a.refused, a.needs_reason)
        for a in answers
    ]
    connection.executemany(_ANSWER, rows)


def kept_answers(
    connection: sqlite3.Connection, meeting: MeetingId
) -> tuple[Answer, ...]:
    """Return all answers in the order of devices and their counters."""
    return tuple(
        Answer(
            DeviceId(device),
            counter,
            CommandId(command_id),
            refused,
            bool(needs_reason),
        )
        for device, counter, command_id, refused, needs_reason in (
            connection.execute(_ANSWERS, (meeting,))
        )
    )
