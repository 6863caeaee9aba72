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
from meetingroom.meeting.turns import notes_of
from meetingroom.memo.pages import PageMap
from meetingroom.room.room import RoomSnapshot
from tests.support.meetings import START

Words = tuple[PersonId, str, str]
"""A note's writer, kind and body."""


def essence(meeting: Meeting, *, is_standing: bool = False) -> tuple[object, ...]:
    """Return what an undo has to bring back: all but times, and order in a topic.

    Args:
        meeting: The meeting.
        is_standing: Leave out withdrawn notes in topics. One that is brought back may
            come onto the run sheet, and stays there when it is withdrawn again.
    """
    # Who settled a note last may be another: the words count that are taken back.
    notes = {
        known.id: replace(known, edited_at=None, is_settled_by_writer=False)
        for known in _notes(meeting)
    }
    topics = [
        replace(
            topic,
            notes=tuple(sorted(topic.notes)),
            spoken=tuple(sorted(topic.spoken)),
            passed=tuple(sorted(topic.passed)),
            given_s=0.0,
            used_s=0.0,
            taken_up_at=None,
            split_from=None,
        )
        for topic in _standing(meeting, is_standing=is_standing)
    ]
    return notes, set(meeting.deleted), topics, meeting.current_topic


def _standing(meeting: Meeting, *, is_standing: bool) -> list[Topic]:
    topics = list(meeting.topics.values())
    if not is_standing:
        return topics
    cut = [
        replace(topic, notes=tuple(n.id for n in notes_of(topic, meeting.notes)))
        for topic in topics
    ]
    return [t for t in cut if t.notes or not t.id.startswith("late-")]


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
