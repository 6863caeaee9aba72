# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What each side keeps on its disk for a meeting over the network. Values only.

None of it is part of a meeting's log; a rebuild of the plain tables leaves it alone.
"""

from dataclasses import dataclass

from meetingroom.meeting.ids import CommandId, DeviceId, MeetingId, PersonId, SealId


@dataclass(frozen=True, slots=True)
class Answer:
    """The host's one answer to an entry of a device; a repeated entry gets it again."""

    device: DeviceId
    counter: int
    """Place of the entry in the device's own log, from 1 without gaps."""
    command_id: CommandId
    refused: str | None = None
    """The sentence of a refusal; `None` when the command went through."""
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An entry of a device's own log, as the guest keeps it until the meeting closes.

    It is never changed once it was made: a later edit is a later entry.
    """

    counter: int
    command_id: CommandId
    body: bytes
    """The encoded message body, as it goes over the wire, sealed where it has to be."""
    plain: bytes | None = None
    """The encoded command behind a sealed body; it stays on this machine."""
    is_answered: bool = False
    refused: str | None = None
    """The sentence of a refusal."""


@dataclass(frozen=True, slots=True)
class SealKey:
    """The key under which one person at this machine seals notes of one meeting."""

    seal: SealId
    person: PersonId
    key: bytes


@dataclass(frozen=True, slots=True)
class Hosting:
    """How this machine hosts a meeting, so that a restart keeps address and pin."""

    authority: bytes
    """The meeting's certificate authority, private half included."""
    secret: str
    """Stands in the invitation's fragment."""
    leader_secret: str
    """Stands in the facilitator's own invitation, where nobody sits at the host."""
    code: str
    """Eight characters, without the hyphen."""
    port: int
    """0 before one was bound."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """How this machine takes part in a meeting that another one hosts."""

    meeting: MeetingId
    person: PersonId | None
    """`None` until the host has let this machine in."""
    name: str
    device: DeviceId
    device_key: bytes
    """Private half of the device's key pair."""
    seal: SealKey
    invitation: str
    """The link, by which the host is found again."""
    cursor: int = 0
    """How many entries of the shared log are stored here."""
    digest: str = ""
    """Of those entries; tells whether the host still has the same log."""
    is_over: bool = False
    """The meeting was closed and everything of this machine is in its record."""
