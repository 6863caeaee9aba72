# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A device's own log: kept first, never changed, sent again whenever that is needed."""

from collections.abc import Sequence

import pytest

from meetingroom.meeting.command.note import (
    AddNote,
    FinishReading,
    HandInKey,
    KeepSealed,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import CommandId, NoteId, SealId
from meetingroom.meeting.notes import NoteKind
from meetingroom.protocol import limits
from meetingroom.protocol.codec import encode
from meetingroom.protocol.message import Put, Refusal
from meetingroom.protocol.outbox import Outbox
from tests.protocol.attendee import make_machine
from tests.support.guest_disk import ListDisk
from tests.support.meetings import BEN, MEETING

MACHINE = make_machine(BEN)
A, B, C, D = (CommandId(name) for name in "abcd")


def new_disk(*names: CommandId) -> ListDisk:
    disk = ListDisk(MACHINE.attendance)
    fill(Outbox(disk, MEETING), *names)
    return disk


def fill(box: Outbox, *names: CommandId) -> None:
    for name in names:
        box.put(FinishReading(), name)


def sent(box: Outbox) -> list[tuple[int, CommandId]]:
    """Return counters and ids of everything that is sent now."""
    entries: list[tuple[int, CommandId]] = []
    while (message := box.next_put()) is not None:
        entries += [(entry.counter, entry.id) for entry in message.entries]
    return entries


def kept(disk: ListDisk) -> list[tuple[int, CommandId]]:
    return [(entry.counter, entry.command_id) for entry in disk.entries]


def test_entries_are_numbered_from_one_without_gaps() -> None:
    assert kept(new_disk(A, B, C)) == [(1, A), (2, B), (3, C)]


def test_an_entry_is_on_the_disk_before_it_is_sent() -> None:
    disk = new_disk()
    box = Outbox(disk, MEETING)
    disk.is_full = True

    with pytest.raises(StorageUnavailable):
        box.put(FinishReading(), A)

    assert box.next_put() is None
    assert box.entries == ()
    disk.is_full = False
    fill(box, B)
    assert sent(box) == [(1, B)]


def test_entries_are_sent_once_for_each_connection() -> None:
    box = Outbox(new_disk(A, B), MEETING)
    box.begin_sending(0, None)

    assert sent(box) == [(1, A), (2, B)]
    assert sent(box) == []
    fill(box, C)
    assert sent(box) == [(3, C)]
    box.begin_sending(1, A)
    assert sent(box) == [(2, B), (3, C)]


def test_what_was_acknowledged_is_sent_again_when_the_host_has_lost_it() -> None:
    disk = new_disk(A, B, C)
    box = Outbox(disk, MEETING)
    box.begin_sending(0, None)
    box.answered(3)

    assert box.begin_sending(1, A)

    assert [entry.command_id for entry in box.unanswered] == [B, C]
    assert sent(box) == [(2, B), (3, C)]
    assert kept(disk) == [(1, A), (2, B), (3, C)]


def test_after_a_restart_it_goes_on_where_it_was() -> None:
    disk = new_disk(A, B)
    Outbox(disk, MEETING).answered(1)

    box = Outbox(disk, MEETING)

    assert [entry.command_id for entry in box.unanswered] == [B]
    assert box.answered_up_to == 1
    box.begin_sending(1, A)
    fill(box, C)
    assert sent(box) == [(2, B), (3, C)]


def test_a_machine_from_an_older_backup_goes_on_behind_what_the_host_has() -> None:
    disk = new_disk(A)
    box = Outbox(disk, MEETING)

    assert box.begin_sending(3, CommandId("forgotten here"))
    fill(box, B)

    assert sent(box) == [(4, A), (5, B)]
    assert kept(disk) == [(4, A), (5, B)]


def test_an_empty_machine_goes_on_behind_what_the_host_has() -> None:
    box = Outbox(new_disk(), MEETING)
    box.begin_sending(3, CommandId("forgotten here"))

    fill(box, A)

    assert sent(box) == [(4, A)]


def test_other_entries_under_the_same_number_are_both_kept() -> None:
    box = Outbox(new_disk(A, B), MEETING)

    assert box.begin_sending(2, CommandId("other"))

    assert sent(box) == [(3, A), (4, B)]


def test_a_conflict_forgets_nothing_that_was_answered() -> None:
    disk = new_disk(A, B)
    box = Outbox(disk, MEETING)
    box.begin_sending(5, CommandId("forgotten here"))
    box.answered(7)

    box.begin_sending(4, CommandId("older, and forgotten here"))

    assert sent(box) == [(5, A), (6, B)]


def test_a_gap_in_the_own_log_stops_nothing() -> None:
    disk = new_disk(A)
    box = Outbox(disk, MEETING)
    box.answered(1)
    fill(box, B)
    box.begin_sending(4, CommandId("forgotten here"))
    box.answered(6)
    again = Outbox(disk, MEETING)

    again.begin_sending(0, None)

    assert sent(again) == [(1, A), (2, B)]


def test_a_conflict_is_met_once_only() -> None:
    box = Outbox(new_disk(A), MEETING)
    last = CommandId("other")

    assert box.begin_sending(2, last)
    assert not box.begin_sending(2, last)
    assert sent(box) == [(3, A)]


def test_new_numbers_that_cannot_be_kept_change_nothing() -> None:
    disk = new_disk(A)
    box = Outbox(disk, MEETING)
    disk.is_full = True

    with pytest.raises(StorageUnavailable):
        box.begin_sending(2, CommandId("other"))

    assert [entry.counter for entry in box.entries] == [1]
    disk.is_full = False
    box.begin_sending(2, CommandId("other"))
    assert sent(box) == [(3, A)]


def test_answers_are_cumulative_and_told_once() -> None:
    box = Outbox(new_disk(A, B, C), MEETING)

    assert [entry.command_id for entry in box.answered(2)] == [A, B]
    assert box.answered(2) == ()
    assert box.answered(1) == ()
    assert box.answered_up_to == 2
    box.answered(3)
    assert box.answered_up_to == 3


def test_an_answer_that_cannot_be_noted_is_noted_later() -> None:
    disk = new_disk(A)
    box = Outbox(disk, MEETING)
    disk.is_full = True

    with pytest.raises(StorageUnavailable):
        box.answered(1)

    assert box.unanswered
    disk.is_full = False
    assert box.answered(1)


def test_a_refusal_is_noted_and_told_once() -> None:
    disk = new_disk(A, B)
    box = Outbox(disk, MEETING)
    refusal = Refusal(2, "No.")

    refused = box.refuse(refusal)

    assert refused is not None
    assert (refused.command_id, refused.refused) == (B, "No.")
    assert box.refuse(refusal) is None
    assert box.refuse(Refusal(9, "No.")) is None
    assert [entry.command_id for entry in Outbox(disk, MEETING).refused] == [B]


def test_what_is_sealed_is_sent_sealed_and_known_plainly_here() -> None:
    disk = new_disk()
    note = AddNote(NoteId("n"), NoteKind.QUESTION, "Why?")
    box = Outbox(disk, MEETING)
    assert not box.has_sealed
    box.put(KeepSealed(SealId("s"), b"box"), A, note)

    again = Outbox(disk, MEETING)

    message = again.next_put()
    assert message is not None
    assert message.entries[0].command == KeepSealed(SealId("s"), b"box")
    assert list(again.sealed_commands()) == [note]
    assert again.command_of(again.entries[0]) == note
    assert (again.has_sealed, again.has_handed_in) == (True, False)
    assert again.own_notes == {NoteId("n")}


def test_what_an_earlier_host_has_taken_is_known_when_it_is_sent_again() -> None:
    box = Outbox(new_disk(A, B, C), MEETING)
    box.refuse(Refusal(2, "No."))
    box.answered(2)

    box.begin_sending(0, None)

    assert box.taken_before(1) == FinishReading()
    assert [box.taken_before(counter) for counter in (2, 3, 9)] == [None] * 3


def test_a_key_is_handed_in_once_also_after_a_restart() -> None:
    disk = new_disk()
    Outbox(disk, MEETING).put(HandInKey(b"k" * 32), A)

    assert Outbox(disk, MEETING).has_handed_in


@pytest.mark.parametrize(
    "commands",
    [
        [FinishReading()] * (3 * limits.ENTRIES_A_MESSAGE + 1),
        [KeepSealed(SealId("s" * 64), b"x" * 90_000)] * 5,
    ],
    ids=["many", "large"],
)
def test_messages_stay_below_the_limits(commands: Sequence[Command]) -> None:
    box = Outbox(new_disk(), MEETING)
    for number, command in enumerate(commands):
        box.put(command, CommandId(f"{number}"))
    messages: list[Put] = []
    while (message := box.next_put()) is not None:
        messages.append(message)

    assert sum(len(message.entries) for message in messages) == len(commands)
    for message in messages:
        assert len(message.entries) <= limits.ENTRIES_A_MESSAGE
        assert len(encode(message)) <= limits.GUEST_MESSAGE_BYTES
