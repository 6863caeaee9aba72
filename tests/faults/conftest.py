# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How long faults are looked for, from which seed, and the figures at the end.

Nothing here does anything to the program.
"""

import os
import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from meetingroom.net import link, server
from meetingroom.protocol import limits

ROUNDS_VARIABLE = "MEETINGROOM_FAULT_ROUNDS"
SEED_VARIABLE = "MEETINGROOM_FAULT_SEED"
FOLDER = Path(__file__).parent
LIMIT_S = 120
LINES: pytest.StashKey[list[str]] = pytest.StashKey()


@dataclass(slots=True)
class Figures:
    """What one test counted; printed at the end, also of a test that failed."""

    what: str
    seed: int
    counted: dict[str, object] = field(default_factory=dict)

    def note(self, **counted: object) -> None:
        """Keep figures under their names."""
        self.counted.update(counted)

    def note_times(self, what: str, seconds: list[float]) -> None:
        """Keep the median and the longest of some times."""
        ordered = sorted(seconds)
        if ordered:
            middle_s = ordered[len(ordered) // 2]
            self.counted[what] = f"p50 {middle_s:.2f} s, max {ordered[-1]:.2f} s"

    def line(self) -> str:
        """Return the line."""
        words = [
            f"{name.replace('_', ' ')} {value}" for name, value in self.counted.items()
        ]
        return f"{self.what}: {', '.join(words)} [seed {self.seed}]"


ROUNDS = max(1, int(os.environ.get(ROUNDS_VARIABLE, "1")))


@pytest.fixture(scope="session")
def rounds() -> int:
    """Return how many times as long as usual it may take."""
    return ROUNDS


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give longer runs more time."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.timeout(LIMIT_S * ROUNDS))


@pytest.fixture
def seed() -> int:
    """Return the seed of this run."""
    given = os.environ.get(SEED_VARIABLE)
    return int(given) if given else secrets.randbits(32)


@pytest.fixture
def randomness(seed: int) -> random.Random:
    """Return everything a test may leave to chance."""
    return random.Random(seed)  # noqa: S311 - nothing secret


@pytest.fixture
def figures(request: pytest.FixtureRequest, seed: int) -> Iterator[Figures]:
    """Collect what a test counts."""
    words = request.node.name.removeprefix("test_").replace("_", " ")
    counted = Figures(words, seed)
    yield counted
    request.config.stash.setdefault(LINES, []).append(counted.line())


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notice silence fifteen times as fast as a real room does."""
    monkeypatch.setattr(limits, "SILENCE_S", 1.0)
    monkeypatch.setattr(limits, "UNANSWERED_S", 0.7)
    monkeypatch.setattr(link, "WATCH_S", 0.05)
    monkeypatch.setattr(server, "BEATS", 1)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the figures, however quiet pytest was asked to be."""
    lines = config.stash.get(LINES, [])
    if lines:
        terminalreporter.section("faults")
        for line in lines:
            terminalreporter.write_line(line)
