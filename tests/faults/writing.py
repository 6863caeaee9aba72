# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Somebody who writes, changes and deletes notes, and what must be left of it.

It knows no faults: it asks its own room, as a screen would.
"""

import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from meetingroom.library.library import Library
from meetingroom.meeting.command.note import AddNote, DeleteNote, EditNote
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.memo.anchor import anchor_at
from meetingroom.protocol.kept import Answer
from tests.support.colleague import Colleague
from tests.support.hosted import host_room
from tests.support.meetings import MEETING, MEMO

MOST_UNDER_WAY = 3
"""A person writes no further ahead of the host than this while it can be reached."""


class Writer:
    """One person's hands."""

    def __init__(
        self, colleague: Colleague, randomness: random.Random, canary: str = "heron"
    ) -> None:
        """Take a colleague's place.

        Args:
            colleague: Whose place.
            randomness: Decides what is written.
            canary: A word that stands in every note.
        """
        self.colleague = colleague
        self.expected: dict[NoteId, str] = {}
        """What the own notes have to be in the end."""
        self._random = randomness
        self._canary = canary
        self._number = 0

    def write_if_due(self) -> None:
        """Write when not too much is under way."""
        if self.colleague.known and self.colleague.room.unanswered < MOST_UNDER_WAY:
            self.write()

    def write(self) -> None:
        """Do one thing to an own note."""
        self._number += 1
        room = self.colleague.room
        is_sealing = room.snapshot().meeting.phase is Phase.READING
        what = self._random.random()
        if self.expected and is_sealing and what < 0.2:
            note = self._random.choice(list(self.expected))
            body = self._body("changed")
            room.send(EditNote(note, NoteKind.BLOCKER, body))
            self.expected[note] = body
        elif self.expected and is_sealing and what < 0.28:
            note = self._random.choice(list(self.expected))
            room.send(DeleteNote(note))
            del self.expected[note]
        else:
            self._add()

    def _add(self) -> None:
        note = NoteId(f"{self.colleague.name}-{self._number}".lower())
        start_cp = self._random.randrange(len(MEMO.text) - 30)
        anchor = anchor_at(MEMO, start_cp, start_cp + 20)
        body = self._body("written")
        self.colleague.room.send(AddNote(note, NoteKind.QUESTION, body, anchor))
        self.expected[note] = body

    def _body(self, what: str) -> str:
        return f"{self._canary} {what} {self.colleague.name} {self._number}"


def written(meeting: Meeting, writer: Writer) -> dict[NoteId, str]:
    """Return a writer's notes as a meeting has them."""
    person = writer.colleague.room.viewer
    return {
        note.id: note.body for note in meeting.notes.values() if note.author == person
    }


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of acknowledged entries."""

    acknowledged: int
    lost: int
    doubled: int

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.acknowledged + other.acknowledged,
            self.lost + other.lost,
            self.doubled + other.doubled,
        )

    @property
    def figures(self) -> dict[str, object]:
        """Return them under their names."""
        return asdict(self)


def tally(
    log: Sequence[Recorded], answers: Sequence[Answer], people: Sequence[Colleague]
) -> Tally:
    """Compare a host's log with what its guests were promised.

    Raises:
        AssertionError: Numbers have gaps, or the order of a machine's entries is
            another than its own.
    """
    assert [entry.seq for entry in log] == list(range(1, len(log) + 1))
    groups = [command for command, _ in groupby(log, key=lambda one: one.command_id)]
    places = {command: place for place, command in enumerate(groups)}
    acknowledged = lost = 0
    own = {one.command_id for each in people for one in each.room.entries}
    for each in people:
        device = each.room.attendance.device
        answered = [one for one in answers if one.device == device]
        assert [one.counter for one in answered] == list(range(1, len(answered) + 1))
        entries = each.room.entries[: len(answered)]
        assert [e.command_id for e in entries] == [a.command_id for a in answered]
        taken = [one.command_id for one in answered if one.refused is None]
        found = [places[command] for command in taken if command in places]
        assert found == sorted(found)
        promised = sum(entry.is_answered for entry in each.room.entries)
        acknowledged += promised
        lost += len(taken) - len(found) + each.room.missing
        lost += max(0, promised - len(answered))
    doubled = sum(groups.count(command) - 1 for command in own & set(groups))
    return Tally(acknowledged, lost, doubled)


def check_end(library: Library, writers: Sequence[Writer]) -> Tally:
    """Look into the host's closed books: everything written is there, once.

    Args:
        library: The host's; nobody else has it open.
        writers: Everybody settled.

    Returns:
        The figures.
    """
    people = [writer.colleague for writer in writers]
    counted = tally(library.read(MEETING), library.answers(MEETING), people)
    assert (counted.lost, counted.doubled) == (0, 0), counted
    meeting = host_room(library).meeting
    for writer in writers:
        assert written(meeting, writer) == writer.expected
        copy = writer.colleague.library
        assert written(host_room(copy).meeting, writer) == writer.expected
        assert copy.rebuild() == ()
    assert library.rebuild() == ()
    return counted
