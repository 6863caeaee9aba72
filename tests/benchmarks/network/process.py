# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Processes that are measured: started, asked, looked at, and ended.

It knows nothing of what they serve.
"""

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final

if sys.platform != "win32":
    import resource

FILES: Final = 4_096
"""Open files that a thousand connections need, with room to spare."""
_TICKS_A_S: Final = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Served:
    """A running server; a context manager, so that it never outlives a run."""

    def __init__(
        self, command: Sequence[str], meanwhile: Callable[[], None] | None = None
    ) -> None:
        """Start it and wait for its first line, which is JSON.

        Args:
            command: The program and its arguments.
            meanwhile: What to do again and again while it starts.
        """
        self._process = subprocess.Popen(  # noqa: S603 - our own modules, or node
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        )
        while meanwhile is not None and not self._has_said():
            meanwhile()
        self.said = self.hear()

    def __enter__(self) -> "Served":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def ask(self, word: str) -> Mapping[str, object]:
        """Say a word and return the answer."""
        if self._process.stdin is not None:
            self._process.stdin.write(word + "\n")
            self._process.stdin.flush()
        return self.hear()

    def hear(self) -> Mapping[str, object]:
        """Return what the process says next.

        Raises:
            RuntimeError: It has ended.
        """
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            self.kill()
            msg = f"a server ended early: {self._process.args!r}"
            raise RuntimeError(msg)
        words: Mapping[str, object] = json.loads(line)
        return words

    def _has_said(self) -> bool:
        pipe = self._process.stdout
        return pipe is None or bool(select.select([pipe], [], [], 0)[0])

    def end(self) -> None:
        """Let it end in peace, soon."""
        self._close_pipes()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._process.kill()
        self._process.wait()
        self._close_pipes()

    def _close_pipes(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def cpu_s(self) -> float:
        """Return the processor time it has used; 0 where that cannot be told."""
        try:
            words = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")
        except OSError:
            return 0.0
        fields = words[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS_A_S

    def most_mb(self) -> float:
        """Return its largest resident memory so far; 0 where that cannot be told."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text()
        except OSError:
            return 0.0
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
        return 0.0


def module(name: str, *arguments: str) -> list[str]:
    """Return the call of one of our modules."""
    return [sys.executable, "-m", name, *arguments]


def may_open(files: int = FILES) -> bool:
    """Allow this process and its children so many open files, if the system does."""
    if sys.platform == "win32":
        return False  # its `select` takes 512 sockets
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft >= files or soft == resource.RLIM_INFINITY:
        return True
    if hard != resource.RLIM_INFINITY and hard < files:
        return False
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
    except (OSError, ValueError):
        return False
    return True
