# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Lists over all meetings, for the first screen and the command line.

It reads the plain tables only and knows neither screens nor the day of today.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meetingroom.library.moment import read_moment
from meetingroom.meeting.ids import MeetingId
from meetingroom.meeting.phase import Phase


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting of the library."""

    id: MeetingId
    title: str
    """Its own title, or the memo's; may be empty."""
    kind: str
    """Name of the kind, as it was when it was chosen."""
    phase: Phase
    planned_minutes: int
    created_at: datetime
    last_event_at: datetime
    people: int
    decisions: int
    """Decisions in the record."""
    follow_ups: int
    carried_over: int
    """Topics without an outcome and without a settled decision."""
    is_attended: bool
    """Another machine hosts it, or did; it is continued by joining again."""

    @property
    def is_unfinished(self) -> bool:
        """Tell whether the meeting can be continued."""
        return self.phase is not Phase.CLOSED


# The key of the log finds first and last entry without reading the others.
_MEETINGS = """
SELECT m.id, coalesce(nullif(m.title, ''), o.title, ''), m.kind, m.phase,
    m.planned_minutes,
    (SELECT at FROM events WHERE meeting = m.id ORDER BY seq LIMIT 1),
    (SELECT at FROM events WHERE meeting = m.id ORDER BY seq DESC LIMIT 1) AS last_at,
    (SELECT count(*) FROM people WHERE meeting = m.id),
    (SELECT count(*) FROM decisions WHERE meeting = m.id AND status = 'recorded'),
    (SELECT count(*) FROM follow_ups WHERE meeting = m.id),
    (SELECT count(*) FROM topics t WHERE t.meeting = m.id AND t.outcome IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM decision_sources s
            JOIN decisions d ON d.meeting = s.meeting AND d.id = s.decision
            WHERE s.meeting = t.meeting AND s.kind = 'topic' AND s.source = t.id
                AND d.status IN ('recorded', 'deferred'))),
    EXISTS (SELECT 1 FROM attendances WHERE meeting = m.id)
FROM meetings m
LEFT JOIN memos o ON o.meeting = m.id
ORDER BY m.phase = 'closed', last_at DESC, m.id
"""


def meeting_rows(connection: sqlite3.Connection) -> tuple[MeetingRow, ...]:
    """Return all meetings: unfinished ones first, then the latest first."""
    return tuple(_row(row) for row in connection.execute(_MEETINGS))


def _row(row: tuple[Any, ...]) -> MeetingRow:
    id_, title, kind, phase, minutes, created_at, last_at, *counts, is_attended = row
    people, decisions, follow_ups, carried_over = counts
    return MeetingRow(
        MeetingId(id_),
        title,
        kind,
        Phase(phase),
        minutes,
        read_moment(created_at),
        read_moment(last_at),
        people,
        decisions,
        follow_ups,
        carried_over,
        bool(is_attended),
    )
