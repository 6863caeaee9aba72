# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host on a machine of its own: opens a front door and tells of it on stdout.

It ends when its standard input does.
"""

import asyncio
import json
import sys
from datetime import UTC, datetime

from aiohttp import web

from meetingroom.net.addresses import look
from meetingroom.net.advertisement import Advertisement
from meetingroom.net.certificate import MeetingAuthority
from meetingroom.net.front_door import FrontDoor, Key
from meetingroom.net.gate import AllowedHosts, guard
from meetingroom.net.listen import open_port
from meetingroom.net.reach import ReachTest
from meetingroom.protocol.address import join_address
from meetingroom.protocol.invitation import Invitation
from meetingroom.protocol.pairing import Handover
from tests.net.scenario import CODE, SECRET


async def host() -> None:
    """Be open for guests until stdin ends."""
    authority = MeetingAuthority.create(datetime.now(UTC))
    door = FrontDoor(authority, Key(CODE, Handover(authority.pin, SECRET)))
    surroundings = look()
    app = web.Application()
    guard(app, AllowedHosts(surroundings.for_guests))
    door.add_to(app)
    listening = await open_port(app, authority.server_context())
    addresses = tuple(
        join_address(ip, listening.port) for ip in surroundings.for_guests
    )
    advertisement = Advertisement(listening.port, authority.pin)
    state = await advertisement.start(surroundings.for_discovery)
    test = await ReachTest(listening.port, authority.ca_pem).run()
    told = {
        "link": Invitation(addresses, CODE, authority.pin, SECRET).link,
        "name": advertisement.name,
        "discovery": state.name,
        "reach": test.outlook.name,
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    await advertisement.stop()
    await listening.close()


if __name__ == "__main__":
    asyncio.run(host())
