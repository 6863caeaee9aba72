# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Positions in code points and UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from meetingroom.memo.utf16 import Utf16Map

texts = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("a😀𠮷🇩👩\u200dש"))
)


@given(texts)
def test_every_position_goes_both_ways(text: str) -> None:
    positions = Utf16Map(text)

    for position_cp in range(len(text) + 1):
        units = len(text[:position_cp].encode("utf-16-le")) // 2
        assert positions.to_utf16(position_cp) == units
        assert positions.from_utf16(units) == position_cp


def test_middle_of_a_character_is_the_place_before_it() -> None:
    positions = Utf16Map("a😀b😀")

    assert [positions.from_utf16(unit) for unit in range(7)] == [0, 1, 1, 2, 3, 3, 4]


def test_positions_outside_are_clamped() -> None:
    positions = Utf16Map("a😀")

    assert (positions.to_utf16(-5), positions.to_utf16(99)) == (0, 3)
    assert (positions.from_utf16(-5), positions.from_utf16(99)) == (0, 2)
