# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Random meetings of several people, with what must hold after every command.

The invariants are *silence*, *no loss*, *agreement* and *reload*.
"""

from contextlib import suppress
from dataclasses import replace

import msgspec
import pytest
from hypothesis import Phase as HypothesisPhase
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from meetingroom.discussion.late import unplaced
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
    HandInKey,
    ReinstateNote,
    RestoreNote,
    SetDisposition,
    SetMeToo,
    TranscribeNote,
    WithdrawNote,
)
from meetingroom.meeting.command.room import (
    AddPerson,
    AdmitDevice,
    ChangeSetup,
    RevokeDevice,
)
from meetingroom.meeting.command.topic import (
    EndTopic,
    MergeTopics,
    OrderTopics,
    PinTopic,
    RenameTopic,
    SetMinutes,
    SplitTopic,
    TakeUpTopic,
    TypeLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionStatus, VoteChoice
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.decision import VoteCast
from meetingroom.meeting.event.note import (
    DispositionSet,
    NoteAdded,
    NoteDeleted,
    NoteEdited,
    NoteRestored,
    StanceSealed,
)
from meetingroom.meeting.event.topic import LineTyped
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import DecisionId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY
from meetingroom.meeting.rule.check import TALKING
from meetingroom.meeting.seal import seal_of
from meetingroom.meeting.slot import slot_plan
from meetingroom.meeting.stance import Stance
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.turns import is_out_of_order, turns
from meetingroom.meeting.undo import inverse
from meetingroom.room.seat import HostSeat
from tests.meeting.commands import (
    GUEST,
    GUEST_KEY,
    GUEST_NOTES,
    LAPTOP,
    MORE,
    NOTES,
    PEOPLE,
    decision_commands,
    decisions,
    full_drafts,
    guest_acts,
    note_commands,
    own_note_commands,
    owned,
    passages,
    people,
    room_commands,
    talk_commands,
    typo_commands,
)
from tests.meeting.essence import Words, essence, settled, words_of
from tests.meeting.guest import LaptopOfGuest
from tests.meeting.onlooker import Onlooker
from tests.support.meetings import ADA, BEN, NAMES, TOM, TestRoom

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
    PinTopic,
    OrderTopics,
    SetMinutes,
    EndTopic,
    TakeUpTopic,
)
"""After their undo the meeting is what it was."""


WITH_TYPOS = (ADA, BEN, TOM)
"""Who leads, who wrote the memo, and somebody else; others' later notes are free."""


def untyped(meeting: Meeting) -> list[Topic]:
    """Return the topics without lines that nobody has ended yet."""
    return [replace(topic, typed={}) for topic in meeting.topics.values()]


