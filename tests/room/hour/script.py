# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What twelve people do in one hour, minute by minute, each from their own seat.

Every act is a command through the real room; the clock is moved by hand.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.meeting.command import decision as d
from meetingroom.meeting.command import note as n
from meetingroom.meeting.command import room as r
from meetingroom.meeting.command import topic as t
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import (
    DecisionId,
    FollowUpId,
    MeetingId,
    NoteId,
    PersonId,
    ReplyId,
)
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.people import Roles, Seniority
from meetingroom.meeting.setup import Minutes
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import FloorKind, Outcome
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.read.source import read_bytes
from meetingroom.room.clock import HandClock
from meetingroom.room.host import HostRoom
from tests.support.journal import ListJournal
from tests.support.meetings import START, numbered_ids

MEMO_FILE = Path(__file__).parents[3] / "resources" / "memos" / "six-pager.md"
FIRST_NAMES = "Ada Ben Cleo Dev Eva Finn Gita Hugo Ines Jon Kim Lea"
ADA, BEN, CLEO, DEV, EVA, FINN, GITA, HUGO, INES, JON, KIM, LEA = (
    PersonId(name.lower()) for name in FIRST_NAMES.split()
)
EVERYBODY = (ADA, BEN, CLEO, DEV, EVA, FINN, GITA, HUGO, INES, JON, KIM, LEA)
ROLES = Roles(facilitator=ADA, author=BEN, decider=LEA, scribe=CLEO, bar_raiser=KIM)
GO = DecisionId("go")

Act = Command | Callable[[Meeting], Command]


@dataclass(frozen=True, slots=True)
class Cue:
    """One act at its minute."""

    minute: float
    by: PersonId
    act: Act


def play() -> HostRoom:
    """Hold the whole meeting; returns the room at its end."""
    clock, ids = HandClock(START), numbered_ids()
    room = HostRoom(MeetingId("hour"), ListJournal(), clock, lambda: next(ids))
    now = 0.0
    for cue in script():
        clock.advance(60 * (cue.minute - now))
        now = cue.minute
        seat = room.seat(cue.by)
        act = cue.act
        seat.send(act(room.meeting) if callable(act) else act)
    return room


def script() -> Iterator[Cue]:
    """Yield the cues in the order of time."""
    yield from _prepare()
    yield from _read()
    yield from _margins()
    yield from _talk()
    yield from _decide()
    yield from _close()


def _prepare() -> Iterator[Cue]:
    memo = read_bytes(MEMO_FILE.read_bytes(), MEMO_FILE.name, None)
    yield Cue(0, ADA, r.CreateMeeting(MeetingId("hour"), "Ada", memo.title))
    yield Cue(0, ADA, r.FreezeMemo(memo, plain_pages(memo)))
    for person in EVERYBODY[1:]:
        rank = Seniority.EXECUTIVE if person is LEA else Seniority.REGULAR
        rank = Seniority.JUNIOR if person in (DEV, EVA) else rank
        yield Cue(0, ADA, r.AddPerson(person, person.title(), rank))
    goal = "Approve the night shift, yes or no?"
    yield Cue(
        0,
        ADA,
        lambda m: r.ChangeSetup(
            replace(m.setup, goal=goal, roles=ROLES, minutes=Minutes())
        ),
    )
    yield Cue(0, ADA, r.OverrideFinding("pages", "The tables are needed."))
    yield Cue(1, ADA, r.OpenLobby())
    yield Cue(2, ADA, r.BeginReading())


def _note(
    number: int, kind: NoteKind, quote: str, body: str
) -> Callable[[Meeting], Command]:
    def make(meeting: Meeting) -> Command:
        memo = meeting.memo
        assert memo is not None
        start_cp = memo.text.index(quote)
        anchor = anchor_at(memo, start_cp, start_cp + len(quote))
        return n.AddNote(NoteId(f"n{number}"), kind, body, anchor)

    return make


def _read() -> Iterator[Cue]:
    kinds = NoteKind
    yield Cue(4, DEV, _note(1, kinds.QUESTION, "We ask the room", "Who asked for it?"))
    yield Cue(6, EVA, _note(2, kinds.BLOCKER, "We ask the room", "No way back."))
    yield Cue(7, FINN, _note(3, kinds.AGREE, "We ask the room", ""))
    yield Cue(9, GITA, _note(4, kinds.CONCERN, "What we do not know", "Too late."))
    yield Cue(
        10,
        HUGO,
        n.AddNote(NoteId("n5"), kinds.MISSING_QUESTION, "What if it snows?"),
    )
    yield Cue(11, INES, _note(6, kinds.SUGGESTION, "Why now", "Begin in May."))
    yield Cue(12, JON, n.AskLonger())
    for person in EVERYBODY:
        if person is not JON:
            yield Cue(20, person, n.FinishReading())
    yield Cue(21, JON, n.FinishReading())
    yield Cue(21, ADA, r.OpenMargins())


