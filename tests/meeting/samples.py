# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A meeting at each phase in which every command has something to do, and one of each.

All of it is somebody's who can be given any role: their notes, their laptop, their
keys. What is missing at a phase, such as topics in the lobby, is missing there.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from meetingroom.meeting.command import decision as d
from meetingroom.meeting.command import note as n
from meetingroom.meeting.command import room as r
from meetingroom.meeting.command import topic as t
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import (
    Decision,
    DecisionDraft,
    DecisionStatus,
    Door,
    VoteChoice,
)
from meetingroom.meeting.ids import (
    DecisionId,
    DeviceId,
    FollowUpId,
    LineId,
    MeetingId,
    NoteId,
    PersonId,
    ReplyId,
    TopicId,
)
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.people import Role, Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.seal import seal_of
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import (
    CarriedTopic,
    FloorKind,
    Outcome,
    RunSheetOrder,
    Topic,
)
from meetingroom.memo.pages import plain_pages
from tests.meeting.course import Course
from tests.support.meetings import ADA, BEN, MEMO, START

SHE = PersonId("she")
"""Who asks in the product of phases, roles and commands."""
GUEST, NOBODY = PersonId("guest"), PersonId("nobody")
OWN, OTHER, DELETED, LATE = (NoteId(x) for x in ("own", "other", "deleted", "late"))
REPLY = ReplyId("reply")
ONE, TWO = TopicId("one"), TopicId("two")
LINE = LineId("line")
DRAFT, OPEN, READY = (DecisionId(x) for x in ("draft", "open", "ready"))
WORK = FollowUpId("work")
LAPTOP = DeviceId("laptop")
HANDED, KEPT = b"handed in".ljust(32), b"kept".ljust(32)
DAY = date(2027, 1, 15)
WORDS = DecisionDraft(
    "Stop selling the old plan.",
    ADA,
    Door.TWO_WAY,
    because="The price list is printed then.",
    review_on=DAY,
)
ASKED = Decision(DRAFT, WORDS).question

_ROLE_FIELD = {
    Role.FACILITATOR: "facilitator",
    Role.AUTHOR: "author",
    Role.DECIDER: "decider",
    Role.SCRIBE: "scribe",
    Role.BAR_RAISER: "bar_raiser",
}


def meeting_for(phase: Phase, role: Role) -> Meeting:
    """Return a meeting at a phase in which she holds exactly one role."""
    meeting = _at(phase)
    roles = meeting.setup.roles
    if role in _ROLE_FIELD:
        roles = replace(roles, **{_ROLE_FIELD[role]: SHE})
    # Everybody either attends or observes; observing alone allows nothing more.
    she = replace(meeting.people[SHE], is_observer=role is not Role.ATTENDEE)
    return replace(
        meeting,
        people={**meeting.people, SHE: she},
        setup=replace(meeting.setup, roles=roles),
    )


def allowing(meeting: Meeting, command: Command) -> Meeting:
    """Return the meeting in which nothing but role and phase stands in the way."""
    match command:
        case r.CreateMeeting() if meeting.phase is Phase.PREPARE:
            return Meeting()
        case r.AddPerson():
            others = {k: p for k, p in meeting.people.items() if k != SHE}
            return replace(meeting, people=others)
        case r.ChangePerson():  # a decider cannot observe, which she does here
            roles = replace(meeting.setup.roles, decider=ADA)
            return replace(meeting, setup=replace(meeting.setup, roles=roles))
        case r.TakeLead():
            away = replace(meeting.people[ADA], is_away=True)
            people = {**meeting.people, ADA: away}
            return replace(meeting, people=people, keeper=SHE)
        case r.CloseMeeting():
            settled = {
                key: replace(known, status=DecisionStatus.DROPPED)
                for key, known in meeting.decisions.items()
            }
            return replace(meeting, decisions=settled)
        case n.OwnNote():
            setup = replace(meeting.setup, are_names_shown=False)
            return replace(meeting, setup=setup)
        case n.DrawPseudonym():
            setup = replace(
                meeting.setup, are_names_shown=False, are_pseudonyms_shown=True
            )
            return replace(meeting, setup=setup)
        case n.SealStance() if command.is_after and READY in meeting.decisions:
            recorded = replace(meeting.decisions[READY], status=DecisionStatus.RECORDED)
            return replace(meeting, decisions={**meeting.decisions, READY: recorded})
        case _:
            return meeting


