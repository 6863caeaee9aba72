# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The rows of what is kept under seal: one for each box, until it is opened.

A meeting holds boxes by the thousand, so each is written once and not with its seal.
Nothing here can read them.
"""

import sqlite3
from collections.abc import Iterable

from meetingroom.library.rows import box_row
from meetingroom.library.tables import SEALED_ENTRIES
from meetingroom.meeting.devices import SealedBox
from meetingroom.meeting.event.note import EntrySealed, SealOpened
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.state import Meeting

_OPENED = "DELETE FROM sealed_entries WHERE meeting = ? AND seal = ?"


def write_boxes(
    connection: sqlite3.Connection, entries: Iterable[Recorded], after: Meeting
) -> None:
    """Write the boxes of new log entries; forget those of opened seals."""
    for entry in entries:
        match entry.event:
            case EntrySealed(seal, box):
                kept = SealedBox(entry.command_id, entry.by, entry.at, box)
                connection.execute(SEALED_ENTRIES.put, box_row(after, seal, kept))
            case SealOpened(seal):
                connection.execute(_OPENED, (after.id, seal))
            case _:
                pass


def write_all_boxes(connection: sqlite3.Connection, meeting: Meeting) -> None:
    """Write every box of a meeting into a table that holds none of it."""
    for seal, boxes in meeting.sealed.items():
        for box in boxes:
            connection.execute(SEALED_ENTRIES.put, box_row(meeting, seal, box))
