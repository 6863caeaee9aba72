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
    can_be_large = may_open()
    found: list[Figure] = []
    for size in options.sizes:
        if size >= LARGE and not can_be_large:
            say(
                f"{size} guests are left out: this system lets a program open fewer"
                f" than {FILES} files. Raise the limit (ulimit -n) and run it again."
            )
            continue
        found += load_figures(loads(size, options))
        if size == max(options.sizes):
            try:
                found += upheaval_figures(size, *upheavals(size, options))
            except TooSlow as reason:
                say(f"Reveal and restart are left out: {reason}.")
    say(f"{time.monotonic() - began_s:.0f} s in all")
    return found
