# SPDX-License-Identifier: LicenseRef-Meetingroom
"""After each command of a whole meeting the tables are what the log says.

The random walk rarely gets this far; here every event has its turn.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

from meetingroom.library.difference import Difference, differences
from meetingroom.library.library import Library
from meetingroom.library.opening import scratch
from meetingroom.library.projection import project_whole
from meetingroom.meeting.command import decision as d
from meetingroom.meeting.command import note as n
from meetingroom.meeting.command import room as r
from meetingroom.meeting.command import topic as t
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.events import Event
from meetingroom.meeting.ids import (
    DecisionId,
    DeviceId,
    FollowUpId,
    LineId,
    NoteId,
    PersonId,
    ReplyId,
    TopicId,
)
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pre_read import PreReadNote
from meetingroom.meeting.seal import seal_of
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.topics import (
    CarriedTopic,
    FloorKind,
    Outcome,
    RunSheetOrder,
    Topic,
)
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.pages import Line, PageMap
from tests.support.meetings import ADA, BEN, MEMO, MINA, NAMES, RITA, TOM, TestRoom

A, B, C, LATE, LATER = (NoteId(name) for name in ("a", "b", "c", "late", "later"))
ONE, TWO, THREE, FOUR = (TopicId(name) for name in ("one", "two", "three", "four"))
DAY = date(2027, 1, 15)
FIRST, SECOND, THIRD, FOURTH = (
    DecisionId(name) for name in ("first", "second", "third", "fourth")
)
WORK, MORE, MERGED = (FollowUpId(name) for name in ("work", "more", "merged"))
ZOE, YAN = PersonId("zoe"), PersonId("yan")
EARLY_KEY, LATE_KEY = b"early".ljust(32), b"late".ljust(32)
EARLY, LATE_SEAL = seal_of(EARLY_KEY), seal_of(LATE_KEY)
LAPTOP, OLD_LAPTOP, HIS = (DeviceId(name) for name in ("laptop", "old", "his"))
DRAFT = DecisionDraft(
    "Stop selling the old plan.",
    BEN,
    Door.TWO_WAY,
    ("January", "June"),
    "The price list is printed then.",
    notes=(B,),
    topics=(ONE,),
)

Step = tuple[PersonId, Command]


def all_of(command: Command) -> list[Step]:
    return [(person, command) for person in NAMES]


PRE_READ = PreReadNote(
    NoteId("p"),
    PersonId("outside:Olga"),
    "Olga",
    NoteKind.QUESTION,
    "Who checked this?",
    None,
    datetime(2026, 11, 3, tzinfo=UTC),
)
BEFORE: list[Step] = [
    (ADA, r.CarryOver((CarriedTopic("Price", "Last month"),))),
    (ADA, r.OverrideFinding("pages", "It is short.")),
    (ADA, r.AddPerson(ZOE, "Zoe")),
    (ADA, r.ChangePerson(ZOE, "Zoë", Seniority.JUNIOR)),
    (ADA, r.AdmitDevice(ZOE, "Zoë", OLD_LAPTOP, seal_of(b"old"))),
    (ADA, r.RemovePerson(ZOE)),
    (ADA, r.AdmitDevice(YAN, "Yan", LAPTOP, LATE_SEAL)),
    (ADA, r.RevokeDevice(LAPTOP)),
    (ADA, r.AdmitDevice(YAN, "Yan", LAPTOP, LATE_SEAL)),
    (ADA, r.AdmitDevice(BEN, "Ben", HIS, EARLY)),
    (ADA, r.LockRoom(is_locked=True)),
    (ADA, r.HandOver(BEN)),
    (BEN, r.SetAway(BEN, is_away=True)),
    (ADA, r.TakeLead()),
    (ADA, r.SetAway(BEN, is_away=False)),
    (ADA, r.HandOver(BEN)),
    (BEN, r.LockRoom(is_locked=False)),
    (ADA, r.TakeOver("The other laptop died.")),
    (ADA, r.OpenLobby()),
    (ADA, r.SetAway(TOM, is_away=True)),
    (ADA, r.SetAway(TOM, is_away=False)),
    (ADA, r.BeginReading()),
]
READING: list[Step] = [
    (ADA, r.ExtendClock(5)),
    (ADA, r.PauseClock()),
    (ADA, r.ResumeClock()),
    (BEN, n.AddNote(A, NoteKind.QUESTION, "Why?", anchor_at(MEMO, 20, 30))),
    (MINA, n.AddNote(B, NoteKind.BLOCKER, "No.", anchor_at(MEMO, 180, 200))),
    (RITA, n.AddNote(C, NoteKind.AGREE, "")),
    (BEN, n.EditNote(A, NoteKind.CONCERN, "How?")),
    (RITA, n.DeleteNote(C)),
    (RITA, n.RestoreNote(C)),
    (BEN, n.KeepSealed(EARLY, b"one")),
    (BEN, n.HandInKey(EARLY_KEY)),
    (BEN, n.KeepSealed(EARLY, b"two")),
    (YAN, n.KeepSealed(LATE_SEAL, b"three")),
    (BEN, n.AskLonger()),
    (ADA, r.Reopen(Phase.PREPARE, "A page was missing.")),
    (ADA, r.FreezeMemo(MEMO, PageMap((Line(0, 9, 1),)), (PRE_READ,))),
    (ADA, r.OpenLobby()),
    (ADA, r.BeginReading()),
    (BEN, n.FinishReading()),
    (ADA, r.OpenMargins("The hour is short.")),
]
MARGINS: list[Step] = [
    (YAN, n.KeepSealed(LATE_SEAL, b"four")),
    (TOM, n.SetMeToo(A, is_on=True)),
    (RITA, n.SetMeToo(A, is_on=True)),
    (TOM, n.SetMeToo(A, is_on=False)),
    (ADA, n.TranscribeNote(NoteId("d"), TOM, NoteKind.TYPO, "it's", None)),
    (TOM, n.ReplyToNote(A, ReplyId("r1"), "In the appendix.")),
    (MINA, n.ReplyToNote(A, ReplyId("r2"), "Which page?")),
    (TOM, n.TakeBackReply(A, ReplyId("r1"))),
    (MINA, n.WithdrawNote(B, "Answered at 1:4")),
    (MINA, n.ReinstateNote(B)),
    *all_of(n.FinishMargins()),
    (YAN, n.FinishMargins()),
    *all_of(n.SealStance(StanceChoice.UNSURE, "Too early.")),
    (YAN, n.SealStance(StanceChoice.AGAINST)),
    (
        ADA,
        r.OpenDiscussion(
            (Topic(ONE, "One", (A,)), Topic(TWO, "Two", (B, C)), Topic(FOUR, "4", ()))
        ),
    ),
]
TALK: list[Step] = [
    (ADA, t.TakeUpTopic(ONE)),
    (YAN, n.HandInKey(LATE_KEY)),
    (ADA, t.GiveFloor(BEN)),
    (TOM, t.AskForFloor(ONE, FloorKind.REPLY)),
    (TOM, t.RomanVote(ONE, None)),
    (ADA, t.GiveFloor(MINA)),
    (ADA, t.PassTurn(MINA, ONE)),
    (ADA, t.ExtendTopic(ONE, 3)),
    (ADA, t.SetMinutes(ONE, 6)),
    (ADA, t.SetMinutes(TWO, 6)),
    (MINA, t.WriteLine(ONE, "It was measured.", BEN, LineId("line"))),
    (MINA, t.EditLine(ONE, LineId("line"), "It was counted.", MINA)),
    (MINA, t.WriteLine(ONE, "By whom?")),
    (MINA, t.TypeLine(ONE, "We")),
    (MINA, t.DropLine(ONE)),
    (MINA, t.WriteGist("We go in March.")),
    (ADA, t.TakeUpTopic(TWO)),
    (ADA, t.SplitTopic(TWO, THREE, (C,), "Three")),
    (ADA, d.DraftDecision(FOURTH, replace(DRAFT, topics=(ONE, TWO)))),
    (ADA, d.AddFollowUp(MERGED, "Ask.", TOM, DAY, TWO)),
    (ADA, t.MergeTopics(TWO, ONE)),
    (ADA, t.PartTopics(Topic(TWO, "Two", (B,)), Topic(ONE, "One", (A,)), 1)),
    (ADA, t.MergeTopics(TWO, ONE)),
    (ADA, d.DropDecision(FOURTH)),
    (ADA, t.PinTopic(THREE, is_pinned=True)),
    (ADA, t.OrderTopics(RunSheetOrder.PAGE, (FOUR, ONE))),
    (ADA, t.RenameTopic(ONE, "Cost")),
    (TOM, n.AddNote(LATE, NoteKind.CONCERN, "Late.", anchor_at(MEMO, 0, 4))),
    (TOM, n.AddNote(LATER, NoteKind.CONCERN, "Later.", anchor_at(MEMO, 2, 6))),
    (BEN, n.SetDisposition(A, Disposition.NOT_AGREED, "It was measured.")),
    (ADA, t.EndTopic(ONE, Outcome.DECIDE)),
    (ADA, t.EndTopic(ONE, None)),
    (ADA, t.TakeUpTopic(THREE)),
    (ADA, r.OpenDecisions()),
    (ADA, r.BackToDiscussion()),
    (ADA, t.TakeUpTopic(FOUR)),
]
DECIDING: list[Step] = [
    (ADA, r.OpenDecisions()),
    (ADA, d.DraftDecision(FIRST, DRAFT)),
    *all_of(d.CastVote(FIRST, VoteChoice.COMMIT)),
    (YAN, d.CastVote(FIRST, VoteChoice.COMMIT)),
    (ADA, d.OpenRollCall(FIRST)),
    (ADA, d.AskAgain(FIRST)),
    *all_of(d.CastVote(FIRST, VoteChoice.DISAGREE_AND_COMMIT, "June is safer.")),
    (ADA, d.OpenRollCall(FIRST, (YAN,), "Yan has not read it.")),
    (ADA, d.RecordDecision(FIRST)),
    (ADA, d.DraftDecision(SECOND, DRAFT)),
    (ADA, d.DropDecision(SECOND)),
    (ADA, d.DropDecision(SECOND, is_dropped=False)),
    (ADA, d.DropDecision(SECOND)),
    (ADA, d.DraftDecision(THIRD, replace(DRAFT, review_on=DAY, supersedes=FIRST))),
    (ADA, d.DeferDecision(THIRD, "Numbers are missing.")),
    (TOM, n.SealStance(StanceChoice.AGAINST, "No way back.", is_after=True)),
    (TOM, n.SealStance(StanceChoice.SUPPORT, is_after=True)),
    (ADA, d.AddFollowUp(WORK, "Tell sales.", TOM, DAY, decision=FIRST)),
    (ADA, d.AddFollowUp(MORE, "Ask.", TOM, DAY, ONE)),
    (ADA, d.RemoveFollowUp(MORE)),
    (ADA, r.SetAway(MINA, is_away=True)),
    (ADA, n.SetDisposition(B, Disposition.PARKED, "Mina had to go.")),
    (ADA, r.SetAway(MINA, is_away=False)),
    (MINA, n.SetDisposition(B, None, is_kept_open=True)),
    (MINA, n.SetDisposition(B, Disposition.ANSWERED_NOW)),
    (ADA, r.CloseMeeting()),
    (TOM, d.FinishFollowUp(WORK)),
]


WITHOUT_NAMES: list[Step] = [
    (ADA, r.OpenLobby()),
    (ADA, r.BeginReading()),
    (BEN, n.AddNote(A, NoteKind.QUESTION, "Why?")),
    (ADA, r.OpenMargins("The hour is short.")),
    (BEN, n.OwnNote(A)),
]


def wrong(library: Library, room: TestRoom) -> list[Difference]:
    """Return where the tables differ from the meeting."""
    with scratch() as made:
        project_whole(made.conn, room.host.meeting)
        return list(differences(library._db.conn, made.conn))


def play(library: Library, room: TestRoom, steps: list[Step]) -> None:
    """Have commands done one by one, and look at the tables after each."""
    for by, command in steps:
        room.clock.advance(7)
        # Not by a seat: what is written in the clear has to be in the tables, too.
        room.host.submit(command, by)
        assert wrong(library, room) == [], command


def stopped(room: TestRoom) -> list[Step]:
    """Stop the program for an hour, then take the meeting up again."""
    stopped_at = room.clock.now()
    room.clock.advance(3600)
    return [(ADA, r.ContinueMeeting(stopped_at))]


def test_every_event_leaves_the_tables_as_the_log_says(
    library: Library, tmp_path: Path
) -> None:
    room = TestRoom(library)

    play(library, room, BEFORE + READING)
    play(library, room, MARGINS + TALK)
    play(library, room, stopped(room))
    play(library, room, DECIDING)

    other = Library.open(tmp_path / "nameless.db")
    nameless = TestRoom(other)
    setup = replace(
        nameless.host.meeting.setup, are_names_shown=False, are_pseudonyms_shown=True
    )
    play(other, nameless, [(ADA, r.ChangeSetup(setup)), *WITHOUT_NAMES])
    other.close()

    logs = (*room.host.log, *nameless.host.log)
    happened = {type(entry.event) for entry in logs}
    assert happened == set(get_args(Event))
