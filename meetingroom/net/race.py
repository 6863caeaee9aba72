# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Trying several addresses of one host, each a moment after the one before.

Nothing here knows what is tried; the first success ends all other tries.

Source: RFC 8305, “happy eyeballs”.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeVar

from meetingroom.net.failure import Attempt
from meetingroom.net.rung import Rung

STAGGER_S: Final = 0.25

Found = TypeVar("Found")


class Stopped(Exception):  # noqa: N818 - a stage of a try, not a fault
    """A try ended at some rung."""

    def __init__(self, rung: Rung) -> None:
        """Keep the rung."""
        super().__init__(rung)
        self.rung = rung


class NobodyFound(Exception):  # noqa: N818 - the outcome of all tries
    """All tries ended, or their time did."""

    def __init__(self, attempts: tuple[Attempt, ...]) -> None:
        """Keep what became of each address."""
        super().__init__(attempts)
        self.attempts = attempts


async def race(
    addresses: Sequence[str],
    attempt: Callable[[str], Awaitable[Found]],
    *,
    until: float,
    stagger_s: float = STAGGER_S,
) -> Found:
    """Return what the first successful try has found.

    Args:
        addresses: The likeliest first.
        attempt: Raises `Stopped` when it fails; it is cancelled when it loses.
        until: When to give up, by the loop's clock.
        stagger_s: How long to wait for a try before the next begins beside it.

    Raises:
        NobodyFound: No try has succeeded in time.
    """
    loop = asyncio.get_running_loop()
    waiting = list(addresses)
    running: dict[asyncio.Future[Found], str] = {}
    stopped: dict[str, Rung] = {}
    try:
        while (waiting or running) and loop.time() < until:
            if waiting:
                address = waiting.pop(0)
                running[asyncio.ensure_future(attempt(address))] = address
            left_s = until - loop.time()
            wait_s = min(stagger_s, left_s) if waiting else left_s
            done, _ = await asyncio.wait(
                running, timeout=wait_s, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                address = running.pop(task)
                try:
                    return task.result()
                except Stopped as error:
                    stopped[address] = error.rung
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    raise NobodyFound(
        tuple(Attempt(one, stopped.get(one, Rung.SILENT)) for one in addresses)
    )
