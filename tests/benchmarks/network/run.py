# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The network's benchmark as a whole: sizes that fit this machine, then figures."""

import time
from collections.abc import Sequence

from tests.benchmarks.figures import Figure
from tests.benchmarks.network.crowd import TooSlow
from tests.benchmarks.network.measuring import loads, say, upheavals
from tests.benchmarks.network.options import LARGE, read_options
from tests.benchmarks.network.process import FILES, may_open
from tests.benchmarks.network.report import load_figures, upheaval_figures


def figures(arguments: Sequence[str]) -> list[Figure]:
    """Measure what the arguments ask for."""
    options = read_options(arguments)
    began_s = time.monotonic()
    sizes = _that_fit(options.sizes)
    found: list[Figure] = []
    for size in sizes:
        found += load_figures(loads(size, options))
        if size == max(sizes):
            try:
                found += upheaval_figures(size, *upheavals(size, options))
            except TooSlow as reason:
                say(f"Reveal and restart are left out: {reason}.")
    say(f"{time.monotonic() - began_s:.0f} s in all")
    return found


def _that_fit(sizes: Sequence[int]) -> list[int]:
    """Return the sizes for which this system lets a program open enough files."""
    if may_open():
        return list(sizes)
    for size in sizes:
        if size >= LARGE:
            say(
                f"{size} guests are left out: this system lets a program open fewer"
                f" than {FILES} files. Raise the limit (ulimit -n) and run it again."
            )
    return [size for size in sizes if size < LARGE]
