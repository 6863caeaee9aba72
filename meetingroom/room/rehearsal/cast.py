# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The colleagues in a room: what they see, what they send, which parts they take.

It decides nothing about when; `reader` and `talker` do.
"""

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from meetingroom.meeting.command.room import AddPerson, ChangeSetup
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.setup import Setup
from meetingroom.meeting.state import Meeting
from meetingroom.room.host import HostRoom
from meetingroom.room.rehearsal.colleague import (
    BAR_RAISER,
    COLLEAGUES,
    DECIDER,
    SCRIBE,
    Colleague,
)
from meetingroom.room.rehearsal.remark import Remark, remarks
from meetingroom.room.rehearsal.seating import Seating

if TYPE_CHECKING:
    from meetingroom.memo.memo import Memo


class Cast:
    """The colleagues' hands and eyes in one room."""

    def __init__(
        self, host: HostRoom, you: PersonId | None, seed: int, seating: Seating
    ) -> None:
        self.host = host
        self.you = you
        self._seating = seating
        self._seed = seed
        self._remarks: tuple[Memo, tuple[Remark, ...]] | None = None

    def chance(self, *subject: object) -> Random:
        """Return a source of chance that depends on seed and subject only."""
        # Practice, not cryptography: the same seed must give the same meeting.
        return Random(f"{self._seed} {subject}")  # noqa: S311

    def present(self) -> tuple[Colleague, ...]:
        """Return the colleagues on the list of the meeting."""
        people = self.host.meeting.people
        return tuple(c for c in COLLEAGUES if c.id in people)

    def sees(self, person: PersonId) -> Meeting:
        """Return the meeting as a colleague may see it."""
        return self._seating.room(person).snapshot().meeting

    def come(self, colleague: Colleague) -> None:
        """Have a colleague who is on the list come in."""
        self._seating.come(colleague)

    def put_on_list(self, colleague: Colleague) -> bool:
        """Write a colleague's name on the list, as the facilitator does."""
        joining = AddPerson(colleague.id, colleague.name, colleague.seniority)
        try:
            self.host.submit(joining, colleague.id)
        except (Refused, StorageUnavailable):
            return False
        return True

    def send(self, person: PersonId, command: Command) -> bool:
        """Send a command; a refusal is met with a shrug.

        Returns:
            True when it went through.
        """
        try:
            self._seating.room(person).send(command)
        except (Refused, StorageUnavailable):
            return False
        return True

    def remarks_of(self, person: PersonId) -> tuple[Remark, ...]:
        """Return what a colleague writes on this room's memo."""
        memo = self.host.meeting.memo
        if memo is None:
            return ()
        if self._remarks is None or self._remarks[0] is not memo:
            found = remarks(memo, self.chance("remarks", memo.sha256))
            self._remarks = (memo, found)
        return tuple(r for r in self._remarks[1] if r.who == person)

    def take_parts(self) -> None:
        """Give the roles nobody holds to colleagues, in the name of who practises."""
        setup = self.host.meeting.setup
        proposed = proposed_setup(setup, self.you, self.host.meeting)
        if self.you is not None and proposed != setup:
            self.send(self.you, ChangeSetup(proposed))


def proposed_setup(setup: Setup, you: PersonId | None, meeting: Meeting) -> Setup:
    """Return a setup with goal and roles filled in where they are missing."""
    roles = setup.roles

    def free(person: PersonId) -> PersonId | None:
        return person if person in meeting.people else None

    author = roles.author or you
    scribe = roles.scribe or free(SCRIBE)
    filled = replace(
        roles,
        author=author if author != scribe else roles.author,
        scribe=scribe,
        decider=roles.decider or free(DECIDER),
        bar_raiser=roles.bar_raiser or free(BAR_RAISER),
    )
    goal = setup.goal or "Decide whether we do this, and what has to change first."
    return replace(setup, roles=filled, goal=goal)
