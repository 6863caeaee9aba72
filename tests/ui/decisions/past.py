# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A past that answers from a list, and remembers what it was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from meetingroom.meeting.ids import DecisionId
from meetingroom.ui.decisions.past import EarlierDecision

EARLIER = EarlierDecision(
    DecisionId("earlier"),
    "Billing migration",
    1,
    date(2026, 11, 2),
    "Move every customer by the end of June.",
    "Mina",
    "approved",
)


@dataclass
class ListedPast:
    """Meetings that were never held."""

    decisions: tuple[EarlierDecision, ...] = (EARLIER,)
    work: Mapping[str, int] = field(default_factory=dict)
    asked: list[tuple[str, DecisionId]] = field(default_factory=list)

    def alike(self, statement: str, but: DecisionId) -> tuple[EarlierDecision, ...]:
        self.asked.append((statement, but))
        return self.decisions if "customer" in statement else ()

    def open_work(self) -> Mapping[str, int]:
        return self.work
