# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A meeting at its end: decisions, work, blockers and topics, made by real commands.

Must not assert anything.
"""

from dataclasses import replace
from datetime import date

from meetingroom.meeting.command.decision import (
    AddFollowUp,
    CastVote,
    DeferDecision,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.note import SealStance
from meetingroom.meeting.command.room import ChangeSetup, OpenDecisions
from meetingroom.meeting.command.topic import EndTopic, GiveFloor, TakeUpTopic
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId, FollowUpId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import ON_A_PROPOSAL, StanceChoice
from meetingroom.meeting.topics import Outcome
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

EVERYBODY = (ADA, BEN, MINA, RITA, TOM)


def ended_room(*, has_names: bool = True) -> tuple[TestRoom, NoteId]:
    """Return a room in the decisions, with one open blocker, and that blocker."""
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=has_names)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    room.add_note(MINA, "two systems", NoteKind.QUESTION, "Which two systems?")
    blocker = room.add_note(
        TOM, "old plan", NoteKind.BLOCKER, "Refunds already promised are not in it."
    )
    room.add_note(RITA, "1.2 million", NoteKind.CONCERN, "Nobody has done it.")
    room.clock.advance(23 * 60)
    room.go_to(Phase.MARGINS)
    for person, choice in zip(
        EVERYBODY, [*ON_A_PROPOSAL, StanceChoice.SUPPORT], strict=True
    ):
        room.seat(person).send(SealStance(choice))
    room.go_to(Phase.DISCUSSION)
    ada = room.seat(ADA)
    topics = list(room.host.meeting.topics)
    ada.send(TakeUpTopic(topics[0]))
    ada.send(GiveFloor(MINA))
    ada.send(EndTopic(topics[0], Outcome.ANSWERED))
    ada.send(OpenDecisions())
    return room, blocker


def record_decision(
    room: TestRoom,
    name: str = "decision-a",
    words: str = "Move every customer by the end of March.",
    topics: tuple[TopicId, ...] = (),
    *,
    outcome: str = "",
    supersedes: DecisionId | None = None,
) -> DecisionId:
    """Record a one-way decision with one dissenting vote."""
    decision = DecisionId(name)
    draft = DecisionDraft(
        words,
        BEN,
        Door.ONE_WAY,
        ("Move all by March", "Move new customers only"),
        "Waiting costs 0.9 million a year.",
        date(2027, 1, 15),
        topics=topics,
        outcome=outcome,
        supersedes=supersedes,
    )
    ada = room.seat(ADA)
    ada.send(DraftDecision(decision, draft))
    for person in EVERYBODY:
        is_tom = person == TOM
        choice = VoteChoice.DISAGREE_AND_COMMIT if is_tom else VoteChoice.COMMIT
        reason = "Last year's estimate was half of the bill." if is_tom else ""
        room.seat(person).send(CastVote(decision, choice, reason))
    ada.send(OpenRollCall(decision))
    ada.send(RecordDecision(decision))
    return decision


def defer_decision(room: TestRoom) -> DecisionId:
    decision = DecisionId("decision-deferred")
    draft = DecisionDraft(
        "Stop selling the old plan.", MINA, review_on=date(2027, 2, 1)
    )
    room.seat(ADA).send(DraftDecision(decision, draft))
    room.seat(ADA).send(DeferDecision(decision, "The price is not known."))
    return decision


def add_follow_up(
    room: TestRoom, name: str, owner: PersonId, what: str, due_on: date
) -> FollowUpId:
    follow_up = FollowUpId(name)
    room.seat(ADA).send(AddFollowUp(follow_up, what, owner, due_on))
    return follow_up
