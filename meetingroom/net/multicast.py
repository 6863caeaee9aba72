# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What telling of rooms and looking for them by multicast DNS have in common.

Nothing here sends; that multicast is not possible somewhere is no error.
"""

import logging
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from zeroconf import Error, InterfaceChoice
from zeroconf.asyncio import AsyncZeroconf

SERVICE: Final = "_meetingroom._tcp.local."
PIN_START: Final = 8
"""Signs of the pin that are told: enough to tell rooms apart, and 80 bits stay."""
FAILURES: Final = (OSError, Error, TimeoutError)
"""What multicast raises where it is not possible."""

Interfaces = InterfaceChoice | Sequence[str]
"""All, or the addresses of some."""


class DiscoveryState(Enum):
    """How far it has come. No state is an error of the meeting."""

    OFF = auto()
    STARTING = auto()
    ON = auto()
    BLOCKED = auto()
    """This machine or its network does not allow multicast."""


def open_multicast(interfaces: Interfaces) -> AsyncZeroconf:
    """Return an open multicast socket for each interface.

    Raises:
        OSError: This system does not allow it.
    """
    # What cannot be sent or read it would tell the log, again and again.
    logging.getLogger("zeroconf").setLevel(logging.CRITICAL)
    if isinstance(interfaces, InterfaceChoice):
        return AsyncZeroconf(interfaces=interfaces)
    return AsyncZeroconf(interfaces=list(interfaces))
