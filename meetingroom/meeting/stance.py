# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Stances: where each person stands on the memo, before the talk and after it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from meetingroom.memo.preflight import Form

MAX_WHY_CP = 140
"""One line; what needs more belongs into a note. Older records hold up to 200."""


class StanceChoice(StrEnum):
    """An even number of choices: there is no comfortable middle."""

    SUPPORT = "support"
    SUPPORT_WITH_CHANGES = "support with changes"
    UNSURE = "unsure"
    AGAINST = "against"
    STRONG_YES = "strong yes"
    YES = "yes"
    NO = "no"
    STRONG_NO = "strong no"


@dataclass(frozen=True, slots=True)
class Stance:
    """One person's stance and a line saying why."""

    choice: StanceChoice
    why: str = ""
    at: datetime | None = field(default=None, compare=False)
    """When it was sealed; `None` for one that is only being chosen."""


ON_A_PROPOSAL = (
    StanceChoice.SUPPORT,
    StanceChoice.SUPPORT_WITH_CHANGES,
    StanceChoice.UNSURE,
    StanceChoice.AGAINST,
)
ON_A_PERSON = (
    StanceChoice.STRONG_YES,
    StanceChoice.YES,
    StanceChoice.NO,
    StanceChoice.STRONG_NO,
)
"""Who has read all views on a candidate is sure of something: no "unsure"."""


def choices_for(form: Form | None) -> tuple[StanceChoice, ...]:
    """Return the four stances of a meeting about a memo of a form."""
    return ON_A_PERSON if form is Form.PACKET else ON_A_PROPOSAL