@cache
def _at(phase: Phase) -> Meeting:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, r.AddPerson(SHE, "She"))
    course.do(ADA, r.AddPerson(GUEST, "Guest"))
    course.do(ADA, r.AdmitDevice(SHE, "She", LAPTOP, seal_of(KEPT)))
    _read(course)
    if phase in (Phase.PREPARE, Phase.LOBBY):
        course.do(ADA, r.Reopen(phase, "The projector failed."))
        return course.meeting
    if phase.is_revealed:
        course.go_to(Phase.MARGINS)
        course.do(BEN, n.AddNote(LATE, NoteKind.CONCERN, "Late."))
        course.do(SHE, n.ReplyToNote(OTHER, REPLY, "In the appendix."))
    if phase.order >= Phase.DISCUSSION.order:
        _talk(course)
    if phase is Phase.CLOSED:
        for decision in (DRAFT, OPEN, READY):
            course.do(ADA, d.DropDecision(decision))
    course.go_to(phase)
    if phase is Phase.CLOSED:
        course.do(ADA, r.CloseMeeting("She has left."))
    assert course.meeting.phase is phase
    return course.meeting


def _read(course: Course) -> None:
    course.go_to(Phase.READING)
    for note, by in ((OWN, SHE), (DELETED, SHE), (OTHER, BEN)):
        course.do(by, n.AddNote(note, NoteKind.QUESTION, "Why?"))
    course.do(SHE, n.DeleteNote(DELETED))
    for key in (HANDED, KEPT):
        course.do(SHE, n.KeepSealed(seal_of(key), b"box"))
    course.do(SHE, n.HandInKey(HANDED))


def _talk(course: Course) -> None:
    for person in course.meeting.readers():
        course.do(person, n.FinishMargins())
    topics = (Topic(ONE, "One", (OTHER, OWN)), Topic(TWO, "Two", ()))
    course.do(ADA, r.OpenDiscussion(topics))
    course.do(ADA, t.TakeUpTopic(ONE))
    course.do(ADA, t.WriteLine(ONE, "It was measured.", None, LINE))
    course.do(ADA, d.AddFollowUp(WORK, "Tell sales.", BEN, DAY))
    for decision in (DRAFT, OPEN, READY):
        course.do(ADA, d.DraftDecision(decision, WORDS))
    for decision in (OPEN, READY):
        for person in course.meeting.people:
            course.do(person, d.CastVote(decision, VoteChoice.COMMIT))
    course.do(ADA, d.OpenRollCall(OPEN))


def _changed_setup(meeting: Meeting) -> Command:
    minutes = replace(meeting.setup.minutes, close=5)
    return r.ChangeSetup(replace(meeting.setup, minutes=minutes))


def _parting(meeting: Meeting) -> Command:
    one = meeting.topics.get(ONE, Topic(ONE, "One", ()))
    was = Topic(TopicId("was"), "Was", (OWN,))
    return t.PartTopics(was, replace(one, notes=()), 1)


