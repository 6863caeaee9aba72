# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What of the network's benchmark is run, and for how long."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SMALL, LARGE = 60, 1_000
_DESCRIPTION: Final = (
    "Measures the room over the network: guests in a process of their own, on this"
    " machine, with TLS and without; beside it a bare fan-out and Hocuspocus."
)


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of the one who measures."""

    sizes: tuple[int, ...]
    """Guests of each room."""
    seconds: float
    """Of each load."""
    rounds: int
    """Times each system takes its turn at the paced load; the median counts."""
    notes_each: int
    """Notes of each guest that open at the reveal."""
    does_compare: bool
    """With the baselines."""


def read_options(arguments: Sequence[str]) -> Options:
    """Return what the command line asks for; `SystemExit` where it asks wrongly."""
    parser = argparse.ArgumentParser("bench network", description=_DESCRIPTION)
    parser.add_argument(
        "--short", action="store_true", help="one short round: about a minute"
    )
    parser.add_argument(
        "--guests", type=int, nargs="*", help="sizes of the rooms (60 1000)"
    )
    parser.add_argument(
        "--alone", action="store_true", help="without the bare fan-out and Hocuspocus"
    )
    chosen = parser.parse_args(arguments)
    return Options(
        sizes=tuple(chosen.guests or (SMALL, LARGE)),
        seconds=2.0 if chosen.short else 4.0,
        rounds=1 if chosen.short else 3,
        notes_each=5,
        does_compare=not chosen.alone,
    )
