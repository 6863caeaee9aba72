# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host in the test's own loop, over TLS or, to let a proxy see messages, without.

It prepares meetings and invitations; it knows no faults.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes

from aiohttp import web

from meetingroom.library.library import Library
from meetingroom.meeting.phase import Phase
from meetingroom.net.addresses import Surroundings
from meetingroom.net.asking import unverified
from meetingroom.net.certificate import MeetingAuthority
from meetingroom.net.hosting import HostedMeeting, HostingOptions, new_hosting
from meetingroom.net.server import MeetingServer
from meetingroom.net.trust import Trust, resolve
from meetingroom.protocol.door import Doorkeeper
from meetingroom.protocol.host_side import HostSide
from meetingroom.protocol.invitation import Invitation, make_secret
from meetingroom.protocol.kept import Hosting
from meetingroom.protocol.limits import SOCKET_PATH
from meetingroom.room.clock import Clock, SystemClock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import random_id
from meetingroom.room.journal import Journal
from tests.support.chaos_proxy import LOOPBACK, ChaosProxy
from tests.support.colleague import Find
from tests.support.meetings import MEETING, TestRoom

SECRET = make_secret(b"twelve bytes")
LEADER_SECRET = make_secret(b"twelve other"[:12])
FAREWELL = "The host stopped for now."
OPTIONS = HostingOptions(
    ports=(0,),
    host=LOOPBACK,
    admits_all=True,
    leads_by_secret=True,
    is_discoverable=False,
)


def prepare(path: Path, phase: Phase = Phase.READING) -> Hosting:
    """Leave a library with a meeting in a phase; returns how it is hosted."""
    hosting = new_hosting(datetime.now(UTC))
    library = Library.open(path)
    TestRoom(library).go_to(phase)
    library.keep_hosting(MEETING, hosting)
    library.close()
    return hosting


def host_room(journal: Journal, clock: Clock | None = None) -> HostRoom:
    """Take a prepared meeting up."""
    clock = clock or SystemClock()
    return HostRoom(MEETING, journal, clock, random_id)


def no_network() -> Surroundings:
    """Return the surroundings of a machine that is on no network."""
    return Surroundings(())


def invitation(hosting: Hosting, port: int, *, leads: bool = False) -> Invitation:
    """Return an invitation by way of a port on loopback."""
    pin = MeetingAuthority.from_bytes(hosting.authority, datetime.now(UTC)).pin
    secret = hosting.leader_secret if leads else hosting.secret
    return Invitation((f"{LOOPBACK}:{port}",), hosting.code, pin, secret)


def by(invited: Invitation) -> Find:
    """Return how a guest finds a host, as the program does."""

    async def find() -> Trust:
        return await resolve(invited, see=no_network)

    return find


def remembering(find: Find) -> Find:
    """Return how a guest finds a host it has found once: without asking again."""
    found: list[Trust] = []

    async def find_again() -> Trust:
        if not found:
            found.append(await find())
        return found[0]

    return find_again


@asynccontextmanager
async def hosting_over_tls(
    room: HostRoom, hosting: Hosting, options: HostingOptions = OPTIONS
) -> AsyncIterator[HostedMeeting]:
    """Host a meeting as the program does."""
    hosted = HostedMeeting(room, hosting, options, no_network)
    await hosted.open()
    try:
        yield hosted
    finally:
        await hosted.close()


class PlainTrust(Trust):
    """Trust in whoever answers, without TLS."""

    @property
    def url(self) -> str:
        """Where the host's paths begin."""
        return f"http://{self.address}"


@dataclass(slots=True)
class PlainHost:
    """A meeting without TLS, a gate or a front door."""

    room: HostRoom
    server: MeetingServer
    port: int

    def find(self, port: int | None = None, secret: str | None = None) -> Find:
        """Return how a guest finds it, by way of a proxy's port if there is one."""
        address = f"{LOOPBACK}:{port or self.port}"
        secret = secret or SECRET
        invited = Invitation((address,), "7KQ2M4XD", None, secret)
        trust = PlainTrust(address, unverified(), secret, None, b"", invited)

        async def find() -> Trust:
            return trust

        return find


@asynccontextmanager
async def hosting_plainly(room: HostRoom) -> AsyncIterator[PlainHost]:
    """Serve a meeting without TLS; `SECRET` and `LEADER_SECRET` open it."""
    door = Doorkeeper(
        lambda: room.meeting,
        "",
        SECRET,
        token_bytes,
        leader_secret=LEADER_SECRET,
        leader=room.log[0].by,
        admits_all=True,
    )
    side = HostSide(room, door, room.new_id)
    server = MeetingServer(room, side, asyncio.get_running_loop().time)
    app = web.Application()
    app.router.add_get(SOCKET_PATH, server.on_socket)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, LOOPBACK, 0)
    await site.start()
    server.start()
    try:
        yield PlainHost(room, server, runner.addresses[0][1])
    finally:
        await server.close(FAREWELL)
        await runner.cleanup()


@asynccontextmanager
async def plain_host_behind_proxy(
    room: HostRoom,
) -> AsyncIterator[tuple[PlainHost, ChaosProxy]]:
    """Serve a meeting without TLS, with a proxy in front that does nothing yet."""
    async with (
        hosting_plainly(room) as host,
        ChaosProxy(host.port).running() as proxy,
    ):
        yield host, proxy
