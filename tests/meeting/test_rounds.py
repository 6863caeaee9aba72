# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An answer counts for the round and the words it was given to, and for no other."""

import pytest

from meetingroom.discussion.metrics import figures
from meetingroom.meeting.command.decision import (
    AskAgain,
    CastVote,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.room import SetAway
from meetingroom.meeting.decisions import VoteChoice
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.phase import Phase
from tests.support.meetings import ADA, BEN, MINA, NAMES, RITA, TOM, TestRoom
from tests.support.voting import DRAFT, OTHER_WORDS, START_IT, asked_again, vote


@pytest.fixture
def room() -> TestRoom:
    return TestRoom().go_to(Phase.DECISIONS)


def test_answers_of_an_earlier_round_do_not_stand(room: TestRoom) -> None:
    asked_again(room)

    call = room.host.meeting.decisions[START_IT].roll_call
    assert list(call.answers) == [ADA, MINA, RITA]
    assert call.standing(BEN) is None
    assert len(call.votes[BEN]) == 1
    assert call.left_out == {BEN, TOM}


def test_who_was_left_out_of_the_round_before_is_not_told_of_a_sealed_one(
    room: TestRoom,
) -> None:
    asked_again(room)
    room.seat(ADA).send(AskAgain(START_IT))

    assert not room.host.meeting.decisions[START_IT].roll_call.left_out


def test_the_figures_count_the_last_round(room: TestRoom) -> None:
    asked_again(room)
    room.seat(ADA).send(RecordDecision(START_IT))

    # Three answers are too few for totals; five were given in both rounds together.
    assert figures(room.host.meeting).votes == {}


def test_a_veto_stands_until_its_holder_answers_again(room: TestRoom) -> None:
    ada = room.seat(ADA)
    ada.send(DraftDecision(START_IT, DRAFT))
    vote(room, ADA, BEN, MINA, RITA)
    vote(room, TOM, choice=VoteChoice.VETO, reason="Nobody asked a customer.")
    ada.send(OpenRollCall(START_IT))
    ada.send(AskAgain(START_IT))
    ada.send(DraftDecision(START_IT, OTHER_WORDS))
    ada.send(SetAway(TOM, is_away=True))
    vote(room, ADA, BEN, MINA, RITA)
    ada.send(OpenRollCall(START_IT))

    with pytest.raises(Refused, match="Vetoed by Tom"):
        ada.send(RecordDecision(START_IT))
    ada.send(SetAway(TOM, is_away=False))
    ada.send(AskAgain(START_IT))
    for person in NAMES:
        room.seat(person).send(CastVote(START_IT, VoteChoice.COMMIT))
    ada.send(OpenRollCall(START_IT))
    ada.send(RecordDecision(START_IT))
    assert room.host.meeting.decisions[START_IT].number == 1
