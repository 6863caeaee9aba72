# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Two people write on one draft: each changes what they changed, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from meetingroom.meeting.command.decision import CastVote, DraftDecision
from meetingroom.meeting.command.topic import WriteGist
from meetingroom.meeting.decisions import (
    DecisionDraft,
    Door,
    DraftPart,
    VoteChoice,
    with_parts,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DecisionId, NoteId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.undo import inverse, is_continued
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom

ONE = DecisionId("d1")
FULL = DecisionDraft(
    "We go",
    TOM,
    Door.ONE_WAY,
    ("a", "b"),
    "It pays",
    date(2027, 1, 15),
    (NoteId("n"),),
    (TopicId("t"),),
    DecisionId("d0"),
    "build",
    "D-1: no",
)


@pytest.mark.parametrize("part", list(DraftPart))
def test_one_part_is_taken_and_no_other(part: DraftPart) -> None:
    drawn = with_parts(DecisionDraft(), FULL, [part])

    for one in DraftPart:
        expected = FULL if one is part else DecisionDraft()
        assert one.held_by(drawn) == one.held_by(expected)
    assert with_parts(DecisionDraft(), FULL, list(DraftPart)) == FULL


def test_the_parts_of_two_people_stand_side_by_side() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    room.seat(ADA).send(DraftDecision(ONE, DecisionDraft("We go")))
    of_mina = DraftDecision(ONE, DecisionDraft(because="So"), (DraftPart.BECAUSE,))
    room.seat(MINA).send(of_mina)
    of_ada = DraftDecision(ONE, DecisionDraft("We stay"), (DraftPart.STATEMENT,))
    room.seat(ADA).send(of_ada)

    draft = room.host.meeting.decisions[ONE].draft
    assert draft == DecisionDraft("We stay", because="So")


def test_other_parts_are_taken_after_somebody_has_answered() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    asked = DecisionDraft("We go", TOM, Door.TWO_WAY, because="It pays")
    room.seat(ADA).send(DraftDecision(ONE, asked))
    room.seat(BEN).send(CastVote(ONE, VoteChoice.COMMIT))
    typed = DecisionDraft("We stay", because="So")
    with pytest.raises(Refused):
        room.seat(MINA).send(DraftDecision(ONE, typed, (DraftPart.STATEMENT,)))
    room.seat(MINA).send(DraftDecision(ONE, typed, (DraftPart.BECAUSE,)))

    draft = room.host.meeting.decisions[ONE].draft
    assert draft == replace(asked, because="So")


def test_what_is_asked_is_what_an_answer_answers() -> None:
    asked = {part for part in DraftPart if part.is_asked}

    assert asked == {
        DraftPart.STATEMENT,
        DraftPart.OUTCOME,
        DraftPart.OWNER,
        DraftPart.DOOR,
    }


def test_undo_takes_back_the_own_part_alone() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    room.seat(ADA).send(DraftDecision(ONE, DecisionDraft("We go")))
    before = room.host.meeting
    parts = (DraftPart.STATEMENT,)
    back = inverse(DraftDecision(ONE, DecisionDraft("We stay"), parts), before)
    assert back == DraftDecision(ONE, DecisionDraft("We go"), parts)
    late = DecisionDraft("We stay", because="So")
    room.seat(MINA).send(DraftDecision(ONE, late))
    room.seat(ADA).send(back)

    draft = room.host.meeting.decisions[ONE].draft
    assert draft == replace(late, statement="We go")


def test_only_typing_on_in_the_same_place_goes_on() -> None:
    because = DraftDecision(ONE, FULL, (DraftPart.BECAUSE,))
    other = DraftDecision(DecisionId("d2"), FULL, (DraftPart.BECAUSE,))
    statement = DraftDecision(ONE, FULL, (DraftPart.STATEMENT,))
    whole = DraftDecision(ONE, FULL)

    assert is_continued(because, because)
    assert is_continued(WriteGist("a"), WriteGist("b"))
    assert not is_continued(because, other)
    assert not is_continued(because, statement)
    assert not is_continued(whole, whole)
    assert not is_continued(because, WriteGist("a"))
