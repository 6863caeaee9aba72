# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The host's side: who is heard, what is answered, in which order, and who is gone."""

import pytest

from meetingroom.meeting.command.note import AddNote, FinishReading
from meetingroom.meeting.command.room import HandOver, SetAway
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import CommandId, NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.protocol import limits
from meetingroom.protocol.farewell import REPLACED, TOO_MANY, TURNED_AWAY
from meetingroom.protocol.host_side import ViolationError
from meetingroom.protocol.line import Stage
from meetingroom.protocol.message import (
    Ack,
    Announce,
    Bye,
    Challenge,
    Farewell,
    GuestMessage,
    Own,
    Put,
    Refusal,
    Shared,
    State,
    Sync,
    Time,
    Welcome,
)
from meetingroom.room.host import HostRoom
from tests.protocol.attendee import SECRET
from tests.protocol.hall import Hall, entry, heard, stranger
from tests.support.meetings import BEN, MEETING, MINA, START

NOTE = AddNote(NoteId("n"), NoteKind.QUESTION, "Why?")


def test_a_machine_hears_welcome_log_own_acknowledgement_and_state_in_this_order() -> (
    None
):
    hall = Hall()
    machine = hall.machine(BEN)
    hall.room.seat(BEN).send(FinishReading())

    messages = hall.hear(hall.enter(machine))

    assert [type(each) for each in messages] == [Welcome, Shared, Own, Ack, State]
    welcome, shared = messages[:2]
    assert isinstance(welcome, Welcome)
    assert isinstance(shared, Shared)
    assert (welcome.have, welcome.last, welcome.start) == (0, None, 0)
    assert welcome.head == len(shared.entries) == len(hall.host.shared)


def test_a_machine_with_a_copy_hears_what_follows_it() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    _, digest = hall.host.shared.chunk(0)
    first = hall.hear(hall.enter(machine))[1]
    assert isinstance(first, Shared)
    assert digest
    cursor = len(hall.host.shared)
    hall.lead(SetAway(MINA, is_away=True))

    messages = hall.hear(hall.enter(machine, cursor=cursor, digest=first.digest))

    welcome, shared = messages[:2]
    assert isinstance(welcome, Welcome)
    assert isinstance(shared, Shared)
    assert (welcome.start, shared.start, len(shared.entries)) == (cursor, cursor, 1)


@pytest.mark.parametrize("cursor", [-1, 3, 10_000])
def test_a_copy_of_another_log_is_begun_anew(cursor: int) -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN), cursor=cursor, digest="of another log")

    welcome = hall.hear(line)[0]
    assert isinstance(welcome, Welcome)
    assert welcome.start == 0


def test_nothing_is_acknowledged_before_it_is_stored() -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN))
    hall.hear(line)

    hall.put(line, entry(1), entry(2))

    assert hall.side.has_pending
    assert not [m for m in hall.hear(line) if isinstance(m, Ack)]
    assert hall.side.commit()
    assert Ack(2) in hall.hear(line)
    assert not hall.side.commit()


def test_an_acknowledgement_comes_after_the_log_it_stands_for() -> None:
    hall = Hall(Phase.MARGINS)
    line = hall.enter(hall.machine(BEN))
    hall.hear(line)
    hall.put(line, entry(1, NOTE))

    hall.side.commit()

    kinds = [type(message) for message in hall.hear(line)]
    assert kinds.index(Shared) < kinds.index(Ack)


def test_a_full_disk_keeps_everything_pending_and_acknowledges_nothing() -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN))
    hall.hear(line)
    hall.put(line, entry(1))
    hall.journal.is_full = True

    with pytest.raises(StorageUnavailable):
        hall.side.commit()
    hall.put(line, entry(2))
    assert hall.hear(line) == []
    hall.journal.is_full = False
    hall.side.commit()

    assert hall.host.have(line.device) == (2, CommandId("entry-2"))
    assert Ack(2) in hall.hear(line)


def test_repeated_entries_are_taken_once() -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN))
    hall.put(line, entry(1))
    hall.put(line, entry(1), entry(2))
    hall.side.commit()
    length = len(hall.host.log)

    hall.put(line, entry(1), entry(2))

    assert not hall.side.has_pending
    assert len(hall.host.log) == length
    assert hall.hear(line).count(Ack(2)) >= 2


def test_a_heap_of_repeated_entries_has_one_answer() -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN))
    hall.hear(line)

    hall.put(line, *[entry(9)] * 500)

    assert hall.hear(line) == [Ack(0)]


@pytest.mark.parametrize("counter", [-1, 0, 2, 7])
def test_what_does_not_go_on_where_the_log_ends_is_not_taken(counter: int) -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN))
    hall.hear(line)

    hall.put(line, entry(counter))

    assert not hall.side.has_pending
    assert hall.hear(line) == [Ack(0)]


def test_a_refused_entry_is_answered_and_told() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    line = hall.enter(machine)
    hall.hear(line)
    hall.put(line, entry(1, NOTE), entry(2))
    hall.side.commit()

    messages = hall.hear(line)

    refusal = next(m for m in messages if isinstance(m, Refusal))
    assert refusal.counter == 1
    assert refusal.sentence
    assert messages.index(refusal) < messages.index(Ack(2))
    again = hall.hear(hall.enter(machine, answered=0))
    assert refusal in again
    assert refusal not in hall.hear(hall.enter(machine, answered=1))


def test_nobody_speaks_for_anybody_else() -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN))
    hall.put(line, entry(1))

    hall.side.commit()

    assert hall.host.log[-1].by == BEN


