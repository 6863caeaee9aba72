# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What is settled before a meeting starts: goal, roles, minutes, openness.

Values only; which of them must be there is decided in the rules.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.outcome_set import OutcomeSet, outcomes_of
from meetingroom.meeting.people import Roles
from meetingroom.meeting.stance import StanceChoice, choices_for
from meetingroom.memo.preflight import Form, Occasion

MAX_TITLE_CP = 200
MAX_GOAL_CP = 500
MAX_KIND_CP = 60
MOST_PAGES = 1_000
SIX_PAGER = "Six-pager"


class Asking(StrEnum):
    """What the meeting is asked for."""

    DECISION = "decision"
    INPUT = "input"
    INFORMATION = "information"


_EARLIER_FORMS = {
    "PR/FAQ": Form.PR_FAQ,
    "design decision": Form.DESIGN,
    "other": Form.OTHER,
}
"""Forms of the kinds that were kept by their names alone."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """Planned minutes of each part.

    Source: an hour with a six-page memo, PRACTICE part 1.
    """

    reading: int = 20
    margins: int = 5
    discussion: int = 25
    decisions: int = 7
    close: int = 3

    @property
    def total(self) -> int:
        """Minutes of the whole meeting."""
        return (
            self.reading + self.margins + self.discussion + self.decisions + self.close
        )


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything the facilitator settles in the first screen."""

    title: str = ""
    goal: str = ""
    asking: Asking = Asking.DECISION
    kind: str = SIX_PAGER
    """Name of the kind, as it was when it was chosen."""
    roles: Roles = field(default_factory=Roles)
    minutes: Minutes = field(default_factory=Minutes)
    are_names_shown: bool = True
    """Notes carry their writers' names after the reveal."""
    are_pseudonyms_shown: bool = False
    """Without names, what one person wrote in the silence carries one number."""
    are_stances_asked: bool = True
    is_pre_read: bool = False
    """The memo may be read before the meeting."""
    form: Form | None = None
    """How the memo is written; `None` where only the kind's name was kept."""
    page_limit: int | None = None
    """Pages before the appendix; `None` for the limit of the check's rules."""

    @property
    def has_pseudonyms(self) -> bool:
        """Tell whether notes carry numbers in place of names."""
        return self.are_pseudonyms_shown and not self.are_names_shown

    @property
    def stance_choices(self) -> tuple[StanceChoice, ...]:
        """The stances one can take in this meeting."""
        return choices_for(self.memo_form)

    @property
    def memo_form(self) -> Form:
        """How the memo is written, also where only the kind's name was kept."""
        return self.form or _EARLIER_FORMS.get(self.kind, Form.NARRATIVE)

    @property
    def occasion(self) -> Occasion:
        """What the check of the memo has to know."""
        has_goal = bool(self.goal.strip())
        minutes = self.minutes.total
        return Occasion(minutes, self.memo_form, self.page_limit, has_goal)

    @property
    def outcomes(self) -> OutcomeSet:
        """What a decision of this meeting may come to."""
        return outcomes_of(self.memo_form)


@dataclass(frozen=True, slots=True)
class Override:
    """A rule that was passed by, with the reason that stands in the record."""

    rule: str
    reason: str
    by: PersonId
    at: datetime
