# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A guest on a machine of its own: finds a host and tells on stdout what it found."""

import asyncio
import json
import sys

from meetingroom.net.discovery import NearbyRoom, NearbyRooms
from meetingroom.net.failure import JoinFailure
from meetingroom.net.trust import Trust, resolve, resolve_code
from meetingroom.protocol.invitation_link import parse

NEARBY_S = 5.0
"""How long to look for rooms nearby where there are none."""


async def by_trust(words: list[str]) -> dict[str, object]:
    """Resolve a link, or an address and a code."""
    try:
        trust = await _resolve(words)
    except JoinFailure as error:
        return {"rung": error.rung.value, "tries": error.tries}
    return {"address": trust.address, "secret": trust.secret, "pin": trust.pin}


async def _resolve(words: list[str]) -> Trust:
    match words:
        case ["link", link]:
            return await resolve(parse(link))
        case ["code", address, code]:
            return await resolve_code([address], code)
        case _:
            raise ValueError(words)


async def nearby() -> dict[str, object]:
    """Look for rooms nearby until there is one, or for some seconds."""
    found: asyncio.Future[tuple[NearbyRoom, ...]]
    found = asyncio.get_running_loop().create_future()

    def see(rooms: tuple[NearbyRoom, ...]) -> None:
        if not found.done():
            found.set_result(rooms)

    looking = NearbyRooms(see)
    await looking.start()
    await asyncio.wait({found}, timeout=NEARBY_S)
    await looking.stop()
    rooms = found.result() if found.done() else ()
    return {"names": [room.name for room in rooms]}


async def guest(words: list[str]) -> None:
    """Do one thing and tell what came of it."""
    told = await (nearby() if words == ["nearby"] else by_trust(words))
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    asyncio.run(guest(sys.argv[1:]))
