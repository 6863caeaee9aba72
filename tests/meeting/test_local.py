# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A draft is a value: what was saved stays what it was."""

from dataclasses import FrozenInstanceError, replace

import pytest

from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.notes import NoteKind
from tests.support.meetings import BEN, START


def test_a_later_draft_leaves_the_saved_one_as_it_was() -> None:
    saved = LocalNote(
        NoteId("note"), BEN, NoteKind.TYPO, "Wh", 1, 2, is_draft=True, saved_at=START
    )

    later = replace(saved, body="Why?")

    assert (saved.body, later.body) == ("Wh", "Why?")
    with pytest.raises(FrozenInstanceError):
        saved.body = "What?"  # type: ignore[misc] # this is what is tested
