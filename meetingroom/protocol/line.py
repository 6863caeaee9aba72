# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One connection as the host's side knows it; it dies with the wire."""

from dataclasses import dataclass, field
from enum import StrEnum

from meetingroom.meeting.ids import DeviceId, PersonId, SealId
from meetingroom.protocol.codec import encode
from meetingroom.protocol.message import Hello, HostMessage

NO_DEVICE = DeviceId("")
NOBODY = PersonId("")
NO_SEAL = SealId("")


class Stage(StrEnum):
    """How far a connection has come."""

    NEW = "new"
    """It has said nothing yet."""
    WAITING = "waiting"
    """At the door."""
    IN = "in"
    ENDED = "ended"
    """The host said farewell; nothing more is taken or sent after that."""


@dataclass(eq=False, slots=True)
class Line:
    """A connection."""

    nonce: bytes
    stage: Stage = Stage.NEW
    device: DeviceId = NO_DEVICE
    person: PersonId = NOBODY
    name: str = ""
    seal: SealId = NO_SEAL
    cursor: int = 0
    """How many entries of the shared log were sent, or are on their way."""
    own_sent: int = 0
    """How many of the person's own entries were sent."""
    answered: int = 0
    """Up to which entry of its log the guest knew the answers when it said hello."""
    state_seen: int = -1
    """Which state was sent last."""
    hello: Hello | None = None
    """What was said at the door, for when it opens."""
    is_told: bool = False
    """It knows that it waits at the door."""
    urgent: list[bytes] = field(default_factory=list)
    """Goes before everything: challenge, welcome, farewell."""
    control: list[bytes] = field(default_factory=list)
    """Small messages; they are sent after the log, so that an answer never comes
    before what it answers for."""

    def say(self, message: HostMessage) -> None:
        """Have a small message sent."""
        self.control.append(encode(message))
