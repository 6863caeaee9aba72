# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The bridge: sends, says why not, and undoes as a new act."""

from collections.abc import Callable
from threading import Thread, get_ident

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import DraftDecision
from meetingroom.meeting.command.note import (
    AddNote,
    DeleteNote,
    EditNote,
    FinishReading,
)
from meetingroom.meeting.command.room import LockRoom, OpenMargins
from meetingroom.meeting.command.topic import WriteGist
from meetingroom.meeting.decisions import DecisionDraft, DraftPart
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DecisionId, NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import Countdown, RoomSnapshot, Surroundings
from meetingroom.ui.bridge import MAX_UNDO, Bridge
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, TestRoom
from tests.support.placed import PlacedSeat

NOTE = NoteId("n")
WHY = AddNote(NOTE, NoteKind.QUESTION, "Why?")


@pytest.fixture
def room() -> TestRoom:
    return TestRoom().go_to(Phase.READING)


def test_a_change_reaches_the_screens(qtbot: QtBot, room: TestRoom) -> None:
    bridge = Bridge(room.seat(BEN))

    with qtbot.waitSignal(bridge.snapshot_changed) as caught:
        assert bridge.send(WHY)

    assert NOTE in caught.args[0].meeting.notes


def test_a_refusal_is_told_and_undo_stays_as_it_was(
    qtbot: QtBot, room: TestRoom
) -> None:
    bridge = Bridge(room.seat(ADA))

    with qtbot.waitSignal(bridge.command_refused) as caught:
        assert not bridge.send(OpenMargins())

    assert caught.args[1].needs_reason
    assert not bridge.can_undo


def test_undo_and_redo_of_a_note(room: TestRoom) -> None:
    bridge = Bridge(room.seat(BEN))
    bridge.send(WHY)
    bridge.send(EditNote(NOTE, NoteKind.CONCERN, "Why so late?"))

    bridge.undo()
    assert bridge.snapshot().meeting.notes[NOTE].body == "Why?"
    bridge.undo()
    assert NOTE not in bridge.snapshot().meeting.notes
    bridge.redo()
    bridge.redo()

    note = bridge.snapshot().meeting.notes[NOTE]
    assert (note.kind, note.body) == (NoteKind.CONCERN, "Why so late?")
    assert not bridge.can_redo


def test_a_new_act_ends_what_could_be_redone(room: TestRoom) -> None:
    bridge = Bridge(room.seat(BEN))
    bridge.send(WHY)
    bridge.undo()

    bridge.send(FinishReading())

    assert not bridge.can_redo


def test_a_full_disk_is_told_with_the_command(qtbot: QtBot) -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    bridge = Bridge(room.seat(BEN))
    journal.is_full = True

    with qtbot.waitSignal(bridge.storage_failed) as caught:
        bridge.send(WHY)

    assert caught.args[0] == WHY
    assert caught.args[1].sentence == "The disk is full."


def test_after_leaving_nothing_is_told(qtbot: QtBot, room: TestRoom) -> None:
    bridge = Bridge(room.seat(BEN))
    bridge.leave()

    with qtbot.assertNotEmitted(bridge.snapshot_changed):
        room.seat(BEN).send(WHY)


def in_a_thread(act: Callable[[], None]) -> None:
    thread = Thread(target=act)
    thread.start()
    thread.join()


def test_a_change_in_another_thread_is_told_in_the_screens_thread(
    qtbot: QtBot, room: TestRoom
) -> None:
    seat = PlacedSeat(room.seat(BEN))
    bridge = Bridge(seat)
    threads: list[int] = []
    # A widget would be touched by its thread alone; so is a plain function here.
    bridge.snapshot_changed.connect(lambda _: threads.append(get_ident()))

    with qtbot.waitSignal(bridge.snapshot_changed):
        in_a_thread(seat.tell)

    assert threads == [get_ident()]


def test_changes_that_come_in_a_heap_are_told_once_with_the_latest(
    qtbot: QtBot, room: TestRoom
) -> None:
    seat = PlacedSeat(room.seat(BEN))
    bridge = Bridge(seat)
    told: list[RoomSnapshot] = []
    bridge.snapshot_changed.connect(told.append)

    def sixty_changes() -> None:
        for number in range(1, 61):
            seat.surround(Surroundings(sealed_count=number))

    with qtbot.waitSignal(bridge.snapshot_changed):
        in_a_thread(sixty_changes)

    assert [snapshot.surroundings.sealed_count for snapshot in told] == [60]


