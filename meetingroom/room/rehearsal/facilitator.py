# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The person who practises, played: leads a rehearsal through its phases.

Only for headless rehearsals; in the window a person does all of this.
"""

from meetingroom.discussion.opening import open_discussion_command
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
from meetingroom.meeting.decisions import DecisionDraft, VoteChoice
from meetingroom.meeting.ids import DecisionId, FollowUpId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.settling import Settling, settling
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.state import Meeting
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.preflight import Level, check
from meetingroom.room.clock import HandClock
from meetingroom.room.rehearsal.chair import Chair
from meetingroom.room.rehearsal.colleague import stance_in
from meetingroom.room.rehearsal.ending import (
    decision_draft,
    follow_ups,
    second_draft,
)
from meetingroom.room.rehearsal.lead import Lead
from meetingroom.room.rehearsal.rehearsal import Rehearsal
from meetingroom.room.rehearsal.remark import worth_reading

READ_BACK_S = 40.0
"""What reading a decision back to the room takes."""


class Facilitator:
    """Leads one headless rehearsal."""

    def __init__(self, rehearsal: Rehearsal, clock: HandClock) -> None:
        """Take the chair.

        Raises:
            ValueError: The rehearsal is nobody's: its `you` is missing.
        """
        self._lead = Lead(rehearsal, clock)
        self._chair = Chair(self._lead)
        self._topic: TopicId | None = None
        """The one that the room sees taken up."""
        self._decision = DecisionId(self._lead.new_id())

    def prepare(self) -> None:
        """Wait until the colleagues are invited and the parts are taken."""
        invited = {colleague.id for colleague in self._lead.rehearsal.troupe.colleagues}
        self._lead.wait(
            lambda m: m.setup.roles.decider is not None and invited <= m.people.keys()
        )
        self._pass_by_findings()

    def open_lobby(self) -> None:
        """Let people in; stop while the last one is missing."""
        self._lead.send(OpenLobby())
        away = len(_away(self._meeting))
        self._lead.wait(lambda m: len(_away(m)) <= min(1, away))

    def begin_reading(self) -> None:
        """Wait for the last one, begin, and read to the middle."""
        self._lead.wait(lambda m: not _away(m))
        self._lead.send(BeginReading())
        clock = self._meeting.clock
        self._lead.pass_time((clock.given_s if clock else 0.0) / 2)
        self._write_note()

    def finish_reading(self) -> None:
        """Finish, and wait for the others."""
        self._lead.send(FinishReading())
        self._lead.wait(lambda m: set(m.readers()) <= m.finished)

    def open_margins(self) -> None:
        """Reveal, and read a while."""
        self._lead.send(OpenMargins())
        clock = self._meeting.clock
        self._lead.pass_time((clock.given_s if clock else 0.0) / 3)

    def finish_margins(self) -> None:
        """Seal a stance and wait for the others."""
        self._stand("It is worth it if the way back is written.", is_after=False)
        self._lead.send(FinishMargins())
        self._lead.wait(lambda m: set(m.readers()) <= m.read_margins)

    def open_discussion(self) -> None:
        """Group the notes and begin to talk."""
        seen = self._lead.seat.snapshot().meeting
        self._lead.send(open_discussion_command(seen))

    def arrange(self) -> None:
        """Settle general notes, then put the run sheet in order by hand."""
        self._chair.talk_general()
        self._chair.arrange()

    def begin_topic(self) -> bool:
        """Take up a topic, and stop while somebody speaks.

        Returns:
            False when there is no topic about a passage.
        """
        self._topic = self._chair.begin_topic()
        return self._topic is not None

    def fill_queue(self) -> bool:
        """Talk on until people ask for the floor.

        Returns:
            False when nobody asks.
        """
        return self._topic is not None and self._chair.fill_queue(self._topic)

    def run_out(self) -> bool:
        """Let the topic's time run out; everybody shows a thumb.

        Returns:
            False when there is no topic.
        """
        if self._topic is None:
            return False
        self._chair.run_out(self._topic)
        return True

    def finish_topics(self) -> None:
        """End the topic as the thumbs say, then talk through what the time reaches."""
        if self._topic is not None:
            self._chair.choose(self._topic)
        self._chair.talk_on()

    def draft_decision(self) -> None:
        """Go on to the decisions, write one, answer, and wait for the others."""
        self._lead.send(OpenDecisions())
        script = self._lead.rehearsal.script
        draft = decision_draft(self._meeting, self._lead.clock.now().date(), script)
        self._ask(self._decision, draft)

    def open_roll_call(self) -> None:
        """Open the answers together."""
        self._lead.send(OpenRollCall(self._decision))
        self._lead.pass_time(30)

    def record(self) -> None:
        """Ask again where somebody objects, then record; a second one is easy."""
        self._record(self._decision)
        today, script = self._lead.clock.now().date(), self._lead.rehearsal.script
        self.decide(second_draft(self._meeting, today, script))

    def decide(self, draft: DecisionDraft) -> DecisionId:
        """Take a decision through its roll call into the record."""
        decision = DecisionId(self._lead.new_id())
        self._ask(decision, draft)
        self._lead.send(OpenRollCall(decision))
        self._record(decision)
        return decision

    def settle_rest(self) -> None:
        """Hand out follow-ups, dispose of what is open, and ask for stances again."""
        today = self._lead.clock.now().date()
        script = self._lead.rehearsal.script
        for work in follow_ups(self._meeting, self._decision, today, script):
            follow_up = FollowUpId(self._lead.new_id())
            what, owner, due_on, topic, decision = work
            self._lead.send(
                AddFollowUp(follow_up, what, owner, due_on, topic, decision)
            )
        for note in open_blockers(self._meeting):
            if settling(self._meeting, note, self._lead.you) is not Settling.NO:
                reason = "Written into the next version, with a date."
                fix = SetDisposition(note.id, Disposition.AUTHOR_WILL_FIX, reason)
                self._lead.send(fix)
        self._lead.wait(lambda m: not open_blockers(m))
        self._stand("With what was decided I can stand behind it.", is_after=True)
        if self._meeting.asks_stances_again:
            self._lead.wait(lambda m: set(m.readers()) <= m.stances_after.keys())
        self._lead.pass_time(60)

    def close(self) -> None:
        """Freeze the record."""
        self._lead.send(CloseMeeting())

    @property
    def _meeting(self) -> Meeting:
        return self._lead.meeting

    def _stand(self, why: str, *, is_after: bool) -> None:
        if self._meeting.setup.are_stances_asked:
            choice = stance_in(self._meeting.setup, StanceChoice.SUPPORT_WITH_CHANGES)
            self._lead.send(SealStance(choice, why, is_after=is_after))

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
                self._lead.send(OverrideFinding(finding.rule, reason))

    def _write_note(self) -> None:
        memo = self._meeting.memo
        places = worth_reading(memo) if memo else []
        if memo is None or not places:
            return
        anchor = anchor_at(memo, *places[0])
        body = "Is this the sentence we want people to remember?"
        note = NoteId(self._lead.new_id())
        self._lead.send(AddNote(note, NoteKind.QUESTION, body, anchor))

    def _ask(self, decision: DecisionId, draft: DecisionDraft) -> None:
        """Write a decision into the form and wait until all who are here answered."""
        self._lead.send(DraftDecision(decision, draft))
        self._answer(decision)

    def _answer(self, decision: DecisionId) -> None:
        asked = self._meeting.decisions[decision].question
        self._lead.send(CastVote(decision, VoteChoice.COMMIT, question=asked))

        def is_complete(meeting: Meeting) -> bool:
            call = meeting.decisions[decision].roll_call
            return set(meeting.readers()) <= call.answers.keys()

        self._lead.wait(is_complete)

    def _record(self, decision: DecisionId) -> None:
        """Record what nobody stops any more, and read it back."""
        call = self._meeting.decisions[decision].roll_call
        stops = (VoteChoice.OBJECT, VoteChoice.VETO)
        if any(vote.choice in stops for vote in call.answers.values()):
            self._lead.send(AskAgain(decision))
            self._answer(decision)
            self._lead.send(OpenRollCall(decision))
        self._lead.pass_time(READ_BACK_S)
        read = self._meeting.decisions[decision].draft
        self._lead.send(RecordDecision(decision, read))


def _away(meeting: Meeting) -> list[PersonId]:
    return [person.id for person in meeting.people.values() if person.is_away]
