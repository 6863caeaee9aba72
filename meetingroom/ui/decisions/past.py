# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the decision page asks of other meetings, and the values it is answered with.

Whoever reads the library fulfils it; the page itself knows this meeting only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from meetingroom.meeting.decisions import citation
from meetingroom.meeting.ids import DecisionId


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """A settled decision of this meeting or another."""

    id: DecisionId
    meeting_title: str
    number: int
    """Place in its meeting's record, from 1; 0 for a deferred one."""
    decided_on: date
    statement: str
    owner: str = ""
    outcome: str = ""
    is_superseded: bool = False

    @property
    def citation(self) -> str:
        """How a decision that supersedes it refers to it."""
        return citation(
            self.number, self.decided_on, self.meeting_title, self.statement
        )


class Past(Protocol):
    """The meetings of this machine's library."""

    def alike(self, statement: str, but: DecisionId) -> tuple[EarlierDecision, ...]:
        """Return a few settled decisions with the same words, the nearest first.

        Args:
            statement: What is being typed.
            but: The decision that is being typed.
        """

    def open_work(self) -> Mapping[str, int]:
        """Return how many open follow-ups people own in other meetings, by name."""
