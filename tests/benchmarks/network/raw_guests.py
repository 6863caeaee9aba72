# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Guests of the bare baseline: a number and filling, as long as a note of ours."""

from tests.benchmarks.network.dialect import Guest
from tests.benchmarks.network.stream import BINARY, Framing, Target

_NUMBER_BYTES = 8


class RawGuests:
    """The words of guests to the bare server."""

    def __init__(self, port: int, message_bytes: int) -> None:
        """Go to a server.

        Args:
            port: Where it listens.
            message_bytes: Length of a note, all that belongs to it included.
        """
        self.target = Target(port, Framing.LENGTH)
        self._filling = bytes(message_bytes - _NUMBER_BYTES)

    def opened(self, guest: Guest) -> None:
        """Wait for the first, empty message."""

    def take(self, guest: Guest, opcode: int, payload: bytes) -> tuple[int, ...]:
        """Take a message; returns the number of the note in it."""
        del opcode
        if not payload:
            guest.is_in = True
            return ()
        return (int.from_bytes(payload[:_NUMBER_BYTES], "big"),)

    def publish(self, guest: Guest, note: int) -> None:
        """Have a guest write a note with this number."""
        guest.send(note.to_bytes(_NUMBER_BYTES, "big") + self._filling, BINARY)
