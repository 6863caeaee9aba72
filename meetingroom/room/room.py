# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`Room`: what a screen talks to, wherever the host is.

An interface and its snapshot; the rooms themselves are in `host` and, for a host in
another process, in the guest room.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DeviceId, PersonId, SealId
from meetingroom.meeting.people import Role
from meetingroom.meeting.permission import may, may_now
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.typed import TypedLine


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
    """How many of the readers have sealed a stance."""
    votes: int
    """How many have answered the roll call that is under way."""
    up: int = 0
    """How many would go on with the current topic."""
    down: int = 0
    """How many would move on."""
    stances_after: int = 0
    """How many of the readers have sealed one at the end."""


class LinkPhase(StrEnum):
    """How a guest's machine stands to the host."""

    CONNECTING = "connecting"
    WAITING = "waiting"
    """Connected; the facilitator has not let this machine in yet."""
    ONLINE = "online"
    OFFLINE = "offline"
    """The connection is lost; it is being made again."""
    HOST_GONE = "host gone"
    """Offline for so long that somebody may want to take over."""
    TURNED_AWAY = "turned away"
    """The host ended it, for the reason in `Link.sentence`."""


@dataclass(frozen=True, slots=True)
class Link:
    """A guest's line to the host, in plain words for its owner."""

    phase: LinkPhase
    unsent: int = 0
    """Own entries that are kept here and not yet at the host."""
    refused: int = 0
    """Own entries the host did not take; they stay on this machine."""
    since: datetime | None = None
    """When the phase began, meeting time."""
    sentence: str = ""
    """What went wrong and what to try; empty while nothing did."""
    as_of: datetime | None = None
    """While offline: of when the last state is, meeting time."""
    unsent_notes: int = 0
    """How many own notes were written or changed among what is not at the host."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A machine at the door."""

    device: DeviceId
    name: str
    seal: SealId
    claims: PersonId | None
    """Who on the list has that name, with another machine already or without."""
    problem: str = ""
    """Why they cannot be let in as they are, such as a name that is taken."""


@dataclass(frozen=True, slots=True)
class InvitationView:
    """How others join, for the facilitator's lobby."""

    code: str
    """As it is read out: four characters, a hyphen, four characters."""
    link: str
    """For the clipboard and the QR code."""
    addresses: tuple[str, ...]
    """Each "host:port", the likeliest first."""
    findings: tuple[str, ...] = ()
    """Sentences of the self-test: what may keep others from reaching this machine."""
    problem: str = ""
    """Why nobody can join now; empty while they can."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """Three, two, one: on every screen, and it can be stopped."""

    ends_at: datetime
    """Meeting time."""
    phase: Phase
    """What begins then."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the room beside the meeting itself; nothing of it is logged."""

    link: Link | None = None
    """`None` at the machine that hosts."""
    online: frozenset[PersonId] | None = None
    """Who has a machine connected; `None` where the meeting is not on a network."""
    waiting: tuple[Waiting, ...] = ()
    """Who is at the door; empty for all but the facilitator."""
    still_sealed: frozenset[PersonId] = frozenset()
    """After the reveal: whose notes are not opened yet. In a meeting without names
    empty; `sealed_count` says how many people."""
    sealed_count: int = 0
    countdown: Countdown | None = None
    invitation: InvitationView | None = None
    """`None` for all but the facilitator at the machine that hosts."""
    alarm: str = ""
    """For the facilitator: something is wrong at the door, such as guessed codes."""
    seated: frozenset[PersonId] = frozenset()
    """Who has sat down at the host's own laptop since the meeting was opened there."""
    typed: tuple[TypedLine, ...] = ()
    """Lines of the minutes that are being typed, newer than in the log."""


@dataclass(frozen=True, slots=True)
class RoomSnapshot:
    """A meeting as one viewer may see it at one moment."""

    viewer: PersonId
    meeting: Meeting
    """Made of what `visible` lets through, nothing else."""
    totals: Totals
    surroundings: Surroundings = Surroundings()

    @property
    def roles(self) -> frozenset[Role]:
        """The viewer's roles."""
        return self.meeting.roles_of(self.viewer)

    @property
    def is_told_of_each(self) -> bool:
        """Tell whether it is known who is connected, one by one.

        Not on one laptop, nor for a guest among very many people.
        """
        online, link = self.surroundings.online, self.surroundings.link
        return online is not None and (link is None or bool(online))

    @property
    def seated(self) -> frozenset[PersonId]:
        """Who is at the host's own laptop, as no laptop of theirs was let in."""
        return self.surroundings.seated - self.meeting.with_laptop

    @property
    def here(self) -> frozenset[PersonId]:
        """Who takes part now, as far as that is known; nobody who is away."""
        people = self.meeting.people.values()
        present = frozenset(one.id for one in people if not one.is_away)
        if not self.is_told_of_each:
            return present
        online = self.surroundings.online or frozenset()
        return present & (online | self.seated | {self.viewer})

    @property
    def is_facilitator(self) -> bool:
        """Tell whether the viewer leads the meeting."""
        return Role.FACILITATOR in self.roles

    def may(self, command: type[Command]) -> bool:
        """Tell whether the viewer's roles allow a kind of command."""
        return may(self.meeting, self.viewer, command)

    def may_now(self, command: type[Command]) -> bool:
        """Tell whether the viewer's roles allow it, and the phase of the meeting."""
        return may_now(self.meeting, self.viewer, command)


Listener = Callable[[RoomSnapshot], None]
"""Called after each change, in whichever thread brought it."""
RefusalListener = Callable[[Command, Refused], None]
"""Called when the host refused later what `send` had taken."""


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

        A guest's room returns once the command is safe on its own disk; the host's
        refusal, if there is one, comes to the refusal listeners.

        Raises:
            Refused: A rule says no.
            StorageUnavailable: It could not be stored; nothing changed.
        """
        ...

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a listener called after each change; returns how to stop it."""
        ...

    def subscribe_refusals(self, listener: RefusalListener) -> Callable[[], None]:
        """Have a listener called at late refusals; returns how to stop it."""
        ...

    def announce(self, countdown: Countdown | None) -> None:
        """Show a countdown on every screen, or stop it; the facilitator's."""
        ...

    def renew_code(self) -> None:
        """Have earlier codes and links made worthless; the facilitator's."""
        ...

    def hand_in_notes(self) -> None:
        """Give the key of one's own notes before the reveal, such as to leave early.

        Raises:
            Refused: Nothing is kept under seal.
            StorageUnavailable: It could not be stored; nothing changed.
        """
        ...

    def now(self) -> datetime:
        """Return the host's time, aware, UTC."""
        ...

    def new_id(self) -> str:
        """Return a new id for a note, topic, decision or follow-up."""
        ...
