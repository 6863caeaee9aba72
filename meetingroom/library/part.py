# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The parts of a meeting, and which tables hold each.

It joins tables to the functions that fill them; it decides nothing.
"""

import sqlite3
from collections.abc import Callable
from enum import Enum

from meetingroom.library import rows, tables
from meetingroom.library.rows import Rows
from meetingroom.library.table import Table
from meetingroom.meeting.state import Meeting


class Part(Enum):
    """One kind of thing a meeting consists of; parts others refer to come first."""

    MEETING = "meeting"
    MEMO = "memo"
    PERSON = "person"
    DEVICE = "device"
    NOTE = "note"
    STANCE = "stance"
    STANCE_AFTER = "stance after"
    TOPIC = "topic"
    DECISION = "decision"
    FOLLOW_UP = "follow-up"


_TABLES: dict[Part, tuple[Table, ...]] = {
    Part.MEETING: (tables.MEETINGS, tables.PHASE_TIMES, tables.OVERRIDES),
    Part.MEMO: (tables.MEMOS,),
    Part.PERSON: (tables.PEOPLE,),
    Part.DEVICE: (tables.DEVICES,),
    Part.NOTE: (tables.NOTES, tables.ME_TOOS, tables.REPLIES),
    Part.STANCE: (tables.STANCES,),
    Part.STANCE_AFTER: (tables.STANCES_AFTER,),
    Part.TOPIC: (
        tables.TOPICS,
        tables.TOPIC_NOTES,
        tables.TURNS,
        tables.SCRIBE_LINES,
    ),
    Part.DECISION: (
        tables.DECISIONS,
        tables.OPTIONS,
        tables.DECISION_SOURCES,
        tables.VOTES,
        tables.NOT_ASKED,
    ),
    Part.FOLLOW_UP: (tables.FOLLOW_UPS,),
}
_ROWS: dict[Part, Callable[[Meeting, str], Rows]] = {
    Part.MEETING: rows.meeting_rows,
    Part.MEMO: rows.memo_rows,
    Part.PERSON: rows.person_rows,
    Part.DEVICE: rows.device_rows,
    Part.NOTE: rows.note_rows,
    Part.STANCE: rows.stance_rows,
    Part.STANCE_AFTER: rows.stance_after_rows,
    Part.TOPIC: rows.topic_rows,
    Part.DECISION: rows.decision_rows,
    Part.FOLLOW_UP: rows.follow_up_rows,
}


def all_keys(meeting: Meeting, part: Part) -> tuple[str, ...]:
    """Return the ids of everything of one kind; one empty id for what is single."""
    match part:
        case Part.MEETING | Part.MEMO:
            return ("",)
        case Part.PERSON:
            return tuple(meeting.people)
        case Part.DEVICE:
            return tuple(meeting.devices)
        case Part.NOTE:
            return tuple(meeting.notes)
        case Part.STANCE:
            return tuple(meeting.stances)
        case Part.STANCE_AFTER:
            return tuple(meeting.stances_after)
        case Part.TOPIC:
            return tuple(meeting.topics)
        case Part.DECISION:
            return tuple(meeting.decisions)
        case Part.FOLLOW_UP:
            return tuple(meeting.follow_ups)


def write_part(
    connection: sqlite3.Connection, meeting: Meeting, part: Part, key: str
) -> None:
    """Make the tables hold what the meeting holds of one part."""
    main, *children = _TABLES[part]
    written, *belonging = _ROWS[part](meeting, key)
    owner = (meeting.id, key) if key else (meeting.id,)
    for table in children:
        connection.execute(table.drop, owner)
    if not written:
        connection.execute(main.drop, owner)
    for row in written:
        connection.execute(main.put, row)
    for table, its_rows in zip(children, belonging, strict=True):
        for row in its_rows:
            connection.execute(table.put, row)


def write_all(connection: sqlite3.Connection, meeting: Meeting) -> None:
    """Write every part of a meeting into tables that hold nothing of it."""
    for part in Part:
        for key in all_keys(meeting, part):
            write_part(connection, meeting, part, key)
