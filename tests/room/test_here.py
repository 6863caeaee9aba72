# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who is here: connected, or known to sit at the host's laptop."""

from dataclasses import replace

import pytest

from meetingroom.meeting.command.room import AdmitDevice, SetAway
from meetingroom.meeting.ids import DeviceId, PersonId, SealId
from meetingroom.room.room import Link, LinkPhase, RoomSnapshot, Surroundings
from meetingroom.room.told import around_told
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

GUEST = Link(LinkPhase.ONLINE)


def seen(room: TestRoom, viewer: PersonId, around: Surroundings) -> RoomSnapshot:
    return replace(room.seat(viewer).snapshot(), surroundings=around)


def test_a_guest_is_told_who_sits_at_the_hosts_laptop() -> None:
    room = TestRoom()
    room.seat(ADA)
    room.seat(MINA)

    around = around_told(room.host.state(leads=False), GUEST)

    assert {ADA, MINA} <= around.seated
    assert room.seat(ADA).snapshot().surroundings.seated == around.seated


def test_who_is_only_on_the_list_is_not_here() -> None:
    room = TestRoom()
    around = Surroundings(online=frozenset([RITA]), seated=frozenset([ADA, MINA]))

    assert seen(room, ADA, around).here == {ADA, MINA, RITA}


def test_who_is_away_is_not_here() -> None:
    room = TestRoom()
    room.seat(TOM).send(SetAway(TOM, is_away=True))
    around = Surroundings(online=frozenset([TOM]), seated=frozenset([ADA]))

    assert seen(room, ADA, around).here == {ADA}
    assert TOM not in seen(room, ADA, Surroundings()).here


def test_who_came_with_a_laptop_of_their_own_sits_at_the_hosts_no_more() -> None:
    room = TestRoom()
    laptop, seal = DeviceId("d-ben"), SealId("b" * 32)
    room.seat(ADA).send(AdmitDevice(BEN, "Ben", laptop, seal))
    around = Surroundings(online=frozenset(), seated=frozenset([ADA, BEN]))

    assert seen(room, ADA, around).here == {ADA}


@pytest.mark.parametrize(
    "around", [Surroundings(), Surroundings(GUEST, online=frozenset())]
)
def test_where_connections_are_not_told_all_are_taken_to_be_here(
    around: Surroundings,
) -> None:
    snapshot = seen(TestRoom(), BEN, around)

    assert snapshot.here == set(snapshot.meeting.people)
