# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How long a memo takes to read with a pen in hand.

An estimate for a default only; the facilitator sets the minutes.
"""

import math

WORDS_PER_MINUTE = 175
"""Measured pace of people who read and annotate, rounded; source: DESIGN.md."""

MARGIN = 1.15
"""Time for the slower readers in the room; source: DESIGN.md."""

STEP_MINUTES = 5
"""Minutes are rounded up to a multiple of this, and are at least this."""


def reading_minutes(words: int) -> int:
    """Return the minutes a room needs to read a number of words."""
    minutes = words / WORDS_PER_MINUTE * MARGIN
    return max(1, math.ceil(minutes / STEP_MINUTES)) * STEP_MINUTES
