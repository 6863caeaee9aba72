# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The shared log: numbered without gaps, sent in pieces, known by its digest."""

import msgspec
import pytest
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
from tests.support.meetings import START


def written(number: int, body: str = "Why?") -> Recorded:
    """Return an entry as a host's own log has it, far from the shared number."""
    event = NoteAdded(NoteId(f"n{number}"), NoteKind.QUESTION, body)
    return Recorded(number * 7, CommandId(f"c{number}"), START, PersonId("ben"), event)


def filled(*bodies: str) -> SharedLog:
    log = SharedLog()
    for number, body in enumerate(bodies, 1):
        log.append(written(number, body))
    return log


def message(log: SharedLog, start: int) -> tuple[int, Shared]:
    end, payload = log.chunk(start)
    shared = decode_host(payload)
    assert isinstance(shared, Shared)
    return end, shared


def test_entries_are_numbered_anew_without_gaps() -> None:
    log = filled("a", "b", "c")

    assert [entry.seq for entry in log.entries] == [1, 2, 3]
    assert len(log) == 3


def test_a_message_holds_what_follows_a_cursor() -> None:
    log = filled("a", "b", "c")

    end, shared = message(log, 1)

    assert end == 3
    assert (shared.start, shared.entries) == (1, log.entries[1:])
    assert log.holds(3, shared.digest)


def test_guests_at_one_cursor_get_the_same_payload_object() -> None:
    log = filled("a", "b")

    assert log.chunk(0)[1] is log.chunk(0)[1]


def test_a_message_made_before_is_not_sent_once_there_is_more() -> None:
    log = filled("a")
    before, _ = log.chunk(0)
    log.append(written(2))

    assert (before, log.chunk(0)[0]) == (1, 2)


def test_a_message_holds_so_many_entries() -> None:
    log = filled(*["x"] * (limits.SHARED_ENTRIES + 1))

    assert log.chunk(0)[0] == limits.SHARED_ENTRIES
    assert log.chunk(limits.SHARED_ENTRIES)[0] == limits.SHARED_ENTRIES + 1


def test_a_message_holds_so_many_bytes_but_one_entry_at_least() -> None:
    large = "x" * (limits.SHARED_BYTES // 2)
    log = filled(large, large, "x", "x" * (2 * limits.SHARED_BYTES), "x")

    ends = [0]
    while ends[-1] < len(log):
        ends.append(log.chunk(ends[-1])[0])

    assert ends == [0, 1, 3, 4, 5]


@given(st.lists(st.text(max_size=5), min_size=1, max_size=20), st.data())
def test_a_copy_is_known_by_its_digest_and_only_by_it(
    bodies: list[str], data: st.DataObject
) -> None:
    log = filled(*bodies)
    changed = data.draw(st.integers(0, len(bodies) - 1))
    other = filled(*bodies[:changed], "another word", *bodies[changed + 1 :])
    digests = ["", *(message_digest(log, cursor) for cursor in range(1, len(log) + 1))]

    for cursor, digest in enumerate(digests):
        assert log.holds(cursor, digest)
        assert other.holds(cursor, digest) == (cursor <= changed)
        assert not log.holds(cursor + 1, digest)


def message_digest(log: SharedLog, cursor: int) -> str:
    """Return the digest that a guest with so many entries has."""
    beginning = SharedLog()
    for entry in log.entries[:cursor]:
        beginning.append(entry)
    return message(beginning, 0)[1].digest


@pytest.mark.parametrize("cursor", [-1, 3, 2**62])
def test_a_cursor_outside_the_log_holds_nothing(cursor: int) -> None:
    assert not filled("a", "b").holds(cursor, "")


def test_the_log_read_from_a_disk_has_the_same_digests() -> None:
    log = filled("a", "é", "😀")
    stored = msgspec.json.decode(msgspec.json.encode(log.entries), type=list[Recorded])
    again = SharedLog()
    for entry in stored:
        again.append(entry)

    assert again.chunk(0) == log.chunk(0)


def test_messages_made_long_ago_take_no_memory() -> None:
    large = "x" * (limits.SHARED_BYTES // 2)
    log = filled(*[large] * 400)
    first, last = log.chunk(0)[1], log.chunk(399)[1]

    for start in range(400):
        log.chunk(start)

    assert log.chunk(0)[1] is not first
    assert log.chunk(0) == (1, first)
    assert log.chunk(399)[1] == last
    assert sum(map(len, log._chunks.values())) <= KEPT_BYTES
