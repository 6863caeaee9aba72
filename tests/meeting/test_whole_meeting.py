# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Random meetings of several people, with what must hold after every command.

The invariants are *silence*, *no loss*, *agreement* and *reload*.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from meetingroom.meeting.apply import replay
from meetingroom.meeting.command.decision import (
    AskAgain,
    CastVote,
    DraftDecision,
    OpenRollCall,
)
from meetingroom.meeting.command.note import (
    AddNote,
    DeleteNote,
    EditNote,
    ReinstateNote,
    RestoreNote,
    SetDisposition,
    SetMeToo,
    WithdrawNote,
)
from meetingroom.meeting.command.topic import MergeTopics, RenameTopic, SplitTopic
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionStatus, VoteChoice
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import DecisionId, NoteId, PersonId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.undo import inverse
from meetingroom.meeting.visible import SOMEBODY
from meetingroom.memo.pages import PageMap
from meetingroom.room.room import RoomSnapshot
from meetingroom.room.seat import HostSeat
from tests.meeting.commands import (
    NOTES,
    PEOPLE,
    decision_commands,
    decisions,
    full_drafts,
    note_commands,
    own_note_commands,
    passages,
    people,
    room_commands,
    talk_commands,
)
from tests.support.meetings import ADA, NAMES, TestRoom

UNDONE_WHOLLY = (
    MergeTopics,
    SplitTopic,
    RenameTopic,
    SetMeToo,
    WithdrawNote,
    ReinstateNote,
    SetDisposition,
    EditNote,
    DeleteNote,
)
"""After their undo the meeting is what it was."""

Words = tuple[PersonId, str, str]
"""A note's writer, kind and body."""


