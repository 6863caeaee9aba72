# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Names of strangers: shown in one line, and never posing as somebody else's."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingroom.protocol.name import clean_name


@pytest.mark.parametrize(
    "name", ["Ada", "Ada Lovelace", "Zoë", "李雷", "محمد", "Ó Sé", "👩 R."]
)
def test_names_of_all_peoples_stay_as_they_are(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    "typed",
    [
        "  Ada\t\n",
        "A\u200bda",  # zero width space
        "\u202eAda\u202c",  # right-to-left override
        "Ada\u2069\u2066",  # isolates
        "A\u00adda",  # soft hyphen
        "Ada\ufeff",
        "Ada\x00\x07\x1b",
        "Ada\ufe0f",  # variation selector
        "A\u034fda",  # combining grapheme joiner
        "Ada\u3164",  # Hangul filler, a letter that shows nothing
        "Ada\uffa0",
        "\u2800Ada",  # empty Braille pattern
        "Ada\U000e0041",  # tag
        "A\u115f\u1160da",
        "Ada\u180e",
    ],
)
def test_what_does_not_show_goes_away(typed: str) -> None:
    assert clean_name(typed) == "Ada"


@pytest.mark.parametrize(
    "typed", ["", " \u00a0\u2003", "\u200b\u200d", "\u3164", "\u2800"]
)
def test_a_name_of_nothing_is_empty(typed: str) -> None:
    assert clean_name(typed) == ""


def test_spaces_of_all_kinds_are_one_space() -> None:
    assert clean_name("Ada\u00a0 \u2003\u3000B.\u2028C.") == "Ada B. C."


def test_two_ways_to_write_a_letter_are_one_name() -> None:
    assert clean_name("Zoe\u0308") == "Zo\u00eb"
    assert clean_name("Zoe\u200b\u0308") == "Zo\u00eb"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(name: str) -> None:
    once = clean_name(name)

    assert clean_name(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert all(unicodedata.category(char)[0] != "C" for char in once)
    assert once == once.strip()
