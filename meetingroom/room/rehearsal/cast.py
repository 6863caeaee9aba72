# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The colleagues in a room: what they see, what they send, which parts they take.

It decides nothing about when; `reader`, `margins` and the planners do.
"""

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from meetingroom.meeting.command.room import AddPerson, ChangeSetup
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.setup import Setup
from meetingroom.meeting.state import Meeting
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import IdSource
from meetingroom.room.rehearsal.colleague import Colleague
from meetingroom.room.rehearsal.remark import Remark, remarks
from meetingroom.room.rehearsal.script import Script, name_in_file, script_of
from meetingroom.room.rehearsal.seating import Seating
from meetingroom.room.rehearsal.troupe import Troupe

if TYPE_CHECKING:
    from meetingroom.memo.memo import Memo


class Cast:
    """The colleagues' hands and eyes in one room."""

    def __init__(
        self,
        host: HostRoom,
        you: PersonId | None,
        seed: int,
        *,
        seating: Seating,
        troupe: Troupe,
        new_id: IdSource,
    ) -> None:
        self.host = host
        self.new_id = new_id
        self.you = you
        self.troupe = troupe
        self._seating = seating
        self._seed = seed
        self._read: _Read | None = None

    def chance(self, *subject: object) -> Random:
        """Return a source of chance that depends on seed and subject only."""
        # Practice, not cryptography: the same seed must give the same meeting.
        return Random(f"{self._seed} {subject}")  # noqa: S311

    def listed(self) -> tuple[Colleague, ...]:
        """Return the colleagues on the list of the meeting, also who is away."""
        people = self.host.meeting.people
        return tuple(c for c in self.troupe.colleagues if c.id in people)

    def present(self) -> tuple[Colleague, ...]:
        """Return the colleagues on the list of the meeting who are not away."""
        people = self.host.meeting.people
        return tuple(
            c
            for c in self.troupe.colleagues
            if c.id in people and not people[c.id].is_away
        )

    def is_here(self, person: PersonId) -> bool:
        """Tell whether somebody is a colleague who is in the room."""
        return any(colleague.id == person for colleague in self.present())

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

    @property
    def script(self) -> Script:
        """What was written for this room's memo."""
        read = self._known()
        return read.script if read else self.troupe.script

    def remarks_of(self, person: PersonId) -> tuple[Remark, ...]:
        """Return what a colleague writes on this room's memo."""
        read = self._known()
        return tuple(r for r in read.remarks if r.who == person) if read else ()

    def remark_on(self, note: Note) -> Remark | None:
        """Return what is known of a colleague's note; `None` for anybody else's."""
        known = [r for r in self.remarks_of(note.author) if r.body == note.body]
        at_place = [r for r in known if r.anchor == note.anchor]
        return next(iter(at_place), None)

    def why(self, colleague: Colleague, *, is_after: bool) -> str:
        """Return the line saying why somebody stands where they stand."""
        line = self.script.stances.get(name_in_file(colleague.id))
        if line is None:
            return colleague.why_after if is_after else colleague.why
        return line.after if is_after else line.why

    def _known(self) -> "_Read | None":
        memo = self.host.meeting.memo
        if memo is None:
            return None
        if self._read is None or self._read.memo is not memo:
            script = script_of(memo).with_more(self.troupe.script)
            found = remarks(memo, self.chance("remarks", memo.sha256), script)
            self._read = _Read(memo, script, found)
        return self._read

    def take_parts(self) -> None:
        """Give the roles nobody holds to colleagues, in the name of who practises."""
        setup = self.host.meeting.setup
        proposed = proposed_setup(setup, self.you, self.host.meeting, self.troupe)
        if self.you is not None and proposed != setup:
            self.send(self.you, ChangeSetup(proposed))


@dataclass(frozen=True, slots=True)
class _Read:
    """A memo and what the colleagues have to say about it."""

    memo: "Memo"
    script: Script
    remarks: tuple[Remark, ...]


def proposed_setup(
    setup: Setup, you: PersonId | None, meeting: Meeting, troupe: Troupe
) -> Setup:
    """Return a setup with goal and roles filled in where they are missing."""
    roles = setup.roles

    def free(person: PersonId | None) -> PersonId | None:
        return person if person in meeting.people else None

    author = roles.author or free(troupe.author) or you
    scribe = roles.scribe or free(troupe.scribe)
    filled = replace(
        roles,
        author=author if author != scribe else roles.author,
        scribe=scribe,
        decider=roles.decider or free(troupe.decider),
        bar_raiser=roles.bar_raiser or free(troupe.bar_raiser),
    )
    goal = setup.goal or "Decide whether we do this, and what has to change first."
    return replace(setup, roles=filled, goal=goal)
