# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Running a test as a coroutine that may take its time; pytest's limit is the limit."""

import asyncio
import functools
from collections.abc import Awaitable, Callable
from typing import ParamSpec

Arguments = ParamSpec("Arguments")
GOODBYE_S = 5.0
"""Connections that were closed just now are gone by then."""


def looped(test: Callable[Arguments, Awaitable[None]]) -> Callable[Arguments, None]:
    """Run a test's coroutine; a task that it leaves behind is an error."""

    @functools.wraps(test)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        asyncio.run(_checked(test(*args, **kwargs)))

    return run


async def _checked(test: Awaitable[None]) -> None:
    await test
    left = asyncio.all_tasks() - {asyncio.current_task()}
    if left:
        _, left = await asyncio.wait(left, timeout=GOODBYE_S)
    assert not left
