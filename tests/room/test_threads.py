# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The screens' thread and the network's ask at once, and nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from sys import getswitchinterval, setswitchinterval
from threading import Barrier

from meetingroom.meeting.command.note import AddNote, FinishReading
from meetingroom.meeting.command.room import OpenMargins
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import CommandId, NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.protocol.ledger import Asked
from meetingroom.room.host import HostRoom
from tests.room.attending import begun
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, MEETING, MINA, RITA, TestRoom

TIMES = 60


def together(*works: Callable[[], None]) -> None:
    """Run several works at once; a fault in one of them is raised here."""
    start = Barrier(len(works))

    def run(work: Callable[[], None]) -> None:
        start.wait()
        work()

    with ThreadPoolExecutor(len(works)) as threads:
        for done in [threads.submit(run, work) for work in works]:
            done.result()


def test_two_threads_that_submit_at_once_lose_nothing() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    told: list[int] = []
    room.seat(BEN).subscribe(lambda snapshot: told.append(len(snapshot.meeting.notes)))
    machine = room.host
    before = len(machine.log)

    def write() -> None:
        for number in range(TIMES):
            note = NoteId(f"ben-{number}")
            room.seat(BEN).send(AddNote(note, NoteKind.QUESTION, "Why?"))

    def guests() -> None:
        for number in range(TIMES):
            finish = FinishReading(is_finished=number % 2 == 0)
            entry = CommandId(f"mina-{number}")
            machine.submit_all([Asked(finish, MINA, entry)])

    def look() -> None:
        for _ in range(TIMES):
            room.seat(RITA).snapshot()
            machine.state(leads=True)
            machine.open_seals(is_late=True)

    together(write, guests, look)

    assert len(machine.log) == before + 2 * TIMES
    assert len(room.seat(BEN).snapshot().meeting.notes) == TIMES
    assert HostRoom(MEETING, journal, room.clock, machine.new_id).log == machine.log
    assert max(told) == TIMES


def test_a_note_that_meets_the_reveal_is_opened_or_refused() -> None:
    for _ in range(10):
        room = TestRoom().go_to(Phase.READING)
        room.add_note(BEN, "1.2 million")
        kept: list[NoteId] = []

        def write(room: TestRoom = room, kept: list[NoteId] = kept) -> None:
            for number in range(20):
                note = NoteId(f"ben-{number}")
                try:
                    room.seat(BEN).send(AddNote(note, NoteKind.QUESTION, "Why?"))
                except Refused:
                    continue
                kept.append(note)

        def reveal(room: TestRoom = room) -> None:
            room.host.submit(OpenMargins("The hour is short."), ADA)

        together(write, reveal)

        assert set(kept) <= set(room.host.meeting.notes)
        shown = room.seat(BEN).snapshot().meeting.notes
        assert set(shown) == set(room.host.meeting.notes)


def test_a_guests_screen_and_its_link_work_at_once() -> None:
    world, ben, mina = begun()

    def write() -> None:
        for number in range(TIMES):
            note = NoteId(f"ben-{number}")
            ben.room.send(AddNote(note, NoteKind.QUESTION, "canary-ben-1"))
            ben.room.snapshot()

    def carry() -> None:
        for _ in range(TIMES):
            world.progress(ben)
            world.progress(mina)

    together(write, carry)
    world.heal()
    world.reveal()
    world.heal()

    assert len(world.meeting.notes) == TIMES
    assert len(mina.room.snapshot().meeting.notes) == TIMES
    assert not ben.room.unanswered


def test_the_link_counts_entries_while_the_screen_writes_more() -> None:
    _, ben, _ = begun()
    was_s = getswitchinterval()
    setswitchinterval(1e-6)

    def write() -> None:
        for number in range(5 * TIMES):
            note = NoteId(f"ben-{number}")
            ben.room.send(AddNote(note, NoteKind.QUESTION, "canary-ben-1"))

    def count() -> None:
        for _ in range(100 * TIMES):
            assert ben.room.unanswered >= 0
            assert not ben.room.is_over

    try:
        together(write, count)
    finally:
        setswitchinterval(was_s)

    assert ben.room.unanswered == 5 * TIMES
