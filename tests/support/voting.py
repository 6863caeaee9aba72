# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A decision taken through rounds of a roll call, for tests of several packages."""

from dataclasses import replace

from meetingroom.meeting.command.decision import (
    AskAgain,
    CastVote,
    DraftDecision,
    OpenRollCall,
)
from meetingroom.meeting.command.room import SetAway
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId, PersonId
from tests.support.meetings import ADA, BEN, MINA, NAMES, RITA, TOM, TestRoom

START_IT = DecisionId("start")
DRAFT = DecisionDraft(
    "We start with the north.", BEN, Door.TWO_WAY, (), "It is the smallest."
)
OTHER_WORDS = replace(DRAFT, statement="We stop the whole move.")


def vote(
    room: TestRoom,
    *people: PersonId,
    choice: VoteChoice = VoteChoice.COMMIT,
    reason: str = "",
    decision: DecisionId = START_IT,
) -> None:
    """Answer for several people alike."""
    for person in people:
        room.seat(person).send(CastVote(decision, choice, reason))


def asked_again(room: TestRoom) -> TestRoom:
    """All answered one question, Tom objecting; then Rita and Mina alone another."""
    ada = room.seat(ADA)
    ada.send(DraftDecision(START_IT, DRAFT))
    vote(room, *(person for person in NAMES if person != TOM))
    vote(room, TOM, choice=VoteChoice.OBJECT, reason="No way back.")
    ada.send(OpenRollCall(START_IT))
    ada.send(AskAgain(START_IT))
    ada.send(DraftDecision(START_IT, OTHER_WORDS))
    for person in (BEN, TOM):
        ada.send(SetAway(person, is_away=True))
    vote(room, ADA, MINA, RITA)
    ada.send(OpenRollCall(START_IT))
    return room
