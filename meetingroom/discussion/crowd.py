# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How many people stand behind a topic, as far as that can be known. Pure."""

from typing import NamedTuple

from meetingroom.meeting.pseudonym import is_hidden, number_of
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.turns import notes_of


class Crowd(NamedTuple):
    """A number of people."""

    people: int
    is_least: bool
    """There may be more: without names nobody can tell whose notes are one person's."""


NOBODY = Crowd(0, is_least=False)


def crowd_of(meeting: Meeting, topic: Topic) -> Crowd:
    """Count who wrote on a topic or said "me too".

    Without names it is the fewest there can be: whoever said "me too" to one note may
    have written another.
    """
    notes = notes_of(topic, meeting.notes)
    hidden = [note for note in notes if is_hidden(note.author)]
    known = {note.author for note in notes if not is_hidden(note.author)}
    behind = known.union(*(note.me_too for note in notes))
    numbers = {note.author for note in hidden if number_of(note.author) is not None}
    # Nobody says "me too" to an own note.
    of_one_note = max((len(note.me_too) + 1 for note in hidden), default=0)
    least = max(len(behind), len(numbers), of_one_note)
    return Crowd(least, is_least=bool(hidden) and len(notes) > 1)
