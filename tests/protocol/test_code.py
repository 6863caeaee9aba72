# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The code people type: any reasonable spelling is read, anything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingroom.protocol.code import (
    ALPHABET,
    BITS,
    LENGTH,
    CodeUnreadable,
    format_code,
    make_code,
    read_code,
)

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_code_has_forty_bits_and_no_look_alikes() -> None:
    assert BITS == 40
    assert len(set(ALPHABET)) == 32
    assert not set("ILOU") & set(ALPHABET)


def test_new_codes_differ_and_are_codes() -> None:
    codes = {make_code() for _ in range(100)}

    assert len(codes) == 100
    assert all(read_code(code) == code for code in codes)


def test_code_is_shown_in_two_halves() -> None:
    assert format_code("7KQ2M4XD") == "7KQ2-M4XD"


@pytest.mark.parametrize(
    "typed",
    ["7KQ2-M4XD", "7kq2m4xd", " 7kq2 m4xd\n", "7 K Q 2 – M 4 X D", "7KQ2_M4XD."],
)
def test_any_spelling_of_a_code_is_read(typed: str) -> None:
    assert read_code(typed) == "7KQ2M4XD"


def test_look_alikes_are_read_as_the_digit_they_look_like() -> None:
    assert read_code("oOiI-lL22") == "00111122"


@given(CODES)
def test_shown_code_is_read_back(code: str) -> None:
    assert read_code(format_code(code)) == code
    assert read_code(format_code(code).lower()) == code


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "No code was typed"),
        (" - ", "No code was typed"),
        ("7KQ2-M4X", "this one has 7"),
        ("7KQ2-M4XDD", "this one has 9"),
        ("7KQ2-M4XU", "“U” is in no code"),
        ("7KQ2-M4Xß", "this one has 9"),
    ],
)
def test_wrong_shape_is_refused_with_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(CodeUnreadable) as refused:
        read_code(typed)

    assert said in refused.value.sentence


@given(st.text())
def test_reading_raises_nothing_but_its_own_error(typed: str) -> None:
    try:
        code = read_code(typed)
    except CodeUnreadable:
        return

    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
