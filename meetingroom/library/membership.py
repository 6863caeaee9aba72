# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How this machine hosts and attends meetings, and its keys, in SQL.

No log knows these tables, and a rebuild does not touch them.
"""

import sqlite3
from typing import Any

from meetingroom.meeting.ids import DeviceId, MeetingId, PersonId, SealId
from meetingroom.protocol.kept import Attendance, Hosting, SealKey

_KEEP_SEAL = (
    "INSERT OR REPLACE INTO seal_keys (meeting, seal, person, key) VALUES (?, ?, ?, ?)"
)
_SEALS = "SELECT seal, person, key FROM seal_keys WHERE meeting = ? ORDER BY rowid"
_KEEP_HOSTING = (
    "INSERT OR REPLACE INTO hostings (meeting, authority, secret, leader_secret, code,"
    " port)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_HOSTING = (
    "SELECT authority, secret, leader_secret, code, port FROM hostings"
    " WHERE meeting = ?"
)
_KEEP_ATTENDANCE = (
    "INSERT OR REPLACE INTO attendances (meeting, person, name, device, device_key,"
    " seal, seal_person, seal_key, invitation, cursor, digest, is_over)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ATTENDANCES = (
    "SELECT meeting, person, name, device, device_key, seal, seal_person, seal_key,"
    " invitation, cursor, digest, is_over FROM attendances"
)


def keep_seal(
    connection: sqlite3.Connection, meeting: MeetingId, kept: SealKey
) -> None:
    """Store the key of a seal."""
    connection.execute(_KEEP_SEAL, (meeting, kept.seal, kept.person, kept.key))


def seal_keys(
    connection: sqlite3.Connection, meeting: MeetingId
) -> tuple[SealKey, ...]:
    """Return the keys of this machine's people, in the order they were kept."""
    return tuple(
        SealKey(SealId(seal), PersonId(person), key)
        for seal, person, key in connection.execute(_SEALS, (meeting,))
    )


def keep_hosting(
    connection: sqlite3.Connection, meeting: MeetingId, kept: Hosting
) -> None:
    """Store or replace how this machine hosts a meeting."""
    row = (
        meeting,
        kept.authority,
        kept.secret,
        kept.leader_secret,
        kept.code,
        kept.port,
    )
    connection.execute(_KEEP_HOSTING, row)


def hosting(connection: sqlite3.Connection, meeting: MeetingId) -> Hosting | None:
    """Return how this machine hosts a meeting; `None` if it does not."""
    row = connection.execute(_HOSTING, (meeting,)).fetchone()
    return None if row is None else Hosting(*row)


def keep_attendance(connection: sqlite3.Connection, kept: Attendance) -> None:
    """Store or replace how this machine takes part in a meeting."""
    row = (
        kept.meeting,
        kept.person,
        kept.name,
        kept.device,
        kept.device_key,
        kept.seal.seal,
        kept.seal.person,
        kept.seal.key,
        kept.invitation,
        kept.cursor,
        kept.digest,
        kept.is_over,
    )
    connection.execute(_KEEP_ATTENDANCE, row)


def drop_attendance(connection: sqlite3.Connection, meeting: MeetingId) -> None:
    """Forget that this machine takes part in somebody else's meeting."""
    connection.execute("DELETE FROM attendances WHERE meeting = ?", (meeting,))


def attendance(connection: sqlite3.Connection, meeting: MeetingId) -> Attendance | None:
    """Return how this machine takes part in a meeting; `None` if it does not."""
    row = connection.execute(f"{_ATTENDANCES} WHERE meeting = ?", (meeting,)).fetchone()
    return None if row is None else _attendance(row)


def attendances(connection: sqlite3.Connection) -> tuple[Attendance, ...]:
    """Return all meetings this machine takes part in, in the order of their ids."""
    found = connection.execute(f"{_ATTENDANCES} ORDER BY meeting")
    return tuple(_attendance(row) for row in found)


def _attendance(row: tuple[Any, ...]) -> Attendance:
    meeting, person, name, device, device_key, seal, writer, key, *rest = row
    invitation, cursor, digest, is_over = rest
    return Attendance(
        MeetingId(meeting),
        None if person is None else PersonId(person),
        name,
        DeviceId(device),
        device_key,
        SealKey(SealId(seal), PersonId(writer), key),
        invitation,
        cursor,
        digest,
        is_over=bool(is_over),
    )
