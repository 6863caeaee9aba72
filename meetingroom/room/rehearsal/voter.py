# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Answering roll calls; what somebody answers is written beside their name."""

from datetime import datetime
from functools import partial

from meetingroom.meeting.command.decision import CastVote
from meetingroom.meeting.decisions import (
    Decision,
    DecisionStatus,
    Door,
    VoteChoice,
    lacking,
)
from meetingroom.meeting.ids import DecisionId
from meetingroom.meeting.state import Meeting
from meetingroom.room.rehearsal.colleague import Answer, Colleague
from meetingroom.room.rehearsal.planner import Planner
from meetingroom.room.rehearsal.script import name_in_file

COMMIT = Answer(VoteChoice.COMMIT)


class Voters(Planner):
    """The colleagues where something is decided."""

    def notice(self, meeting: Meeting, now: datetime) -> None:
        """Plan an answer to each roll call that asks something new."""
        for decision in meeting.decisions.values():
            if decision.status is DecisionStatus.DRAFT:
                self._notice_call(decision, now)

    def _notice_call(self, decision: Decision, now: datetime) -> None:
        call = decision.roll_call
        if call.is_open or self._lacks(decision):
            return
        if not self._is_new(decision.id, call.round, decision.draft.statement):
            return
        for colleague in self._cast.present():
            chance = self._cast.chance("vote", colleague.id, call.round)
            vote = partial(self._vote, colleague, decision.id)
            self._later(now, chance.uniform(8, 40), vote)

    def _lacks(self, decision: Decision) -> bool:
        offered = self._cast.host.meeting.setup.outcomes
        return bool(lacking(decision.draft, offered))

    def _vote(self, colleague: Colleague, decision_id: DecisionId) -> None:
        decision = self._cast.sees(colleague.id).decisions.get(decision_id)
        if decision is None or self._lacks(decision):
            return
        if decision.roll_call.standing(colleague.id) is not None:
            return
        answer = self._answer(colleague, decision)
        vote = CastVote(decision.id, answer.choice, self._reason(colleague, answer))
        self._cast.send(colleague.id, vote)

    def _answer(self, colleague: Colleague, decision: Decision) -> Answer:
        others = self._cast.host.meeting.decisions.values()
        is_first = not any(d.status is DecisionStatus.RECORDED for d in others)
        if decision.draft.door is not Door.ONE_WAY or not is_first:
            return COMMIT
        rounds = colleague.answers
        return rounds[min(decision.roll_call.round, len(rounds)) - 1]

    def _reason(self, colleague: Colleague, answer: Answer) -> str:
        if not answer.choice.needs_reason:
            return ""
        reasons = self._cast.script.reasons
        return reasons.get(name_in_file(colleague.id), answer.reason)
