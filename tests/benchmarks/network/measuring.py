# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One room size through all loads: the systems take turns, the medians count.

Noise of the machine hits all alike that way. It prints nothing but what it does.
"""

import sys
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.network.crowd import Crowd, TooSlow
from tests.benchmarks.network.hocuspocus_setup import NotThere
from tests.benchmarks.network.load import Outcome, paced, saturated
from tests.benchmarks.network.options import Options
from tests.benchmarks.network.process import Served
from tests.benchmarks.network.system import (
    FILL_S,
    System,
    host_command,
    our_guests,
    running,
)
from tests.benchmarks.network.upheaval import Healing, Reveal, heal, reveal


@dataclass(slots=True)
class Loads:
    """Outcomes of one room size, each system's in the order of its turns."""

    size: int
    paced: defaultdict[System, list[Outcome]] = field(
        default_factory=lambda: defaultdict(list)
    )
    saturated: defaultdict[System, list[Outcome]] = field(
        default_factory=lambda: defaultdict(list)
    )

    filled_s: defaultdict[System, list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """How long it took until everybody was in."""

    def drop(self, system: System) -> None:
        """Forget a system that did not take all its turns."""
        self.paced.pop(system, None)
        self.saturated.pop(system, None)

    def p50_ms(self, system: System) -> float:
        """Return the median of the paced load's medians."""
        return median(one.spread.p50_ms for one in self.paced[system])

    def p99_ms(self, system: System) -> float:
        """Return the median of the paced load's p99."""
        return median(one.spread.p99_ms for one in self.paced[system])

    def cpu_us(self, system: System) -> float:
        """Return the median of processor time for each paced delivery."""
        return median(one.cpu_us for one in self.paced[system])

    def notes_a_s(self, system: System) -> float:
        """Return the median of notes a second, saturated."""
        return median(one.notes_a_s for one in self.saturated[system])

    def saturated_p99_ms(self, system: System) -> float:
        """Return the median of the saturated load's p99."""
        return median(one.spread.p99_ms for one in self.saturated[system])

    def most_mb(self, system: System) -> float:
        """Return the largest memory of all turns."""
        outcomes = [*self.paced[system], *self.saturated[system]]
        return max(one.most_mb for one in outcomes)


def loads(size: int, options: Options) -> Loads:
    """Load every system with a room of this size."""
    found = Loads(size)
    systems = list(System) if options.does_compare else [System.TLS, System.PLAIN]
    for turn in range(options.rounds):
        for system in tuple(systems):
            say(f"{size} guests, {system}, turn {turn + 1} of {options.rounds}")
            try:
                _take_turn(found, system, options.seconds, is_first=turn == 0)
            except (NotThere, TooSlow) as reason:
                say(f"{system} is left out: {reason}.")
                systems.remove(system)
                found.drop(system)
    return found


def upheavals(size: int, options: Options) -> tuple[Reveal, Healing]:
    """Reveal sealed notes to a room of this size, then kill its host; with TLS."""
    say(f"{size} guests, reveal and restart, TLS")
    with TemporaryDirectory() as folder:
        command = host_command(Path(folder), "tls")
        server = Served(command)
        guests = our_guests(server, size)
        with closing(Crowd(size, guests)) as crowd:
            try:
                crowd.fill(FILL_S)
                opened = reveal(crowd, guests, server, options.notes_each * size)
                healed, server = heal(crowd, server, command)
            finally:
                server.kill()
    return opened, healed


def say(line: str) -> None:
    """Tell how far it is; the table comes at the end."""
    sys.stderr.write(f"  {line}\n")
    sys.stderr.flush()


def _take_turn(found: Loads, system: System, seconds: float, *, is_first: bool) -> None:
    with running(system, found.size) as started:
        outcome = paced(started.crowd, started.server, seconds)
        found.paced[system].append(outcome)
        found.filled_s[system].append(started.filled_s)
        if is_first:
            outcome = saturated(started.crowd, started.server, seconds)
            found.saturated[system].append(outcome)
