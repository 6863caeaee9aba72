# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The messages of guests and host, as typed values.

Only values: `codec` turns them into bytes, the two sides decide what follows. New
fields have defaults, so that an older program can still be spoken to.
"""

from datetime import datetime
from typing import Annotated

import msgspec

from meetingroom.meeting.command.topic import TypeLine
from meetingroom.meeting.commands import Command
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import (
    CommandId,
    DeviceId,
    MeetingId,
    PersonId,
    SealId,
)
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.typed import TypedLine


class Hello(msgspec.Struct, frozen=True, tag="hello", forbid_unknown_fields=True):
    """A machine says who it is; the first message of a guest."""

    versions: tuple[int, int]
    """First and last version it speaks."""
    device: DeviceId
    signature: bytes
    """Of `hello_words`, by the device's private key."""
    name: str
    seal: SealId
    secret: str = ""
    """From the invitation; a machine that was let in before needs none."""
    cursor: int = 0
    """How many entries of the shared log it has."""
    digest: str = ""
    """Of those entries; see `shared_log`."""
    answered: int = 0
    """Up to which entry of its own log it knows the answers."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of a device's own log."""

    counter: int
    """From 1, without gaps."""
    id: CommandId
    command: Command


class Put(msgspec.Struct, frozen=True, tag="put", forbid_unknown_fields=True):
    """Entries of the device's own log, in order."""

    entries: tuple[Entry, ...]


class Sync(msgspec.Struct, frozen=True, tag="sync", forbid_unknown_fields=True):
    """What time is it? Seconds of the guest's own monotonic clock."""

    sent_s: float


class Announce(msgspec.Struct, frozen=True, tag="announce", forbid_unknown_fields=True):
    """The facilitator begins or stops a countdown on every screen."""

    ends_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    phase: Phase | None = None


class Typing(msgspec.Struct, frozen=True, tag="typing", forbid_unknown_fields=True):
    """Somebody types on a line of the minutes; only the latest words matter."""

    line: TypeLine


class NewCode(msgspec.Struct, frozen=True, tag="new code", forbid_unknown_fields=True):
    """The facilitator wants earlier codes and links to open nothing any more."""


class Bye(msgspec.Struct, frozen=True, tag="bye", forbid_unknown_fields=True):
    """The guest leaves for now; nothing is lost."""


GuestMessage = Hello | Put | Sync | Announce | Typing | NewCode | Bye


class Challenge(msgspec.Struct, frozen=True, tag="challenge"):
    """The host's first word: sign this."""

    nonce: bytes
    versions: tuple[int, int]
    meeting: MeetingId


class Door(msgspec.Struct, frozen=True, tag="door"):
    """The machine waits until the facilitator lets it in."""

    problem: str = ""
    """What to change first, such as a name that is taken."""


class Welcome(msgspec.Struct, frozen=True, tag="welcome"):
    """The machine is in."""

    version: int
    person: PersonId
    have: int
    """Up to which entry of the device's log the host has everything, durably."""
    last: CommandId | None
    """Id of that entry."""
    start: int
    """Where the shared log goes on: the guest's cursor, or 0 to begin anew."""
    head: int
    """Length of the shared log now."""
    now: datetime


class Shared(msgspec.Struct, frozen=True, tag="shared"):
    """Entries of the shared log, everything stored since the last message."""

    start: int
    entries: tuple[Recorded, ...]
    digest: str = ""
    """Of the whole shared log up to and with these entries."""


class Own(msgspec.Struct, frozen=True, tag="own"):
    """What only this person may see now, from the place `start` of their own list."""

    start: int
    entries: tuple[Recorded, ...]


class Ack(msgspec.Struct, frozen=True, tag="ack"):
    """Everything up to this entry of the device's log is stored and answered."""

    have: int


class Refusal(msgspec.Struct, frozen=True, tag="refusal"):
    """A rule said no to an entry; it is never asked again."""

    counter: int
    sentence: str
    needs_reason: bool = False


class AtDoor(msgspec.Struct, frozen=True):
    """A machine that waits to be let in."""

    device: DeviceId
    name: str
    seal: SealId
    claims: PersonId | None = None
    problem: str = ""


class Invite(msgspec.Struct, frozen=True):
    """How others join now."""

    code: str
    link: str
    addresses: tuple[str, ...]
    findings: tuple[str, ...] = ()
    problem: str = ""


class State(msgspec.Struct, frozen=True, tag="state"):
    """What everyone may know beside the log: numbers, who is connected, the clock."""

    now: datetime
    readers: int = 0
    finished: int = 0
    read_margins: int = 0
    stances: int = 0
    votes: int = 0
    longer: int | None = None
    """For the facilitator only, as all below."""
    online: tuple[PersonId, ...] = ()
    still_sealed: tuple[PersonId, ...] = ()
    sealed_count: int = 0
    ends_at: datetime | None = None
    """When a countdown ends."""
    phase: Phase | None = None
    """What begins then."""
    waiting: tuple[AtDoor, ...] = ()
    alarm: str = ""
    invitation: Invite | None = None
    seated: tuple[PersonId, ...] = ()
    """Who has sat down at the host's own laptop, for everybody."""
    up: int = 0
    """Thumbs of the Roman vote, for everybody."""
    down: int = 0
    stances_after: int = 0
    typed: tuple[TypedLine, ...] = ()
    """Lines of the minutes that are being typed, newer than in the log."""


class Time(msgspec.Struct, frozen=True, tag="time"):
    """The answer to `Sync`."""

    sent_s: float
    now: datetime


class Farewell(msgspec.Struct, frozen=True, tag="farewell"):
    """The host ends the connection."""

    sentence: str
    is_final: bool = True
    """Trying again does not help unless a person does something."""


HostMessage = (
    Challenge | Door | Welcome | Shared | Own | Ack | Refusal | State | Time | Farewell
)


def hello_words(nonce: bytes, pin: str, device: DeviceId) -> bytes:
    """Return what a device signs.

    The pin of the host's certificate is part of it, so that somebody in between
    cannot pass the signature on.
    """
    return b"\n".join((b"meetingroom hello v1", nonce, pin.encode(), device.encode()))
