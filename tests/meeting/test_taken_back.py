# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What somebody takes back under seal never comes out, not even when the rest opens."""

from meetingroom.meeting.command.decision import AskAgain, DraftDecision, OpenRollCall
from meetingroom.meeting.command.note import SealStance
from meetingroom.meeting.decisions import VoteChoice
from meetingroom.meeting.event.decision import VoteCast
from meetingroom.meeting.event.note import StanceSealed
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import StanceChoice
from meetingroom.room.publisher import Publisher
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom
from tests.support.voting import DRAFT, START_IT, vote

DOUBT = "I think Rita is wrong."


def shared_votes(room: TestRoom) -> list[tuple[str, int, VoteChoice, str]]:
    return [
        (entry.by, entry.event.round, entry.event.choice, entry.event.reason)
        for entry in room.host.shared.entries
        if isinstance(entry.event, VoteCast)
    ]


def test_an_answer_taken_back_before_the_opening_is_not_shared() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    ada = room.seat(ADA)
    ada.send(DraftDecision(START_IT, DRAFT))
    vote(room, BEN, choice=VoteChoice.OBJECT, reason=DOUBT)
    room.clock.advance(5)
    vote(room, ADA, BEN, MINA, RITA, TOM)
    ada.send(OpenRollCall(START_IT))

    assert DOUBT not in str(shared_votes(room))
    assert sorted(shared_votes(room)) == [
        (person, 1, VoteChoice.COMMIT, "") for person in (ADA, BEN, MINA, RITA, TOM)
    ]
    again = Publisher()
    again.replay(room.host.log)
    assert again.shared.entries == room.host.shared.entries


def test_the_last_answer_of_every_round_is_shared() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    ada = room.seat(ADA)
    ada.send(DraftDecision(START_IT, DRAFT))
    vote(room, ADA, MINA, RITA, TOM)
    vote(room, BEN, choice=VoteChoice.OBJECT, reason="Too early.")
    ada.send(OpenRollCall(START_IT))
    ada.send(AskAgain(START_IT))
    vote(room, BEN, choice=VoteChoice.OBJECT, reason="Still too early.")
    vote(room, ADA, BEN, MINA, RITA, TOM)
    ada.send(OpenRollCall(START_IT))

    of_ben = [(number, said) for by, number, _, said in shared_votes(room) if by == BEN]
    assert of_ben == [(1, "Too early."), (2, "")]


def test_a_stance_that_was_changed_under_seal_is_not_shared() -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    for choice, why in (
        (StanceChoice.AGAINST, DOUBT),
        (StanceChoice.SUPPORT, ""),
        (StanceChoice.UNSURE, "Hm."),
        (StanceChoice.SUPPORT, ""),
    ):
        room.clock.advance(5)
        room.seat(BEN).send(SealStance(choice, why))
    room.go_to(Phase.DISCUSSION)

    sealed = [
        (entry.by, entry.event)
        for entry in room.host.shared.entries
        if isinstance(entry.event, StanceSealed)
    ]
    assert sealed == [(BEN, StanceSealed(StanceChoice.SUPPORT))]
    assert room.seat(ADA).snapshot().meeting.stances == room.host.meeting.stances
