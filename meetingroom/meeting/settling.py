# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who says what became of a note: its writer, or the facilitator for who is away.

Typos are the author's checklist: the author ticks them, whoever wrote them.

One answer for the rule and for the screens, which show no control that is refused.
"""

from enum import Enum

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.people import Role
from meetingroom.meeting.state import Meeting


class Settling(Enum):
    """Whether somebody may settle a note."""

    NO = "no"
    FREELY = "freely"
    TICK = "that the author will fix it, or not yet"
    WITH_REASON = "with a reason"


def settling(meeting: Meeting, note: Note, person: PersonId) -> Settling:
    """Tell whether a person may say what became of a note.

    In a meeting without names the facilitator may settle every note with a reason: a
    refusal would tell that its writer is in the room.
    """
    if note.author == person:
        return Settling.FREELY
    roles = meeting.roles_of(person)
    if note.is_settled_by_writer:
        return Settling.NO
    if note.kind is NoteKind.TYPO and Role.AUTHOR in roles:
        return Settling.TICK
    if Role.FACILITATOR not in roles:
        return Settling.NO
    writer = meeting.people.get(note.author)
    is_known_here = (
        meeting.shows_writer(note) and writer is not None and not writer.is_away
    )
    return Settling.NO if is_known_here else Settling.WITH_REASON


def is_ticked_off(meeting: Meeting, note: Note, person: PersonId) -> bool:
    """Tell whether an author ticks a typo off their list, as if others had written it.

    In a meeting without names the log tells of a tick that the author gave it, but not
    of what a writer settles. Ticked as their own, an author's typos would stand out.
    """
    return (
        note.kind is NoteKind.TYPO
        and Role.AUTHOR in meeting.roles_of(person)
        and not note.is_settled_by_writer
    )
