# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Entries of several machines, decided in order and stored in one transaction."""

import pytest

from meetingroom.meeting.command.note import AddNote, EditNote, FinishReading, SetMeToo
from meetingroom.meeting.command.room import CreateMeeting, TakeOver
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import CommandId, DeviceId, NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.protocol.ledger import Asked
from meetingroom.room.host import HostRoom
from meetingroom.room.step import ID_TAKEN, NOT_FROM_OUTSIDE
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, MEETING, MINA, TestRoom

LAPTOPS = {BEN: DeviceId("b"), MINA: DeviceId("m")}
NOTE = AddNote(NoteId("n"), NoteKind.QUESTION, "Why?")


def asked(counter: int, command: Command, by: PersonId = BEN, name: str = "") -> Asked:
    entry = CommandId(name or f"{by}-{counter}")
    return Asked(command, by, entry, LAPTOPS[by], counter)


def test_each_entry_of_a_device_has_one_answer_in_order() -> None:
    host = TestRoom().go_to(Phase.MARGINS).host
    own = Asked(SetMeToo(NOTE.note, is_on=True), ADA, CommandId("seat"))

    answers = host.submit_all(
        [asked(1, NOTE), own, asked(1, SetMeToo(NOTE.note, is_on=True), MINA)]
    )

    assert [(a.device, a.counter, a.refused) for a in answers] == [
        (LAPTOPS[BEN], 1, None),
        (LAPTOPS[MINA], 1, None),
    ]
    assert host.meeting.notes[NOTE.note].me_too == {ADA, MINA}


def test_a_refusal_stops_nothing_behind_it() -> None:
    host = TestRoom().go_to(Phase.READING).host

    first, second = host.submit_all(
        [asked(1, SetMeToo(NOTE.note, is_on=True)), asked(2, FinishReading())]
    )

    assert first.refused is not None
    assert second.refused is None
    assert BEN in host.meeting.finished
    assert host.have(LAPTOPS[BEN]) == (2, CommandId("ben-2"))
    assert list(host.refusals(LAPTOPS[BEN], 0)) == [first]


def test_refusals_alone_are_stored_too() -> None:
    journal = ListJournal()
    room = TestRoom(journal).go_to(Phase.READING)

    room.host.submit_all([asked(1, SetMeToo(NOTE.note, is_on=True))])

    again = HostRoom(MEETING, journal, room.clock, room.host.new_id)
    assert again.have(LAPTOPS[BEN])[0] == 1


def test_a_full_disk_changes_nothing_at_all() -> None:
    journal = ListJournal()
    host = TestRoom(journal).go_to(Phase.READING).host
    before, shared = host.meeting, len(host.shared)
    journal.is_full = True

    with pytest.raises(StorageUnavailable):
        host.submit_all([asked(1, FinishReading()), asked(1, FinishReading(), MINA)])

    assert host.meeting is before
    assert len(host.shared) == shared
    assert host.have(LAPTOPS[BEN]) == (0, None)
    journal.is_full = False
    host.submit_all([asked(1, FinishReading())])
    assert BEN in host.meeting.finished


def test_a_repeated_id_is_done_once_and_answered_alike() -> None:
    host = TestRoom().go_to(Phase.MARGINS).host
    wrong = EditNote(NOTE.note, NoteKind.TYPO, "x")

    answers = host.submit_all(
        [
            asked(1, NOTE, name="same"),
            asked(2, NOTE, name="same"),
            asked(3, wrong, name="wrong"),
            asked(4, wrong, name="wrong"),
        ]
    )
    later = host.submit_all([asked(5, NOTE, name="same")])

    assert [answer.counter for answer in (*answers, *later)] == [1, 2, 3, 4, 5]
    assert answers[2].refused == answers[3].refused is not None
    assert later[0].refused is None
    assert sum(entry.command_id == "same" for entry in host.log) == 1


@pytest.mark.parametrize("is_at_once", [True, False])
def test_nobody_hides_behind_the_id_of_somebody_else(*, is_at_once: bool) -> None:
    """Guests know entries by their ids; the second one would not reach them."""
    host = TestRoom().go_to(Phase.MARGINS).host
    first = asked(1, NOTE, name="same")
    other = AddNote(NoteId("other"), NoteKind.BLOCKER, "Behind Ben’s back")
    second = asked(1, other, MINA, name="same")

    if is_at_once:
        _, answer = host.submit_all([first, second])
    else:
        host.submit_all([first])
        (answer,) = host.submit_all([second])

    assert answer.refused == ID_TAKEN
    assert set(host.meeting.notes) == {NOTE.note}


@pytest.mark.parametrize("name", ["x" * 65, "é", "x" * 200_000])
def test_an_id_is_short_and_plain(name: str) -> None:
    host = TestRoom().go_to(Phase.MARGINS).host

    (answer,) = host.submit_all([asked(1, NOTE, name=name)])

    assert answer.refused is not None
    assert not host.meeting.notes


@pytest.mark.parametrize("phase", [Phase.LOBBY, Phase.READING])
def test_a_readable_note_is_not_taken_before_the_reveal(phase: Phase) -> None:
    host = TestRoom().go_to(phase).host
    length = len(host.log)

    (answer,) = host.submit_all([asked(1, NOTE)])

    assert answer.refused
    assert len(host.log) == length


def test_what_never_comes_over_the_wire_is_refused() -> None:
    host = TestRoom().go_to(Phase.READING).host

    answers = host.submit_all(
        [asked(1, TakeOver("I want to.")), asked(2, CreateMeeting(MEETING, "Ben"))]
    )

    assert answers[0].refused == NOT_FROM_OUTSIDE
    assert answers[1].refused
    assert host.meeting.setup.roles.facilitator == ADA


def test_watchers_are_told_after_a_change_until_they_leave() -> None:
    host = TestRoom().go_to(Phase.READING).host
    told: list[Phase] = []
    stop = host.watch(lambda: told.append(host.meeting.phase))

    host.submit_all([asked(1, FinishReading())])
    host.submit_all([asked(1, FinishReading())][:0])
    stop()
    stop()
    host.submit_all([asked(2, FinishReading(is_finished=False))])

    assert told == [Phase.READING]