SAMPLES: dict[type[Command], Command | Callable[[Meeting], Command]] = {
    r.CreateMeeting: r.CreateMeeting(MeetingId("new"), "She"),
    r.FreezeMemo: r.FreezeMemo(MEMO, plain_pages(MEMO)),
    r.DropPreRead: r.DropPreRead(),
    r.CarryOver: r.CarryOver((CarriedTopic("Price", "Last month"),)),
    r.ChangeSetup: _changed_setup,
    r.OverrideFinding: r.OverrideFinding("pages", "It is short."),
    r.AddPerson: r.AddPerson(SHE, "She"),
    r.ChangePerson: lambda m: r.ChangePerson(
        SHE, "She herself", Seniority.REGULAR, m.people[SHE].is_observer
    ),
    r.RemovePerson: r.RemovePerson(GUEST),
    r.SetAway: r.SetAway(SHE, is_away=True),
    r.OpenLobby: r.OpenLobby(),
    r.BeginReading: r.BeginReading(),
    r.Reopen: r.Reopen(Phase.PREPARE, "A page was missing."),
    r.OpenMargins: r.OpenMargins("The hour is short."),
    r.OpenDiscussion: r.OpenDiscussion((), "The hour is short."),
    r.OpenDecisions: r.OpenDecisions(),
    r.BackToDiscussion: r.BackToDiscussion(),
    r.CloseMeeting: r.CloseMeeting("She has left."),
    r.ExtendClock: r.ExtendClock(5),
    r.PauseClock: r.PauseClock(),
    r.ResumeClock: r.ResumeClock(),
    r.ContinueMeeting: r.ContinueMeeting(START),
    r.AdmitDevice: r.AdmitDevice(
        PersonId("new"), "New", DeviceId("new"), seal_of(b"new")
    ),
    r.RevokeDevice: r.RevokeDevice(LAPTOP),
    r.LockRoom: r.LockRoom(is_locked=True),
    r.HandOver: r.HandOver(BEN),
    r.TakeLead: r.TakeLead(),
    r.TakeOver: r.TakeOver("The other laptop died."),
    n.FinishReading: n.FinishReading(),
    n.AskLonger: n.AskLonger(),
    n.FinishMargins: n.FinishMargins(),
    n.AddNote: n.AddNote(NoteId("new"), NoteKind.QUESTION, "Why?"),
    n.TranscribeNote: n.TranscribeNote(NoteId("new"), BEN, NoteKind.QUESTION, "Why?"),
    n.EditNote: n.EditNote(OWN, NoteKind.CONCERN, "How?"),
    n.DeleteNote: n.DeleteNote(OWN),
    n.RestoreNote: n.RestoreNote(DELETED),
    n.WithdrawNote: n.WithdrawNote(OWN),
    n.ReinstateNote: n.ReinstateNote(OWN),
    n.SetMeToo: n.SetMeToo(OTHER, is_on=True),
    n.SetDisposition: n.SetDisposition(OWN, Disposition.PARKED),
    n.OwnNote: n.OwnNote(OWN),
    n.ReplyToNote: n.ReplyToNote(OTHER, ReplyId("new"), "In the appendix."),
    n.TakeBackReply: n.TakeBackReply(OTHER, REPLY),
    n.SealStance: lambda m: n.SealStance(
        StanceChoice.UNSURE, is_after=m.phase is Phase.DECISIONS
    ),
    n.KeepSealed: n.KeepSealed(seal_of(KEPT), b"box"),
    n.HandInKey: n.HandInKey(KEPT),
    n.OpenSeal: n.OpenSeal(
        seal_of(HANDED), (n.SealedNote(NoteId("sealed"), NoteKind.TYPO, "x"),)
    ),
    n.DrawPseudonym: n.DrawPseudonym(472),
    t.TakeUpTopic: t.TakeUpTopic(None),
    t.EndTopic: t.EndTopic(ONE, Outcome.ANSWERED),
    t.RenameTopic: t.RenameTopic(ONE, "Cost"),
    t.MergeTopics: t.MergeTopics(TWO, ONE),
    t.PartTopics: _parting,
    t.SplitTopic: t.SplitTopic(ONE, TopicId("new"), (OWN,), "New"),
    t.PinTopic: t.PinTopic(TWO, is_pinned=True),
    t.OrderTopics: t.OrderTopics(RunSheetOrder.PAGE, (TWO, ONE)),
    t.SetMinutes: t.SetMinutes(TWO, 6),
    t.ExtendTopic: t.ExtendTopic(ONE, 5),
    t.GiveFloor: t.GiveFloor(BEN),
    t.PassTurn: lambda m: t.PassTurn(BEN if m.people[SHE].is_observer else SHE, ONE),
    t.AskForFloor: t.AskForFloor(ONE, FloorKind.QUESTION),
    t.RomanVote: t.RomanVote(ONE, is_up=True),
    t.WriteLine: t.WriteLine(ONE, "By whom?"),
    t.TypeLine: t.TypeLine(ONE, "We"),
    t.EditLine: t.EditLine(ONE, LINE, "It was counted."),
    t.DropLine: t.DropLine(ONE, LINE),
    t.WriteGist: t.WriteGist("We go in March."),
    d.DraftDecision: d.DraftDecision(DecisionId("new"), DecisionDraft()),
    d.CastVote: d.CastVote(DRAFT, VoteChoice.COMMIT, "", ASKED),
    d.OpenRollCall: d.OpenRollCall(READY, (), "None."),
    d.AskAgain: d.AskAgain(OPEN),
    d.RecordDecision: d.RecordDecision(OPEN, WORDS),
    d.DeferDecision: d.DeferDecision(DRAFT, "Legal has to look."),
    d.DropDecision: d.DropDecision(DRAFT),
    d.AddFollowUp: d.AddFollowUp(FollowUpId("new"), "Ask.", BEN, DAY),
    d.RemoveFollowUp: d.RemoveFollowUp(WORK),
    d.FinishFollowUp: d.FinishFollowUp(WORK),
}
"""A command of each kind that she may rightly give."""


def sample(kind: type[Command], meeting: Meeting) -> Command:
    """Return a valid command of a kind."""
    made = SAMPLES[kind]
    return made(meeting) if callable(made) else made
