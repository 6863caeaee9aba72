# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the check found. Values only."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters."""

    SETTLE = "settle"
    """Must be put right, or passed by with a reason that is kept."""
    LOOK = "look"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the check found."""

    level: Level
    rule: str
    """Name of the rule, the same in the record as here."""
    sentence: str
    positions_cp: tuple[int, ...] = ()
    """Where in the canonical text, in its order; empty for the whole memo."""

    @property
    def position_cp(self) -> int | None:
        """The first place; `None` when it is about the whole memo."""
        return self.positions_cp[0] if self.positions_cp else None
