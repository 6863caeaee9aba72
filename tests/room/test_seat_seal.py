# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Seats at the host's machine write under seal, too: the room cannot read them."""

import msgspec
import pytest

from meetingroom.meeting.command.note import (
    AddNote,
    DeleteNote,
    EditNote,
    KeepSealed,
    RestoreNote,
)
from meetingroom.meeting.command.room import ChangePerson, OpenMargins, Reopen
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.event.note import EntrySealed
from meetingroom.meeting.ids import CommandId, NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.protocol.ledger import Asked
from meetingroom.protocol.sealing import seal
from meetingroom.room.room import Countdown
from meetingroom.room.sealed_margin import NOTHING_SEALED
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, MEETING, MINA, START, TestRoom

NOTE = AddNote(NoteId("n"), NoteKind.QUESTION, "canary")


def bodies(room: TestRoom) -> list[str]:
    notes = room.seat(BEN).snapshot().meeting.notes.values()
    return [note.body for note in notes]


def log_text(journal: ListJournal) -> str:
    return msgspec.json.encode(journal.read(MEETING)).decode()


def test_the_log_holds_no_readable_note_before_the_reveal() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    shared = len(room.host.shared)

    room.seat(BEN).send(NOTE)
    room.seat(BEN).send(EditNote(NOTE.note, NoteKind.TYPO, "canary, too"))
    room.seat(BEN).send(DeleteNote(NOTE.note))

    assert "canary" not in log_text(journal)
    assert [type(entry.event) for entry in room.host.log[-3:]] == [EntrySealed] * 3
    assert not room.host.meeting.notes
    assert len(room.host.shared) == shared


def test_the_writer_sees_edits_and_undoes_own_notes_also_after_a_restart() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    room.seat(BEN).send(NOTE)
    room.seat(BEN).send(EditNote(NOTE.note, NoteKind.TYPO, "Because."))
    assert bodies(room) == ["Because."]

    again = TestRoom(journal)

    assert bodies(again) == ["Because."]
    again.seat(BEN).send(DeleteNote(NOTE.note))
    assert bodies(again) == []
    again.seat(BEN).send(RestoreNote(NOTE.note))
    assert bodies(TestRoom(journal)) == ["Because."]
    again.go_to(Phase.MARGINS)
    assert again.host.meeting.notes[NOTE.note].body == "Because."


def test_who_observes_by_now_still_has_what_they_wrote_before() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    room.seat(BEN).send(NOTE)
    observing = ChangePerson(BEN, "Ben", Seniority.REGULAR, is_observer=True)
    room.seat(ADA).send(Reopen(Phase.PREPARE, "Ben is late."))
    room.seat(ADA).send(observing)

    again = TestRoom(journal)

    assert bodies(again) == bodies(room) == [NOTE.body]


def test_a_note_that_was_deleted_under_seal_never_comes_out() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    room.seat(BEN).send(NOTE)
    room.seat(BEN).send(DeleteNote(NOTE.note))

    room.go_to(Phase.DISCUSSION)

    assert not room.host.meeting.notes
    assert "canary" not in log_text(journal)


@pytest.mark.parametrize("is_first", [True, False])
def test_a_full_disk_shows_nothing_that_was_not_kept(*, is_first: bool) -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    if not is_first:
        room.add_note(BEN, "1.2 million", body="Kept.")
    before = bodies(room)
    journal.is_full = True

    with pytest.raises(StorageUnavailable):
        room.seat(BEN).send(NOTE)
    assert bodies(room) == before
    journal.is_full = False
    room.seat(BEN).send(NOTE)

    assert bodies(room) == [*before, "canary"]


def test_what_a_rule_refuses_is_not_kept() -> None:
    room = TestRoom().go_to(Phase.READING)
    length = len(room.host.log)

    with pytest.raises(Refused):
        room.seat(BEN).send(AddNote(NoteId("n"), NoteKind.QUESTION, " "))
    with pytest.raises(Refused):
        room.seat(BEN).send(DeleteNote(NoteId("n")))

    assert len(room.host.log) == length


