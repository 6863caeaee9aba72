# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Ids carry no time; clocks tell the time they are asked for."""

from datetime import timedelta
from uuid import UUID

from meetingroom.room.clock import HandClock, PacedClock, SystemClock
from meetingroom.room.ids import random_id
from tests.support.meetings import START


def test_ids_are_uuids_that_carry_no_time() -> None:
    made = {random_id() for _ in range(1000)}

    assert len(made) == 1000
    assert {UUID(one).version for one in made} == {4}


def test_a_paced_clock_runs_faster() -> None:
    base = HandClock(START)
    paced = PacedClock(base, 10)

    base.advance(6)

    assert paced.now() == START + timedelta(minutes=1)


def test_the_system_clock_is_aware() -> None:
    assert SystemClock().now().utcoffset() == timedelta()
