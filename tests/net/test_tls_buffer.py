# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Memory of TLS connections: what asyncio takes for each, and that it still counts."""

import asyncio
import ssl
from asyncio import sslproto

from meetingroom.net.tls_buffer import BUFFER_BYTES, slim_buffers


def new_connection_buffer() -> bytearray:
    async def make() -> bytearray:
        loop = asyncio.get_running_loop()
        nobody_waits = loop.create_future()
        nobody_waits.cancel()
        protocol = sslproto.SSLProtocol(
            loop,
            asyncio.Protocol(),
            ssl.create_default_context(),
            nobody_waits,
            server_side=False,
            server_hostname="host.example",
        )
        found = vars(protocol)["_ssl_buffer"]
        protocol.connection_lost(None)
        assert isinstance(found, bytearray)
        return found

    return asyncio.run(make())


def test_connections_take_one_record_of_memory_for_reading() -> None:
    slim_buffers()

    assert len(new_connection_buffer()) == BUFFER_BYTES


def test_buffers_that_are_small_already_stay_as_they_are() -> None:
    slim_buffers()
    slim_buffers()

    assert sslproto.SSLProtocol.max_size == BUFFER_BYTES
