# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Shortly before the end: what is still open, and who is needed to settle it.

Pure; it closes nothing and asks nobody.
"""

from datetime import datetime
from math import ceil

from meetingroom.meeting.decisions import DecisionStatus
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.state import Meeting

NEAR_S = 300.0
"""Source: PRACTICE.md, minute 55: no decision then, so book the follow-up now."""


def is_near_end(meeting: Meeting, now: datetime) -> bool:
    """Tell whether the phase or the whole meeting ends in five minutes or less."""
    return minutes_to_end(meeting, now) > 0


def minutes_to_end(meeting: Meeting, now: datetime) -> int:
    """Return how many minutes the phase or the whole meeting has left, five at most.

    Returns:
        Rounded up, as every clock does; 0 while the end is not near. Once the planned
        time is over it is no longer near: it is late, which the clock says.
    """
    clock = meeting.clock
    if clock is None or not clock.given_s:
        return 0
    elsewhere_s = sum(
        used_s for phase, used_s in meeting.used_s.items() if phase != meeting.phase
    )
    whole_s = meeting.setup.minutes.total * 60.0
    slot_s = whole_s - elsewhere_s - clock.used_s(now)
    near = [s for s in (clock.left_s(now), slot_s) if 0 < s <= NEAR_S]
    return ceil(min(near) / 60) if near else 0


def is_decided(meeting: Meeting) -> bool:
    """Tell whether the meeting has decided anything."""
    return any(
        decision.status is DecisionStatus.RECORDED
        for decision in meeting.decisions.values()
    )


def needed_people(meeting: Meeting) -> tuple[str, ...]:
    """Return who is needed to settle what is open: writers of blockers, the decider.

    In a meeting without names the writers stay unnamed.
    """
    names = [meeting.name_of_writer(note) for note in blockers_in_order(meeting)]
    decider = meeting.setup.roles.decider
    if decider is not None and decider in meeting.people:
        names.append(meeting.people[decider].name)
    return tuple(dict.fromkeys(name for name in names if name))


def needed_ids(meeting: Meeting) -> tuple[PersonId, ...]:
    """Return the same people as far as they are on the list and named."""
    ids = [
        note.author
        for note in blockers_in_order(meeting)
        if meeting.shows_writer(note) and note.author in meeting.people
    ]
    decider = meeting.setup.roles.decider
    if decider is not None and decider in meeting.people:
        ids.append(decider)
    return tuple(dict.fromkeys(ids))


def blockers_in_order(meeting: Meeting) -> list[Note]:
    """Return the open blockers, those on the whole memo first, then as in the text."""

    def place(note: Note) -> tuple[int, str]:
        return (note.anchor.start_cp if note.anchor else -1, note.id)

    return sorted(open_blockers(meeting), key=place)
