# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One closed meeting with something of everything, for the golden files."""

from dataclasses import replace
from datetime import date

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.meeting.command.decision import (
    AddFollowUp,
    AskAgain,
    CastVote,
    DeferDecision,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.note import (
    AddNote,
    ReplyToNote,
    SealStance,
    SetDisposition,
    SetMeToo,
    WithdrawNote,
)
from meetingroom.meeting.command.room import (
    ChangeSetup,
    CloseMeeting,
    OpenDecisions,
    OpenMargins,
)
from meetingroom.meeting.command.topic import (
    EndTopic,
    GiveFloor,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId, FollowUpId, NoteId, ReplyId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

HOSTILE = "# Not a heading\n| a | b |\n<script>alert(1)</script> `code` *bold* [x](y)"
FIRST = DecisionId("first")


def closed_meeting(*, are_names_shown: bool = True) -> Meeting:
    """Return the facilitator's view of a closed meeting."""
    room = TestRoom()
    if not are_names_shown:
        setup = replace(room.host.meeting.setup, are_names_shown=False)
        room.seat(ADA).send(ChangeSetup(setup))
    _read(room)
    _talk(room)
    _decide(room)
    room.clock.advance(120)
    room.seat(ADA).send(CloseMeeting())
    return room.seat(ADA).snapshot().meeting


def _read(room: TestRoom) -> None:
    room.go_to(Phase.READING)
    room.clock.advance(60)
    blocker = room.add_note(TOM, "1.2 million", NoteKind.BLOCKER, HOSTILE)
    asked = room.add_note(MINA, "1.2 million", body="=SUM(A1:A9)")
    room.add_note(BEN, "two systems", NoteKind.AGREE, "")
    room.add_note(MINA, "invoices", NoteKind.TYPO, "in-voices")
    gone = room.add_note(RITA, "in under a year", body="Who?")
    general = AddNote(NoteId("general"), NoteKind.QUESTION, "Why now?")
    room.seat(RITA).send(general)
    room.clock.advance(17 * 60)
    room.seat(ADA).send(OpenMargins("The room is needed at ten."))
    room.seat(RITA).send(SetMeToo(asked, is_on=True))
    room.seat(BEN).send(ReplyToNote(asked, ReplyId("r"), "From *finance*.\nSee 1:6"))
    room.seat(RITA).send(WithdrawNote(gone, "Answered at 1:6"))
    for person in (BEN, MINA, RITA):
        room.seat(person).send(SealStance(StanceChoice.SUPPORT))
    room.seat(TOM).send(SealStance(StanceChoice.AGAINST, "There is *no* way back."))
    room.clock.advance(240)
    opening = open_discussion_command(room.seat(ADA).snapshot().meeting, "All agree.")
    room.seat(ADA).send(opening)
    reason = "Sourced in the next version."
    fixed = SetDisposition(blocker, Disposition.AUTHOR_WILL_FIX, reason)
    room.seat(TOM).send(fixed)


def _talk(room: TestRoom) -> None:
    ada = room.seat(ADA)
    topic = next(t for t in room.host.meeting.topics.values() if t.start_cp is not None)
    ada.send(TakeUpTopic(topic.id))
    ada.send(GiveFloor(MINA))
    room.seat(MINA).send(WriteLine(topic.id, "No source on the page.", MINA))
    room.seat(MINA).send(WriteLine(topic.id, "1. Not a list", None))
    room.clock.advance(180)
    ada.send(GiveFloor(None))
    ada.send(EndTopic(topic.id, Outcome.DECIDE))
    room.clock.advance(30)
    ada.send(OpenDecisions())
    draft = DecisionDraft(
        statement="We move the customers in March.",
        owner=BEN,
        door=Door.ONE_WAY,
        options=("Move in March", "Wait a year"),
        because="Waiting costs more than it teaches.",
        review_on=date(2027, 1, 15),
        topics=(topic.id,),
        outcome="approved with changes",
    )
    ada.send(DraftDecision(FIRST, draft))


def _decide(room: TestRoom) -> None:
    ada = room.seat(ADA)
    for person in (ADA, BEN, MINA, RITA):
        room.seat(person).send(CastVote(FIRST, VoteChoice.COMMIT))
    room.seat(TOM).send(CastVote(FIRST, VoteChoice.OBJECT, "No way *back*."))
    ada.send(OpenRollCall(FIRST))
    ada.send(AskAgain(FIRST))
    reason = "The date of the review is my way back."
    dissent = CastVote(FIRST, VoteChoice.DISAGREE_AND_COMMIT, reason)
    room.seat(TOM).send(dissent)
    for person in (ADA, BEN, RITA):
        room.seat(person).send(CastVote(FIRST, VoteChoice.COMMIT))
    ada.send(OpenRollCall(FIRST, (MINA,), "She was called to *another* room."))
    ada.send(RecordDecision(FIRST))
    deferred = DecisionId("second")
    draft = DecisionDraft(
        statement="We stop selling the old plan.",
        owner=MINA,
        review_on=date(2026, 12, 8),
        supersedes=FIRST,
    )
    ada.send(DraftDecision(deferred, draft))
    ada.send(DeferDecision(deferred, "Legal has to look first."))
    after = SealStance(StanceChoice.SUPPORT_WITH_CHANGES, "=A review", is_after=True)
    room.seat(TOM).send(after)
    due = date(2026, 12, 1)
    ada.send(AddFollowUp(FollowUpId("f1"), "Read 200 contracts", BEN, due, None, FIRST))
