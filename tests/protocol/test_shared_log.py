# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The shared log: whole, in order, in messages that guests anywhere soon share."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from meetingroom.meeting.event.note import NoteAdded
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import CommandId, NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.protocol import limits
from meetingroom.protocol.codec import decode_host
from meetingroom.protocol.message import Shared
from meetingroom.protocol.shared_log import KEPT_BYTES, SharedLog

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


def entry(number: int, size: int = 10) -> Recorded:
    event = NoteAdded(NoteId(f"note-{number}"), NoteKind.QUESTION, "x" * size)
    return Recorded(0, CommandId(f"id-{number}"), AT, PersonId("ben"), event)


def log_of(sizes: list[int]) -> SharedLog:
    log = SharedLog()
    for number, size in enumerate(sizes):
        log.append(entry(number, size))
    return log


def read_on(log: SharedLog, cursor: int) -> list[tuple[int, bytes]]:
    """Return cursor and payload of every message from a place to the end."""
    found = []
    while cursor < len(log):
        cursor, payload = log.chunk(cursor)
        found.append((cursor, payload))
    return found


@given(
    sizes=st.lists(st.sampled_from([1, 400, 8_000, 150_000]), min_size=1, max_size=30),
    share=st.floats(0, 0.99),
)
def test_messages_from_any_place_hold_the_rest_in_order(
    sizes: list[int], share: float
) -> None:
    log = log_of(sizes)
    cursor = int(share * len(sizes))

    messages = [decode_host(payload) for _, payload in read_on(log, cursor)]

    assert all(isinstance(message, Shared) for message in messages)
    entries = [e for m in messages if isinstance(m, Shared) for e in m.entries]
    assert entries == list(log.entries[cursor:])


def test_no_message_holds_more_than_one_may() -> None:
    log = log_of([400] * 1_200 + [100_000] * 9)

    for _, payload in read_on(log, 0):
        message = decode_host(payload)
        assert isinstance(message, Shared)
        assert len(message.entries) <= limits.SHARED_ENTRIES
        assert len(payload) <= limits.SHARED_BYTES + 1_000


def test_entry_longer_than_a_message_may_be_comes_alone() -> None:
    log = log_of([10, limits.SHARED_BYTES + 1, 10])

    assert [cursor for cursor, _ in read_on(log, 0)] == [1, 2, 3]


def test_guests_who_catch_up_from_different_places_soon_get_the_same_bytes() -> None:
    log = log_of([400] * 1_200)

    first, second = read_on(log, 0), read_on(log, 17)

    assert [cursor for cursor, _ in first] == [cursor for cursor, _ in second]
    for (_, one), (_, other) in zip(first[1:], second[1:], strict=True):
        assert one is other


def test_what_is_kept_for_others_is_bounded() -> None:
    log = log_of(
        [limits.SHARED_BYTES - 1_000] * (KEPT_BYTES // limits.SHARED_BYTES * 2)
    )

    first = read_on(log, 0)[0][1]
    read_on(log, 0)

    assert read_on(log, 0)[0][1] == first
    assert log._kept_bytes <= KEPT_BYTES


def test_copy_of_another_log_is_told_apart() -> None:
    log, other = log_of([10, 10]), log_of([10, 11])
    digests = [_last_digest(log), _last_digest(other)]

    assert log.holds(2, digests[0])
    assert not log.holds(2, digests[1])
    assert not log.holds(3, digests[0])


def _last_digest(log: SharedLog) -> str:
    message = decode_host(read_on(log, 0)[-1][1])
    assert isinstance(message, Shared)
    return message.digest
