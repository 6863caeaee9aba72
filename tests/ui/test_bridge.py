# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The bridge: sends, says why not, and undoes as a new act."""

import pytest
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.note import AddNote, EditNote, FinishReading
from meetingroom.meeting.command.room import OpenMargins
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.bridge import Bridge
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, TestRoom

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
