# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Bytes of strangers: a message comes out as it went in, and all else is refused."""

import json
import zlib
from contextlib import suppress
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingroom.meeting.command.note import AddNote, EditNote
from meetingroom.meeting.commands import Command
from meetingroom.meeting.events import Event, Recorded
from meetingroom.meeting.ids import (
    CommandId,
    DeviceId,
    MeetingId,
    NoteId,
    PersonId,
    SealId,
)
from meetingroom.meeting.notes import NoteKind
from meetingroom.protocol import limits
from meetingroom.protocol.codec import (
    BadMessageError,
    decode_command,
    decode_guest,
    decode_host,
    encode,
    encode_command,
    encode_recorded,
    pack,
    shared_payload,
    unpack,
)
from meetingroom.protocol.message import (
    Challenge,
    Entry,
    GuestMessage,
    Hello,
    HostMessage,
    Put,
    Shared,
    Sync,
)
from tests.protocol.anything import anything
from tests.support.meetings import START

LIMIT = limits.GUEST_MESSAGE_BYTES
EDIT = EditNote(NoteId("n"), NoteKind.TYPO, "x")
PUT = encode(Put((Entry(1, CommandId("c"), EDIT),)))
HELLO = encode(Hello((1, 1), DeviceId("d"), b"s", "Ben", SealId("seal"), "secret"))
CHALLENGE = encode(Challenge(b"nonce", (1, 1), MeetingId("m")))


def decode_all(payload: bytes | str) -> None:
    """Decode as anything it could be; only `BadMessageError` may come of it."""
    raw = payload if isinstance(payload, bytes) else payload.encode()
    with suppress(BadMessageError):
        decode_guest(payload, LIMIT)
    with suppress(BadMessageError):
        decode_host(payload)
    with suppress(BadMessageError):
        decode_host(payload, is_packed=True)
    with suppress(BadMessageError):
        decode_command(raw)


@pytest.mark.parametrize("kind", get_args(GuestMessage))
def test_messages_of_guests_come_out_as_they_went_in(kind: type[GuestMessage]) -> None:
    @settings(max_examples=30)
    @given(anything(kind))
    def check(message: GuestMessage) -> None:
        assert decode_guest(encode(message), LIMIT) == message

    check()


@pytest.mark.parametrize("kind", get_args(HostMessage))
def test_messages_of_the_host_come_out_as_they_went_in(kind: type[HostMessage]) -> None:
    @settings(max_examples=30)
    @given(anything(kind))
    def check(message: HostMessage) -> None:
        payload = encode(message)
        assert decode_host(payload) == message
        assert decode_host(payload.decode()) == message
        assert decode_host(pack(payload), is_packed=True) == message

    check()


@pytest.mark.parametrize("kind", get_args(Command))
def test_every_command_comes_out_as_it_went_in(kind: type[Command]) -> None:
    @settings(max_examples=15)
    @given(anything(kind))
    def check(command: Command) -> None:
        assert decode_command(encode_command(command)) == command

    check()


@pytest.mark.parametrize("kind", get_args(Event))
def test_every_event_comes_out_as_it_went_in(kind: type[Event]) -> None:
    @settings(max_examples=15)
    @given(anything(kind), st.integers(0, 10))
    def check(event: Event, start: int) -> None:
        entry = Recorded(start + 1, CommandId("c"), START, PersonId("p"), event)
        payload = shared_payload(start, [encode_recorded(entry)], "digest")
        assert decode_host(payload) == Shared(start, (entry,), "digest")

    check()


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_bytes_are_a_message_or_refused(payload: bytes | str) -> None:
    decode_all(payload)


@given(
    st.sampled_from([PUT, HELLO, CHALLENGE, pack(CHALLENGE)]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6),
    st.integers(0, 400),
)
def test_damaged_messages_are_refused_or_other_messages(
    payload: bytes, changes: list[tuple[int, int]], length: int
) -> None:
    damaged = bytearray(payload)
    for place, value in changes:
        damaged[place % len(damaged)] = value

    decode_all(bytes(damaged))
    decode_all(bytes(damaged[:length]))


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"type":"nonsense"}',
        b'{"type":1}',
        b'{"type":"put"}',
        b'{"type":"put","entries":{}}',
        b'{"type":"put","entries":[1]}',
        b'{"type":"put","entries":[{"counter":1,"id":"c","command":{"type":"No"}}]}',
        b'{"type":"hello","versions":[1]}',
        b'{"type":"sync","sent_s":NaN}',
        b'{"type":"sync","sent_s":Infinity}',
        b'{"type":"sync","sent_s":"1"}',
        b'{"type":"sync","sent_s":1}{"type":"bye"}',
        b'{"type":"bye"',
        b'{"type":"announce","phase":"tea"}',
        b'{"type":"announce","ends_at":"soon"}',
        b'{"type":"announce","ends_at":"2026-11-24T09:00:00","phase":"margins"}',
        b'\xef\xbb\xbf{"type":"bye"}',
        b'{"type":"bye","\xff":1}',
        b"[" * 100_000,
        b'{"type":"put","entries":' * 20_000,
        b'{"type":"bye","x":' + b"[" * 100_000,
        b'{"type":"put","entries":[{"counter":' + b"9" * 100_000 + b"}]}",
        b'{"type":"put","entries":[{"counter":1e400}]}',
        b'{"type":"put","entries":[{"counter":18446744073709551616}]}',
    ],
)
def test_what_is_no_message_of_a_guest_is_refused(payload: bytes) -> None:
    with pytest.raises(BadMessageError):
        decode_guest(payload, LIMIT)
    decode_all(payload)


