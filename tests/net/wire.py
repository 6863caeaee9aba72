# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A TLS handshake in memory, and free or silent ports on loopback."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager


def shake_hands(server: ssl.SSLContext, client: ssl.SSLContext, name: str) -> str:
    """Let two contexts shake hands and return the version of TLS they agreed on.

    Raises:
        ssl.SSLError: One of them refuses; the client's reason where there is one.
    """
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    guest = client.wrap_bio(to_client, to_server, server_hostname=name)
    host = server.wrap_bio(to_server, to_client, server_side=True)
    waiting = [guest, host]
    while waiting:
        for side in list(waiting):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            waiting.remove(side)
    return guest.version() or ""


@contextmanager
def silent_port() -> Iterator[int]:
    """A port where connections are taken and nothing is ever said."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def closed_port() -> int:
    """Return a port on loopback where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port
