# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Can guests reach this host? A guess from facts, until a guest has done it.

Nothing here is certain before that: a machine that asks itself never meets its own
firewall. No sentence here keeps anybody from opening the room.
"""

import asyncio
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

import msgspec

from meetingroom.net.addresses import Surroundings, look
from meetingroom.net.asking import ask, open_session, pinned, unverified
from meetingroom.net.certificate import client_context
from meetingroom.net.firewall import Firewall, advice, find_firewall
from meetingroom.net.race import Stopped
from meetingroom.net.reached import Reached
from meetingroom.net.source import UNKNOWN, source_of
from meetingroom.protocol.address import join_address

NONCE_BYTES: Final = 12


class Outlook(Enum):
    """How likely it is that guests get through."""

    CERTAIN = auto()
    """Somebody has."""
    LIKELY = auto()
    DOUBTFUL = auto()
    """Some will need help."""
    HOPELESS = auto()
    """Nobody can now."""


@dataclass(frozen=True, slots=True)
class Reachability:
    """What the lobby shows about it."""

    outlook: Outlook
    sentence: str
    notes: tuple[str, ...] = ()
    """What may keep guests out, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of this host."""

    surroundings: Surroundings
    answered: frozenset[str]
    """Own addresses at which the room has answered itself."""
    port: int
    firewall: Firewall | None = None
    has_guest: bool = False
    """Whether somebody has come from another machine."""


class ReachTest:
    """The self-test of one open room. Its methods run in the network's loop."""

    def __init__(
        self,
        port: int,
        ca_pem: bytes | None,
        *,
        see: Callable[[], Surroundings] = look,
        find: Callable[[], Firewall | None] = find_firewall,
    ) -> None:
        """Prepare; nothing is sent.

        Args:
            port: Where the room is open.
            ca_pem: The meeting's authority; `None` with an organisation's certificate.
            see: Returns how this machine is connected.
            find: Returns this machine's firewall.
        """
        self._port = port
        self._arguments = (
            unverified() if ca_pem is None else pinned(client_context(ca_pem))
        )
        self._see = see
        self._find = find
        self._has_guest = False

    def note_guest(self, remote: str | None) -> bool:
        """Note where a connection comes from; `True` for the first from outside.

        Args:
            remote: The peer's IP address, as in `request.remote`.
        """
        source = source_of(remote)
        ip = (remote or "").removeprefix("::ffff:").partition("%")[0]
        if self._has_guest or source == UNKNOWN or self._see().is_own(ip):
            return False
        self._has_guest = True
        return True

    async def run(self) -> Reachability:
        """Ask oneself at all own addresses and return what that means."""
        surroundings = await asyncio.to_thread(self._see)
        firewall = await asyncio.to_thread(self._find)
        addresses = surroundings.for_guests
        answers = await asyncio.gather(*(self._answers(one) for one in addresses))
        answered = frozenset(
            one for one, is_there in zip(addresses, answers, strict=True) if is_there
        )
        return judge(
            Facts(surroundings, answered, self._port, firewall, self._has_guest)
        )

    async def _answers(self, ip: str) -> bool:
        nonce = secrets.token_urlsafe(NONCE_BYTES)
        url = f"https://{join_address(ip, self._port)}/reach?nonce={nonce}"
        try:
            async with open_session() as session:
                answer = await ask(session, url, self._arguments)
            return msgspec.json.decode(answer.body, type=Reached).nonce == nonce
        except (Stopped, msgspec.DecodeError):
            return False


def judge(facts: Facts) -> Reachability:
    """Return what the facts mean for guests."""
    surroundings = facts.surroundings
    if facts.has_guest:
        return Reachability(
            Outlook.CERTAIN, "Guests on other computers can reach this room."
        )
    if not surroundings.has_network:
        return Reachability(
            Outlook.HOPELESS,
            "This computer is in no network, so nobody else can join. Connect to a"
            " Wi-Fi, or open a hotspot on a phone and let everybody connect to it.",
        )
    if not facts.answered:
        return Reachability(
            Outlook.HOPELESS,
            "The room does not answer at any of this computer’s own addresses. A"
            " security program may be in between: allow Meetingroom there, then open"
            " the room again.",
        )
    notes = tuple(_notes(facts))
    if notes:
        return Reachability(
            Outlook.DOUBTFUL,
            "The room is open. Some guests may need help to reach it.",
            notes,
        )
    return Reachability(
        Outlook.LIKELY, "The room is open. Guests in the same network should reach it."
    )


def _notes(facts: Facts) -> Iterable[str]:
    surroundings = facts.surroundings
    vpns = ", ".join(surroundings.vpns)
    if surroundings.is_vpn_default:
        yield (
            f"All goes through a VPN ({vpns}). Many VPNs keep the computers nearby"
            " out: if guests do not get through, switch it off for the meeting."
        )
    elif vpns:
        yield f"A VPN is on ({vpns}). Guests nearby need the other address."
    networks = surroundings.lan_interfaces
    if len(networks) > 1:
        yield (
            f"This computer is in several networks ({', '.join(networks)}). Guests"
            " reach it by the one they share with it; the invitation has the addresses"
            " of all."
        )
    missing = [one for one in surroundings.for_guests if one not in facts.answered]
    if missing:
        yield f"The room does not answer at {', '.join(missing)}."
    if facts.firewall is not None:
        yield advice(facts.firewall, facts.port)
