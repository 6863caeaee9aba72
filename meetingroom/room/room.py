# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`Room`: what a screen talks to, wherever the host is.

An interface and its snapshot; the rooms themselves are in `host` and, for a host in
another process, in the guest room.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Role
from meetingroom.meeting.permission import may
from meetingroom.meeting.state import Meeting


@dataclass(frozen=True, slots=True)
class Totals:
    """What everyone may know about all readers: numbers, no names."""

    readers: int
    """People present who are expected to read."""
    finished: int
    read_margins: int
    longer: int | None
    """How many want a little longer; `None` for all but the facilitator."""
    stances: int
    """How many stances are sealed or open."""
    votes: int
    """How many have answered the roll call that is under way."""


@dataclass(frozen=True, slots=True)
class RoomSnapshot:
    """A meeting as one viewer may see it at one moment."""

    viewer: PersonId
    meeting: Meeting
    """Made of what `visible` lets through, nothing else."""
    totals: Totals

    @property
    def roles(self) -> frozenset[Role]:
        """The viewer's roles."""
        return self.meeting.roles_of(self.viewer)

    @property
    def is_facilitator(self) -> bool:
        """Tell whether the viewer leads the meeting."""
        return Role.FACILITATOR in self.roles

    def may(self, command: type[Command]) -> bool:
        """Tell whether the viewer's roles allow a kind of command."""
        return may(self.meeting, self.viewer, command)


Listener = Callable[[RoomSnapshot], None]


class Room(Protocol):
    """One person's place in a meeting."""

    @property
    def viewer(self) -> PersonId:
        """Whose place it is."""
        ...

    def snapshot(self) -> RoomSnapshot:
        """Return what the person may see now."""
        ...

    def send(self, command: Command) -> None:
        """Ask for something.

        Raises:
            Refused: A rule says no.
            StorageUnavailable: It could not be stored; nothing changed.
        """
        ...

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a listener called after each change; returns how to stop it."""
        ...

    def now(self) -> datetime:
        """Return the host's time, aware, UTC."""
        ...

    def new_id(self) -> str:
        """Return a new id for a note, topic, decision or follow-up."""
        ...
