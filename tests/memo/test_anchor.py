# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Anchors: exact places in a memo's text."""

from dataclasses import replace

import pytest

from meetingroom.memo.anchor import CONTEXT_CP, Anchor, anchor_at, fits
from meetingroom.memo.read.source import read_bytes

MEMO = read_bytes(
    f"# 😀 Head\n\n{'before ' * 9}WORD{' after' * 9}".encode(), "a.md", None
)


def test_anchor_quotes_its_passage_with_context() -> None:
    start_cp = MEMO.text.index("WORD")

    anchor = anchor_at(MEMO, start_cp, start_cp + 4)

    assert anchor.exact == "WORD"
    assert anchor.prefix == MEMO.text[start_cp - CONTEXT_CP : start_cp]
    assert anchor.suffix == MEMO.text[start_cp + 4 : start_cp + 4 + CONTEXT_CP]
    assert fits(MEMO, anchor)


def test_context_stops_at_the_ends_of_the_text() -> None:
    whole = anchor_at(MEMO, 0, len(MEMO.text))

    assert (whole.prefix, whole.exact, whole.suffix) == ("", MEMO.text, "")


@pytest.mark.parametrize(
    ("start_cp", "end_cp"), [(-1, 2), (3, 3), (4, 3), (0, len(MEMO.text) + 1)]
)
def test_empty_passage_or_one_outside_has_no_anchor(start_cp: int, end_cp: int) -> None:
    with pytest.raises(ValueError, match="no passage from"):
        anchor_at(MEMO, start_cp, end_cp)


def test_anchor_with_other_words_or_place_does_not_fit() -> None:
    anchor = anchor_at(MEMO, 2, 6)

    assert not fits(MEMO, replace(anchor, exact="Tail"))
    assert not fits(MEMO, replace(anchor, end_cp=len(MEMO.text) + 1))
    assert not fits(MEMO, replace(anchor, start_cp=-4))


def test_only_shared_code_points_overlap() -> None:
    first = Anchor(2, 5, "abc")

    assert first.overlaps(Anchor(4, 9, "c"))
    assert first.overlaps(Anchor(0, 3, "a"))
    assert not first.overlaps(Anchor(5, 7, "de"))
    assert not first.overlaps(Anchor(0, 2, "xy"))
