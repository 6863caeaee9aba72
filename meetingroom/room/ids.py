# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Making ids: UUIDv7, so that they sort by time in every table."""

import secrets
import uuid
from collections.abc import Callable
from datetime import datetime

from meetingroom.room.clock import Clock

IdSource = Callable[[], str]
"""Returns a new id at each call."""


def uuid7(at: datetime, random_bits: int) -> str:
    """Return the text of a UUIDv7.

    Args:
        at: The moment it carries, to the millisecond.
        random_bits: At least 74 random bits.

    Source: RFC 9562, section 5.7.
    """
    milliseconds = int(at.timestamp() * 1000) & (2**48 - 1)
    rand_a = random_bits & 0xFFF
    rand_b = (random_bits >> 12) & (2**62 - 1)
    value = milliseconds << 80 | 0x7 << 76 | rand_a << 64 | 0b10 << 62 | rand_b
    return str(uuid.UUID(int=value))


def id_source(clock: Clock) -> IdSource:
    """Return a source of ids that carry a clock's time."""

    def new_id() -> str:
        return uuid7(clock.now(), secrets.randbits(74))

    return new_id
