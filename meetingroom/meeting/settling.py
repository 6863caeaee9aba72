# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who says what became of a note: its writer, or the facilitator for who is away.

Typos are the author's checklist: the author ticks them, whoever wrote them.

One answer for the rule and for the screens, which show no control that is refused.
"""

from enum import Enum

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Disposition, Note, NoteKind
from meetingroom.meeting.people import Role
from meetingroom.meeting.state import Meeting


class Settling(Enum):
    """Whether somebody may settle a note."""

    NO = "no"
    FREELY = "freely"
    TICK = "that the author will fix it, or not yet"
    WITH_REASON = "with a reason"
    TICK_OR_REASON = "a tick as it is, anything else with a reason"


def settling(meeting: Meeting, note: Note, person: PersonId) -> Settling:
    """Tell whether a person may say what became of a note.

    Nobody but its writer changes what somebody else said: not the author what stands
    with the facilitator's reason, not the facilitator what the author ticked.
    """
    if note.author == person:
        return Settling.FREELY
    if note.is_settled_by_writer:
        return Settling.NO
    is_ticking = may_tick(meeting, note, person)
    if is_ticked(note):
        return Settling.TICK if is_ticking else Settling.NO
    if _settles_for_writer(meeting, note, person):
        return Settling.TICK_OR_REASON if is_ticking else Settling.WITH_REASON
    return Settling.TICK if is_ticking else Settling.NO


def may_tick(meeting: Meeting, note: Note, person: PersonId) -> bool:
    """Tell whether an author ticks a typo off their list, as if others had written it.

    In a meeting without names the log tells of a tick that the author gave it, but not
    of what a writer settles. Ticked as their own, an author's typos would stand out.
    What the author does as the writer alone is no tick, or its undo would tell.
    """
    is_open = note.disposition is None and not note.is_kept_open
    return (
        note.kind is NoteKind.TYPO
        and Role.AUTHOR in meeting.roles_of(person)
        and (is_open or is_ticked(note))
    )


def is_ticked(note: Note) -> bool:
    """Tell whether a typo carries the author's tick.

    The facilitator's word has a reason, the writer's is marked as such.
    """
    return (
        note.kind is NoteKind.TYPO
        and note.disposition is Disposition.AUTHOR_WILL_FIX
        and not note.disposition_reason.strip()
        and not note.is_settled_by_writer
    )


def _settles_for_writer(meeting: Meeting, note: Note, person: PersonId) -> bool:
    """Tell whether a person speaks for a writer who is away.

    In a meeting without names the facilitator may settle every note with a reason: a
    refusal would tell that its writer is in the room.
    """
    if Role.FACILITATOR not in meeting.roles_of(person):
        return False
    writer = meeting.people.get(note.author)
    return not meeting.shows_writer(note) or writer is None or writer.is_away