def _margins() -> Iterator[Cue]:
    yield Cue(
        22,
        CLEO,
        n.TranscribeNote(NoteId("p1"), KIM, NoteKind.QUESTION, "Who pays the drivers?"),
    )
    yield Cue(22, DEV, n.WithdrawNote(NoteId("n1"), "Answered at 1:4"))
    yield Cue(23, LEA, n.SetMeToo(NoteId("n2"), is_on=True))
    yield Cue(23, BEN, n.ReplyToNote(NoteId("n2"), ReplyId("r1"), "See page 4."))
    stances = [StanceChoice.SUPPORT, StanceChoice.UNSURE, StanceChoice.AGAINST]
    for place, person in enumerate(EVERYBODY):
        yield Cue(24, person, n.SealStance(stances[place % 3], "So far."))
        yield Cue(25, person, n.FinishMargins())
    yield Cue(26, ADA, open_discussion_command)


def _topic(place: int) -> Callable[[Meeting], t.TakeUpTopic]:
    return lambda m: t.TakeUpTopic(list(m.topics)[place])


def _current(make: Callable[..., Command], *words: object) -> Act:
    return lambda m: make(m.current_topic, *words)


def _talk() -> Iterator[Cue]:
    yield Cue(27, ADA, lambda m: t.PinTopic(list(m.topics)[-1], is_pinned=True))
    yield Cue(27, ADA, _topic(1))
    yield Cue(28, DEV, _current(t.AskForFloor, FloorKind.QUESTION))
    yield Cue(28, HUGO, _current(t.AskForFloor, FloorKind.POINT_OF_ORDER))
    yield Cue(28, ADA, t.GiveFloor(HUGO))
    yield Cue(29, ADA, t.GiveFloor(DEV))
    yield Cue(30, ADA, t.GiveFloor(LEA))  # out of order: she decides, and speaks last
    yield Cue(31, CLEO, _current(t.WriteLine, "The way back takes a week.", DEV))
    for person in (FINN, GITA, INES):
        yield Cue(34, person, _current(partial(t.RomanVote, is_up=True)))
    yield Cue(35, ADA, _current(t.ExtendTopic, 2))
    yield Cue(38, ADA, _current(t.EndTopic, Outcome.DECIDE))
    yield Cue(39, ADA, _topic(0))
    yield Cue(40, ADA, t.GiveFloor(HUGO))
    yield Cue(42, ADA, _current(t.EndTopic, Outcome.AUTHOR_WILL_FIX))
    yield Cue(43, ADA, r.OpenDecisions())


def _decide() -> Iterator[Cue]:
    yield Cue(
        44,
        CLEO,
        lambda m: d.DraftDecision(
            GO,
            DecisionDraft(
                "The night shift begins in Bremen in May.",
                owner=BEN,
                door=Door.ONE_WAY,
                options=("Begin in May.", "Do nothing."),
                because="The contracts end in June.",
                review_on=date(2027, 2, 1),
                topics=tuple(
                    topic.id
                    for topic in m.topics.values()
                    if topic.outcome is Outcome.DECIDE
                ),
                outcome="approved with changes",
            ),
        ),
    )
    yield Cue(45, ADA, r.SetAway(JON, is_away=True))
    for person in EVERYBODY:
        if person is JON:
            continue
        is_against = person is EVA
        choice = VoteChoice.DISAGREE_AND_COMMIT if is_against else VoteChoice.COMMIT
        reason = "A week is long." if is_against else ""
        yield Cue(46, person, d.CastVote(GO, choice, reason))
    yield Cue(47, ADA, d.OpenRollCall(GO))
    yield Cue(48, LEA, d.RecordDecision(GO))
    work = d.AddFollowUp(
        FollowUpId("f"), "Write the way back.", BEN, date(2026, 12, 1), decision=GO
    )
    yield Cue(49, CLEO, work)
    for person in EVERYBODY:
        if person is not JON:
            choice_after = StanceChoice.SUPPORT_WITH_CHANGES
            yield Cue(50, person, n.SealStance(choice_after, is_after=True))


def _close() -> Iterator[Cue]:
    blocker = NoteId("n2")
    yield Cue(52, EVA, n.SetDisposition(blocker, Disposition.AUTHOR_WILL_FIX))
    yield Cue(55, CLEO, t.WriteGist("Bremen begins in May; the rest waits for it."))
    yield Cue(59, ADA, r.CloseMeeting())
