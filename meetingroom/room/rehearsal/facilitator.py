# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The person who practises, played: leads a rehearsal through its phases.

Only for headless rehearsals; in the window a person does all of this.
"""

from collections.abc import Callable
from datetime import timedelta

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.discussion.run_sheet import has_blocker, kind_counts
from meetingroom.meeting.command.decision import (
    AddFollowUp,
    AskAgain,
    CastVote,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.note import (
    AddNote,
    FinishMargins,
    FinishReading,
    SealStance,
    SetDisposition,
)
from meetingroom.meeting.command.room import (
    BeginReading,
    CloseMeeting,
    OpenDecisions,
    OpenLobby,
    OpenMargins,
    OverrideFinding,
)
from meetingroom.meeting.command.topic import (
    EndTopic,
    GiveFloor,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import (
    Decision,
    DecisionDraft,
    Door,
    VoteChoice,
)
from meetingroom.meeting.ids import DecisionId, FollowUpId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.rule.room import MAX_PEOPLE
from meetingroom.meeting.settling import Settling, settling
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.meeting.turns import next_turn
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.preflight import Level, check
from meetingroom.room.clock import HandClock
from meetingroom.room.rehearsal.colleague import COLLEAGUES, stance_in
from meetingroom.room.rehearsal.ending import decision_draft, follow_ups, outcome_of
from meetingroom.room.rehearsal.rehearsal import Rehearsal
from meetingroom.room.rehearsal.remark import worth_reading

MOST_TOPICS = 6
"""What an hour's talk reaches; the rest is left on the run sheet."""
PATIENCE_S = 3 * 3600.0
"""Longer than any phase: whoever waits that long waits for ever."""
IDLE_S = 5.0


