# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The commands of the set-up: run, test, bench and pictures.

Each one first sees that the environment is up to date, then hands over to a program
inside it and passes its exit code on. It must stay within the standard library.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import bootstrap_report
import bootstrap_system
import bootstrap_venv

ROOT = Path(__file__).resolve().parent.parent
REHEARSAL_FOLDER = "rehearsal-output"
PICTURE_FOLDER = "picture-output"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
INTERRUPTED = 130

USAGE = """\
Usage: python3 packaging/bootstrap.py COMMAND

  run [ARGUMENTS]         open Meetingroom; without a display, run a rehearsal
                          and say where its log, exports and pictures are
  test [-- ARGUMENTS]     run every check; with arguments, only pytest with them
  bench [network]         run the benchmarks and print their table
  pictures [FOLDER]       leave pictures of each screen of the second half, with 3
                          and with 60 people; in picture-output unless named

The first call prepares the environment in .venv, later calls use it."""

WINDOWLESS = ("host", "export", "library", "check", "new")
"""Commands that need no display."""

KINDS = {
    "Log": (".log", ".txt"),
    "Exports": (".md", ".csv", ".json", ".html", ".pdf", ".docx", ".ics"),
    "Pictures": (".png",),
    "Library": (".db", ".sqlite", ".meetingroom"),
}
"""What a rehearsal leaves, by the endings of the files."""


class Check(NamedTuple):
    """One step of the test command."""

    name: str
    command: list[str]


def main(arguments: Sequence[str]) -> int:
    """Run one command of the set-up and return its exit code."""
    command, *rest = arguments or [""]
    commands = {"run": run, "test": test, "bench": bench, "pictures": pictures}
    if command not in commands:
        bootstrap_report.say(USAGE)
        return 0 if command in {"-h", "--help", "help"} else 2
    try:
        return commands[command](rest)
    except bootstrap_report.SetupError as failure:
        bootstrap_report.say(f"\n{failure}")
        return 1
    except KeyboardInterrupt:
        bootstrap_report.say("\nStopped. The same command goes on where it was.")
        return INTERRUPTED


def run(arguments: Sequence[str]) -> int:
    """Open the app, or rehearse offscreen where nothing can be shown."""
    shown = bootstrap_system.has_display(sys.platform, os.environ)
    folder = _prepare(bootstrap_venv.Part.APP, for_display=shown)
    command = app_command(folder, ROOT, arguments, shown=shown)
    if shown or is_windowless(arguments):
        return _call(command)
    output = ROOT / REHEARSAL_FOLDER
    bootstrap_report.say(
        "There is no display, so Meetingroom rehearses a whole meeting offscreen."
    )
    output.mkdir(exist_ok=True)
    began_s = time.time()
    code = _call(command, env=OFFSCREEN)
    for line in found_in(output, since_s=began_s):
        bootstrap_report.say(line)
    return code


def test(arguments: Sequence[str]) -> int:
    """Run the checks in order up to the first failure."""
    folder = _prepare(bootstrap_venv.Part.TEST, for_display=False)
    code = 0
    for check in checks(folder, pytest_arguments(arguments)):
        bootstrap_report.say(f"== {check.name}")
        began_s = time.monotonic()
        code = _call(check.command, cwd=ROOT, env=OFFSCREEN)
        if check.name == "pytest":
            # Its own closing line says the time and stays the last thing to read.
            break
        outcome = f"failed (exit code {code})" if code else "passed"
        bootstrap_report.say(
            f"== {check.name} {outcome}, {time.monotonic() - began_s:.1f} s"
        )
        if code:
            break
    return code


def bench(arguments: Sequence[str]) -> int:
    """Run the benchmarks offscreen."""
    return _call_module("tests.benchmarks", arguments)


def pictures(arguments: Sequence[str]) -> int:
    """Leave pictures of rooms of any size in a folder."""
    return _call_module("tests.pictures", arguments or [str(ROOT / PICTURE_FOLDER)])


def app_command(
    folder: Path, root: Path, arguments: Sequence[str], *, shown: bool
) -> list[str]:
    """Return the call of the app, or of the rehearsal when nothing can be shown."""
    # -P: a folder named meetingroom where the person stands must not be imported.
    start = [str(bootstrap_venv.python_in(folder)), "-P", "-m", "meetingroom"]
    if shown or is_windowless(arguments):
        return [*start, *arguments]
    output = str(root / REHEARSAL_FOLDER)
    return [*start, "rehearse", "--headless", "--output", output, *arguments]


def is_windowless(arguments: Sequence[str]) -> bool:
    """Tell whether a command of the app opens no window."""
    return bool(arguments) and arguments[0] in WINDOWLESS


def pytest_arguments(arguments: Sequence[str]) -> list[str]:
    """Return what follows `test`, without the separating `--`."""
    return list(arguments[1:] if arguments[:1] == ["--"] else arguments)


def checks(folder: Path, arguments: Sequence[str]) -> list[Check]:
    """Return the steps of the test command; with arguments, only pytest."""

    def tool(name: str, *rest: str) -> list[str]:
        return [str(bootstrap_venv.script_in(folder, name)), *rest]

    python = str(bootstrap_venv.python_in(folder))
    pytest = Check("pytest", [python, "-m", "pytest", *arguments])
    if arguments:
        return [pytest]
    return [
        Check("ruff check", tool("ruff", "check", "--quiet", ".")),
        Check("ruff format", tool("ruff", "format", "--check", "--quiet", ".")),
        Check("mypy", [python, "-m", "mypy"]),
        Check("lint-imports", tool("lint-imports")),
        pytest,
    ]


def found_in(folder: Path, *, since_s: float) -> list[str]:
    """Say where a rehearsal's files are, one line for each kind.

    Args:
        folder: The rehearsal's folder.
        since_s: Only files changed at or after this time, as `time.time` has it.
    """
    # File systems keep times more coarsely than the clock: allow two seconds.
    fresh = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.stat().st_mtime >= since_s - 2
    ]
    lines = []
    for kind, endings in KINDS.items():
        files = [path for path in fresh if path.suffix.lower() in endings]
        if len(files) == 1:
            lines.append(f"{kind}: {files[0]}")
        elif files:
            places = sorted({str(path.parent) for path in files})
            lines.append(f"{kind}: {len(files)} files in {', '.join(places)}")
    return lines


def _prepare(part: bootstrap_venv.Part, *, for_display: bool) -> Path:
    log = ROOT / bootstrap_venv.FOLDER / bootstrap_venv.LOG
    bootstrap_system.prepare(ROOT, log, for_display=for_display)
    return bootstrap_venv.ensure(ROOT, part)


def _call_module(module: str, arguments: Sequence[str]) -> int:
    folder = _prepare(bootstrap_venv.Part.TEST, for_display=False)
    python = str(bootstrap_venv.python_in(folder))
    return _call([python, "-m", module, *arguments], cwd=ROOT, env=OFFSCREEN)


def _call(
    command: Sequence[str],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> int:
    """Run a program in the foreground and return its exit code as a shell would."""
    with subprocess.Popen(command, cwd=cwd, env={**os.environ, **(env or {})}) as child:
        try:
            code = child.wait()
        except KeyboardInterrupt:
            # The terminal has told the child too; let it end in its own way.
            child.wait()
            return INTERRUPTED
    return code if code >= 0 else 128 - code
