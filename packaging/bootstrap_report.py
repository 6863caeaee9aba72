# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Progress lines, the log of quiet commands, and failures in words.

It must not decide what is run; it only runs what it is given and tells about it.
"""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

SHOWN_LOG_LINES = 25


class SetupError(Exception):
    """The set-up cannot go on; the message says what happened and what to do."""


def say(text: str) -> None:
    """Print one line at once, before any child process writes."""
    print(text, flush=True)


def run_quietly(
    title: str,
    command: Sequence[str | Path],
    log: Path,
    *,
    cwd: Path,
    env: Mapping[str, str] | None = None,
) -> None:
    """Run a command with one line of progress; its output goes to the log.

    Args:
        title: What is done, for the person waiting.
        command: Program and arguments.
        log: File the output is appended to; its folder must exist.
        cwd: Folder the command runs in.
        env: Variables added to the present environment.

    Raises:
        SetupError: The command failed; the end of its output was printed.
    """
    print(f"{title} ... ", end="", flush=True)
    began_s = time.monotonic()
    with log.open("ab") as output:
        output.write(f"\n$ {' '.join(map(str, command))}\n".encode())
        output.flush()
        try:
            code = subprocess.run(
                command,
                cwd=cwd,
                env={**os.environ, **(env or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            ).returncode
        except OSError as error:
            output.write(f"{error}\n".encode())
            code = 127
    if code == 0:
        say(f"{time.monotonic() - began_s:.1f} s")
        return
    say("failed")
    end = last_lines(log)
    for line in end:
        say(f"    {line}")
    raise SetupError(f"{advice(' '.join(end))}\nThe whole output is in {log}")


def last_lines(log: Path) -> list[str]:
    """Return the end of a log, for a terminal."""
    text = log.read_text(encoding="utf-8", errors="replace")
    return text.rstrip().splitlines()[-SHOWN_LOG_LINES:]


def advice(output: str) -> str:
    """Say what to do about a failed installation, judged by its output."""
    said = output.lower()
    if "no space left" in said:
        return "The disk is full. Free about 1 GB and run the same command again."
    if "permission denied" in said:
        return (
            "A file may not be written. Check who owns the checkout (a former call "
            "as root?) and run the same command again."
        )
    unreachable = (
        "temporary failure",
        "connection",
        "could not find a version",
        "timed out",
        "name resolution",
        "proxy",
        "ssl",
        "failed to fetch",
        "could not resolve",
    )
    if any(sign in said for sign in unreachable):
        return (
            "The packages could not be fetched. Check the network (behind a proxy: "
            "set HTTPS_PROXY) and run the same command again; it goes on where it "
            "stopped."
        )
    return (
        "Run the same command again; it goes on where it stopped. If it fails in the "
        "same way, remove the folder .venv first."
    )