def test_after_a_heap_the_next_change_is_told_again(
    qtbot: QtBot, room: TestRoom
) -> None:
    seat = PlacedSeat(room.seat(BEN))
    bridge = Bridge(seat)
    with qtbot.waitSignal(bridge.snapshot_changed):
        in_a_thread(seat.tell)

    with qtbot.waitSignal(bridge.snapshot_changed):
        in_a_thread(seat.tell)


def test_a_late_refusal_is_told_as_late_and_as_refused(
    qtbot: QtBot, room: TestRoom
) -> None:
    seat = PlacedSeat(room.seat(BEN))
    bridge = Bridge(seat)
    order: list[str] = []
    bridge.refused_later.connect(lambda _command, _refused: order.append("late"))
    bridge.command_refused.connect(lambda _command, _refused: order.append("refused"))

    with qtbot.waitSignal(bridge.command_refused) as caught:
        in_a_thread(lambda: seat.refuse_later(WHY, "The margins are open."))

    assert order == ["late", "refused"]
    assert caught.args[0] == WHY
    assert caught.args[1].sentence == "The margins are open."


def test_what_was_on_its_way_at_leaving_is_told_no_more(
    qtbot: QtBot, qapp: QApplication, room: TestRoom
) -> None:
    seat = PlacedSeat(room.seat(BEN))
    bridge = Bridge(seat)
    in_a_thread(seat.tell)
    in_a_thread(lambda: seat.refuse_later(WHY, "Too late."))

    bridge.leave()

    with (
        qtbot.assertNotEmitted(bridge.snapshot_changed),
        qtbot.assertNotEmitted(bridge.refused_later),
    ):
        qapp.processEvents()
        seat.tell()
        seat.refuse_later(WHY, "Too late.")


def test_a_countdown_reaches_the_room(room: TestRoom) -> None:
    seat = PlacedSeat(room.seat(ADA))
    countdown = Countdown(room.clock.now(), Phase.MARGINS)

    assert Bridge(seat).announce(countdown)
    assert seat.told == [countdown]


def test_handing_in_that_fails_says_why(qtbot: QtBot, room: TestRoom) -> None:
    seat = PlacedSeat(room.seat(BEN))
    bridge = Bridge(seat)
    seat.refusal = Refused("Nothing is kept under seal.")

    with qtbot.waitSignal(bridge.request_failed) as caught:
        assert not bridge.hand_in_notes()

    assert caught.args == ["Nothing is kept under seal."]
    assert bridge.hand_in_notes()


def test_undo_takes_back_all_that_was_typed_at_once(room: TestRoom) -> None:
    room.go_to(Phase.DECISIONS)
    bridge = Bridge(room.seat(ADA))
    one = DecisionId("d1")
    bridge.send(DraftDecision(one, DecisionDraft("We")))
    parts = (DraftPart.STATEMENT,)
    for number in range(MAX_UNDO + 5):
        typed = DecisionDraft(f"We ship in {number}")
        bridge.send(DraftDecision(one, typed, parts))
    bridge.send(WriteGist("One"))
    bridge.send(WriteGist("One two"))

    bridge.undo()
    bridge.undo()
    assert room.host.meeting.gist == ""
    assert room.host.meeting.decisions[one].draft.statement == "We"
    bridge.redo()
    statement = room.host.meeting.decisions[one].draft.statement
    assert statement == f"We ship in {MAX_UNDO + 4}"
    bridge.undo()
    bridge.undo()
    assert not bridge.can_undo


def test_what_could_not_be_taken_back_can_still_be_undone() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.DISCUSSION)
    bridge = Bridge(room.seat(ADA))
    bridge.send(LockRoom(is_locked=True))

    journal.is_full = True
    bridge.take_back(LockRoom(is_locked=False))
    was_kept = bridge.can_undo
    journal.is_full = False
    bridge.take_back(LockRoom(is_locked=False))

    assert was_kept
    assert not bridge.can_undo


def test_a_refused_taking_back_leaves_undo_as_it_was(room: TestRoom) -> None:
    bridge = Bridge(room.seat(BEN))
    bridge.send(WHY)
    room.go_to(Phase.MARGINS)

    bridge.take_back(DeleteNote(NOTE))

    assert bridge.can_undo
    assert NOTE in bridge.snapshot().meeting.notes
