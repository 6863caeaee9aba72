# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Meetings over bad networks end well, and a broken part would be noticed."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.protocol.machine import NetworkMachine
from tests.protocol.mutants import MUTANTS

TestNetwork = NetworkMachine.TestCase
TestNetwork.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
HUNT = settings(
    max_examples=1500,
    stateful_step_count=40,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""Nothing is shrunk or remembered: it is enough that a mutant is noticed."""


@pytest.mark.parametrize("mistake", MUTANTS)
def test_a_host_or_guest_that_makes_a_known_mistake_is_noticed(mistake: str) -> None:
    class BrokenMachine(NetworkMachine):
        parts = MUTANTS[mistake]

    noticed = False
    try:
        run_state_machine_as_test(BrokenMachine, settings=HUNT)
    except Exception:  # noqa: BLE001 - whatever it is, it was noticed
        noticed = True

    assert noticed
