# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The list of decisions shows opened answers of the last round only."""

from dataclasses import replace
from datetime import date

from meetingroom.library.library import Library
from meetingroom.meeting.command.decision import (
    AskAgain,
    DeferDecision,
    DraftDecision,
    RecordDecision,
)
from meetingroom.meeting.decisions import VoteChoice
from meetingroom.meeting.phase import Phase
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom
from tests.support.voting import DRAFT, OTHER_WORDS, START_IT, asked_again, vote

LATER = date(2027, 1, 15)


def test_answers_still_sealed_when_a_decision_is_put_off_stay_sealed(
    library: Library,
) -> None:
    room = TestRoom(library).go_to(Phase.DECISIONS)
    room.seat(ADA).send(DraftDecision(START_IT, replace(DRAFT, review_on=LATER)))
    vote(room, ADA, BEN, MINA, RITA)
    vote(room, TOM, choice=VoteChoice.VETO, reason="Rita has not read it.")

    room.seat(ADA).send(DeferDecision(START_IT, "The hour is over."))

    (row,) = library.decisions()
    assert row.votes == ()


def test_who_was_left_out_before_the_roll_call_was_sealed_again_is_not_counted(
    library: Library,
) -> None:
    room = asked_again(TestRoom(library).go_to(Phase.DECISIONS))
    ada = room.seat(ADA)
    ada.send(AskAgain(START_IT))
    ada.send(DraftDecision(START_IT, replace(OTHER_WORDS, review_on=LATER)))

    ada.send(DeferDecision(START_IT, "The hour is over."))

    (row,) = library.decisions()
    assert (row.votes, row.not_asked) == ((), 0)


def test_only_answers_of_the_last_round_are_listed(library: Library) -> None:
    room = asked_again(TestRoom(library).go_to(Phase.DECISIONS))

    room.seat(ADA).send(RecordDecision(START_IT))

    (row,) = library.decisions()
    assert {vote.name for vote in row.votes} == {"Ada", "Mina", "Rita"}
    assert row.not_asked == 2
