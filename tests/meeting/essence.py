# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What has to be equal in two meetings that came about differently."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.memo.pages import PageMap
from meetingroom.room.room import RoomSnapshot
from tests.support.meetings import START

Words = tuple[PersonId, str, str]
"""A note's writer, kind and body."""


def essence(meeting: Meeting) -> tuple[object, ...]:
    """Return what an undo has to bring back: all but times, and order in a topic."""
    # Who settled a note last may be another: the words count that are taken back.
    notes = {
        known.id: replace(known, edited_at=None, is_settled_by_writer=False)
        for known in _notes(meeting)
    }
    topics = [
        replace(
            topic,
            notes=tuple(sorted(topic.notes)),
            spoken=tuple(sorted(_heard(topic))),
            speaking=None,
            given_s=0.0,
            used_s=0.0,
            taken_up_at=None,
            asking=(),
        )
        for topic in meeting.topics.values()
    ]
    return notes, set(meeting.deleted), topics


def _heard(topic: Topic) -> set[PersonId]:
    now = set() if topic.speaking is None else {topic.speaking}
    return {*topic.spoken, *now}


def words_of(notes: dict[NoteId, Note]) -> dict[NoteId, Words]:
    """Return the words of each note."""
    return {n.id: (n.author, n.kind, n.body) for n in notes.values()}


def _notes(meeting: Meeting) -> Iterator[Note]:
    return chain(meeting.notes.values(), meeting.deleted.values())


def settled(snapshot: RoomSnapshot) -> Meeting:
    """Leave out when sealed notes were written: their writer's machine knows alone.

    Leave the memo out before reading: a former author has seen it already.
    """
    known = snapshot.meeting
    notes, deleted = _timeless(known.notes), _timeless(known.deleted)
    known = replace(known, notes=notes, deleted=deleted)
    if known.phase.order >= Phase.READING.order:
        return known
    return replace(known, memo=None, pages=PageMap(()))


def _timeless(notes: dict[NoteId, Note]) -> dict[NoteId, Note]:
    return {
        key: replace(note, written_at=START, edited_at=None)
        for key, note in notes.items()
    }
