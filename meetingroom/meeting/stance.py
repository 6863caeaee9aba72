# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Stances: where each person stands on the memo, sealed until the discussion."""

from dataclasses import dataclass
from enum import StrEnum

MAX_WHY_CP = 200


class StanceChoice(StrEnum):
    """An even number of choices: there is no comfortable middle."""

    SUPPORT = "support"
    SUPPORT_WITH_CHANGES = "support with changes"
    UNSURE = "unsure"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Stance:
    """One person's stance and a line saying why."""

    choice: StanceChoice
    why: str = ""
