# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Figures of a benchmark, and the table they are printed in."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    ours: str
    baseline: str
    ratio: str
    goal: str


def measured(work: Callable[[], object], runs: int) -> float:
    """Return the median seconds of some runs."""
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median(seconds)


def alternating(
    ours: Callable[[], object], baseline: Callable[[], object], runs: int
) -> tuple[float, float]:
    """Return the medians of two works run in turn, so that noise hits both alike."""
    first, second = [], []
    for _ in range(runs):
        first.append(measured(ours, 1))
        second.append(measured(baseline, 1))
    return median(first), median(second)


def percentile(values: list[float], share: float) -> float:
    """Return the value below which a share of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(figures: list[Figure]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| what | ours | baseline | ratio | goal |", "|---|---|---|---|---|"]
    lines += [
        f"| {f.what} | {f.ours} | {f.baseline} | {f.ratio} | {f.goal} |"
        for f in figures
    ]
    return "\n".join(lines)
