# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where a host's time goes, written into a file when that is asked for."""

import cProfile
import pstats
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def profiled(path: str) -> Iterator[None]:
    """Write a profile of what runs inside; an empty path means none."""
    if not path:
        yield
        return
    profile = cProfile.Profile()
    profile.enable()
    try:
        yield
    finally:
        profile.disable()
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a stream
            stats = pstats.Stats(profile, stream=file)
            stats.sort_stats("tottime").print_stats(45)
            stats.sort_stats("cumtime").print_stats(60)
