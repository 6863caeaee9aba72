# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Why joining failed, in sentences: at which rung, and what a person can try.

Nothing here tries anything again, and no sentence blames the person.
"""

import ipaddress
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from meetingroom.net.addresses import Surroundings
from meetingroom.net.rung import NETWORK_RUNGS, Rung
from meetingroom.protocol.address import split_address

_SENTENCES: Final = {
    Rung.NO_NETWORK: "This computer is in no network, so it cannot reach the room.",
    Rung.NAME: "Nobody here knows a computer named “{host}”.",
    Rung.ROUTE: "No way leads from this computer’s network to {address}.",
    Rung.BLOCKED: "This computer does not let Meetingroom connect to {address}.",
    Rung.SILENT: "Nothing answered at {address}.",
    Rung.REFUSED: "The computer at {address} is there, and no room is open on it.",
    Rung.CUT: "Something cut the connection to {address} as soon as it was made.",
    Rung.PLAIN: "What answers at {address} does not speak an encrypted language.",
    Rung.STRANGER: "Something else than a room of Meetingroom answers at {address}.",
    Rung.CLOCK: (
        "The certificate of the room at {address} is not valid by this computer’s"
        " clock."
    ),
    Rung.CERTIFICATE: (
        "This computer does not trust the certificate that {address} shows."
    ),
    Rung.PIN: (
        "The computer at {address} is not the one that the invitation was made by."
        " Nothing was sent to it."
    ),
    Rung.VERSION: "This Meetingroom and the one at {address} are too far apart in age.",
    Rung.BUSY: "Many people are joining the room at {address} by code right now.",
    Rung.CODE: (
        "This code opens no room at {address} now. It may be mistyped or replaced, or"
        " codes are locked for some minutes after many wrong ones."
    ),
    Rung.LOCKED: "The room at {address} lets nobody in any more.",
}

_TRIES: Final = {
    Rung.NO_NETWORK: ("Connect to the Wi-Fi that the facilitator uses.",),
    Rung.NAME: ("Use the address with numbers from the facilitator’s screen.",),
    Rung.ROUTE: ("Connect to the Wi-Fi that the facilitator uses.",),
    Rung.BLOCKED: (
        "Allow Meetingroom in this computer’s firewall or security program.",
    ),
    Rung.SILENT: (
        "Ask the facilitator to compare the address and to allow Meetingroom in the"
        " firewall.",
        "If one of you uses a guest Wi-Fi, change to another: many keep computers"
        " apart from each other.",
    ),
    Rung.REFUSED: (
        "Ask the facilitator whether the room is still open, and for its current"
        " address.",
        "If it is, the facilitator’s firewall may refuse guests: allow Meetingroom"
        " there.",
    ),
    Rung.CUT: (
        "A security program or proxy may be in between: ask your IT department to let"
        " Meetingroom through.",
    ),
    Rung.PLAIN: ("Compare address and port with the facilitator’s screen.",),
    Rung.STRANGER: (
        "Compare address and port with the facilitator’s screen.",
        "If a Wi-Fi asks for a login, open a browser and log in first.",
    ),
    Rung.CLOCK: (
        "Set this computer’s date and time, then try again.",
        "If they are right, ask the facilitator for a new invitation.",
    ),
    Rung.CERTIFICATE: (
        "Use the name from the invitation, not a number.",
        "Ask your IT department to install the organisation’s root certificate here.",
    ),
    Rung.PIN: (
        "Ask the facilitator for the current invitation: this one may be old.",
        "If it is current, somebody may be in between. Do not join by this network.",
    ),
    Rung.VERSION: ("Use the same release of Meetingroom on both computers.",),
    Rung.BUSY: ("Try again in a minute, or use the invitation’s link.",),
    Rung.CODE: (
        "Compare the code with the facilitator’s screen.",
        "Ask for the invitation’s link: it works also while codes are locked.",
    ),
    Rung.LOCKED: ("Ask the facilitator to open the room again.",),
}

_HOTSPOT: Final = (
    "If nothing helps, open a hotspot on a phone and let everybody connect to it: the"
    " meeting needs no internet."
)
_MAC_PRIVACY: Final = (
    "On a Mac, allow Meetingroom in System Settings, Privacy & Security, Local Network."
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of one address."""

    address: str
    rung: Rung


class JoinFailure(Exception):  # noqa: N818 - it speaks to people
    """This machine is not in the room; nothing typed and no note is lost."""

    def __init__(
        self,
        rung: Rung,
        sentence: str,
        tries: tuple[str, ...],
        attempts: tuple[Attempt, ...] = (),
    ) -> None:
        """Keep what is shown.

        Args:
            rung: Where it stopped.
            sentence: What happened.
            tries: What to do, the most promising first.
            attempts: What became of each address, in the invitation's order.
        """
        super().__init__(sentence)
        self.rung = rung
        self.sentence = sentence
        self.tries = tries
        self.attempts = attempts


def failure(
    attempts: Iterable[Attempt],
    surroundings: Surroundings,
    platform: str = sys.platform,
) -> JoinFailure:
    """Return the one failure that stands for all attempts: of the furthest.

    Args:
        attempts: At least one.
        surroundings: How this machine is connected.
        platform: As in `sys.platform`.
    """
    all_attempts = tuple(attempts)
    order = list(Rung)
    furthest = max(all_attempts, key=lambda one: order.index(one.rung))
    rung = furthest.rung
    if not surroundings.has_network and rung in {Rung.NAME, Rung.ROUTE, Rung.SILENT}:
        rung = Rung.NO_NETWORK
    host, _ = split_address(furthest.address)
    sentence = _SENTENCES[rung].format(address=furthest.address, host=host)
    tries = (
        *_TRIES[rung],
        *_tries_by_facts(rung, host, surroundings, platform),
        *((_HOTSPOT,) if rung in NETWORK_RUNGS else ()),
    )
    return JoinFailure(rung, sentence, tries, all_attempts)


def _tries_by_facts(
    rung: Rung, host: str, surroundings: Surroundings, platform: str
) -> Iterable[str]:
    if rung not in NETWORK_RUNGS - {Rung.NO_NETWORK}:
        return
    yield from _tries_by_address(host, surroundings)
    if surroundings.vpns:
        names = ", ".join(surroundings.vpns)
        yield (
            f"A VPN is on ({names}). Many VPNs hide the computers nearby: switch it off"
            " for the meeting, or ask the facilitator to join the same VPN."
        )
    if platform == "darwin" and rung in {Rung.ROUTE, Rung.SILENT}:
        yield _MAC_PRIVACY


def _tries_by_address(host: str, surroundings: Surroundings) -> Iterable[str]:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return
    if address.is_loopback:
        yield (
            "The invitation’s address means “this computer”. The facilitator was in no"
            " network when it was made: ask for a new one."
        )
    elif address.is_link_local:
        yield (
            "The facilitator’s computer has only a makeshift address. Ask to connect it"
            " to a Wi-Fi, and for a new invitation."
        )
    elif surroundings.has_network and not surroundings.is_near(host):
        own = next(iter(surroundings.for_guests))
        yield (
            f"This computer ({own}) and the facilitator’s ({host}) are in different"
            " networks: connect both to the same Wi-Fi."
        )
