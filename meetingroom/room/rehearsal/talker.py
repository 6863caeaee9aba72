# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Speaking when it is one's turn, and answering roll calls.

Who speaks is the facilitator's choice; a colleague who has nothing to say passes.
"""

from datetime import datetime, timedelta
from functools import partial

from meetingroom.meeting.command.decision import CastVote
from meetingroom.meeting.command.note import SealStance, SetDisposition
from meetingroom.meeting.command.topic import PassTurn, WriteLine
from meetingroom.meeting.decisions import (
    Decision,
    DecisionStatus,
    Door,
    VoteChoice,
    lacking,
)
from meetingroom.meeting.ids import DecisionId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Disposition
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import MAX_LINE_CP
from meetingroom.room.rehearsal.cast import Cast
from meetingroom.room.rehearsal.colleague import (
    COLLEAGUES,
    Answer,
    Colleague,
    stance_in,
)
from meetingroom.room.rehearsal.queue import ActionQueue

COMMIT = Answer(VoteChoice.COMMIT)


class Talkers:
    """The colleagues from the discussion on."""

    def __init__(self, cast: Cast, queue: ActionQueue) -> None:
        self._cast = cast
        self._queue = queue
        self._noticed: set[object] = set()

    def forget(self) -> None:
        """Notice everything anew, such as in the next phase."""
        self._noticed.clear()

    def notice(self, now: datetime) -> None:
        """Plan answers to what happened since the last time."""
        meeting = self._cast.host.meeting
        self._notice_floor(meeting, now)
        for decision in meeting.decisions.values():
            if decision.status is DecisionStatus.DRAFT:
                self._notice_call(decision, now)
        if meeting.phase is Phase.DECISIONS:
            self._notice_blockers(meeting, now)
        if meeting.asks_stances_again and "stances" not in self._noticed:
            self._noticed.add("stances")
            for colleague in self._cast.present():
                chance = self._cast.chance("stance", colleague.id)
                due = now + timedelta(seconds=chance.uniform(5, 25))
                self._queue.add(due, partial(self._stand_after, colleague))

    def _notice_floor(self, meeting: Meeting, now: datetime) -> None:
        topic = meeting.topics.get(meeting.current_topic or TopicId(""))
        if topic is None or topic.speaking is None:
            return
        speaker = topic.speaking
        turn = (topic.id, speaker, len(topic.spoken))
        if turn in self._noticed or not self._is_colleague(speaker):
            return
        self._noticed.add(turn)
        chance = self._cast.chance("speaking", speaker, topic.title)
        said = self._said(speaker, topic.id)
        delay_s = chance.uniform(12, 35) if said else chance.uniform(2, 5)
        act = partial(self._speak, speaker, topic.id, said)
        self._queue.add(now + timedelta(seconds=delay_s), act)

    def _is_colleague(self, person: PersonId) -> bool:
        return any(colleague.id == person for colleague in COLLEAGUES)

    def _said(self, speaker: PersonId, topic: TopicId) -> str:
        """Return what a colleague says; empty when they have nothing to say."""
        seen = self._cast.sees(speaker)
        held = seen.topics.get(topic)
        if held is None:
            return ""
        said = {r.body: r.said for r in self._cast.remarks_of(speaker) if r.said}
        notes = [seen.notes[note] for note in held.notes if note in seen.notes]
        for note in notes:
            if note.author == speaker and not note.is_withdrawn:
                return said.get(note.body) or note.body
        for note in notes:
            if speaker in note.me_too:
                writer = seen.people.get(note.author)
                of = f"what {writer.name} wrote" if writer else "a note on this"
                return f"Stands behind {of}."
        return ""

    def _speak(self, speaker: PersonId, topic: TopicId, said: str) -> None:
        meeting = self._cast.host.meeting
        held = meeting.topics.get(topic)
        if held is None or held.speaking != speaker:
            return
        if not said:
            self._cast.send(speaker, PassTurn(speaker))
            return
        scribe = meeting.setup.roles.scribe
        if scribe is not None and self._is_colleague(scribe):
            line = WriteLine(topic, said[:MAX_LINE_CP], speaker)
            self._cast.send(scribe, line)

    def _notice_call(self, decision: Decision, now: datetime) -> None:
        call = decision.roll_call
        asked = (decision.id, call.round, decision.draft.statement)
        if call.is_open or self._lacks(decision) or asked in self._noticed:
            return
        self._noticed.add(asked)
        for colleague in self._cast.present():
            chance = self._cast.chance("vote", colleague.id, call.round)
            due = now + timedelta(seconds=chance.uniform(8, 40))
            self._queue.add(due, partial(self._vote, colleague, decision.id))

    def _lacks(self, decision: Decision) -> bool:
        offered = self._cast.host.meeting.setup.outcomes
        return bool(lacking(decision.draft, offered))

    def _vote(self, colleague: Colleague, decision_id: DecisionId) -> None:
        decision = self._cast.sees(colleague.id).decisions.get(decision_id)
        if decision is None or self._lacks(decision):
            return
        latest = decision.roll_call.latest(colleague.id)
        if latest is not None and latest.round == decision.roll_call.round:
            return
        answer = self._answer(colleague, decision)
        vote = CastVote(decision.id, answer.choice, answer.reason)
        self._cast.send(colleague.id, vote)

    def _notice_blockers(self, meeting: Meeting, now: datetime) -> None:
        """Let everybody settle their own; the room cannot close before."""
        for note in open_blockers(meeting):
            is_theirs = self._is_colleague(note.author)
            if is_theirs and note.id not in self._noticed:
                self._noticed.add(note.id)
                chance = self._cast.chance("settling", note.author, note.body)
                due = now + timedelta(seconds=chance.uniform(40, 90))
                self._queue.add(due, partial(self._settle, note.author, note.id))

    def _settle(self, person: PersonId, note: NoteId) -> None:
        if note in {known.id for known in open_blockers(self._cast.host.meeting)}:
            fix = SetDisposition(note, Disposition.AUTHOR_WILL_FIX)
            self._cast.send(person, fix)

    def _stand_after(self, colleague: Colleague) -> None:
        meeting = self._cast.sees(colleague.id)
        if meeting.asks_stances_again and colleague.id not in meeting.stances_after:
            choice = stance_in(meeting.setup, colleague.stance_after)
            self._cast.send(colleague.id, SealStance(choice, is_after=True))

    def _answer(self, colleague: Colleague, decision: Decision) -> Answer:
        others = self._cast.host.meeting.decisions.values()
        is_first = not any(d.status is DecisionStatus.RECORDED for d in others)
        if decision.draft.door is not Door.ONE_WAY or not is_first:
            return COMMIT
        rounds = colleague.answers
        return rounds[min(decision.roll_call.round, len(rounds)) - 1]
