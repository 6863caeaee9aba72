# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who takes part in a rehearsal: its colleagues and the parts they take.

Values only; without any, a rehearsal has the four colleagues of `colleague`.
"""

from dataclasses import dataclass, field

from meetingroom.meeting.ids import PersonId
from meetingroom.room.rehearsal.colleague import (
    BAR_RAISER,
    COLLEAGUES,
    DECIDER,
    SCRIBE,
    Colleague,
)
from meetingroom.room.rehearsal.script import Script


@dataclass(frozen=True, slots=True)
class Troupe:
    """The simulated people of a rehearsal."""

    colleagues: tuple[Colleague, ...] = COLLEAGUES
    author: PersonId | None = None
    """`None`: who practises wrote the memo."""
    scribe: PersonId = SCRIBE
    decider: PersonId = DECIDER
    bar_raiser: PersonId = BAR_RAISER
    script: Script = field(default_factory=Script)
    """What they bring along beside the lines written for the memo."""


FOUR = Troupe()
