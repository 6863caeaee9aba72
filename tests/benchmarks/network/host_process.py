# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The host that is measured, in a process of its own: `python -m ... FOLDER MODE`.

Everything is the program's own but three limits, which are raised, and for the plain
figures the port, which is opened without TLS here and nowhere in the program.
"""

import asyncio
import json
import os
import secrets
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from aiohttp import web

from meetingroom.library.library import Library
from meetingroom.meeting.command.note import FinishReading
from meetingroom.meeting.command.room import (
    AddPerson,
    BeginReading,
    ChangeSetup,
    CreateMeeting,
    FreezeMemo,
    OpenLobby,
    OpenMargins,
)
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.people import Roles
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule import admission, room
from meetingroom.meeting.setup import Setup
from meetingroom.memo.pages import plain_pages
from meetingroom.net.certificate import MeetingAuthority
from meetingroom.net.gate import AllowedHosts, guard
from meetingroom.net.hosting import HostedMeeting, HostingOptions, new_hosting
from meetingroom.net.server import MeetingServer
from meetingroom.protocol import limiter, limits
from meetingroom.protocol.door import Doorkeeper
from meetingroom.protocol.host_side import HostSide
from meetingroom.protocol.kept import Hosting
from meetingroom.room.clock import SystemClock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import random_id
from tests.benchmarks.network.profile import profiled
from tests.support.meetings import MEMO

MEETING: Final = MeetingId("load")
LEADER, AUTHOR, SCRIBE = PersonId("leader"), PersonId("author"), PersonId("scribe")
PLAIN: Final = "plain"


def begin(host: HostRoom) -> None:
    """Bring a new meeting to its lobby, and let it be for a crowd."""
    roles = Roles(facilitator=LEADER, author=AUTHOR, decider=LEADER, scribe=SCRIBE)
    for command in (
        CreateMeeting(MEETING, "The leader", "Load"),
        FreezeMemo(MEMO, plain_pages(MEMO)),
        AddPerson(AUTHOR, "The author"),
        AddPerson(SCRIBE, "The scribe"),
        ChangeSetup(Setup(title="Load", goal="Hold a thousand", roles=roles)),
        OpenLobby(),
    ):
        host.submit(command, LEADER)


def go_on(host: HostRoom, phase: Phase) -> None:
    """Go on to reading or to the margins."""
    while host.meeting.phase.order < phase.order:
        if host.meeting.phase is Phase.READING:
            host.submit(FinishReading(), LEADER)
            host.submit(OpenMargins("The load test does not wait."), LEADER)
        else:
            host.submit(BeginReading(), LEADER)


def raise_limits() -> None:
    """Let a thousand people in, and let sixty of them write as fast as they can."""
    raised = (
        (room, "MAX_PEOPLE", 1_200),
        (admission, "MAX_DEVICES", 2_500),
        (limiter, "ENTRIES_PER_S", 100.0),
    )
    for module, name, least in raised:
        setattr(module, name, max(getattr(module, name), least))


async def plain_port(host: HostRoom, hosting: Hosting) -> tuple[int, MeetingServer]:
    """Serve the same room without TLS."""
    door = Doorkeeper(
        lambda: host.meeting,
        "",
        hosting.secret,
        secrets.token_bytes,
        admits_all=True,
    )
    loop = asyncio.get_running_loop()
    server = MeetingServer(host, HostSide(host, door, host.new_id), loop.time)
    app = web.Application()
    app.router.add_get(limits.SOCKET_PATH, server.on_socket)
    guard(app, AllowedHosts())
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", hosting.port, backlog=1024)
    await site.start()
    server.start()
    return int(runner.addresses[0][1]), server


async def serve(folder: Path, mode: str) -> None:
    """Host until the other end of the pipe is closed."""
    library = Library.open(folder / "host.db")
    clock = SystemClock()
    host = HostRoom(MEETING, library, clock, random_id)
    if host.meeting.id is None:
        begin(host)
    leader = host.seat(LEADER)
    hosting = library.hosting(MEETING) or new_hosting(datetime.now(UTC))
    said: dict[str, object] = {"meeting": MEETING, "secret": hosting.secret}
    if mode == PLAIN:
        port, _ = await plain_port(host, hosting)
    else:
        options = HostingOptions(
            ports=(0,), host="127.0.0.1", admits_all=True, is_discoverable=False
        )
        hosted = HostedMeeting(host, hosting, options)
        await hosted.open()
        port = hosted.port
        authority = MeetingAuthority.from_bytes(hosting.authority, clock.now())
        said |= {"pin": authority.pin, "ca": authority.ca_pem.decode()}
    library.keep_hosting(MEETING, replace(hosting, port=port))
    say(said | {"port": port, "pid": os.getpid()})
    loop = asyncio.get_running_loop()
    while word := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        go_on(host, Phase[word])
        say({"at_s": time.monotonic(), "notes": len(leader.snapshot().meeting.notes)})


def say(words: dict[str, object]) -> None:
    """Tell the one who measures."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise_limits()
    with profiled(os.environ.get("MEETINGROOM_PROFILE", "")):
        asyncio.run(serve(Path(sys.argv[1]), sys.argv[2]))