def test_notes_handed_in_early_stay_closed_until_the_reveal() -> None:
    room = TestRoom().go_to(Phase.READING)
    with pytest.raises(Refused, match=NOTHING_SEALED):
        room.seat(BEN).hand_in_notes()
    room.seat(BEN).send(NOTE)

    room.seat(BEN).hand_in_notes()
    assert not room.seat(MINA).snapshot().meeting.notes
    room.go_to(Phase.MARGINS)

    assert NOTE.note in room.seat(MINA).snapshot().meeting.notes


def test_going_back_to_the_lobby_loses_nothing() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.seat(BEN).send(NOTE)

    room.seat(ADA).send(Reopen(Phase.LOBBY, "Somebody is missing."))
    room.go_to(Phase.READING)
    assert bodies(room) == ["canary"]
    room.seat(BEN).send(EditNote(NOTE.note, NoteKind.TYPO, "Because."))
    room.go_to(Phase.MARGINS)

    assert bodies(room) == ["Because."]


def test_a_full_disk_at_the_reveal_opens_the_notes_later() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    room.seat(BEN).send(NOTE)
    failing = FailsAfter(journal, writes=1)
    room.host._journal = failing

    room.seat(ADA).send(OpenMargins("The hour is short."))
    assert room.host.meeting.phase is Phase.MARGINS
    assert not room.host.meeting.notes
    room.host.open_seals(is_late=True)
    assert not room.host.meeting.notes
    room.host._journal = journal
    room.host.open_seals(is_late=True)

    assert NOTE.note in room.seat(MINA).snapshot().meeting.notes


def test_a_crash_between_reveal_and_opening_loses_nothing() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    room.seat(BEN).send(NOTE)
    room.host._journal = FailsAfter(journal, writes=1)
    room.seat(ADA).send(OpenMargins("The hour is short."))

    again = TestRoom(journal)
    again.host.open_seals(is_late=False)

    assert NOTE.note in again.seat(MINA).snapshot().meeting.notes


def test_a_box_that_nobody_can_open_is_passed_over_at_a_restart() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)
    room.seat(BEN).send(NOTE)
    (key,) = journal.seals(MEETING)
    forged = seal(key.key, MEETING, CommandId("first"), NOTE, bytes)
    again = seal(key.key, MEETING, CommandId("second"), NOTE, bytes)
    for name, box in (("moved", forged), ("second", again)):
        command = KeepSealed(key.seal, box)
        room.host.submit_all([Asked(command, BEN, CommandId(name))])

    assert bodies(TestRoom(journal)) == ["canary"]


def test_a_countdown_at_the_host_shows_at_every_seat() -> None:
    room = TestRoom().go_to(Phase.READING)
    countdown = Countdown(START, Phase.MARGINS)

    room.seat(ADA).announce(countdown)
    assert room.seat(BEN).snapshot().surroundings.countdown == countdown
    room.seat(ADA).announce(None)

    assert room.seat(BEN).snapshot().surroundings.countdown is None


def test_a_seat_has_the_rooms_clock_and_ids_and_refuses_at_once() -> None:
    room = TestRoom().go_to(Phase.READING)
    seat = room.seat(BEN)
    told: list[object] = []
    stop = seat.subscribe_refusals(lambda command, no: told.append((command, no)))

    with pytest.raises(Refused):
        seat.send(DeleteNote(NoteId("nobody's")))
    stop()

    assert told == []
    assert (seat.viewer, seat.now()) == (BEN, START)
    assert seat.new_id() != seat.new_id()
    still = seat.subscribe(told.append)
    still()
    still()


class FailsAfter(ListJournal):
    """Passes on so many writes to another journal, and then is full."""

    def __init__(self, journal: ListJournal, writes: int) -> None:
        super().__init__()
        self.__dict__.update(journal.__dict__)
        self.writes = writes

    def _require_room(self) -> None:
        self.is_full = self.writes == 0
        self.writes = max(0, self.writes - 1)
        super()._require_room()
