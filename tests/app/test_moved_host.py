# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Whoever joined by an invitation finds a host that has moved since, and only then."""

from dataclasses import replace
from functools import partial

import pytest

from meetingroom.app import joining
from meetingroom.app.joining import _ByInvitation
from meetingroom.net.advertisement import Advertisement
from meetingroom.net.failure import JoinFailure
from meetingroom.net.moved import find_moved
from tests.net.scenario import in_loop, open_room
from tests.net.wire import closed_port

LOOPBACK = ("127.0.0.1",)
PATIENCE_S = 10.0


@in_loop
async def test_a_moved_host_is_looked_for_from_the_second_failure_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Real multicast, kept on this machine.
    here = partial(find_moved, limit_s=PATIENCE_S, interfaces=LOOPBACK)
    monkeypatch.setattr(joining, "find_moved", here)
    async with open_room() as room:
        advertisement = Advertisement(
            room.port, room.invitation.pin, interfaces=LOOPBACK
        )
        await advertisement.start(["127.0.0.1"])
        old = replace(room.invitation, addresses=(f"127.0.0.1:{closed_port()}",))
        way = _ByInvitation(old)

        with pytest.raises(JoinFailure):
            await way.resolve()
        trust = await way.resolve()

        await advertisement.stop()
        assert trust.address == room.invitation.addresses[0]
        assert trust.invitation.addresses[0] == trust.address
