# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Pairings that were begun and not finished yet: few, short-lived, used once.

Nothing here computes or judges; a stranger who fills it pushes out the oldest ones.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from meetingroom.protocol.pairing import HostPairing

ID_BYTES: Final = 16
MOST: Final = 64
"""With at most ten new ones a second, each has six seconds, of which it needs one."""
LIFE_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class _Begun:
    pairing: HostPairing
    until: float


class Unfinished:
    """The host's memory between the two requests of a pairing."""

    def __init__(self, randomness: Callable[[int], bytes]) -> None:
        """Start empty.

        Args:
            randomness: Returns that many unpredictable bytes.
        """
        self._randomness = randomness
        self._begun: dict[bytes, _Begun] = {}

    def __len__(self) -> int:
        return len(self._begun)

    def keep(self, pairing: HostPairing, now: float) -> bytes:
        """Keep a pairing and return the id under which it is taken out again."""
        self._expire(now)
        while len(self._begun) >= MOST:
            del self._begun[next(iter(self._begun))]
        new_id = self._randomness(ID_BYTES)
        self._begun[new_id] = _Begun(pairing, now + LIFE_S)
        return new_id

    def take(self, pairing_id: bytes, now: float) -> HostPairing | None:
        """Return a pairing once; `None` when it is unknown, used or too old."""
        self._expire(now)
        begun = self._begun.pop(pairing_id, None)
        return None if begun is None else begun.pairing

    def clear(self) -> None:
        """Forget all of them: the code has changed."""
        self._begun.clear()

    def _expire(self, now: float) -> None:
        # In order of age, as all live equally long.
        while self._begun:
            oldest = next(iter(self._begun))
            if now < self._begun[oldest].until:
                return
            del self._begun[oldest]
