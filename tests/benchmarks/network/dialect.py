# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the crowd has to know of a protocol: greet, publish, and what has come.

Seams only; each system that is measured has its own dialect.
"""

from typing import Protocol

from tests.benchmarks.network.stream import Target


class Guest(Protocol):
    """One of the crowd, as a dialect sees it."""

    number: int
    """From 0."""
    cursor: int
    """How many entries it has."""
    digest: str
    is_in: bool

    def send(self, message: bytes, opcode: int) -> None:
        """Send a message on its connection."""


class Dialect(Protocol):
    """One system's words."""

    @property
    def target(self) -> Target:
        """Where the system listens."""
        ...

    def opened(self, guest: Guest) -> None:
        """Say what comes first on a new connection."""

    def take(self, guest: Guest, opcode: int, payload: bytes) -> tuple[int, ...]:
        """Take a message; returns the numbers of the notes in it."""
        ...

    def publish(self, guest: Guest, note: int) -> None:
        """Have a guest write a note with this number."""
