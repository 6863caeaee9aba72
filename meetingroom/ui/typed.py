# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a person typed that the room does not have: it decides what a field shows.

A snapshot never overwrites it. It holds one value of one field and knows no widget.
"""

from typing import Generic, TypeVar

Value = TypeVar("Value")


class Typed(Generic[Value]):
    """One field that several people may fill: the room's value, and one's own."""

    def __init__(self, shared: Value) -> None:
        """Begin with what the room has."""
        self._shared = shared
        self._own = shared
        self._is_own = False
        self.refusal = ""
        """Why the room did not take what was typed; it stays in the field."""

    @property
    def value(self) -> Value:
        """What the field shows: what was typed, as long as the room has it not."""
        return self._own if self._is_own else self._shared

    @property
    def is_own(self) -> bool:
        """Whether something is typed that the room does not have."""
        return self._is_own

    @property
    def is_unsent(self) -> bool:
        """Whether what is typed is to be sent; not again what was refused."""
        return self._is_own and not self.refusal

    def edit(self, value: Value) -> None:
        """Note what the field holds now."""
        if value != self.value:
            self._own = value
            self._is_own = value != self._shared
            self.refusal = ""

    def take(self, shared: Value) -> None:
        """Note what the room has now; what was sent and arrived is nobody's own."""
        self._shared = shared
        if self._is_own and self._own == shared:
            self._is_own = False
            self.refusal = ""

    def refuse(self, value: Value, sentence: str) -> None:
        """Put back what the room refused, unless something else was typed since."""
        if self._is_own and self._own != value:
            return
        self._own = value
        self._is_own = value != self._shared
        self.refusal = sentence if self._is_own else ""