class WholeMeeting(RuleBasedStateMachine):
    """People do anything at any time; the rules have to hold."""

    def __init__(self) -> None:
        super().__init__()
        self.room = TestRoom()
        for person in MORE:
            self.room.host.submit(AddPerson(person, person.title()), ADA)
        self.written: dict[NoteId, Words] = {}
        self.taken_back: dict[NoteId, Words] = {}
        self.guest = LaptopOfGuest()
        self.onlooker = Onlooker(self.room.host)
        self.consulted: dict[DecisionId, tuple[PersonId, ...]] = {}
        self.backs: list[Command] = []
        """What takes back what the facilitator did in the talk."""
        for person in PEOPLE:
            self.room.seat(person)

    @property
    def meeting(self) -> Meeting:
        return self.room.host.meeting

    @property
    def lead(self) -> PersonId:
        """Who is facilitator; it may be handed on."""
        return self.meeting.setup.roles.facilitator or ADA

    def writers(self) -> list[tuple[PersonId, NoteId]]:
        """Return the notes of those who write at the host's machine."""
        known = {**self.written, **self.taken_back}
        return [(words[0], note) for note, words in known.items()]

    def typos(self) -> list[NoteId]:
        """Return the typos that are in the margin."""
        notes = self.meeting.notes.values()
        return [note.id for note in notes if note.kind is NoteKind.TYPO]

    def do(self, by: PersonId, command: Command) -> bool:
        """Send a command; tell whether it was taken and changed what stands."""
        before = self.meeting
        length = len(self.room.host.log)
        try:
            self.room.seat(by).send(command)
        except Refused as refused:
            sentence = refused.sentence
        else:
            # Known already, or shown at once and stored now and then.
            is_unlogged = isinstance(command, RevokeDevice | TypeLine)
            assert len(self.room.host.log) > length or is_unlogged
            self._remember(by, command)
            self._check_settled_by_name(before, by, command)
            return len(self.room.host.log) > length
        assert sentence.endswith(".")
        # Before it decides, the host may store what is being typed, and nothing else.
        assert untyped(self.meeting) == untyped(before)
        assert replace(self.meeting, topics=before.topics) == before
        more = self.room.host.log[length:]
        assert all(isinstance(entry.event, LineTyped) for entry in more)
        return False

    def _check_settled_by_name(
        self, before: Meeting, by: PersonId, command: Command
    ) -> None:
        """Assert that what is settled under a name could be about anybody's note."""
        if not isinstance(command, SetDisposition) or before.setup.are_names_shown:
            return
        note, entry = before.notes[command.note], self.room.host.log[-1]
        assert isinstance(entry.event, DispositionSet)
        if note.is_owned or entry.event.is_by_writer:
            return
        others = replace(note, author=PersonId("somebody else"))
        meeting = replace(before, notes={**before.notes, note.id: others})
        assert handle(meeting, command, by, entry.at) == (entry.event,)

    def _remember(self, by: PersonId, command: Command) -> None:
        match command:
            case AddNote() | EditNote():
                self.written[command.note] = (by, command.kind, command.body)
            case TranscribeNote():
                told = (command.writer, command.kind, command.body)
                self.written[command.note] = told
            case DeleteNote():
                self.taken_back[command.note] = self.written.pop(command.note)
            case RestoreNote():
                self.written[command.note] = self.taken_back.pop(command.note)
            case _:
                pass

    @initialize(phase=st.sampled_from(Phase), are_names_shown=st.booleans())
    def begin(self, phase: Phase, *, are_names_shown: bool) -> None:
        """Begin anywhere, so that late phases are tried as often as early ones."""
        setup = replace(self.meeting.setup, are_names_shown=are_names_shown)
        self.do(ADA, ChangeSetup(setup))
        self.room.go_to(min(phase, Phase.LOBBY, key=lambda p: p.order))
        self.admit_the_guest()
        self.room.go_to(min(phase, Phase.READING, key=lambda p: p.order))
        if phase.order >= Phase.READING.order:
            for number, person in enumerate(NAMES):
                note = AddNote(NOTES[2 * number], NoteKind.BLOCKER, "Why?")
                self.do(person, note)
                typo = AddNote(NOTES[2 * number + 1], NoteKind.TYPO, "Teh.")
                if person in WITH_TYPOS:
                    self.do(person, typo)
            theirs = AddNote(GUEST_NOTES[0], NoteKind.BLOCKER, "Why?")
            self.guest.write(self.room.host, theirs)
        self.room.go_to(phase)

    @rule(seconds=st.integers(0, 600))
    def time_passes(self, seconds: int) -> None:
        self.room.clock.advance(seconds)

    @rule(by=people, command=note_commands())
    def write(self, by: PersonId, command: Command) -> None:
        self.do(by, owned(by, command))

    @rule(by=people, command=note_commands())
    def write_more(self, by: PersonId, command: Command) -> None:
        self.do(by, owned(by, command))

    @precondition(lambda self: self.written or self.taken_back)
    @rule(data=st.data())
    def change_an_own_note(self, data: st.DataObject) -> None:
        self.do(*data.draw(own_note_commands(self.writers())))

    @precondition(lambda self: self.meeting.phase.order >= Phase.MARGINS.order)
    @rule(by=people, command=talk_commands())
    def talk(self, by: PersonId, command: Command) -> None:
        self.do(by, command)

    @precondition(lambda self: self.meeting.topics)
    @rule(command=talk_commands())
    def lead_the_talk(self, command: Command) -> None:
        back = inverse(command, self.room.seat(self.lead).snapshot().meeting)
        is_done = self.do(self.lead, command)
        if back is not None and is_done:
            self.backs.append(back)

    @precondition(lambda self: self.meeting.topics)
    @rule(decision=decisions, data=st.data())
    def call_the_roll(self, decision: DecisionId, data: st.DataObject) -> None:
        """Everyone answers, some twice, before the answers open."""
        self.do(self.lead, AskAgain(decision))
        self.do(self.lead, DraftDecision(decision, data.draw(full_drafts())))
        for person in data.draw(st.permutations(list(NAMES))):
            choice = data.draw(st.sampled_from(VoteChoice))
            self.do(person, CastVote(decision, choice, "We do not know."))
        self.do(self.lead, OpenRollCall(decision, (PEOPLE[-1], GUEST), "Late."))

    @precondition(lambda self: self.meeting.phase.order >= Phase.MARGINS.order)
    @rule(by=people, command=decision_commands())
    def decide(self, by: PersonId, command: Command) -> None:
        self.do(by, command)

    @rule(by=people, data=st.data())
    def change_the_room(self, by: PersonId, data: st.DataObject) -> None:
        self.do(by, data.draw(room_commands(self.meeting)))

    @rule(data=st.data())
    def lead_the_room(self, data: st.DataObject) -> None:
        self.do(self.lead, data.draw(room_commands(self.meeting)))

    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        self.do(self.lead, data.draw(passages(self.meeting)))

    @rule(by=people, command=st.one_of(note_commands(), talk_commands()))
    def do_and_undo(self, by: PersonId, command: Command) -> None:
        self._do_and_undo(by, owned(by, command))

    @precondition(lambda self: self.written or self.taken_back)
    @rule(data=st.data())
    def change_an_own_note_and_undo(self, data: st.DataObject) -> None:
        self._do_and_undo(*data.draw(own_note_commands(self.writers())))

    @precondition(lambda self: self.meeting.phase in TALKING and self.typos())
    @rule(data=st.data())
    def settle_a_typo(self, data: st.DataObject) -> None:
        self.do(*data.draw(typo_commands(self.meeting, self.typos())))

    @precondition(lambda self: self.meeting.phase in TALKING and self.typos())
    @rule(data=st.data())
    def settle_a_typo_and_undo(self, data: st.DataObject) -> None:
        self._do_and_undo(*data.draw(typo_commands(self.meeting, self.typos())))

    @precondition(lambda self: self.meeting.topics)
    @rule(command=talk_commands())
    def lead_the_talk_and_undo(self, command: Command) -> None:
        self._do_and_undo(self.lead, command)

    @precondition(lambda self: self.backs)
    @rule(data=st.data())
    def undo_later(self, data: st.DataObject) -> None:
        """Take something back after other things have happened."""
        self.do(self.lead, data.draw(st.sampled_from(self.backs)))

    @rule()
    def admit_the_guest(self) -> None:
        seal = seal_of(GUEST_KEY)
        self.try_(self.lead, AdmitDevice(GUEST, "Gwen", LAPTOP, seal))

    @precondition(lambda self: GUEST in self.meeting.people)
    @rule(acts=st.lists(guest_acts(), min_size=1, max_size=3))
    def the_guest_writes(self, acts: list[Command]) -> None:
        for act in acts:
            self.guest.write(self.room.host, act)

    @precondition(lambda self: GUEST in self.meeting.people)
    @rule()
    def the_guest_hands_in(self) -> None:
        self.try_(GUEST, HandInKey(GUEST_KEY))

    def try_(self, by: PersonId, command: Command) -> None:
        """Ask for what may have been done already."""
        with suppress(Refused):
            self.room.host.submit(command, by)

    def _do_and_undo(self, by: PersonId, command: Command) -> None:
        before = self.room.seat(by).snapshot().meeting
        back = inverse(command, before)
        is_done = self.do(by, command)
        if back is None or not is_done:
            return
        then = self.room.seat(by).snapshot().meeting
        is_toggled = not isinstance(command, SetMeToo) or before != then
        is_undone = self.do(by, back)
        if isinstance(command, UNDONE_WHOLLY) and is_toggled and not _is_undo(command):
            assert is_undone or _stays_deleted(command, before)
            now = self.room.seat(by).snapshot().meeting
            is_standing = isinstance(command, ReinstateNote)
            was = essence(before, is_standing=is_standing)
            assert not is_undone or essence(now, is_standing=is_standing) == was

    @invariant()
    def silence(self) -> None:
        for person in PEOPLE:
            known = self.room.seat(person).snapshot().meeting
            assert known.finished <= {person}
            assert known.longer <= {person}
            assert known.read_margins <= {person}
            assert set(known.thumbs) <= {person}
            assert known.left is None or set(known.left.thumbs) <= {person}
            if not self.meeting.phase.is_revealed:
                assert {note.author for note in known.notes.values()} <= {person}
                assert {note.author for note in known.deleted.values()} <= {person}
            if self.meeting.phase.order < Phase.DISCUSSION.order:
                assert set(known.stances) <= {person}
            if self.meeting.phase is not Phase.CLOSED:
                assert set(known.stances_after) <= {person}
            self._check_votes(person, known)
            self._check_names(person, known)

    @invariant()
    def the_room_screen_shows_no_more_than_everybody_sees(self) -> None:
        self.onlooker.check((*PEOPLE, GUEST))

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
            assert known.pseudonyms.keys() <= {person}
            for note in known.notes.values():
                if note.id not in self.meeting.notes:
                    continue  # an own one, under seal
                whole = self.meeting.notes[note.id]
                shown = self.meeting.hidden_writer(whole)
                own = person if whole.author == person else None
                assert note.is_owned or note.author in {own, shown}
                is_owned = self.meeting.notes[note.id].is_owned
                assert note.is_owned == is_owned
                assert not is_owned or note.author == self.meeting.notes[note.id].author
            replies = [r for note in known.notes.values() for r in note.replies]
            assert {reply.author for reply in replies} <= {person, SOMEBODY}

    @invariant()
    def no_note_is_in_the_log_before_the_reveal(self) -> None:
        if not self.meeting.phase.is_revealed:
            written = (NoteAdded, NoteEdited, NoteDeleted, NoteRestored)
            assert not self.meeting.notes
            assert not any(isinstance(e.event, written) for e in self.room.host.log)

    @invariant()
    def no_loss(self) -> None:
        kept: dict[NoteId, Words] = {}
        for person in PEOPLE:
            known = self.room.seat(person).snapshot().meeting
            own = {k: n for k, n in known.notes.items() if n.author == person}
            kept |= words_of(own)
        assert kept == self.written

    @invariant()
    def no_loss_of_the_guest(self) -> None:
        opened = self.meeting.notes.items()
        own = {k: n for k, n in opened if n.author == GUEST}
        is_open = seal_of(GUEST_KEY) in self.meeting.opened
        assert words_of(own) == (self.guest.written if is_open else {})
        if is_open:
            assert self.meeting.phase.is_revealed

    @invariant()
    def keys_open_what_was_sealed(self) -> None:
        if self.meeting.phase.is_revealed and self.meeting.phase is not Phase.CLOSED:
            assert not set(self.meeting.sealed) & set(self.meeting.keys)

    @invariant()
    def agreement(self) -> None:
        for person in PEOPLE:
            caught_up = HostSeat(self.room.host, person, list(self.room.host.log))
            followed = self.room.seat(person).snapshot()
            assert settled(followed) == settled(caught_up.snapshot())
        if self.meeting.phase.is_revealed and self.meeting.setup.are_names_shown:
            known = self.room.seat(ADA).snapshot().meeting
            opened = set(known.notes) & set(self.meeting.notes)
            assert {k: known.notes[k] for k in opened} == self.meeting.notes
            # What is being typed is seen at once, and stored now and then.
            assert untyped(known) == untyped(self.meeting)
            if self.meeting.phase is Phase.CLOSED:
                assert known.stances_after == self.meeting.stances_after

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
    def the_shared_log_has_last_answers_of_opened_rounds_only(self) -> None:
        for entry in self.room.host.shared.entries:
            event = entry.event
            if isinstance(event, VoteCast):
                call = self.meeting.decisions[event.decision].roll_call
                assert call.is_open or event.round < call.round
                said = (event.round, event.choice, event.reason)
                votes = call.votes[entry.by]
                assert said in [(v.round, v.choice, v.reason) for v in votes]
            elif isinstance(event, StanceSealed):
                after, meeting = event.is_after, self.meeting
                stances = meeting.stances_after if after else meeting.stances
                assert stances[entry.by] == Stance(event.choice, event.why)

    @invariant()
    def answers_that_stand_are_of_the_present_round(self) -> None:
        for decision in self.meeting.decisions.values():
            call = decision.roll_call
            assert {vote.round for vote in call.answers.values()} <= {call.round}
            assert not call.left_out & call.answers.keys()
            if decision.status is DecisionStatus.RECORDED:
                assert not call.vetoed_by
                assert call.left_out | call.answers.keys()

    @invariant()
    def who_was_consulted_never_changes(self) -> None:
        for decision in self.meeting.decisions.values():
            if decision.settled_at is not None:
                now = self.meeting.consulted_on(decision)
                assert self.consulted.setdefault(decision.id, now) == now

    @invariant()
    def no_outcome_settles_a_blocker(self) -> None:
        for note in self.meeting.notes.values():
            if note.kind is NoteKind.BLOCKER:
                assert self.meeting.disposition_of(note) is note.disposition

    @invariant()
    def every_note_stands_in_one_topic_at_most(self) -> None:
        placed = [n for topic in self.meeting.topics.values() for n in topic.notes]
        assert len(placed) == len(set(placed))

    @invariant()
    def every_note_that_is_talked_about_stands_in_a_topic(self) -> None:
        if self.meeting.phase in TALKING:
            outside = unplaced(self.meeting)
            assert {note.kind for note in outside} <= {NoteKind.AGREE}

    @invariant()
    def turns_and_minutes_are_the_same_for_everybody(self) -> None:
        whole = self.meeting
        topic = whole.topics.get(whole.current_topic or TopicId(""))
        if topic is None:
            return
        for person in (*PEOPLE, GUEST):
            known = self.room.seat(person).snapshot().meeting
            assert turns(known, topic) == turns(whole, topic)
            now = self.room.clock.now()
            assert slot_plan(known, now) == slot_plan(whole, now)
        if whole.setup.are_names_shown:
            return
        by_the_lead = {
            note.id: note if note.is_owned else replace(note, author=self.lead)
            for note in whole.notes.values()
        }
        other = replace(whole, notes=by_the_lead)
        for person in whole.people:
            is_out = is_out_of_order(whole, topic, person)
            assert is_out_of_order(other, topic, person) == is_out

    @invariant()
    def what_is_pinned_stands_first(self) -> None:
        pinned = [topic.is_pinned for topic in self.meeting.topics.values()]
        assert pinned == sorted(pinned, reverse=True)

    @invariant()
    def every_link_leads_to_a_topic(self) -> None:
        drafts = [decision.draft for decision in self.meeting.decisions.values()]
        linked = {topic for draft in drafts for topic in draft.topics}
        linked |= {f.topic for f in self.meeting.follow_ups.values() if f.topic}
        assert linked <= set(self.meeting.topics)


def _is_undo(command: Command) -> bool:
    """Tell whether a command takes something back, which it may not find any more."""
    match command:
        case TakeUpTopic():
            return command.is_back
        case EndTopic():
            return command.resumes
        case _:
            return False


def _stays_deleted(command: Command, before: Meeting) -> bool:
    """Tell whether a note was deleted where it cannot be brought back."""
    return isinstance(command, DeleteNote) and before.phase is not Phase.READING


# A meeting that breaks a rule takes minutes to shrink: it must not be cut off before.
TestWholeMeeting = pytest.mark.timeout(600)(WholeMeeting.TestCase)
TestWholeMeeting.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    phases=set(HypothesisPhase) - {HypothesisPhase.explain},  # it takes minutes more
)


def test_replay_of_no_log_is_the_blank_meeting() -> None:
    assert replay([]) == Meeting()
