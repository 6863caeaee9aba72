# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A number of people is said as people say it."""

import pytest

from meetingroom.discussion.crowd import Crowd
from meetingroom.ui.note.crowd_words import crowd_words


@pytest.mark.parametrize(
    ("crowd", "words"),
    [
        (Crowd(1, is_least=False), "1 person"),
        (Crowd(1, is_least=True), "1 person or more"),
        (Crowd(5, is_least=False), "5 people"),
        (Crowd(5, is_least=True), "5 people or more"),
    ],
)
def test_people_are_counted_without_signs(crowd: Crowd, words: str) -> None:
    assert crowd_words(crowd) == words
