# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The memo as a value."""

import hashlib

import pytest

from meetingroom.memo.read.source import read_bytes
from meetingroom.memo.reading_time import reading_minutes


def test_hash_depends_on_version_and_text_only() -> None:
    one = read_bytes(b"# A\n\nb *c*", "one.md", None)
    two = read_bytes(b"# A\n\nb c\n", "two.md", None)

    assert one.sha256 == two.sha256
    assert one.sha256 == hashlib.sha256(b"v1\nA\nb c").hexdigest()


def test_images_are_no_words() -> None:
    memo = read_bytes(b"One two\n\n![i](i.png)\n\n```\nthree four\n```\n", "a.md", None)

    assert memo.words == 4


@pytest.mark.parametrize(
    ("position_cp", "index"), [(-3, 0), (0, 0), (1, 0), (2, 1), (4, 2), (99, 2)]
)
def test_block_of_a_position_is_found(position_cp: int, index: int) -> None:
    memo = read_bytes(b"A\n\nb\n\nc", "a.md", None)

    assert memo.block_at(position_cp) == index


@pytest.mark.parametrize(
    ("words", "minutes"),
    [(0, 5), (1, 5), (760, 5), (762, 10), (2_140, 15), (2_740, 20), (50_000, 330)],
)
def test_reading_time_is_rounded_up_to_five_minutes(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes
