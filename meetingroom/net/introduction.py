# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A guest's side of joining by code, over two requests.

Nothing here chooses the host, and each call tries the code exactly once.
"""

import asyncio
from typing import Final

import aiohttp

from meetingroom.net.asking import Answer, RequestArguments, ask, open_session
from meetingroom.net.race import Stopped
from meetingroom.net.rung import Rung
from meetingroom.net.unfinished import ID_BYTES
from meetingroom.protocol.pairing import GuestPairing, Handover, PairingRefused

WAIT_S: Final = 0.5
MOST_WAITS: Final = 10


async def introduce(
    address: str, arguments: RequestArguments, code: str, shown_hash: bytes
) -> Handover:
    """Return what the host hands over to somebody who knows its code.

    Args:
        address: Of the host.
        arguments: TLS that verifies what it has shown.
        code: Eight characters, without the hyphen.
        shown_hash: SHA-256 of what it has shown.

    Raises:
        Stopped: The code opens nothing, or this is no host of ours.
    """
    guest = GuestPairing(code, shown_hash)
    element = await asyncio.to_thread(guest.start)
    async with open_session() as session:
        first = await _start(session, address, arguments, element)
        pairing_id, reply = first.body[:ID_BYTES], first.body[ID_BYTES:]
        try:
            proof = await asyncio.to_thread(guest.prove, reply)
        except PairingRefused as error:
            raise Stopped(Rung.STRANGER) from error
        url = f"https://{address}/pair/finish"
        last = await ask(session, url, arguments, pairing_id + proof)
    if last.status == 403:  # noqa: PLR2004 - the one answer to a code that is not right
        raise Stopped(Rung.CODE)
    _expect_ok(last)
    try:
        return guest.open(last.body)
    except PairingRefused as error:
        # Who says “right” to a proof and cannot prove itself is in between.
        raise Stopped(Rung.PIN) from error


async def _start(
    session: aiohttp.ClientSession,
    address: str,
    arguments: RequestArguments,
    element: bytes,
) -> Answer:
    """Begin, and wait in line while the host is busy with others."""
    for _ in range(MOST_WAITS):
        answer = await ask(session, f"https://{address}/pair/start", arguments, element)
        if answer.status != 429:  # noqa: PLR2004 - too many requests
            _expect_ok(answer)
            return answer
        await asyncio.sleep(max(answer.retry_after_s, WAIT_S))
    raise Stopped(Rung.BUSY)


def _expect_ok(answer: Answer) -> None:
    if answer.status != 200:  # noqa: PLR2004 - HTTP's OK
        raise Stopped(Rung.STRANGER)
