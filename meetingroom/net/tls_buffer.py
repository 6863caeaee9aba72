# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Less memory for each TLS connection than asyncio takes by itself.

It touches nothing else of asyncio, and nothing where asyncio has changed.
"""

from asyncio import sslproto
from typing import Final

BUFFER_BYTES: Final = 16 * 1024
"""One TLS record, the most that is read at once anyway."""


def slim_buffers() -> None:
    """Have connections from now on read into small buffers.

    WORKAROUND(https://github.com/python/cpython/issues/109534): asyncio takes 256 KiB
    for each connection, 300 MB for a thousand guests; remove when it takes less. The
    attribute is not documented; a test sees that it still has its meaning.
    """
    usual = getattr(sslproto.SSLProtocol, "max_size", 0)
    if usual > BUFFER_BYTES:
        sslproto.SSLProtocol.max_size = BUFFER_BYTES
