# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Process start to first painted window, and memory then, against a bare window."""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure

RUNS = 9


def figures() -> list[Figure]:
    """Measure both programs in turn."""
    ours: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    with TemporaryDirectory() as folder:
        library = str(Path(folder) / "library.db")
        for run in range(RUNS + 1):
            mine = _painted("tests.benchmarks.own_app", library, folder)
            theirs = _painted("tests.benchmarks.baseline_app", library, folder)
            if run:  # the first of each warms the page cache
                ours.append(mine)
                bare.append(theirs)
    own_ms, bare_ms = median(t for t, _ in ours), median(t for t, _ in bare)
    own_mb, bare_mb = median(m for _, m in ours), median(m for _, m in bare)
    return [
        Figure(
            "start to first paint",
            f"{own_ms:.0f} ms",
            f"{bare_ms:.0f} ms (bare QTextBrowser)",
            f"{own_ms / bare_ms:.2f}",
            "at most 1.4",
        ),
        Figure(
            "memory at first paint (RSS)",
            f"{own_mb:.0f} MB",
            f"{bare_mb:.0f} MB (bare QTextBrowser)",
            f"{own_mb / bare_mb:.2f}",
            "at most 1.5",
        ),
    ]


def _painted(module: str, library: str, folder: str) -> tuple[float, float]:
    """Return milliseconds to the first paint and megabytes at it."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=folder)
    environment |= {"XDG_DATA_HOME": folder, "XDG_STATE_HOME": folder}
    # As installed: both start from compiled modules, wherever the source may stand.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own modules
        [sys.executable, "-m", module, library],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        if process.stdout is None or process.stdout.readline().strip() != "painted":
            msg = f"{module} did not paint"
            raise RuntimeError(msg)
        milliseconds = (time.perf_counter() - began) * 1000
        megabytes = _resident_mb(process.pid)
        process.kill()
    return milliseconds, megabytes


def _resident_mb(process_id: int) -> float:
    """Return resident memory; 0 where the system does not tell it."""
    status = Path(f"/proc/{process_id}/status")
    if not status.exists():
        return 0.0
    for line in status.read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
