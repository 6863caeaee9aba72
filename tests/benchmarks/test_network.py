# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The network's benchmark measures what it says it does; no figure is judged here."""

from pathlib import Path

import pytest

from tests.benchmarks.network import hocuspocus_setup
from tests.benchmarks.network.delivery import STEP_S, Deliveries
from tests.benchmarks.network.hocuspocus_setup import NotThere
from tests.benchmarks.network.load import paced
from tests.benchmarks.network.measuring import Loads, upheavals
from tests.benchmarks.network.options import Options, read_options
from tests.benchmarks.network.report import load_figures
from tests.benchmarks.network.system import System, running

NEARLY_MS = 2 * STEP_S * 1000


def test_small_room_keeps_all_notes_through_reveal_and_kill() -> None:
    options = Options((4,), seconds=0.1, rounds=1, notes_each=3, does_compare=False)

    opened, healed = upheavals(4, options)

    assert opened.notes == 12
    assert healed.under_way > 0


@pytest.mark.parametrize("system", [System.TLS, System.PLAIN, System.RAW])
def test_every_note_is_counted_once_for_every_guest(system: System) -> None:
    with running(system, 3) as started:
        outcome = paced(started.crowd, started.server, 0.2)

    assert outcome.spread.count == 4 * 3
    assert started.crowd.lost == 0


def test_delivery_times_are_those_of_the_slowest_guests_too() -> None:
    deliveries = Deliveries(guests=2)
    deliveries.begin()
    for _ in range(100):
        deliveries.publish(1.0)
    deliveries.arrive(tuple(range(100)), 1.001)
    deliveries.arrive(tuple(range(98)), 1.002)
    deliveries.arrive((98, 99), 1.5)

    spread = deliveries.spread()

    assert spread.count == 200
    assert spread.p50_ms == pytest.approx(1.0, abs=NEARLY_MS)
    assert spread.p99_ms == pytest.approx(2.0, abs=NEARLY_MS)
    assert spread.most_ms == pytest.approx(500.0, abs=NEARLY_MS)
    assert not deliveries.in_flight


def test_without_node_hocuspocus_is_left_out_with_a_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NotThere, match="not installed"):
        hocuspocus_setup.command()


def test_system_that_was_left_out_has_no_line_and_no_ratio() -> None:
    assert load_figures(Loads(60)) == []


def test_short_run_can_be_asked_for() -> None:
    assert read_options(["--short", "--guests", "5"]).sizes == (5,)
    assert read_options(["--short"]).seconds < read_options([]).seconds
