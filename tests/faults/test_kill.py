# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host killed at any moment loses nothing it had acknowledged."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest

from meetingroom.library.library import Library
from meetingroom.meeting.phase import Phase
from tests.faults.conftest import Figures
from tests.faults.host_process import BEGIN, HEARTBEAT_STEPS, PEOPLE, prepare
from tests.support.meetings import MEETING, START

KILLS = 220
"""The issue asks for 200 at least."""
MAX_STEPS = 25
EARLY = 0.25
"""Share of hosts that are killed before they said anything."""
MAX_WAIT_S = 0.02
"""Long enough for an opening, so that this is interrupted, too."""
BEGINNINGS = 100
MAX_BEGIN_S = 0.01
"""About as long as beginning a library takes."""
GAP = timedelta(hours=1)
"""Between a kill and the next start; the meeting's clock must not count it."""
ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(sys.platform == "win32", reason="forks and SIGKILL"),
]


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a host: what was stored, and how the meeting stood then."""

    what: str
    phase: Phase
    used_s: float


@dataclass(slots=True)
class Hosts:
    """The process that starts hosts, and what all of them said."""

    process: subprocess.Popen[str]
    random: random.Random
    runs: list[list[Told]] = field(default_factory=list)

    def line(self) -> list[str]:
        """Return the words of the next line; the process has to have one."""
        assert self.process.stdout is not None
        words = self.process.stdout.readline().split()
        assert words, "the process that starts hosts ended"
        return words

    def start(self, when: str, seed: int) -> int:
        """Have a host started; return its process."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{when} {seed}\n")
        self.process.stdin.flush()
        return int(self.line()[1])

    def begin_and_kill(self, seed: int) -> None:
        """Have a new library begun, and kill the process in the middle."""
        pid = self.start(BEGIN, seed)
        _spin(self.random.uniform(0, MAX_BEGIN_S))
        os.kill(pid, signal.SIGKILL)
        assert self.line()[0] == "ended"

    def run_and_kill(self, seed: int) -> None:
        """Start a host, kill it somewhere in its work, and keep what it said."""
        pid = self.start((START + GAP * (seed + 1)).isoformat(), seed)
        is_early = self.random.random() < EARLY
        steps = 0 if is_early else self.random.randrange(1, MAX_STEPS)
        told = [self._told(self.line()) for _ in range(steps)]
        _spin(self.random.uniform(0, MAX_WAIT_S if not told else MAX_WAIT_S / 10))
        os.kill(pid, signal.SIGKILL)
        while (words := self.line())[0] != "ended":
            told.append(self._told(words))
        assert int(words[1]) == signal.SIGKILL, "a host ended by itself"
        self.runs.append(told)

    @staticmethod
    def _told(words: list[str]) -> Told:
        assert words[0] != "ended", "a host ended by itself"
        return Told(words[0], Phase(words[1]), float(words[2]))


def _spin(seconds: float) -> None:
    """Let a moment pass that no event marks: the killed process must not know."""
    until = perf_counter() + seconds
    while perf_counter() < until:
        pass


@contextmanager
def started(path: Path, seed: int) -> Iterator[Hosts]:
    """Start the process that starts hosts."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", "tests.faults.host_process", str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Hosts(process, random.Random(seed))  # noqa: S311 - nothing secret


def test_a_killed_host_loses_nothing_and_goes_on_where_it_stood(
    tmp_path: Path, figures: Figures, seed: int, rounds: int
) -> None:
    path = tmp_path / "library.db"
    prepare(path)

    with started(path, seed) as hosts:
        for number in range(KILLS * rounds):
            hosts.run_and_kill(number)

    library = Library.open(path)
    log = library.read(MEETING)
    drafts = {note.note for who in PEOPLE for note in library.notes(MEETING, who)}
    differences = library.rebuild()
    library.close()
    stored = {str(entry.command_id) for entry in log} | drafts
    acknowledged = [told.what for run in hosts.runs for told in run]
    lost = [what for what in acknowledged if what not in stored | {"opened"}]
    assert len(acknowledged) > KILLS
    assert lost == []
    figures.note(kills=KILLS * rounds, acknowledged=len(acknowledged), lost=0)
    assert [entry.seq for entry in log] == list(range(1, len(log) + 1))
    assert differences == ()
    assert library.set_aside is None
    _check_course([run for run in hosts.runs if run])


def _check_course(runs: list[list[Told]]) -> None:
    """Look at where each host took the meeting up after the one before it."""
    for before, after in pairwise(runs):
        last, first = before[-1], after[0]
        assert first.what == "opened"
        went_on = list(Phase).index(first.phase) - list(Phase).index(last.phase)
        # What was stored in the instant of the kill was not told any more.
        assert went_on in (0, 1)
        if went_on == 0:
            gained_s = first.used_s - last.used_s
            assert 0 <= gained_s <= HEARTBEAT_STEPS
    assert runs[-1][-1].phase is Phase.DISCUSSION


def test_a_library_whose_beginning_was_killed_is_begun_again(
    tmp_path: Path, figures: Figures, seed: int
) -> None:
    with started(tmp_path / "unused.db", seed) as hosts:
        for number in range(BEGINNINGS):
            hosts.begin_and_kill(number)

    for number in range(BEGINNINGS):
        library = Library.open(tmp_path / f"{number}.db")
        differences = library.rebuild()
        library.close()
        assert library.set_aside is None
        assert differences == ()
    figures.note(kills=BEGINNINGS)