class WholeMeeting(RuleBasedStateMachine):
    """People do anything at any time; the rules have to hold."""

    def __init__(self) -> None:
        super().__init__()
        self.room = TestRoom()
        self.written: dict[NoteId, Words] = {}
        self.taken_back: dict[NoteId, Words] = {}
        self.backs: list[Command] = []
        """What takes back what the facilitator did in the talk."""
        for person in PEOPLE:
            self.room.seat(person)

    @property
    def meeting(self) -> Meeting:
        return self.room.host.meeting

    def do(self, by: PersonId, command: Command) -> None:
        before = self.meeting
        length = len(self.room.host.log)
        try:
            self.room.seat(by).send(command)
        except Refused as refused:
            sentence = refused.sentence
        else:
            assert len(self.room.host.log) > length
            self._remember(by, command)
            return
        assert sentence.endswith(".")
        assert self.meeting is before
        assert len(self.room.host.log) == length

    def _remember(self, by: PersonId, command: Command) -> None:
        match command:
            case AddNote() | EditNote():
                self.written[command.note] = (by, command.kind, command.body)
            case DeleteNote():
                self.taken_back[command.note] = self.written.pop(command.note)
            case RestoreNote():
                self.written[command.note] = self.taken_back.pop(command.note)
            case _:
                pass

    @initialize(phase=st.sampled_from(Phase))
    def begin(self, phase: Phase) -> None:
        """Begin anywhere, so that late phases are tried as often as early ones."""
        self.room.go_to(min(phase, Phase.READING, key=lambda p: p.order))
        if phase.order >= Phase.READING.order:
            for number, person in enumerate(NAMES):
                note = AddNote(NOTES[number], NoteKind.BLOCKER, "Why?")
                self.do(person, note)
        self.room.go_to(phase)

    @rule(seconds=st.integers(0, 600))
    def time_passes(self, seconds: int) -> None:
        self.room.clock.advance(seconds)

    @rule(by=people, command=note_commands())
    def write(self, by: PersonId, command: Command) -> None:
        self.do(by, command)

    @rule(by=people, command=note_commands())
    def write_more(self, by: PersonId, command: Command) -> None:
        self.do(by, command)

    @precondition(lambda self: self.meeting.notes or self.meeting.deleted)
    @rule(data=st.data())
    def change_an_own_note(self, data: st.DataObject) -> None:
        self.do(*data.draw(own_note_commands(self.meeting)))

    @precondition(lambda self: self.meeting.phase.order >= Phase.MARGINS.order)
    @rule(by=people, command=talk_commands())
    def talk(self, by: PersonId, command: Command) -> None:
        self.do(by, command)

    @precondition(lambda self: self.meeting.topics)
    @rule(command=talk_commands())
    def lead_the_talk(self, command: Command) -> None:
        back = inverse(command, self.room.seat(ADA).snapshot().meeting)
        length = len(self.room.host.log)
        self.do(ADA, command)
        if back is not None and len(self.room.host.log) > length:
            self.backs.append(back)

    @precondition(lambda self: self.meeting.topics)
    @rule(decision=decisions, data=st.data())
    def call_the_roll(self, decision: DecisionId, data: st.DataObject) -> None:
        """Everyone answers, some twice, before the answers open."""
        self.do(ADA, AskAgain(decision))
        self.do(ADA, DraftDecision(decision, data.draw(full_drafts())))
        for person in data.draw(st.permutations(list(NAMES))):
            choice = data.draw(st.sampled_from(VoteChoice))
            self.do(person, CastVote(decision, choice, "We do not know."))
        self.do(ADA, OpenRollCall(decision, (PEOPLE[-1],)))

    @precondition(lambda self: self.meeting.phase.order >= Phase.MARGINS.order)
    @rule(by=people, command=decision_commands())
    def decide(self, by: PersonId, command: Command) -> None:
        self.do(by, command)

    @rule(by=people, data=st.data())
    def change_the_room(self, by: PersonId, data: st.DataObject) -> None:
        self.do(by, data.draw(room_commands(self.meeting)))

    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        self.do(ADA, data.draw(passages(self.meeting)))

    @rule(by=people, command=st.one_of(note_commands(), talk_commands()))
    def do_and_undo(self, by: PersonId, command: Command) -> None:
        self._do_and_undo(by, command)

    @precondition(lambda self: self.meeting.notes or self.meeting.deleted)
    @rule(data=st.data())
    def change_an_own_note_and_undo(self, data: st.DataObject) -> None:
        self._do_and_undo(*data.draw(own_note_commands(self.meeting)))

    @precondition(lambda self: self.meeting.topics)
    @rule(command=talk_commands())
    def lead_the_talk_and_undo(self, command: Command) -> None:
        self._do_and_undo(ADA, command)

    @precondition(lambda self: self.backs)
    @rule(data=st.data())
    def undo_later(self, data: st.DataObject) -> None:
        """Take something back after other things have happened."""
        self.do(ADA, data.draw(st.sampled_from(self.backs)))

    def _do_and_undo(self, by: PersonId, command: Command) -> None:
        before = self.meeting
        back = inverse(command, self.room.seat(by).snapshot().meeting)
        length = len(self.room.host.log)
        self.do(by, command)
        if back is None or len(self.room.host.log) == length:
            return
        is_toggled = not isinstance(command, SetMeToo) or before != self.meeting
        self.do(by, back)
        is_undone = len(self.room.host.log) == length + 2
        if isinstance(command, UNDONE_WHOLLY) and is_toggled:
            assert is_undone or _stays_deleted(command, before)
            assert not is_undone or _essence(self.meeting) == _essence(before)

    @invariant()
    def silence(self) -> None:
        for person in PEOPLE:
            known = self.room.seat(person).snapshot().meeting
            assert known.finished <= {person}
            assert known.longer <= {person}
            assert known.read_margins <= {person}
            if not self.meeting.phase.is_revealed:
                assert {note.author for note in known.notes.values()} <= {person}
                assert {note.author for note in known.deleted.values()} <= {person}
            if self.meeting.phase.order < Phase.DISCUSSION.order:
                assert set(known.stances) <= {person}
            self._check_votes(person, known)
            self._check_names(person, known)

    def _check_votes(self, person: PersonId, known: Meeting) -> None:
        for decision in self.meeting.decisions.values():
            call = decision.roll_call
            if call.is_open or decision.id not in known.decisions:
                continue
            for other, votes in known.decisions[decision.id].roll_call.votes.items():
                latest = max(vote.round for vote in votes)
                assert other == person or latest < call.round

    def _check_names(self, person: PersonId, known: Meeting) -> None:
        if not self.meeting.setup.are_names_shown:
            writers = {note.author for note in known.notes.values()}
            assert writers <= {person, SOMEBODY}

    @invariant()
    def no_loss(self) -> None:
        assert self.written == {
            note.id: (note.author, note.kind, note.body)
            for note in self.meeting.notes.values()
        }

    @invariant()
    def agreement(self) -> None:
        for person in PEOPLE:
            caught_up = HostSeat(self.room.host, person, list(self.room.host.log))
            followed = self.room.seat(person).snapshot()
            assert _settled(followed) == _settled(caught_up.snapshot())
        if self.meeting.phase.is_revealed and self.meeting.setup.are_names_shown:
            known = self.room.seat(ADA).snapshot().meeting
            assert known.notes == self.meeting.notes
            assert known.topics == self.meeting.topics

    @invariant()
    def reload(self) -> None:
        stored = msgspec.json.encode(list(self.room.host.log))
        log = msgspec.json.decode(stored, type=list[Recorded])
        assert replay(log) == self.meeting

    @invariant()
    def every_recorded_decision_is_complete(self) -> None:
        for decision in self.meeting.decisions.values():
            if decision.status is DecisionStatus.RECORDED:
                assert decision.draft.owner in self.meeting.people
                assert decision.draft.door is not None
                assert decision.roll_call.is_open
                for votes in decision.roll_call.votes.values():
                    assert votes[-1].reason or not votes[-1].choice.needs_reason

    @invariant()
    def every_note_stands_in_one_topic_at_most(self) -> None:
        placed = [n for topic in self.meeting.topics.values() for n in topic.notes]
        assert len(placed) == len(set(placed))

    @invariant()
    def every_link_leads_to_a_topic(self) -> None:
        drafts = [decision.draft for decision in self.meeting.decisions.values()]
        linked = {topic for draft in drafts for topic in draft.topics}
        linked |= {f.topic for f in self.meeting.follow_ups.values() if f.topic}
        assert linked <= set(self.meeting.topics)


