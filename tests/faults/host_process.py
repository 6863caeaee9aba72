# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host that works until it is killed, and the small process that starts hosts.

It tells on its standard output what was stored, one line at a time, and never before
the library said so. Each line on its standard input starts one host.
"""

import os
import random
import signal
import sys
from datetime import datetime
from pathlib import Path

from meetingroom.library.library import Library
from meetingroom.meeting.command.note import (
    AddNote,
    DeleteNote,
    EditNote,
    FinishMargins,
    FinishReading,
    SetMeToo,
)
from meetingroom.meeting.command.room import (
    OpenDiscussion,
    OpenMargins,
)
from meetingroom.meeting.command.topic import TakeUpTopic, WriteLine
from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import CommandId, NoteId, PersonId, TopicId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.memo.anchor import anchor_at
from meetingroom.room.clock import HandClock
from meetingroom.room.host import HostRoom
from meetingroom.room.resume import take_up
from tests.support.meetings import ADA, MEETING, MEMO, NAMES, TestRoom

HEARTBEAT_STEPS = 5
"""Commands between two heartbeats; each command takes a second."""
BEGIN = "begin"
"""In place of a time: only begin a library, named after the seed."""
NOTES_TO_READ = 700
LINES_TO_WRITE = 200
TOPICS = (TopicId("one"), TopicId("two"))


class Host:
    """The laptop of a meeting: everyone works on it until it dies."""

    def __init__(self, path: Path, start: datetime, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - nothing secret
        self.name = f"run-{seed}"
        self.clock = HandClock(start)
        self.library = Library.open(path)
        self.room = self._room()
        self._continue()

    def _room(self) -> HostRoom:
        ids = (f"{self.name}-{number}" for number in range(10**6))
        return HostRoom(MEETING, self.library, self.clock, lambda: next(ids))

    def _continue(self) -> None:
        """Take the meeting up as the program does at its start."""
        take_up(self.room, self.library.last_seen(MEETING))
        self.library.mark_seen(MEETING, self.clock.now())
        self.tell("opened")

    def tell(self, what: str) -> None:
        """Say what is stored, with phase and clock as everyone sees them."""
        meeting = self.room.meeting
        used_s = meeting.clock.used_s(self.clock.now()) if meeting.clock else 0.0
        line = f"{what} {meeting.phase.value} {used_s}\n"
        os.write(1, line.encode())  # at once, and whole

    def work(self) -> None:
        """Do one thing after another, for ever."""
        step = 0
        while True:
            step += 1
            self.clock.advance(1)
            by, command = self.next_command(self.room.meeting, step)
            asked = CommandId(f"{self.name}-command-{step}")
            self.room.submit(command, by, asked)
            self.tell(asked)
            if step % 3 == 0:
                self._keep_draft(by, step)
            if step % HEARTBEAT_STEPS == 0:
                self.library.mark_seen(MEETING, self.clock.now())

    def _keep_draft(self, by: PersonId, step: int) -> None:
        note = NoteId(f"{self.name}-draft-{step}")
        self.library.keep(
            MEETING,
            LocalNote(
                note,
                by,
                NoteKind.QUESTION,
                "Wh",
                None,
                None,
                is_draft=True,
                saved_at=self.clock.now(),
            ),
        )
        self.tell(note)

    def next_command(self, meeting: Meeting, step: int) -> tuple[PersonId, Command]:
        """Return what somebody does next."""
        match meeting.phase:
            case Phase.READING:
                return self._read(meeting, step)
            case Phase.MARGINS:
                return self._read_margins(meeting)
            case _:
                return self._talk(meeting, step)

    def _read(self, meeting: Meeting, step: int) -> tuple[PersonId, Command]:
        by = self.random.choice(list(NAMES))
        own = [note for note in meeting.notes.values() if note.author == by]
        if len(meeting.notes) >= NOTES_TO_READ:
            left = [person for person in NAMES if person not in meeting.finished]
            return (left[0], FinishReading()) if left else (ADA, OpenMargins())
        what = self.random.random()
        if own and what < 0.2:
            note = self.random.choice(own)
            return by, EditNote(note.id, NoteKind.BLOCKER, f"In step {step}: why?")
        if own and what < 0.25:
            return by, DeleteNote(self.random.choice(own).id)
        start_cp = self.random.randrange(len(MEMO.text) - 30)
        anchor = anchor_at(MEMO, start_cp, start_cp + 20)
        new = NoteId(f"{self.name}-note-{step}")
        return by, AddNote(new, NoteKind.QUESTION, f"In step {step}.", anchor)

    def _read_margins(self, meeting: Meeting) -> tuple[PersonId, Command]:
        left = [person for person in NAMES if person not in meeting.read_margins]
        if not left:
            half = len(meeting.notes) // 2
            notes = tuple(meeting.notes)
            one = Topic(TOPICS[0], "One", notes[:half])
            two = Topic(TOPICS[1], "Two", notes[half:])
            return ADA, OpenDiscussion((one, two))
        others = [note for note in meeting.notes.values() if note.author != left[0]]
        note = self.random.choice(others)
        if self.random.random() < 0.05 or left[0] in note.me_too:
            return left[0], FinishMargins()
        return left[0], SetMeToo(note.id, is_on=True)

    def _talk(self, meeting: Meeting, step: int) -> tuple[PersonId, Command]:
        topic = self.random.choice(TOPICS)
        has_room = len(meeting.topics[topic].lines) < LINES_TO_WRITE
        if step % 4 and has_room:
            return ADA, WriteLine(topic, f"In step {step}.", self.random.choice(PEOPLE))
        return ADA, TakeUpTopic(topic)


PEOPLE = tuple(NAMES)


def prepare(path: Path) -> None:
    """Begin the meeting and bring it into reading."""
    library = Library.open(path)
    TestRoom(library).go_to(Phase.READING)
    library.close()


def serve(path: Path) -> None:
    """Start a host for each line of input: its time, or `BEGIN`, and its seed."""
    for line in sys.stdin:
        start, seed = line.split()
        child = os.fork()
        if child == 0:
            # Only an error leaves this branch, with its traceback and the process.
            os.write(1, f"pid {os.getpid()}\n".encode())
            if start == BEGIN:
                Library.open(path.with_name(f"{seed}.db"))
                signal.pause()  # until it is killed
            Host(path, datetime.fromisoformat(start), int(seed)).work()
        _, status = os.waitpid(child, 0)
        os.write(1, f"ended {status}\n".encode())


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
