# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The test's hold on hosts in a process of their own: start, kill, freeze, fill.

It looks into no library and knows no guests.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

HOST = "tests.faults.meeting_host"
NEVER = "never"
BEFORE_COMMIT = "before-commit"
AFTER_COMMIT = "after-commit"
BEFORE_WRITE = "before-write"
WITHIN_WRITE = "within-write"
HOOKS = (BEFORE_COMMIT, AFTER_COMMIT, BEFORE_WRITE, WITHIN_WRITE)
"""Where a host kills itself."""
ROOT = Path(__file__).parents[2]


class Processes:
    """A process that starts others, one at a time, and what they say."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Take over the starter."""
        self._process = process
        self.pid = 0
        self.port = 0
        self.kills = 0

    async def line(self) -> list[str]:
        """Return the words of the next line; there has to be one."""
        assert self._process.stdout is not None
        words = (await self._process.stdout.readline()).decode().split()
        assert words, "the process that starts others ended"
        return words

    async def begin(self, *words: object) -> None:
        """Have a process started."""
        assert self._process.stdin is not None
        self._process.stdin.write((" ".join(map(str, words)) + "\n").encode())
        what, pid = await self.line()
        assert what == "pid"
        self.pid = int(pid)

    async def start(self, library: Path, hook: str = NEVER, place: int = 0) -> None:
        """Start a host, and wait until its port is open.

        Args:
            library: With the meeting.
            hook: Where it kills itself.
            place: At which time.
        """
        await self.begin(library, hook, place)
        await self.opened()

    async def opened(self) -> None:
        """Wait until a host's port is open."""
        said = await self.line()
        assert said[0] == "open", " ".join(said)
        port = int(said[1])
        assert self.port in (0, port), "the host came back at another port"
        self.port = port

    async def kill(self) -> list[list[str]]:
        """Kill what runs; returns what it still said."""
        self.kills += 1
        self.send(signal.SIGKILL)
        return await self.died()

    async def died(self) -> list[list[str]]:
        """Wait until what runs was killed, by itself or not; returns what it said."""
        said: list[list[str]] = []
        while (words := await self.line())[0] != "ended":
            said.append(words)
        assert int(words[1]) == signal.SIGKILL, f"it ended by itself: {said}"
        return said

    def send(self, what: signal.Signals) -> None:
        """Send a signal to what runs."""
        os.kill(self.pid, what)


@asynccontextmanager
async def processes(module: str) -> AsyncIterator[Processes]:
    """Run the process that starts others; nothing is left of it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    started = Processes(process)
    try:
        yield started
    finally:
        if started.pid:
            with suppress(ProcessLookupError):
                os.kill(started.pid, signal.SIGKILL)
        process.kill()
        await process.communicate()
