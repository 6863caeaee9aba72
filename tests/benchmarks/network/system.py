# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The four systems that are measured, each with its crowd: ours twice, two baselines.

It starts and fills them; what they are made to do is said elsewhere.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec

from tests.benchmarks.network import hocuspocus_setup
from tests.benchmarks.network.crowd import Crowd
from tests.benchmarks.network.hocuspocus_guests import HocuspocusGuests
from tests.benchmarks.network.meeting_guests import Invited, MeetingGuests
from tests.benchmarks.network.process import Served, module
from tests.benchmarks.network.raw_guests import RawGuests
from tests.benchmarks.network.upheaval import MARGINS

FILL_S: Final = 120.0
REST_S: Final = 1.0
"""Between the crowd's arrival, which is not measured here, and the first note."""
EVENT_BYTES: Final = 715
"""Of one note of ours on its way to everyone, which the bare baseline sends too.

Source: measured, with 400 characters, ids, time, and the digest of the log."""
HERE: Final = "tests.benchmarks.network"


class System(StrEnum):
    """What is measured."""

    TLS = "Meetingroom, TLS"
    PLAIN = "Meetingroom, plain"
    RAW = "asyncio TCP"
    HOCUSPOCUS = "Hocuspocus"


@dataclass(frozen=True, slots=True)
class Running:
    """A system with its crowd inside."""

    server: Served
    crowd: Crowd
    filled_s: float
    """How long it took until everybody was in."""


def host_command(folder: Path, mode: str) -> list[str]:
    """Return how to start our own host on a library in a folder."""
    return module(f"{HERE}.host_process", str(folder), mode)


def our_guests(server: Served, size: int) -> MeetingGuests:
    """Return guests for a host of ours that is running."""
    return MeetingGuests(msgspec.convert(dict(server.said), Invited), size)


@contextmanager
def running(system: System, size: int) -> Iterator[Running]:
    """Run a system with so many guests, where notes can be written.

    Raises:
        NotThere: It cannot be had here.
    """
    with ExitStack() as stack:
        if system in (System.TLS, System.PLAIN):
            folder = Path(stack.enter_context(TemporaryDirectory()))
            mode = "plain" if system is System.PLAIN else "tls"
            server = stack.enter_context(Served(host_command(folder, mode)))
            guests = our_guests(server, size)
            crowd = Crowd(size, guests)
            stack.callback(crowd.close)
            filled_s = crowd.fill(FILL_S)
            server.ask(MARGINS)
            crowd.until(lambda: guests.opened_seen == size, FILL_S, "open the margins")
            crowd.until(lambda: not guests.unanswered, FILL_S, "hand in the keys")
            crowd.rest(REST_S)
            yield Running(server, crowd, filled_s)
            return
        if system is System.RAW:
            server = stack.enter_context(Served(module(f"{HERE}.raw_server")))
            port = int(str(server.said["port"]))
            crowd = Crowd(size, RawGuests(port, EVENT_BYTES))
        else:
            server = stack.enter_context(Served(hocuspocus_setup.command()))
            port = int(str(server.said["port"]))
            crowd = Crowd(size, HocuspocusGuests(port, size))
        stack.callback(crowd.close)
        filled_s = crowd.fill(FILL_S)
        crowd.rest(REST_S)
        yield Running(server, crowd, filled_s)
