# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The people of a meeting and the roles that the rules speak of.

Values only; what a role may do stands in `permission`.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from meetingroom.meeting.ids import PersonId

MAX_NAME_CP = 80


class Role(StrEnum):
    """A part somebody plays; one person may play several."""

    FACILITATOR = "facilitator"
    AUTHOR = "author"
    DECIDER = "decider"
    SCRIBE = "scribe"
    BAR_RAISER = "bar raiser"
    ATTENDEE = "attendee"
    OBSERVER = "observer"


class Seniority(IntEnum):
    """Place in the speaking order: lower speaks earlier."""

    JUNIOR = 1
    REGULAR = 2
    SENIOR = 3
    EXECUTIVE = 4


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the room."""

    id: PersonId
    name: str
    seniority: Seniority = Seniority.REGULAR
    is_observer: bool = False
    """Reads along; writes no notes and is not in the roll call."""
    is_late: bool = False
    """Came after reading had begun."""
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """Who plays which part; `None` where nobody does."""

    facilitator: PersonId | None = None
    author: PersonId | None = None
    decider: PersonId | None = None
    scribe: PersonId | None = None
    bar_raiser: PersonId | None = None

    def of(self, person: PersonId) -> frozenset[Role]:
        """Return the named parts a person plays."""
        named = {
            Role.FACILITATOR: self.facilitator,
            Role.AUTHOR: self.author,
            Role.DECIDER: self.decider,
            Role.SCRIBE: self.scribe,
            Role.BAR_RAISER: self.bar_raiser,
        }
        return frozenset(role for role, holder in named.items() if holder == person)
