# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The door of a meeting: which machine may come in, and what it is told if not.

It only looks; letting somebody in is a command of the facilitator.
"""

import hmac
from collections.abc import Callable

from meetingroom.meeting.command.room import AdmitDevice
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.name import clean_name
from meetingroom.meeting.people import MAX_NAME_CP
from meetingroom.meeting.state import Meeting
from meetingroom.protocol import limits
from meetingroom.protocol.codec import encode
from meetingroom.protocol.device import is_signed
from meetingroom.protocol.line import Line, Stage
from meetingroom.protocol.message import AtDoor, Challenge, Door, Hello

NONCE_BYTES = 32
NOT_OPEN = (
    "This invitation does not open the meeting now. It may be mistyped, replaced or"
    " locked. Ask the facilitator for the current one."
)
"""The one answer for a wrong, an unknown and a locked door."""
OTHER_VERSION = (
    "This meeting speaks version {0} of the protocol and your program versions {1} to"
    " {2}. Use the same release of Meetingroom on both machines."
)
NOT_PROVED = "This machine could not prove to be the one it says. Join again."
NAMELESS = "Say your name, in up to {0} characters."
NAME_TAKEN = "Somebody called {0} is here already. Add an initial."


class Doorkeeper:
    """Looks at hellos."""

    def __init__(
        self,
        meeting: Callable[[], Meeting],
        pin: str,
        secret: str,
        randomness: Callable[[int], bytes],
        *,
        leader_secret: str | None = None,
        leader: PersonId | None = None,
        admits_all: bool = False,
    ) -> None:
        """Guard a meeting.

        Args:
            meeting: Returns the whole meeting as it stands.
            pin: Of the certificate guests trust; empty for an organisation's own.
            secret: From the invitation.
            randomness: Where challenges come from.
            leader_secret: Lets its holder in as `leader`, as long as that is the
                facilitator; `None` where the facilitator sits at the host.
            leader: Who began the meeting.
            admits_all: Whoever has the invitation comes in without being let in.
        """
        self._meeting = meeting
        self._pin = pin
        self.secret = secret
        """May be replaced: earlier invitations then open nothing."""
        self._randomness = randomness
        self.leader_secret = leader_secret
        """May be replaced, as `secret`."""
        self._leader = leader
        self._admits_all = admits_all

    def open(self) -> Line:
        """Return a new connection with its challenge."""
        line = Line(self._randomness(NONCE_BYTES))
        meeting = self._meeting().id or MeetingId("")
        challenge = Challenge(line.nonce, limits.VERSIONS, meeting)
        line.urgent.append(encode(challenge))
        return line

    def check(self, line: Line, hello: Hello, meeting: Meeting) -> str | None:
        """Look at a hello, and note on the line who it is.

        Returns:
            Why the connection ends; `None` if it may wait or come in.
        """
        first, last = hello.versions
        if last < limits.VERSIONS[0] or first > limits.VERSIONS[1]:
            return OTHER_VERSION.format(limits.VERSIONS[1], first, last)
        if line.stage is Stage.WAITING and hello.device != line.device:
            return NOT_PROVED
        if not is_signed(hello.device, hello.signature, line.nonce, self._pin):
            return NOT_PROVED
        line.device, line.seal = hello.device, hello.seal
        line.name = clean_name(hello.name)
        known = meeting.devices.get(hello.device)
        if known is not None and not known.is_revoked:
            return None
        is_invited = _is_same(hello.secret, self.secret)
        if not self._leads(hello) and (not is_invited or meeting.is_locked):
            return NOT_OPEN
        if not 0 < len(line.name) <= MAX_NAME_CP:
            return NAMELESS.format(MAX_NAME_CP)
        return None

    def look(self, line: Line) -> AtDoor:
        """Return who stands at the door with a connection."""
        meeting = self._meeting()
        claims = next(
            (
                person.id
                for person in meeting.people.values()
                if person.name.casefold() == line.name.casefold()
            ),
            None,
        )
        is_taken = claims is not None and self._is_here(meeting, claims)
        problem = NAME_TAKEN.format(line.name) if is_taken else ""
        return AtDoor(line.device, line.name, line.seal, claims, problem)

    def answer(self, line: Line) -> Door:
        """Return what somebody at the door is told."""
        return Door(self.look(line).problem)

    def admission(self, line: Line, new_id: Callable[[], str]) -> AdmitDevice | None:
        """Return the command that lets a machine in without anybody being asked.

        Args:
            line: At the door.
            new_id: Makes the id of somebody new.

        Returns:
            `None` where the facilitator has to decide.
        """
        leader = self._leader
        if line.hello is not None and self._leads(line.hello) and leader is not None:
            return AdmitDevice(leader, line.name, line.device, line.seal)
        there = self.look(line)
        if not self._admits_all or there.problem:
            return None
        person = there.claims or PersonId(new_id())
        return AdmitDevice(person, line.name, line.device, line.seal)

    def _leads(self, hello: Hello) -> bool:
        secret, leader = self.leader_secret, self._leader
        if secret is None or leader is None or not _is_same(hello.secret, secret):
            return False
        # After a hand-over it opens nothing: it would let its holder in as another.
        return self._meeting().setup.roles.facilitator == leader

    def _is_here(self, meeting: Meeting, person: PersonId) -> bool:
        """Tell whether a person has a machine already, or leads at the host's."""
        if person == meeting.setup.roles.facilitator:
            return True
        return any(
            known.person == person and not known.is_revoked
            for known in meeting.devices.values()
        )


def _is_same(one: str, secret: str) -> bool:
    """Compare with a secret in a time that tells nothing about it."""
    return bool(secret) and hmac.compare_digest(one.encode(), secret.encode())
