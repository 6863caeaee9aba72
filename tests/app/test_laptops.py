# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Colleagues at laptops of their own wait for each other, but not for the lost."""

from dataclasses import replace

from meetingroom.app.laptops import LaptopSeat
from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.ids import NoteId, SealId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from tests.protocol.attendee import Attendee
from tests.protocol.world import World
from tests.room.attending import NOTE, begun
from tests.support.meetings import BEN

PATIENCE_S = 0.01


def parted() -> tuple[World, Attendee, Attendee]:
    """Return a meeting after the reveal; Mina's laptop was lost before, with notes."""
    world, ben, mina = begun()
    ben.room.send(NOTE)
    mina.room.send(AddNote(NoteId("of-mina"), NoteKind.TYPO, "canary-mina-1"))
    world.settle()
    world.cut(mina, does_host_notice=True)
    world.reveal()
    while world.progress(ben):
        pass
    world.host.open_seals(is_late=False)
    while world.progress(ben):
        pass
    world.host.change_surroundings(lambda one: replace(one, online=frozenset([BEN])))
    assert world.meeting.sealed
    return world, ben, mina


def test_nobody_waits_twice_for_the_notes_of_a_laptop_that_is_lost() -> None:
    world, ben, mina = parted()
    given_up: set[SealId] = set()
    seat = LaptopSeat(ben.room, world.host, given_up, PATIENCE_S)

    assert seat.snapshot().meeting.phase is Phase.MARGINS

    assert given_up == {mina.disk.attendance.seal.seal}
    another = LaptopSeat(ben.room, world.host, given_up, PATIENCE_S)
    another.wait_until(another._is_even)


def test_a_connected_laptop_is_waited_for_each_time() -> None:
    world, ben, mina = parted()
    world.host.change_surroundings(
        lambda one: replace(one, online=frozenset([BEN, mina.person]))
    )
    given_up: set[SealId] = set()

    LaptopSeat(ben.room, world.host, given_up, PATIENCE_S).snapshot()

    assert not given_up


def test_a_lost_laptop_shows_what_it_had_and_is_waited_for_again_when_back() -> None:
    world, _, mina = parted()
    seat = LaptopSeat(mina.room, world.host, set(), PATIENCE_S)

    assert seat.snapshot().meeting.phase is Phase.READING
    assert seat._is_even()
    world.heal()

    assert seat.snapshot().meeting.phase is Phase.MARGINS
    assert not seat._is_lost