@pytest.mark.parametrize(
    "message", [Put((entry(1),)), Sync(0.0), Announce()], ids=lambda m: type(m).__name__
)
def test_a_stranger_may_only_say_hello(message: GuestMessage) -> None:
    hall = Hall()
    line = hall.open()

    with pytest.raises(ViolationError):
        hall.side.receive(line, message)


@pytest.mark.parametrize(
    "message", [Put((entry(1),)), Announce()], ids=lambda m: type(m).__name__
)
def test_who_waits_may_not_write(message: GuestMessage) -> None:
    hall = Hall()
    line = hall.enter(stranger("Zoe"), secret=SECRET)

    with pytest.raises(ViolationError):
        hall.side.receive(line, message)


def test_a_second_hello_is_a_violation() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    line = hall.enter(machine)

    with pytest.raises(ViolationError):
        hall.greet(line, machine)


def test_only_who_leads_begins_a_countdown() -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN))
    announcement = Announce(START, Phase.MARGINS)

    with pytest.raises(ViolationError):
        hall.side.receive(line, announcement)
    hall.lead(HandOver(BEN))
    hall.side.receive(line, announcement)

    assert hall.host.surroundings.countdown is not None
    state = hall.hear(line)[-1]
    assert isinstance(state, State)
    assert (state.ends_at, state.phase) == (START, Phase.MARGINS)


@pytest.mark.parametrize(
    "message",
    [Put((entry(1),)), Sync(0.0), Announce(), Bye()],
    ids=lambda m: type(m).__name__,
)
def test_after_the_end_nothing_is_heard(message: GuestMessage) -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN))
    hall.side.receive(line, Bye())

    hall.side.receive(line, message)

    assert not hall.side.has_pending
    assert hall.hear(line)[1:] == [Ack(0)]


def test_the_time_is_told_to_who_waits_and_who_is_in() -> None:
    hall = Hall()
    inside = hall.enter(hall.machine(BEN))
    outside = hall.enter(stranger("Zoe"), secret=SECRET)

    for line in (inside, outside):
        hall.side.receive(line, Sync(1.5))

        assert Time(1.5, START) in hall.hear(line)


def test_a_new_connection_takes_the_place_of_the_old_one() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    old = hall.enter(machine)
    hall.hear(old)

    new = hall.enter(machine)

    assert hall.hear(old) == [Farewell(REPLACED, is_final=False)]
    assert isinstance(hall.hear(new)[0], Welcome)
    assert hall.side.connected() == {machine.attendance.device}
    hall.put(old, entry(1))
    assert not hall.side.has_pending


def test_at_the_door_too_a_new_connection_takes_the_old_ones_place() -> None:
    hall = Hall()
    machine = stranger("Zoe")
    old = hall.enter(machine, secret=SECRET)
    hall.hear(old)

    hall.enter(machine, secret=SECRET)

    assert hall.hear(old) == [Farewell(REPLACED, is_final=False)]
    assert len(hall.side.at_door()) == 1


def test_another_machine_of_somebody_comes_in_once_the_first_is_turned_away() -> None:
    hall = Hall()
    first = hall.machine(BEN)
    with pytest.raises(Refused):
        hall.machine(BEN)
    hall.revoke(first)

    line = hall.enter(hall.machine(BEN))

    assert line.stage is Stage.IN
    assert hall.side.online() == {BEN}
    assert len(hall.side.connected()) == 1


def test_what_an_old_connection_left_unstored_is_not_mixed_with_the_new_one() -> None:
    """A machine restored from a backup numbers other entries alike."""
    hall = Hall()
    machine = hall.machine(BEN)
    hall.put(hall.enter(machine), entry(1, name="before"))

    line = hall.enter(machine)
    hall.put(line, entry(1, name="after"))
    hall.side.commit()

    assert hall.host.have(line.device) == (1, CommandId("after"))


def test_a_machine_that_is_turned_away_is_told_and_not_heard_again() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    line = hall.enter(machine)
    hall.hear(line)

    hall.revoke(machine)

    assert hall.hear(line) == [Farewell(TURNED_AWAY)]
    assert hall.side.online() == frozenset()
    hall.put(line, entry(1))
    assert not hall.side.has_pending


def test_a_device_has_room_for_so_many_entries() -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN))

    hall.put(line, entry(1), entry(2), entry(limits.ENTRIES_A_DEVICE + 1), entry(3))
    hall.side.commit()

    assert Farewell(TOO_MANY) in hall.hear(line)
    assert hall.host.have(line.device)[0] == 2


def test_a_host_that_starts_again_knows_what_it_has_answered() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    line = hall.enter(machine)
    hall.put(line, entry(1), entry(2, NOTE))
    hall.side.commit()

    host = HostRoom(MEETING, hall.journal, hall.room.clock, hall.host.new_id)

    device = machine.attendance.device
    assert host.have(device) == (2, CommandId("entry-2"))
    assert [refused.counter for refused in host.refusals(device, 0)] == [2]
    assert host.refusals(device, 2) == []


def test_a_challenge_is_different_for_each_connection() -> None:
    hall = Hall()
    nonces = iter((b"1" * 32, b"2" * 32))
    hall.door._randomness = lambda size: next(nonces)[:size]

    challenges = [heard(hall.side, hall.side.open())[0] for _ in range(2)]

    assert all(isinstance(challenge, Challenge) for challenge in challenges)
    assert challenges[0] != challenges[1]
