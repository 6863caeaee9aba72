# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Own notes under seal: what could not be kept goes back, unless all is open."""

import pytest

from meetingroom.meeting.command.note import AddNote, FinishReading
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.protocol.kept import SealKey
from meetingroom.room.key_ring import new_seal_key
from meetingroom.room.sealed_margin import SealedMargin
from tests.support.meetings import BEN, MEETING, START, TestRoom


@pytest.mark.parametrize("is_opened", [False, True])
def test_an_act_given_back_leaves_nothing(*, is_opened: bool) -> None:
    meeting = TestRoom().go_to(Phase.READING).host.meeting
    key = new_seal_key(BEN)
    margin = SealedMargin(MEETING, SealKey(key.seal, BEN, key.key), bytes)
    first = AddNote(NoteId("n"), NoteKind.QUESTION, "Why?")
    second = AddNote(NoteId("m"), NoteKind.QUESTION, "How?")
    margin.take(meeting, first, START)
    was = margin.take(meeting, second, START)
    assert set(margin.over(meeting).notes) == {first.note, second.note}

    if is_opened:
        margin.clear()
    margin.give_back(was)

    left = set() if is_opened else {first.note}
    assert set(margin.over(meeting).notes) == left


def test_what_is_no_act_on_a_note_is_passed_over_on_taking_up_again() -> None:
    meeting = TestRoom().go_to(Phase.READING).host.meeting
    key = new_seal_key(BEN)
    margin = SealedMargin(MEETING, SealKey(key.seal, BEN, key.key), bytes)
    note = AddNote(NoteId("n"), NoteKind.QUESTION, "Why?")

    margin.retake(meeting, [FinishReading(), note, note], START)

    assert set(margin.over(meeting).notes) == {note.note}
