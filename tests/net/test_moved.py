# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host that moved is found by its pin, by nobody else's, and nothing else helps."""

import secrets
from dataclasses import replace

import pytest

from meetingroom.net import multicast
from meetingroom.net.advertisement import Advertisement
from meetingroom.net.failure import JoinFailure
from meetingroom.net.moved import find_moved
from meetingroom.net.trust import resolve
from meetingroom.protocol.invitation import Invitation, pin_of
from tests.net.scenario import CODE, SECRET, in_loop, open_room
from tests.net.wire import closed_port

LOOPBACK = ("127.0.0.1",)
PATIENCE_S = 10.0
BRIEFLY_S = 0.3


@in_loop
async def test_a_host_that_moved_is_found_and_trusted_as_before() -> None:
    async with open_room() as room:
        old = replace(room.invitation, addresses=(f"127.0.0.1:{closed_port()}",))
        with pytest.raises(JoinFailure):
            await resolve(old)
        advertisement = Advertisement(room.port, old.pin, interfaces=LOOPBACK)
        await advertisement.start(["127.0.0.1"])

        moved = await find_moved(old, limit_s=PATIENCE_S, interfaces=LOOPBACK)

        await advertisement.stop()
        assert moved is not None
        assert moved.addresses == (*room.invitation.addresses, *old.addresses)
        assert (await resolve(moved)).address == room.invitation.addresses[0]


@in_loop
async def test_another_room_nearby_is_nobody_to_ask() -> None:
    other = Advertisement(8443, pin_of(secrets.token_bytes(8)), interfaces=LOOPBACK)
    pin = pin_of(secrets.token_bytes(8))
    same = Advertisement(8443, pin, interfaces=LOOPBACK)
    await other.start(["127.0.0.1"])
    await same.start(["127.0.0.1"])
    mine = Invitation(("127.0.0.1:8443",), CODE, pin, SECRET)

    assert await find_moved(mine, limit_s=BRIEFLY_S, interfaces=LOOPBACK) is None
    await other.stop()
    await same.stop()


@in_loop
async def test_an_organisations_host_is_found_by_its_name_alone() -> None:
    named = Invitation(("meetings.example:8443",), CODE, None, SECRET)

    assert await find_moved(named, limit_s=PATIENCE_S, interfaces=LOOPBACK) is None


@in_loop
async def test_a_network_that_forbids_looking_finds_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(1, "not allowed")

    monkeypatch.setattr(multicast, "AsyncZeroconf", forbid)
    mine = Invitation(("127.0.0.1:8443",), CODE, pin_of(b"this"), SECRET)

    assert await find_moved(mine, limit_s=PATIENCE_S) is None
