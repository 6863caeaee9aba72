# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Whose turn it is on a topic: junior first, the author answers, the decider last.

Pure; the rules go by it to tell a turn out of order, and the screens show it.
"""

from collections.abc import Iterable, Mapping

from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.people import Person
from meetingroom.meeting.pseudonym import SOMEBODY
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import FloorKind, Topic

Notes = Mapping[NoteId, Note]


def notes_of(topic: Topic, notes: Notes) -> tuple[Note, ...]:
    """Return a topic's notes that were not withdrawn, in the topic's order."""
    known = (notes.get(note) for note in topic.notes)
    return tuple(n for n in known if n is not None and not n.is_withdrawn)


def people_of(topic: Topic, notes: Notes) -> frozenset[PersonId]:
    """Return who wrote on a topic or said "me too"."""
    return behind(notes_of(topic, notes))


def behind(notes: Iterable[Note]) -> frozenset[PersonId]:
    """Return who stands behind notes.

    Without names and numbers nobody can tell whose notes are one person's, so that each
    of them counts as a person of its own.
    """
    return frozenset(
        person for note in notes for person in (_writer(note), *note.me_too)
    )


def turns(meeting: Meeting, topic: Topic) -> tuple[Person, ...]:
    """Return everybody who may speak on a topic, in the order of turns.

    Juniors before seniors; of the same seniority first who wrote on the topic, as far
    as names are shown, then who came first. Late joiners follow, then the author, then
    the decider. Observers have no turn, and the facilitator has one only with an own
    note or "me too" on the topic: leading the talk and having a view do not go
    together. A note without its writer's name gives no turn: everybody would see by
    the order who wrote it.
    """
    stand_behind = _known_people(meeting, topic)
    has_names = meeting.setup.are_names_shown
    joined = {person: number for number, person in enumerate(meeting.people)}
    roles = meeting.setup.roles

    def turn(person: Person) -> tuple[bool, bool, bool, int, bool, int]:
        return (
            person.id == roles.decider,
            person.id == roles.author,
            person.is_late,
            person.seniority,
            has_names and person.id not in stand_behind,
            joined[person.id],
        )

    speakers = [
        person
        for person in meeting.people.values()
        if not person.is_observer
        and (person.id in stand_behind or not _only_leads(meeting, topic, person.id))
    ]
    return tuple(sorted(speakers, key=turn))


def waits(person: Person, topic: Topic) -> bool:
    """Tell whether a person's turn on a topic is still to come.

    Having had the floor out of the queue uses up nobody's turn.
    """
    had_floor = person.id in (topic.speaking, *topic.spoken)
    had_turn = person.id in topic.passed or (had_floor and person.id not in topic.aside)
    return not had_turn and not person.is_away


def next_turn(meeting: Meeting, topic: Topic) -> PersonId | None:
    """Return whose turn comes next; `None` when everybody had theirs."""
    order = turns(meeting, topic)
    return next((person.id for person in order if waits(person, topic)), None)


def is_aside(meeting: Meeting, topic: Topic, person: PersonId | None) -> bool:
    """Tell whether the floor is given to somebody beside the speaking order.

    A point of order always is; another request is unless their turn comes next anyway.
    """
    known = meeting.people.get(person) if person is not None else None
    kind = topic.request_of(known.id) if known is not None else None
    if known is None or kind is None or not waits(known, topic):
        return False
    is_order = kind is FloorKind.POINT_OF_ORDER
    return is_order or next_turn(meeting, topic) != known.id


def is_out_of_order(meeting: Meeting, topic: Topic, person: PersonId | None) -> bool:
    """Tell whether giving somebody the floor passes over who is next.

    Next are the first in the speaking order and the first in the queue: either is
    what the program proposes.
    """
    if person is None or person == topic.speaking:
        return False
    first = topic.queue[0].person if topic.queue else None
    proposed = {next_turn(meeting, topic), first} - {None}
    return bool(proposed) and person not in proposed


def _known_people(meeting: Meeting, topic: Topic) -> frozenset[PersonId]:
    """Return who stands behind a topic as far as everybody may know."""
    held = notes_of(topic, meeting.notes)
    writers = {note.author for note in held if meeting.shows_writer(note)}
    return frozenset(writers.union(*(note.me_too for note in held)))


def _only_leads(meeting: Meeting, topic: Topic, person: PersonId) -> bool:
    roles = meeting.setup.roles
    return (
        person == roles.facilitator
        and person not in (roles.author, roles.decider)
        and person != topic.speaking
        and person not in topic.spoken
    )


def _writer(note: Note) -> PersonId:
    if note.author != SOMEBODY:
        return note.author
    return PersonId(f"{SOMEBODY} {note.id}")