def _stays_deleted(command: Command, before: Meeting) -> bool:
    """Tell whether a note was deleted where it cannot be brought back."""
    return isinstance(command, DeleteNote) and before.phase is not Phase.READING


def _essence(meeting: Meeting) -> tuple[object, ...]:
    """Return what an undo has to bring back: all but times, and order in a topic."""
    notes = {known.id: replace(known, edited_at=None) for known in _notes(meeting)}
    topics = [
        replace(
            topic,
            notes=tuple(sorted(topic.notes)),
            spoken=tuple(sorted(_heard(topic))),
            speaking=None,
            given_s=0.0,
            used_s=0.0,
            taken_up_at=None,
        )
        for topic in meeting.topics.values()
    ]
    return notes, set(meeting.deleted), topics


def _heard(topic: Topic) -> set[PersonId]:
    now = set() if topic.speaking is None else {topic.speaking}
    return {*topic.spoken, *now}


def _notes(meeting: Meeting) -> Iterator[Note]:
    return chain(meeting.notes.values(), meeting.deleted.values())


def _settled(snapshot: RoomSnapshot) -> Meeting:
    """Leave the memo out before reading: a former author has seen it already."""
    known = snapshot.meeting
    if known.phase.order >= Phase.READING.order:
        return known
    return replace(known, memo=None, pages=PageMap(()))


TestWholeMeeting = WholeMeeting.TestCase
TestWholeMeeting.settings = settings(
    max_examples=40, stateful_step_count=40, deadline=None
)


def test_replay_of_no_log_is_the_blank_meeting() -> None:
    assert replay([]) == Meeting()
