# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Boxes: opened by the right key in the right place, and telling little otherwise."""

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.devices import MAX_BOX_BYTES
from meetingroom.meeting.ids import CommandId, MeetingId, NoteId
from meetingroom.meeting.notes import MAX_BODY_CP, MAX_PASSAGE_CP, NoteKind
from meetingroom.memo.anchor import CONTEXT_CP, Anchor
from meetingroom.protocol.sealing import (
    NONCE_BYTES,
    SealBrokenError,
    open_box,
    seal,
)

KEY = b"k" * 32
MEETING = MeetingId("meeting")
ENTRY = CommandId("entry")
TAG_BYTES = 16


def note(body: str) -> AddNote:
    return AddNote(NoteId("n"), NoteKind.QUESTION, body)


def sealed(body: str = "Why?", nonce: bytes = b"n" * NONCE_BYTES) -> bytes:
    return seal(KEY, MEETING, ENTRY, note(body), lambda size: nonce[:size])


@given(st.text(max_size=2000))
def test_a_box_gives_back_what_was_put_in(body: str) -> None:
    assert open_box(KEY, MEETING, ENTRY, sealed(body)) == note(body)


@pytest.mark.parametrize("length", [0, 1, 4, 100, 380])
def test_most_notes_make_boxes_of_one_length(length: int) -> None:
    assert len(sealed("x" * length)) == NONCE_BYTES + 512 + TAG_BYTES


@given(st.integers(0, MAX_BODY_CP))
def test_a_length_is_always_a_power_of_two(length: int) -> None:
    inner = len(sealed("x" * length)) - NONCE_BYTES - TAG_BYTES

    assert inner & (inner - 1) == 0
    assert 512 <= inner <= 8192


def test_the_longest_note_on_the_longest_passage_fits_into_a_box() -> None:
    around = "😀" * CONTEXT_CP
    anchor = Anchor(0, MAX_PASSAGE_CP, "😀" * MAX_PASSAGE_CP, around, around)
    longest = AddNote(NoteId("n" * 64), NoteKind.QUESTION, "😀" * MAX_BODY_CP, anchor)

    box = seal(KEY, MEETING, ENTRY, longest, bytes)

    assert len(box) <= MAX_BOX_BYTES


def test_another_key_opens_nothing() -> None:
    with pytest.raises(SealBrokenError):
        open_box(b"K" * 32, MEETING, ENTRY, sealed())


def test_a_key_of_another_length_opens_nothing() -> None:
    with pytest.raises(SealBrokenError):
        open_box(b"short", MEETING, ENTRY, sealed())


def test_a_box_belongs_to_its_meeting_and_its_entry() -> None:
    with pytest.raises(SealBrokenError):
        open_box(KEY, MeetingId("other"), ENTRY, sealed())
    with pytest.raises(SealBrokenError):
        open_box(KEY, MEETING, CommandId("other"), sealed())


def test_meeting_and_entry_cannot_be_shifted_into_each_other() -> None:
    box = seal(KEY, MeetingId("a"), CommandId("b\nc"), note("?"), bytes)

    with pytest.raises(SealBrokenError):
        open_box(KEY, MeetingId("a\nb"), CommandId("c"), box)


@given(st.integers(min_value=0), st.integers(0, 7))
def test_one_bit_of_damage_is_noticed(place: int, bit: int) -> None:
    damaged = bytearray(sealed())
    damaged[place % len(damaged)] ^= 1 << bit

    with pytest.raises(SealBrokenError):
        open_box(KEY, MEETING, ENTRY, bytes(damaged))


@given(st.binary(max_size=60) | st.binary(min_size=520, max_size=560))
def test_any_bytes_are_a_broken_box(box: bytes) -> None:
    with pytest.raises(SealBrokenError):
        open_box(KEY, MEETING, ENTRY, box)


@pytest.mark.parametrize(
    "inside",
    [b"", b"\0\0", b"\xff\xff\xff\xff{}", b"\0\0\0\2{}" + bytes(9), b"\0\0\0\3[1]"],
)
def test_what_a_writer_puts_in_instead_of_a_command_is_a_broken_box(
    inside: bytes,
) -> None:
    nonce = bytes(NONCE_BYTES)
    bound = b"meetingroom seal v1 7\nmeeting\nentry"
    box = nonce + AESGCM(KEY).encrypt(nonce, inside, bound)

    with pytest.raises(SealBrokenError):
        open_box(KEY, MEETING, ENTRY, box)


def test_the_same_words_make_different_boxes() -> None:
    assert sealed(nonce=b"1" * NONCE_BYTES) != sealed(nonce=b"2" * NONCE_BYTES)


def test_no_word_shows_in_a_box() -> None:
    assert b"canary" not in sealed("canary" * 50)
