# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Messages of the shared log: guests who catch up anywhere soon get the same bytes."""

from datetime import UTC, datetime

from meetingroom.meeting.event.note import NoteAdded
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import CommandId, NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.protocol import limits
from meetingroom.protocol.shared_log import KEPT_BYTES, SharedLog

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


def log_of(sizes: list[int]) -> SharedLog:
    log = SharedLog()
    for number, size in enumerate(sizes):
        event = NoteAdded(NoteId(f"note-{number}"), NoteKind.QUESTION, "x" * size)
        log.append(Recorded(0, CommandId(f"id-{number}"), AT, PersonId("ben"), event))
    return log


def read_on(log: SharedLog, cursor: int) -> list[tuple[int, bytes]]:
    """Return cursor and payload of every message from a place to the end."""
    found = []
    while cursor < len(log):
        cursor, payload = log.chunk(cursor)
        found.append((cursor, payload))
    return found


def test_guests_who_catch_up_from_different_places_soon_get_the_same_bytes() -> None:
    log = log_of([400] * 1_200)

    first, second = read_on(log, 0), read_on(log, 17)

    assert len(first) > 2
    assert [cursor for cursor, _ in first] == [cursor for cursor, _ in second]
    for (_, one), (_, other) in zip(first[1:], second[1:], strict=True):
        assert one is other


def test_entry_longer_than_a_message_may_be_comes_alone() -> None:
    log = log_of([10, limits.SHARED_BYTES + 1, 10])

    assert [cursor for cursor, _ in read_on(log, 0)] == [1, 2, 3]


def test_what_is_kept_for_others_is_bounded() -> None:
    count = 2 * KEPT_BYTES // limits.SHARED_BYTES
    log = log_of([limits.SHARED_BYTES - 1_000] * count)

    first = read_on(log, 0)[0][1]

    assert read_on(log, 0)[0][1] == first
    assert read_on(log, 0)[0][1] is not first
    assert log._kept_bytes <= KEPT_BYTES


def test_message_longer_than_all_that_is_kept_is_built_once() -> None:
    log = log_of([2 * KEPT_BYTES])

    assert log.chunk(0)[1] is log.chunk(0)[1]
