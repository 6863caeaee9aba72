# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which decision the room is at: the one that was worked on last.

It watches snapshots go by; whether a screen follows is the screen's.
"""

from collections.abc import Mapping
from dataclasses import replace

from meetingroom.meeting.decisions import Decision, DecisionStatus
from meetingroom.meeting.ids import DecisionId

Work = tuple[object, ...]


class RoomPlace:
    """The room's decision, as far as one screen has seen the work on it."""

    def __init__(self) -> None:
        self.at: DecisionId | None = None
        """`None` while there is no decision."""
        self._seen: dict[DecisionId, Work] = {}

    def knows(self, decision: DecisionId | None) -> bool:
        """Tell whether a decision is there and was not put away."""
        return decision in self._seen

    def show(self, decisions: Mapping[DecisionId, Decision]) -> None:
        """Look what was worked on; answers of single people do not count."""
        now = {
            decision.id: _work(decision)
            for decision in decisions.values()
            if decision.status is not DecisionStatus.DROPPED
        }
        changed = [known for known in now if self._seen.get(known) != now[known]]
        # Of several, after a while elsewhere: rather at what is not settled.
        open_now = [k for k in changed if decisions[k].status is DecisionStatus.DRAFT]
        if changed:
            self.at = (open_now or changed)[-1]
        elif self.at not in now:
            self.at = next(reversed(now), None)
        self._seen = now


def _work(decision: Decision) -> Work:
    call = decision.roll_call
    # Merging topics gives the decisions other links; nobody works on them for it.
    draft = replace(decision.draft, topics=())
    return draft, decision.status, call.round, call.is_open
