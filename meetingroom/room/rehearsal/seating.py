# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where the colleagues of a rehearsal sit: at the host's laptop, or at their own.

A seam with the plain kind; laptops of their own need sockets, which others bring.
"""

from typing import Protocol

from meetingroom.meeting.command.room import SetAway
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import PersonId
from meetingroom.room.host import HostRoom
from meetingroom.room.rehearsal.colleague import Colleague
from meetingroom.room.room import Room


class Seating(Protocol):
    """Gives each colleague a place."""

    def room(self, person: PersonId) -> Room:
        """Return somebody's place; `send` has been answered when it returns."""
        ...

    def come(self, colleague: Colleague) -> None:
        """Have somebody who is on the list come into the room."""
        ...


class HostSeating:
    """Everybody at the host's laptop."""

    def __init__(self, host: HostRoom) -> None:
        self._host = host

    def room(self, person: PersonId) -> Room:
        """Return somebody's seat."""
        return self._host.seat(person)

    def come(self, colleague: Colleague) -> None:
        """Mark somebody as here."""
        person = self._host.meeting.people.get(colleague.id)
        if person is None or not person.is_away:
            return
        try:
            self._host.seat(colleague.id).send(SetAway(colleague.id, is_away=False))
        except (Refused, StorageUnavailable):
            # They come a little later, then.
            return
