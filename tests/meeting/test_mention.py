# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Whom a note without its writer's name names."""

from dataclasses import replace

import pytest

from meetingroom.meeting.mention import mentioned, names_in, watched_names
from meetingroom.meeting.setup import Setup
from tests.support.meetings import TestRoom

NAMES = ("Rita Okafor", "Will Smith", "Zoë", "Al", "Jean-Luc B.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask Rita.", ("Rita Okafor",)),
        ("As Okafor's team said", ("Rita Okafor",)),
        ("rita okafor knows", ("Rita Okafor",)),
        ("It will be a smith's work.", ()),
        ("Will that hold?", ("Will Smith",)),
        ("Zoë, and Rita", ("Rita Okafor", "Zoë")),
        ("Also, see al. and Ritalin", ()),
        ("What Al wrote", ("Al",)),
        ("jean luc b has it", ("Jean-Luc B.",)),
        ("", ()),
    ],
)
def test_a_name_is_found_whole_or_by_a_part(text: str, found: tuple[str, ...]) -> None:
    assert names_in(text, NAMES) == found


def test_only_meetings_without_names_look_for_them() -> None:
    named = TestRoom().host.meeting
    nameless = replace(named, setup=Setup(are_names_shown=False))

    assert mentioned(named, "Tom's plan") == ()
    assert mentioned(nameless, "Tom's plan") == ("Tom",)
    assert watched_names(named) == ()
    assert watched_names(nameless) == ("Ada", "Ben", "Mina", "Rita", "Tom")
