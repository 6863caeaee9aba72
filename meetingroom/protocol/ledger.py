# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the host's side needs of the room behind it. Seams only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from meetingroom.meeting.command.topic import TypeLine
from meetingroom.meeting.commands import Command
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import CommandId, DeviceId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.kept import Answer
from meetingroom.protocol.message import State
from meetingroom.protocol.shared_log import SharedLog


@dataclass(frozen=True, slots=True)
class Asked:
    """A command with who asks, and the place it has in a device's log."""

    command: Command
    by: PersonId
    command_id: CommandId
    device: DeviceId | None = None
    """`None` for a seat at the host's own machine."""
    counter: int = 0


class Ledger(Protocol):
    """A meeting whose every answer is durable before it is given."""

    @property
    def meeting(self) -> Meeting:
        """The whole meeting."""
        ...

    @property
    def shared(self) -> SharedLog:
        """What everyone may see."""
        ...

    def own(self, person: PersonId) -> Sequence[Recorded]:
        """Return what only this person may see for now; the list only grows."""
        ...

    def have(self, device: DeviceId) -> tuple[int, CommandId | None]:
        """Return the last answered entry of a device: counter and id."""
        ...

    def refusals(self, device: DeviceId, after: int) -> Sequence[Answer]:
        """Return the refusals of a device's entries after a counter, in order."""
        ...

    def submit_all(self, asked: Sequence[Asked]) -> Sequence[Answer]:
        """Decide on commands in order and store all of it in one transaction.

        Returns:
            An answer for each command of a device, in order.

        Raises:
            StorageUnavailable: Nothing was stored and nothing changed.
        """
        ...

    def count_down(self, ends_at: datetime | None, phase: Phase | None) -> None:
        """Show a countdown on every screen, or stop it."""
        ...

    def type_line(self, command: TypeLine, by: PersonId) -> None:
        """Show on every screen what somebody types; it is stored now and then.

        Raises:
            Refused: A rule says no.
        """
        ...

    def renew_code(self) -> None:
        """Make earlier codes and links worthless, where the meeting is hosted."""
        ...

    def state(self, *, leads: bool) -> State:
        """Return what everyone may know beside the log, or the facilitator."""
        ...

    def now(self) -> datetime:
        """Return the meeting's time."""
        ...
