# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who wrote a note, in words; pure.

A meeting without names gives none: the core does not let them through.
"""

from PySide6.QtCore import QCoreApplication

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting


def name_of(meeting: Meeting, person: PersonId | None) -> str:
    """Return a person's name; empty for nobody and in a meeting without names."""
    known = meeting.people.get(person) if person is not None else None
    return known.name if known else ""


def writer_of(meeting: Meeting, note: Note) -> str:
    """Return a note's writer, by name or number; empty where neither is shown."""
    return meeting.name_of_writer(note)


def own_pseudonym(meeting: Meeting, note: Note, viewer: PersonId) -> str:
    """Return under which number others see a note of the viewer's; else nothing."""
    is_own = note.author == viewer and not meeting.shows_writer(note)
    return meeting.name_of_writer(note) if is_own else ""


def you_as(pseudonym: str) -> str:
    """Return how a note of one's own is marked."""
    if not pseudonym:
        return QCoreApplication.translate("Names", "You")
    return QCoreApplication.translate("Names", "You, as {0}").format(pseudonym)
