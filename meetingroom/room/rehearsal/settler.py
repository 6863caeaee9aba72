# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Saying what became of one's own notes, and where one stands after the talk.

Only writers settle their notes; the scribe's few words about the meeting are here too.
"""

from datetime import datetime
from functools import partial

from meetingroom.discussion.left_open import topics_left_open
from meetingroom.meeting.command.note import SealStance, SetDisposition
from meetingroom.meeting.command.topic import WriteGist
from meetingroom.meeting.contest import AGAINST
from meetingroom.meeting.decisions import DecisionStatus
from meetingroom.meeting.ids import NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Disposition, Note, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.meeting.turns import notes_of
from meetingroom.room.rehearsal.colleague import Colleague, stance_in
from meetingroom.room.rehearsal.planner import Planner

SHARED_BY = 2
"""How many others make a concern worth keeping open against a topic's outcome."""


class Settlers(Planner):
    """The colleagues as writers of their notes."""

    def notice(self, meeting: Meeting, now: datetime) -> None:
        """Plan what follows from answers, outcomes and decisions."""
        if meeting.phase is Phase.DISCUSSION:
            for topic in meeting.topics.values():
                self._notice_answer(meeting, topic, now)
                self._notice_outcome(meeting, topic, now)
            return
        self._notice_blockers(meeting, now)
        self._notice_decision(meeting, now)
        if meeting.asks_stances_again and self._is_new("stances"):
            for colleague in self._cast.present():
                chance = self._cast.chance("stance", colleague.id)
                stand = partial(self._stand_after, colleague)
                self._later(now, chance.uniform(5, 25), stand)

    def _notice_answer(self, meeting: Meeting, topic: Topic, now: datetime) -> None:
        """Have askers say that they were answered, once the author was heard."""
        author = meeting.setup.roles.author
        if not any(line.speaker == author for line in topic.lines):
            return
        for note in self._own(meeting, topic):
            remark = self._cast.remark_on(note)
            settled = remark.reactions.settled if remark else None
            if settled is None or note.disposition or note.is_kept_open:
                continue
            if self._is_new("answered", note.id):
                chance = self._cast.chance("answered", note.body)
                act = partial(self._settle, note.author, note.id, settled)
                self._later(now, chance.uniform(6, 20), act)

    def _notice_outcome(self, meeting: Meeting, topic: Topic, now: datetime) -> None:
        """Have writers keep open what was only put aside: blockers, one concern."""
        if topic.outcome not in (Outcome.PARK, Outcome.ANSWERED):
            return
        for note in self._own(meeting, topic):
            is_shared = note.kind in AGAINST and len(note.me_too) >= SHARED_BY
            is_lasting = note.kind is NoteKind.BLOCKER or (
                is_shared and not any(n.is_kept_open for n in meeting.notes.values())
            )
            is_settled = note.disposition is not None or note.is_kept_open
            if is_lasting and not is_settled and self._is_new("outcome", note.id):
                chance = self._cast.chance("keeping open", note.body)
                act = partial(self._keep_open, note.author, note.id, topic.id)
                self._later(now, chance.uniform(8, 20), act)

    def _own(self, meeting: Meeting, topic: Topic) -> tuple[Note, ...]:
        notes = notes_of(topic, meeting.notes)
        return tuple(note for note in notes if self._cast.is_here(note.author))

    def _notice_blockers(self, meeting: Meeting, now: datetime) -> None:
        """Let everybody settle their own; the room cannot close before."""
        for note in open_blockers(meeting):
            if self._cast.is_here(note.author) and self._is_new("blocker", note.id):
                chance = self._cast.chance("settling", note.author, note.body)
                act = partial(self._settle_blocker, note.author, note.id)
                self._later(now, chance.uniform(40, 90), act)

    def _notice_decision(self, meeting: Meeting, now: datetime) -> None:
        scribe = meeting.setup.roles.scribe
        if scribe is None or not self._cast.is_here(scribe) or meeting.gist:
            return
        states = {decision.status for decision in meeting.decisions.values()}
        is_over = (
            DecisionStatus.RECORDED in states and DecisionStatus.DRAFT not in states
        )
        if is_over and self._is_new("gist", len(meeting.decisions)):
            self._later(now, 45, partial(self._write_gist, scribe))

    def _settle(self, person: PersonId, note: NoteId, settled: Disposition) -> None:
        known = self._cast.sees(person).notes.get(note)
        if known is not None and known.disposition is None and not known.is_kept_open:
            self._cast.send(person, SetDisposition(note, settled))

    def _keep_open(self, person: PersonId, note: NoteId, topic: TopicId) -> None:
        seen = self._cast.sees(person)
        held = seen.topics.get(topic)
        if held is None or held.outcome not in (Outcome.PARK, Outcome.ANSWERED):
            return
        if seen.notes[note].disposition is None:
            self._cast.send(person, SetDisposition(note, None, is_kept_open=True))

    def _settle_blocker(self, person: PersonId, note: NoteId) -> None:
        if note in {known.id for known in open_blockers(self._cast.host.meeting)}:
            fix = SetDisposition(note, Disposition.AUTHOR_WILL_FIX)
            self._cast.send(person, fix)

    def _stand_after(self, colleague: Colleague) -> None:
        meeting = self._cast.sees(colleague.id)
        if meeting.asks_stances_again and colleague.id not in meeting.stances_after:
            choice = stance_in(meeting.setup, colleague.stance_after)
            why = self._cast.why(colleague, is_after=True)
            self._cast.send(colleague.id, SealStance(choice, why, is_after=True))

    def _write_gist(self, scribe: PersonId) -> None:
        seen = self._cast.sees(scribe)
        states = {decision.status for decision in seen.decisions.values()}
        if not seen.gist and DecisionStatus.DRAFT not in states:
            words = self._cast.script.gist or _gist(seen)
            self._cast.send(scribe, WriteGist(words))


def _gist(meeting: Meeting) -> str:
    """Say in a few words what was decided and what is left."""
    decided = [
        decision.draft.statement
        for decision in meeting.decisions.values()
        if decision.status is DecisionStatus.RECORDED
    ]
    left = len(topics_left_open(meeting))
    if not left:
        return " ".join(decided)
    noun = "1 topic goes" if left == 1 else f"{left} topics go"
    return " ".join([*decided, f"{noun} to the next meeting."])
