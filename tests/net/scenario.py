# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Running a test as a coroutine, and a room's front door on loopback."""

import asyncio
import functools
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ParamSpec

from aiohttp import web

from meetingroom.net.certificate import MeetingAuthority
from meetingroom.net.front_door import FrontDoor, Key
from meetingroom.net.gate import AllowedHosts, guard
from meetingroom.net.listen import open_port
from meetingroom.net.organisation import OrganisationCertificate
from meetingroom.protocol.invitation import Invitation, make_secret
from meetingroom.protocol.limits import VERSIONS
from meetingroom.protocol.pairing import Handover

CODE = "7KQ2M4XD"
SECRET = make_secret(b"twelve bytes")
LIMIT_S = 90.0

Arguments = ParamSpec("Arguments")


def in_loop(
    test: Callable[Arguments, Awaitable[None]],
) -> Callable[Arguments, None]:
    """Run a test's coroutine; a task that it leaves behind is an error."""

    @functools.wraps(test)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        asyncio.run(_checked(test(*args, **kwargs)))

    return run


async def _checked(test: Awaitable[None]) -> None:
    async with asyncio.timeout(LIMIT_S):
        await test
        own = asyncio.current_task()
        # Connections that were closed just now say goodbye within a few turns.
        left = asyncio.all_tasks() - {own}
        if left:
            _, left = await asyncio.wait(left, timeout=2.0)
    assert not left


@dataclass(frozen=True, slots=True)
class OpenRoom:
    """A front door that is open on loopback."""

    port: int
    door: FrontDoor
    hosts: AllowedHosts
    invitation: Invitation

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"127.0.0.1:{self.port}"


@asynccontextmanager
async def open_room(
    shown: MeetingAuthority | OrganisationCertificate | None = None,
    *,
    code: str | None = CODE,
    clock: Callable[[], float] | None = None,
    versions: tuple[int, int] = VERSIONS,
    context: ssl.SSLContext | None = None,
    on_alarm: Callable[[], None] | None = None,
    add: Callable[[web.Application], None] | None = None,
) -> AsyncIterator[OpenRoom]:
    """Open a room; a new meeting's authority unless another is given."""
    shown = shown or MeetingAuthority.create(datetime.now(UTC))
    pin = shown.pin if isinstance(shown, MeetingAuthority) else None
    key = Key(code, Handover(pin, SECRET))
    now = clock or asyncio.get_running_loop().time
    door = FrontDoor(shown, key, clock=now, versions=versions, on_alarm=on_alarm)
    hosts = AllowedHosts()
    app = web.Application(client_max_size=64 * 1024)
    guard(app, hosts)
    door.add_to(app)
    if add is not None:
        add(app)
    listening = await open_port(
        app, context or shown.server_context(), ports=(0,), host="127.0.0.1"
    )
    address = f"127.0.0.1:{listening.port}"
    try:
        yield OpenRoom(
            listening.port, door, hosts, Invitation((address,), CODE, pin, SECRET)
        )
    finally:
        await listening.close()