@pytest.mark.parametrize("body", [b"\\ud800", b"\\udfff\\ud800", b"\xed\xa0\x80"])
def test_half_a_character_is_refused(body: bytes) -> None:
    with pytest.raises(BadMessageError):
        decode_guest(PUT.replace(b'"x"', b'"' + body + b'"'), LIMIT)


def test_half_a_character_in_text_is_refused() -> None:
    with pytest.raises(BadMessageError):
        decode_guest(PUT.decode().replace('"x"', '"\ud800"'), LIMIT)


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1" * 400, "1e400000000"])
def test_a_time_beyond_all_numbers_is_refused(number: str) -> None:
    with pytest.raises(BadMessageError):
        decode_guest(f'{{"type":"sync","sent_s":{number}}}', LIMIT)


def test_the_latter_of_two_equal_keys_counts() -> None:
    payload = b'{"type":"sync","sent_s":1.0,"sent_s":2.0}'

    assert decode_guest(payload, LIMIT) == Sync(2.0)


@pytest.mark.parametrize("payload", [PUT, HELLO, encode(Sync(1.0))])
def test_fields_nobody_knows_are_refused_from_guests(payload: bytes) -> None:
    fields = json.loads(payload)

    with pytest.raises(BadMessageError):
        decode_guest(json.dumps({**fields, "is_admin": True}), LIMIT)


def test_fields_nobody_knows_are_refused_in_entries() -> None:
    with pytest.raises(BadMessageError):
        decode_guest(PUT.replace(b'"counter":1', b'"counter":1,"by":"ada"'), LIMIT)


def test_fields_nobody_knows_are_passed_over_from_the_host() -> None:
    fields = json.loads(CHALLENGE)
    later = json.dumps({**fields, "colour": "red"})

    assert decode_host(later) == decode_host(CHALLENGE)


def test_a_message_of_a_guest_has_a_longest_length() -> None:
    assert decode_guest(HELLO, len(HELLO))
    with pytest.raises(BadMessageError, match="the most is"):
        decode_guest(HELLO, len(HELLO) - 1)


def test_the_length_counts_bytes_and_not_characters() -> None:
    words = Hello((1, 1), DeviceId("d"), b"s", "é" * 100, SealId("seal"))
    payload = encode(words)

    with pytest.raises(BadMessageError, match="the most is"):
        decode_guest(payload.decode(), len(payload) - 1)


def test_the_longest_note_fits_into_a_message() -> None:
    note = AddNote(NoteId("n" * 64), NoteKind.MISSING_QUESTION, "😀" * 4000)
    entry = Entry(5000, CommandId("c" * 64), note)

    assert decode_guest(encode(Put((entry,))), LIMIT) == Put((entry,))


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    bomb = zlib.compress(bytes(50_000_000), 9)

    with pytest.raises(BadMessageError, match="longer"):
        unpack(bomb, limit_bytes=10_000)


def test_what_just_fits_is_unpacked() -> None:
    assert unpack(pack(bytes(10_000)), limit_bytes=10_000) == bytes(10_000)
    with pytest.raises(BadMessageError):
        unpack(pack(bytes(10_001)), limit_bytes=10_000)


def test_cut_off_and_prolonged_packets_are_refused() -> None:
    packed = pack(CHALLENGE)

    for length in range(len(packed)):
        with pytest.raises(BadMessageError):
            unpack(packed[:length])
    with pytest.raises(BadMessageError):
        unpack(packed + b"more")


def test_the_same_entry_gives_the_same_bytes() -> None:
    kind = get_args(Event)[0]

    @given(anything(kind))
    def check(event: Event) -> None:
        at = START + timedelta(microseconds=1)
        entry = Recorded(1, CommandId("c"), at, PersonId("p"), event)
        again = decode_host(shared_payload(0, [encode_recorded(entry)], ""))
        assert isinstance(again, Shared)
        assert encode_recorded(again.entries[0]) == encode_recorded(entry)

    check()
