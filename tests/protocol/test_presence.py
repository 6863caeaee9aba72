# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the host tells without being asked, and who counts as away."""

import pytest

from meetingroom.meeting.command.room import CloseMeeting, SetAway
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.phase import Phase
from meetingroom.protocol import limits
from meetingroom.protocol.message import Door, Farewell, State
from tests.protocol.attendee import SECRET
from tests.protocol.hall import Hall, stranger
from tests.support.meetings import ADA, BEN, MINA


def test_a_state_is_sent_once_until_it_changes() -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN))
    hall.hear(line)

    assert hall.hear(line) == []
    hall.side.renew_state()
    assert [type(message) for message in hall.hear(line)] == [State]


def test_only_who_leads_learns_of_the_door() -> None:
    hall = Hall()
    guest, leader = hall.enter(hall.machine(BEN)), hall.enter(hall.machine(ADA))

    states = [hall.hear(line)[-1] for line in (guest, leader)]

    assert [isinstance(state, State) and state.longer for state in states] == [None, 0]


def test_a_quiet_connection_is_reminded_that_the_host_is_there() -> None:
    hall = Hall()
    inside = hall.enter(hall.machine(BEN))
    outside = hall.enter(stranger("Zoe"), secret=SECRET)
    hall.hear(inside)
    hall.hear(outside)

    hall.side.refresh_state()
    hall.side.remind(inside)
    hall.side.remind(outside)

    assert [type(message) for message in hall.hear(inside)] == [State]
    assert hall.hear(outside) == [Door()]


def test_who_is_gone_for_long_is_away_and_who_comes_back_is_here() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    line = hall.enter(machine)
    hall.side.lost(line, 100.0)

    hall.side.presence(100.0 + limits.AWAY_S - 1)
    assert not hall.side.commit()
    hall.side.presence(100.0 + limits.AWAY_S)
    hall.side.commit()
    assert hall.host.meeting.people[BEN].is_away
    hall.enter(machine)
    hall.side.presence(200.0)
    hall.side.commit()

    assert not hall.host.meeting.people[BEN].is_away


def test_who_comes_back_in_time_was_never_away() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    hall.side.lost(hall.enter(machine), 100.0)
    hall.enter(machine)

    hall.side.presence(100.0 + 2 * limits.AWAY_S)

    assert not hall.side.has_pending


def test_who_was_marked_away_stays_so_though_the_laptop_is_open() -> None:
    hall = Hall()
    hall.enter(hall.machine(BEN))
    hall.side.presence(1.0)
    hall.lead(SetAway(BEN, is_away=True))

    hall.side.presence(2.0)

    assert not hall.side.has_pending


def test_presence_does_not_pile_up_while_the_disk_is_full() -> None:
    hall = Hall()
    hall.lead(SetAway(BEN, is_away=True))
    hall.enter(hall.machine(BEN))
    hall.journal.is_full = True

    for second in range(10):
        hall.side.presence(float(second))
        with pytest.raises(StorageUnavailable):
            hall.side.commit()

    assert len(hall.side._pending) == 1


def test_who_was_turned_away_is_away_later() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    line = hall.enter(machine)
    hall.revoke(machine)
    hall.side.lost(line, 10.0)

    hall.side.presence(10.0 + limits.AWAY_S)
    hall.side.commit()

    assert hall.host.meeting.people[BEN].is_away


def test_after_the_meeting_nobody_is_marked_away() -> None:
    hall = Hall(Phase.DECISIONS)
    hall.side.lost(hall.enter(hall.machine(BEN)), 0.0)
    hall.lead(CloseMeeting())

    hall.side.presence(1000.0)

    assert not hall.side.has_pending


def test_a_connection_that_was_lost_twice_is_lost_once() -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN))

    hall.side.lost(line, 0.0)
    hall.side.lost(line, 1.0)

    assert hall.side.lines == ()


def test_when_the_host_stops_everybody_may_try_again() -> None:
    hall = Hall()
    lines = [hall.enter(hall.machine(person)) for person in (BEN, MINA)]

    hall.side.close("The host stopped.")

    for line in lines:
        assert Farewell("The host stopped.", is_final=False) in hall.hear(line)
