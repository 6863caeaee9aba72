# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The network's figures as lines of the table, each with its baseline and goal."""

from statistics import median

from tests.benchmarks.figures import Figure
from tests.benchmarks.network.crowd import AT_ONCE
from tests.benchmarks.network.load import PACED_A_S, UNDER_WAY
from tests.benchmarks.network.measuring import Loads
from tests.benchmarks.network.options import LARGE
from tests.benchmarks.network.system import System
from tests.benchmarks.network.upheaval import Healing, Reveal

_NONE = "-"


def load_figures(loads: Loads) -> list[Figure]:
    """Return the lines of one room size."""
    is_large = loads.size >= LARGE
    ours = [one for one in (System.PLAIN, System.TLS) if loads.paced[one]]
    found = [_paced(loads, system, is_large=is_large) for system in ours]
    found += [_saturated(loads, system) for system in ours]
    found += [_memory(loads, system) for system in ours]
    found += [_filling(loads, system) for system in ours]
    found += [_processor(loads, system) for system in ours]
    return found


def upheaval_figures(size: int, opened: Reveal, healed: Healing) -> list[Figure]:
    """Return the lines of the reveal and the host's return."""
    return [
        Figure(
            f"reveal of {opened.notes:,} notes to {size:,} guests, TLS",
            f"{opened.took_s:.1f} s",
            _NONE,
            _NONE,
            "within 10 s",
        ),
        Figure(
            "the host's memory at the reveal (RSS, most)",
            f"{opened.most_mb:.0f} MB",
            _NONE,
            _NONE,
            "under 300 MB",
        ),
        Figure(
            f"killed host back, {size:,} guests whole again, TLS",
            f"{healed.from_start_s:.1f} s ({healed.from_open_s:.1f} s from its port"
            f" open), {healed.under_way} notes under way kept",
            _NONE,
            _NONE,
            "within 10 s",
        ),
    ]


def _paced(loads: Loads, system: System, *, is_large: bool) -> Figure:
    p99_ms = loads.p99_ms(system)
    has_raw = bool(loads.paced[System.RAW])
    raw_ms = loads.p99_ms(System.RAW) if has_raw else 0.0
    goal = "p99 under 10 ms"
    if is_large:
        goal = "at most 1.5, ahead of Hocuspocus"
        if system is System.TLS:
            goal = "reported beside it"
    return Figure(
        f"{loads.size:,} guests, {PACED_A_S} notes a second, p50 / p99: {system}",
        f"{loads.p50_ms(system):.1f} / {p99_ms:.1f} ms",
        _others(loads),
        f"{p99_ms / raw_ms:.2f}" if raw_ms else _NONE,
        goal,
    )


def _others(loads: Loads) -> str:
    known = [one for one in (System.RAW, System.HOCUSPOCUS) if loads.paced[one]]
    parts = [
        f"{loads.p50_ms(one):.1f} / {loads.p99_ms(one):.1f} ms ({one})" for one in known
    ]
    return ", ".join(parts) or _NONE


def _saturated(loads: Loads, system: System) -> Figure:
    ours = loads.notes_a_s(system)
    known = [one for one in (System.HOCUSPOCUS, System.RAW) if loads.saturated[one]]
    others = [
        f"{loads.notes_a_s(one):.0f} (p99 {loads.saturated_p99_ms(one):.0f} ms, {one})"
        for one in known
    ]
    has_base = System.HOCUSPOCUS in known
    base = loads.notes_a_s(System.HOCUSPOCUS) if has_base else 0.0
    return Figure(
        f"{loads.size:,} guests, {UNDER_WAY} notes under way, a second: {system}",
        f"{ours:.0f}, all durable (p99 {loads.saturated_p99_ms(system):.0f} ms)",
        ", ".join(others) or _NONE,
        f"{ours / base:.1f}" if base else _NONE,
        "at least 5 times Hocuspocus" if loads.size >= LARGE else _NONE,
    )


def _memory(loads: Loads, system: System) -> Figure:
    others = [one for one in (System.RAW, System.HOCUSPOCUS) if loads.paced[one]]
    return Figure(
        f"{loads.size:,} guests, the server's memory (RSS, most): {system}",
        f"{loads.most_mb(system):.0f} MB",
        ", ".join(f"{loads.most_mb(one):.0f} MB ({one})" for one in others) or _NONE,
        _NONE,
        "under 300 MB",
    )


def _filling(loads: Loads, system: System) -> Figure:
    seconds = median(loads.filled_s[system])
    what = f"{loads.size:,} guests join, {AT_ONCE} at a time: {system}"
    return Figure(what, f"{seconds:.1f} s", _NONE, _NONE, _NONE)


def _processor(loads: Loads, system: System) -> Figure:
    others = [one for one in (System.RAW, System.HOCUSPOCUS) if loads.paced[one]]
    has_raw = System.RAW in others
    ours, raw = loads.cpu_us(system), loads.cpu_us(System.RAW) if has_raw else 0.0
    return Figure(
        f"{loads.size:,} guests, processor time a delivery, {PACED_A_S} a second:"
        f" {system}",
        f"{ours:.1f} µs",
        ", ".join(f"{loads.cpu_us(one):.1f} µs ({one})" for one in others) or _NONE,
        f"{ours / raw:.2f}" if raw else _NONE,
        _NONE,
    )
