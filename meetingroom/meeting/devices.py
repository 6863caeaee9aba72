# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Laptops in a meeting, and what is kept under their seals.

Values only; who is let in and what is opened is decided in the rules.
"""

from dataclasses import dataclass
from datetime import datetime

from meetingroom.meeting.ids import CommandId, DeviceId, PersonId, SealId

MAX_DEVICES = 2_400
"""Two for each person of a full room."""
MAX_BOX_BYTES = 100_000
"""Longest note, passage and padding, with room to spare."""
MAX_BOXES = 2_000
"""Under one seal. Nobody does more to their notes in an hour of reading."""
MAX_SEALS = 8
"""Of one person: a seal for each laptop they came back with."""


@dataclass(frozen=True, slots=True)
class Device:
    """Somebody's laptop."""

    id: DeviceId
    person: PersonId
    seal: SealId
    is_revoked: bool = False
    """It was turned away; what it wrote stays."""


@dataclass(frozen=True, slots=True)
class SealedBox:
    """An act on a note that only its writer can read."""

    id: CommandId
    """Of the command it came with."""
    author: PersonId
    at: datetime
    box: bytes
