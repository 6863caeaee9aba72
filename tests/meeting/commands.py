# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Random commands about a meeting as it stands, sensible and senseless ones."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from meetingroom.meeting.command import decision, note, room, topic
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import (
    NO_LINE,
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
from meetingroom.meeting.stance import ON_A_PROPOSAL, StanceChoice
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import FloorKind, Outcome, RunSheetOrder, Topic
from meetingroom.memo.anchor import Anchor, anchor_at
from meetingroom.memo.preflight import Form
from tests.support.meetings import MEMO, NAMES

MORE = [PersonId("uma"), PersonId("vic")]
PEOPLE = [*NAMES, *MORE, PersonId("late")]
"""Eight; with the guest nine."""
NOTES = [NoteId(f"{person}-{number}") for person in PEOPLE for number in range(2)]
"""Two for each person; machines never make the same id."""
GUEST = PersonId("gwen")
"""Comes with a laptop of her own."""
LAPTOP, GUEST_KEY = DeviceId("laptop"), b"gwen".ljust(32)
GUEST_NOTES = [NoteId(f"{GUEST}-{number}") for number in range(2)]
TOPICS = [TopicId(f"topic-{number}") for number in range(4)]
DECISIONS = [DecisionId(f"decision-{number}") for number in range(2)]
FOLLOW_UPS = [FollowUpId(f"follow-up-{number}") for number in range(2)]

people = st.sampled_from(PEOPLE)
notes = st.sampled_from(NOTES)
paper_notes = st.sampled_from([NoteId("paper-1"), NoteId("paper-2")])
"""Copied from paper on behalf of anybody."""
replies = st.sampled_from([ReplyId(f"reply-{number}") for number in range(2)])
topics = st.sampled_from(TOPICS)
lines = st.sampled_from([LineId("line-1"), LineId("line-2"), NO_LINE])
decisions = st.sampled_from(DECISIONS)
follow_ups = st.sampled_from(FOLLOW_UPS)
outcomes = st.sampled_from(["", "approved", "build"])
forms = st.sampled_from([None, Form.PR_FAQ])
words = st.sampled_from(["Why?", "We do not know.", "Answered at 4:7", "", "  "])
dispositions = st.none() | st.sampled_from(Disposition)
dates = st.sampled_from([None, date(2027, 1, 15)])


@st.composite
def anchors(draw: DrawFn) -> Anchor | None:
    if draw(st.booleans()):
        return None
    start = draw(st.integers(0, len(MEMO.text) - 2))
    return anchor_at(MEMO, start, draw(st.integers(start + 1, len(MEMO.text))))


@st.composite
def drafts(draw: DrawFn) -> DecisionDraft:
    return DecisionDraft(
        draw(words),
        draw(st.none() | people),
        draw(st.none() | st.sampled_from(Door)),
        tuple(draw(st.lists(words, max_size=3))),
        draw(words),
        draw(dates),
        tuple(draw(st.lists(notes, max_size=1))),
        tuple(draw(st.lists(topics, max_size=1))),
        outcome=draw(outcomes),
        supersedes=draw(st.none() | decisions),
    )


@st.composite
def full_drafts(draw: DrawFn) -> DecisionDraft:
    """Drafts that lack little or nothing."""
    return DecisionDraft(
        "Stop selling the old plan",
        draw(st.sampled_from(list(NAMES))),
        draw(st.sampled_from(Door)),
        ("January", "June")[: draw(st.integers(1, 2))],
        "The price list is printed then.",
        draw(dates),
        outcome=draw(outcomes),
        supersedes=draw(st.none() | decisions),
    )


@st.composite
def run_sheets(draw: DrawFn, meeting: Meeting) -> tuple[Topic, ...]:
    """Spread the meeting's notes over a few topics."""
    groups: dict[TopicId, list[NoteId]] = {}
    for known in meeting.notes:
        groups.setdefault(draw(topics), []).append(known)
    return tuple(Topic(key, "Topic", tuple(group)) for key, group in groups.items())


def note_commands() -> st.SearchStrategy[Command]:
    kinds = st.sampled_from(NoteKind)
    return st.one_of(
        st.builds(note.AddNote, notes, kinds, words, anchors()),
        st.builds(note.TranscribeNote, paper_notes, people, kinds, words, anchors()),
        st.builds(note.EditNote, notes, kinds, words),
        st.builds(note.DeleteNote, notes),
        st.builds(note.RestoreNote, notes),
        st.builds(note.WithdrawNote, notes, words),
        st.builds(note.ReinstateNote, notes),
        st.builds(note.SetMeToo, notes, st.booleans()),
        st.builds(
            note.SetDisposition, notes, st.none() | st.sampled_from(Disposition), words
        ),
        st.builds(note.SetDisposition, notes, st.none(), words, st.booleans()),
        st.builds(note.OwnNote, notes),
        st.builds(note.ReplyToNote, notes, replies, words),
        st.builds(note.TakeBackReply, notes, replies),
        st.builds(
            note.SealStance, st.sampled_from(ON_A_PROPOSAL), words, st.booleans()
        ),
        st.builds(note.SealStance, st.sampled_from(StanceChoice), words),
        st.builds(note.FinishReading, st.booleans()),
        st.builds(note.AskLonger, st.booleans()),
        st.builds(note.FinishMargins, st.booleans()),
    )


def owned(by: PersonId, command: Command) -> Command:
    """Return a command that writes under an id which only this person makes."""
    if not isinstance(command, note.AddNote):
        return command
    number = NOTES.index(command.note) % 2
    return note.AddNote(
        NoteId(f"{by}-{number}"), command.kind, command.body, command.anchor
    )


def guest_acts() -> st.SearchStrategy[Command]:
    """What the guest does under seal, or tries to do to others' notes."""
    own = st.sampled_from(GUEST_NOTES)
    any_note = st.sampled_from([*GUEST_NOTES, NOTES[0]])
    kinds = st.sampled_from(NoteKind)
    return st.one_of(
        st.builds(note.AddNote, own, kinds, words, anchors()),
        st.builds(note.EditNote, any_note, kinds, words),
        st.builds(note.DeleteNote, any_note),
        st.builds(note.RestoreNote, any_note),
    )


@st.composite
def own_note_commands(
    draw: DrawFn, written: Sequence[tuple[PersonId, NoteId]]
) -> tuple[PersonId, Command]:
    """Somebody does something with a note of their own."""
    author, own = draw(st.sampled_from(written))
    choices: list[Command] = [
        note.EditNote(own, NoteKind.CONCERN, draw(words)),
        note.DeleteNote(own),
        note.RestoreNote(own),
        note.WithdrawNote(own, draw(words)),
        note.ReinstateNote(own),
        note.SetDisposition(own, draw(dispositions), draw(words)),
        note.SetDisposition(own, None, is_kept_open=True),
        note.OwnNote(own),
    ]
    return author, draw(st.sampled_from(choices))


@st.composite
def typo_commands(
    draw: DrawFn, meeting: Meeting, typos: Sequence[NoteId]
) -> tuple[PersonId, Command]:
    """Author, facilitator or anybody says what becomes of a typo: ticks, mostly."""
    known = meeting.setup.roles
    named = [part for part in (known.author, known.facilitator) if part is not None]
    typo = draw(st.sampled_from(typos))
    choices: list[Command] = [
        note.SetDisposition(typo, Disposition.AUTHOR_WILL_FIX),
        note.SetDisposition(typo, None),
        note.SetDisposition(typo, draw(dispositions), draw(words)),
        note.SetDisposition(typo, None, is_kept_open=True),
    ]
    writer = meeting.notes[typo].author
    by = draw(st.sampled_from([*named, *named, writer, draw(people)]))
    return by, draw(st.sampled_from(choices))


def talk_commands() -> st.SearchStrategy[Command]:
    chosen = st.lists(notes, max_size=3, unique=True).map(tuple)
    outcomes = st.none() | st.sampled_from(Outcome)
    return st.one_of(
        st.builds(topic.TakeUpTopic, st.none() | topics, st.booleans()),
        st.builds(topic.EndTopic, topics, outcomes, st.booleans()),
        st.builds(topic.RenameTopic, topics, words),
        st.builds(topic.MergeTopics, topics, topics),
        st.builds(topic.SplitTopic, topics, topics, chosen, words),
        st.builds(topic.SetMinutes, topics, st.none() | st.integers(0, 5)),
        st.builds(topic.ExtendTopic, topics, st.integers(0, 5), st.booleans()),
        st.builds(topic.GiveFloor, st.none() | people),
        st.builds(topic.PassTurn, people, topics, st.booleans()),
        st.builds(topic.AskForFloor, topics, st.sampled_from(FloorKind), st.booleans()),
        st.builds(topic.RomanVote, topics, st.none() | st.booleans()),
        st.builds(
            topic.PinTopic, topics, st.booleans(), st.none() | st.integers(-1, 5)
        ),
        st.builds(
            topic.OrderTopics,
            st.sampled_from(RunSheetOrder),
            st.lists(topics, unique=True).map(tuple),
        ),
        st.builds(
            topic.WriteLine,
            topics,
            words,
            st.none() | people,
            lines,
            st.none() | st.integers(-1, 3),
        ),
        st.builds(topic.EditLine, topics, lines, words, st.none() | people),
        st.builds(topic.TypeLine, topics, words),
        st.builds(topic.DropLine, topics, lines),
        st.builds(topic.WriteGist, words),
    )


def decision_commands() -> st.SearchStrategy[Command]:
    choices = st.sampled_from(VoteChoice)
    excused = st.lists(people, max_size=6, unique=True).map(tuple)
    due = st.just(date(2026, 12, 1))
    return st.one_of(
        st.builds(decision.DraftDecision, decisions, drafts()),
        st.builds(decision.CastVote, decisions, choices, words),
        st.builds(decision.OpenRollCall, decisions, excused, words),
        st.builds(decision.AskAgain, decisions),
        st.builds(decision.RecordDecision, decisions, st.none() | drafts()),
        st.builds(decision.DeferDecision, decisions, words),
        st.builds(decision.DropDecision, decisions, st.booleans()),
        st.builds(
            decision.AddFollowUp,
            follow_ups,
            words,
            people,
            due,
            st.none() | topics,
            st.none() | decisions,
        ),
        st.builds(decision.RemoveFollowUp, follow_ups),
        st.builds(decision.FinishFollowUp, follow_ups, st.booleans()),
    )


@st.composite
def room_commands(draw: DrawFn, meeting: Meeting) -> Command:
    setup = meeting.setup
    roles = replace(setup.roles, scribe=draw(people), author=draw(people))
    changed = replace(
        setup,
        goal=draw(words),
        form=draw(forms),
        roles=roles,
        are_names_shown=draw(st.booleans()),
        are_pseudonyms_shown=draw(st.booleans()),
    )
    ranks = st.sampled_from(Seniority)
    names = st.sampled_from([*NAMES.values(), "Zoe", ""])
    command: Command = draw(
        st.one_of(
            st.builds(room.ChangeSetup, st.just(changed)),
            st.builds(room.OverrideFinding, st.just("pages"), words),
            st.builds(room.AddPerson, people, names, ranks, st.booleans()),
            st.builds(room.ChangePerson, people, names, ranks, st.booleans()),
            st.builds(room.RemovePerson, people),
            st.builds(room.SetAway, people, st.booleans()),
            st.builds(room.Reopen, st.sampled_from(Phase), words),
            st.builds(room.ExtendClock, st.integers(0, 9)),
            st.builds(room.PauseClock),
            st.builds(room.ResumeClock),
            st.builds(room.LockRoom, st.booleans()),
            st.builds(room.HandOver, people),
            st.just(room.TakeLead()),
            st.builds(room.TakeOver, words),
            st.builds(room.RevokeDevice, st.just(LAPTOP)),
        )
    )
    return command


@st.composite
def passages(draw: DrawFn, meeting: Meeting) -> Command:
    """Go on to the next phase, or try to."""
    reason = draw(words)
    match meeting.phase:
        case Phase.PREPARE:
            return room.OpenLobby()
        case Phase.LOBBY:
            return room.BeginReading()
        case Phase.READING:
            return room.OpenMargins(reason)
        case Phase.MARGINS:
            return room.OpenDiscussion(draw(run_sheets(meeting)), reason)
        case Phase.DISCUSSION:
            return room.OpenDecisions()
        case Phase.DECISIONS | Phase.CLOSED:
            back = draw(st.booleans())
            return room.BackToDiscussion() if back else room.CloseMeeting(reason)
