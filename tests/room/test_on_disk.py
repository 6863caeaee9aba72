# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Host and guest on real library files: closed, opened, and put back from a copy."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path

import pytest

from meetingroom.library.library import Library
from meetingroom.meeting.command.note import AddNote, EditNote, FinishReading
from meetingroom.meeting.command.room import OpenMargins
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.protocol.door import Doorkeeper
from meetingroom.protocol.guest_side import OutOfStepError
from meetingroom.protocol.host_side import HostSide
from meetingroom.room.clock import HandClock
from meetingroom.room.guest import GuestRoom
from meetingroom.room.host import HostRoom
from tests.protocol.attendee import PIN, SECRET, make_machine
from tests.protocol.wire import Wire
from tests.support.meetings import ADA, BEN, MEETING, START, TestRoom

MACHINE = make_machine(BEN)


class Disks:
    """A host and one guest, each with a library file that can be put back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ids = count(1)
        self._open = ExitStack()
        with closing(Library.open(self._path("host"))) as library:
            room = TestRoom(library)
            room.seat(ADA).send(MACHINE.admission)
            room.go_to(Phase.READING)
        with closing(Library.open(self._path("guest"))) as library:
            library.keep_attendance(MACHINE.attendance)
        self.start()

    def start(self) -> None:
        """Begin both programs with what their files hold."""
        files = [Library.open(self._path(name)) for name in ("host", "guest")]
        for library in files:
            self._open.callback(library.close)
        attendance = files[1].attendance(MEETING)
        assert attendance is not None
        self.host = HostRoom(MEETING, files[0], HandClock(START), self._new_id)
        door = Doorkeeper(lambda: self.host.meeting, PIN, SECRET, bytes)
        self.side = HostSide(self.host, door, self._new_id)
        self.guest = GuestRoom(files[1], attendance, self._new_id, lambda: 0.0)

    def stop(self) -> None:
        self._open.close()

    def keep_copy(self, name: str) -> None:
        self.stop()
        shutil.copy(self._path(name), self._path(f"{name} before"))
        self.start()

    def put_back(self, name: str) -> None:
        self.stop()
        for left in self._folder.glob(f"{name}.db*"):
            left.unlink()
        shutil.copy(self._path(f"{name} before"), self._path(name))
        self.start()

    def meet(self) -> None:
        """Connect, as often as the guest wants to, and let everything arrive."""
        for _ in range(4):
            wire = Wire(self.side, lambda payload: None)
            try:
                for _ in range(8):
                    self._exchange(wire)
            except OutOfStepError:
                continue
            finally:
                self.guest.lost()
                self.side.lost(wire.line, 0.0)
            return
        raise AssertionError("the guest wants a new connection again and again")

    def _exchange(self, wire: Wire) -> None:
        wire.host_writes(100)
        while (message := wire.guest_reads()) is not None:
            self.guest.receive(message, PIN, SECRET)
        while (said := self.guest.next_message()) is not None:
            wire.guest_writes(said)
        while wire.host_reads():
            continue
        self.side.commit()

    def bodies(self) -> list[str]:
        notes = self.guest.snapshot().meeting.notes.values()
        return sorted(note.body for note in notes)

    def opened(self) -> list[str]:
        """Reveal, and return what everybody can read then."""
        self.host.submit(OpenMargins("The hour is short."), ADA)
        self.meet()
        return sorted(note.body for note in self.host.meeting.notes.values())

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.db"

    def _new_id(self) -> str:
        return f"made-{next(self._ids):04d}"


def note(name: str) -> AddNote:
    return AddNote(NoteId(name), NoteKind.QUESTION, f"About {name}")


@pytest.fixture
def disks(tmp_path: Path) -> Iterator[Disks]:
    made = Disks(tmp_path)
    made.meet()
    yield made
    made.stop()


def test_everything_is_there_after_both_were_closed(disks: Disks) -> None:
    disks.guest.send(note("a"))
    disks.meet()
    disks.guest.send(EditNote(NoteId("a"), NoteKind.TYPO, "Edited"))
    disks.guest.send(FinishReading())
    disks.stop()
    disks.start()
    assert disks.bodies() == ["Edited"]

    disks.meet()

    assert BEN in disks.host.meeting.finished
    assert disks.guest.unanswered == 0
    assert disks.opened() == disks.bodies() == ["Edited"]


def test_a_host_put_back_from_a_copy_gets_everything_again(disks: Disks) -> None:
    disks.keep_copy("host")
    disks.guest.send(note("a"))
    disks.guest.send(FinishReading())
    disks.meet()
    disks.put_back("host")
    assert BEN not in disks.host.meeting.finished

    disks.meet()

    assert BEN in disks.host.meeting.finished
    assert disks.opened() == disks.bodies() == ["About a"]


def test_a_guest_put_back_from_a_copy_loses_nothing_that_was_sent(
    disks: Disks,
) -> None:
    disks.guest.send(note("a"))
    disks.keep_copy("guest")
    disks.guest.send(note("b"))
    disks.meet()
    disks.put_back("guest")
    disks.guest.send(note("c"))

    disks.meet()

    assert disks.opened() == disks.bodies() == ["About a", "About b", "About c"]


def test_both_put_back_keep_what_one_of_them_has(disks: Disks) -> None:
    disks.guest.send(note("a"))
    disks.meet()
    disks.keep_copy("host")
    disks.guest.send(note("b"))
    disks.keep_copy("guest")
    disks.meet()
    disks.put_back("guest")
    disks.put_back("host")
    disks.guest.send(note("c"))

    disks.meet()

    assert disks.opened() == disks.bodies() == ["About a", "About b", "About c"]
