# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The inside of a process that starts others, one for each line of its input.

A fork takes a moment where a new interpreter takes a second; it knows no meeting.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable

from meetingroom.meeting.errors import StorageUnavailable


def say(*words: object) -> None:
    """Say a line, at once and whole."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def serve(run: Callable[[list[str]], Awaitable[None]]) -> None:
    """Fork for each line of input, and say how each one ended."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            # Only an error leaves this branch, with its traceback and the process.
            say("pid", os.getpid())
            try:
                asyncio.run(_main(run, line.split()))
            except StorageUnavailable as refusal:
                say("refused", refusal.sentence)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say("ended", status)


async def _main(run: Callable[[list[str]], Awaitable[None]], words: list[str]) -> None:
    await run(words)
