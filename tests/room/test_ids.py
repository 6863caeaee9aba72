# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Ids sort by time; clocks tell the time they are asked for."""

from datetime import timedelta
from uuid import UUID

from meetingroom.room.clock import HandClock, PacedClock, SystemClock
from meetingroom.room.ids import id_source, uuid7
from tests.support.meetings import START


def test_ids_are_uuids_of_version_7_that_sort_by_time() -> None:
    later = START + timedelta(milliseconds=1)

    first, second = uuid7(START, 2**74 - 1), uuid7(later, 0)

    assert UUID(first).version == 7
    assert UUID(first).variant == "specified in RFC 4122"
    assert first < second
    milliseconds = UUID(first).int >> 80
    assert milliseconds == int(START.timestamp() * 1000)


def test_ids_of_one_moment_differ() -> None:
    new_id = id_source(HandClock(START))

    assert len({new_id() for _ in range(1000)}) == 1000


def test_a_paced_clock_runs_faster() -> None:
    base = HandClock(START)
    paced = PacedClock(base, 10)

    base.advance(6)

    assert paced.now() == START + timedelta(minutes=1)


def test_the_system_clock_is_aware() -> None:
    assert SystemClock().now().utcoffset() == timedelta()