class Facilitator:
    """Leads one headless rehearsal."""

    def __init__(self, rehearsal: Rehearsal, clock: HandClock) -> None:
        """Take the chair.

        Raises:
            ValueError: The rehearsal is nobody's: its `you` is missing.
        """
        if rehearsal.you is None:
            msg = "a headless rehearsal needs somebody who leads it"
            raise ValueError(msg)
        self._rehearsal = rehearsal
        self._clock = clock
        self._host = rehearsal.host
        self._seat = rehearsal.host.seat(rehearsal.you)
        self._you = rehearsal.you
        self._decision = DecisionId(rehearsal.host.new_id())

    def prepare(self) -> None:
        """Wait until the colleagues are invited and the parts are taken."""
        self._wait(
            lambda m: (
                m.setup.roles.decider is not None
                and all(colleague.id in m.people for colleague in COLLEAGUES)
            )
        )
        self._pass_by_findings()

    def open_lobby(self) -> None:
        """Let people in; stop while the last one is missing."""
        self._send(OpenLobby())
        away = len(_away(self._meeting))
        self._wait(lambda m: len(_away(m)) <= min(1, away))

    def begin_reading(self) -> None:
        """Wait for the last one, begin, and read to the middle."""
        self._wait(lambda m: not _away(m))
        self._send(BeginReading())
        clock = self._meeting.clock
        self._pass((clock.given_s if clock else 0.0) / 2)
        self._write_note()

    def finish_reading(self) -> None:
        """Finish, and wait for the others."""
        self._send(FinishReading())
        self._wait(lambda m: set(m.readers()) <= m.finished)

    def open_margins(self) -> None:
        """Reveal, and read a while."""
        self._send(OpenMargins())
        clock = self._meeting.clock
        self._pass((clock.given_s if clock else 0.0) / 3)

    def finish_margins(self) -> None:
        """Seal a stance and wait for the others."""
        why = "It is worth it if the way back is written."
        if self._meeting.setup.are_stances_asked:
            choice = stance_in(self._meeting.setup, StanceChoice.SUPPORT_WITH_CHANGES)
            self._send(SealStance(choice, why))
        self._send(FinishMargins())
        self._wait(lambda m: set(m.readers()) <= m.read_margins)

    def open_discussion(self) -> None:
        """Group the notes and begin to talk."""
        self._send(open_discussion_command(self._seat.snapshot().meeting))

    def begin_topic(self) -> bool:
        """Settle general notes, then stop in the middle of the next topic.

        Returns:
            False when there is no topic at all.
        """
        topics = list(self._meeting.topics.values())
        while topics and topics[0].start_cp is None:
            self._talk(topics.pop(0))
        if not topics:
            return False
        topic = topics[0].id
        self._send(TakeUpTopic(topic))
        self._give_floors(topic, stop_after=2)
        return True

    def finish_topics(self) -> None:
        """Talk through what an hour reaches."""
        open_topics = [t for t in self._meeting.topics.values() if t.outcome is None]
        for topic in open_topics[:MOST_TOPICS]:
            self._talk(topic)

    def draft_decision(self) -> None:
        """Go on to the decisions, write one, answer, and wait for the others."""
        self._send(OpenDecisions())
        draft = decision_draft(self._meeting, self._clock.now().date())
        self._send(DraftDecision(self._decision, draft))
        self._answer()

    def open_roll_call(self) -> None:
        """Open the answers together."""
        self._send(OpenRollCall(self._decision))
        self._pass(30)

    def record(self) -> None:
        """Ask again where somebody objects, then record; a second one is easy."""
        call = self._decided.roll_call
        latest = [call.latest(person) for person in call.votes]
        if any(v is not None and v.choice is VoteChoice.OBJECT for v in latest):
            self._send(AskAgain(self._decision))
            self._answer()
            self._send(OpenRollCall(self._decision))
        self._send(RecordDecision(self._decision))
        self._record_second()

    def settle_rest(self) -> None:
        """Hand out follow-ups and dispose of what is open."""
        today = self._clock.now().date()
        for work in follow_ups(self._meeting, self._decision, today):
            follow_up = FollowUpId(self._host.new_id())
            what, owner, due_on, topic, decision = work
            self._send(AddFollowUp(follow_up, what, owner, due_on, topic, decision))
        for note in open_blockers(self._meeting):
            if settling(self._meeting, note, self._you) is not Settling.NO:
                reason = "Written into the next version, with a date."
                fix = SetDisposition(note.id, Disposition.AUTHOR_WILL_FIX, reason)
                self._send(fix)
        self._wait(lambda m: not open_blockers(m))
        self._pass(60)

    def close(self) -> None:
        """Freeze the record."""
        self._send(CloseMeeting())

    @property
    def _meeting(self) -> Meeting:
        return self._host.meeting

    @property
    def _decided(self) -> Decision:
        return self._meeting.decisions[self._decision]

    def _send(self, command: Command) -> None:
        self._seat.send(command)
        self._rehearsal.step(self._clock.now())

    def _pass(self, seconds: float) -> None:
        until = self._clock.now() + timedelta(seconds=seconds)
        self._rehearsal.step(self._clock.now())
        while self._clock.now() < until:
            left_s = (until - self._clock.now()).total_seconds()
            self._tick(left_s)

    def _wait(self, is_done: Callable[[Meeting], bool]) -> None:
        waited_s = 0.0
        self._rehearsal.step(self._clock.now())
        while not is_done(self._meeting):
            if waited_s > PATIENCE_S:
                msg = f"a rehearsal stands still at {self._meeting.phase.value}"
                raise RuntimeError(msg)
            waited_s += self._tick(IDLE_S)

    def _tick(self, most_s: float) -> float:
        due = self._rehearsal.next_due()
        next_s = (due - self._clock.now()).total_seconds() if due else most_s
        # A microsecond keeps a rounded difference from never getting there.
        seconds = min(most_s, max(next_s, 0.0) + 1e-6)
        self._clock.advance(seconds)
        self._rehearsal.step(self._clock.now())
        return seconds

    def _pass_by_findings(self) -> None:
        meeting = self._meeting
        if meeting.memo is None:
            return
        passed = {override.rule for override in meeting.overrides}
        occasion = meeting.setup.occasion
        for finding in check(meeting.memo, meeting.pages, occasion, meeting.rules):
            if finding.level is Level.SETTLE and finding.rule not in passed:
                passed.add(finding.rule)
                reason = "We practise with the memo as it is."
                self._send(OverrideFinding(finding.rule, reason))

    def _write_note(self) -> None:
        memo = self._meeting.memo
        places = worth_reading(memo) if memo else []
        if memo is None or not places:
            return
        anchor = anchor_at(memo, *places[0])
        body = "Is this the sentence we want people to remember?"
        note = NoteId(self._host.new_id())
        self._send(AddNote(note, NoteKind.QUESTION, body, anchor))

    def _talk(self, topic: Topic) -> None:
        if self._meeting.current_topic != topic.id:
            self._send(TakeUpTopic(topic.id))
        self._give_floors(topic.id)
        self._send(GiveFloor(None))
        self._send(EndTopic(topic.id, self._outcome(topic)))

    def _give_floors(self, topic: TopicId, stop_after: int = MAX_PEOPLE) -> None:
        for turn in range(stop_after):
            person = next_turn(self._meeting, self._meeting.topics[topic])
            if person is None:
                return
            self._send(GiveFloor(person))
            if person == self._you:
                said = "Takes it into the next version."
                self._send(WriteLine(topic, said, person))
            if turn == stop_after - 1:
                return
            self._hear(topic, person)

    def _hear(self, topic: TopicId, person: PersonId) -> None:
        def is_over(meeting: Meeting) -> bool:
            held = meeting.topics[topic]
            is_written = any(line.speaker == person for line in held.lines)
            return is_written or held.speaking != person

        self._wait(is_over)

    def _outcome(self, topic: Topic) -> Outcome:
        notes = self._meeting.notes
        is_first = not any(
            t.outcome is Outcome.DECIDE for t in self._meeting.topics.values()
        )
        if has_blocker(topic, notes):
            return Outcome.DECIDE if is_first else Outcome.AUTHOR_WILL_FIX
        kinds = kind_counts(topic, notes)
        if NoteKind.SUGGESTION in kinds:
            return Outcome.AUTHOR_WILL_FIX
        return Outcome.PARK if NoteKind.CONCERN in kinds else Outcome.ANSWERED

    def _answer(self) -> None:
        self._send(CastVote(self._decision, VoteChoice.COMMIT))
        self._wait_for_votes(self._decision)

    def _wait_for_votes(self, decision: DecisionId) -> None:
        def is_complete(meeting: Meeting) -> bool:
            call = meeting.decisions[decision].roll_call
            voters = [p for p in meeting.people.values() if not p.is_observer]
            latest = [call.latest(person.id) for person in voters]
            return all(v is not None and v.round == call.round for v in latest)

        self._wait(is_complete)

    def _record_second(self) -> None:
        meeting = self._meeting
        owner = meeting.setup.roles.scribe or self._you
        draft = DecisionDraft(
            statement="The costs stand on one page, each with its source, before the"
            " next review.",
            owner=owner,
            door=Door.TWO_WAY,
            because="Every question about a number took longer than its answer would.",
            review_on=self._clock.now().date() + timedelta(days=21),
            outcome=outcome_of(meeting),
        )
        second = DecisionId(self._host.new_id())
        self._send(DraftDecision(second, draft))
        self._send(CastVote(second, VoteChoice.COMMIT))
        self._wait_for_votes(second)
        self._send(OpenRollCall(second))
        self._send(RecordDecision(second))


def _away(meeting: Meeting) -> list[PersonId]:
    return [person.id for person in meeting.people.values() if person.is_away]
