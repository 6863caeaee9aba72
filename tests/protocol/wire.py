# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A connection as two queues of encoded payloads; it delivers when it is told to."""

from collections import deque
from collections.abc import Callable

from meetingroom.protocol import limits
from meetingroom.protocol.codec import decode_guest, decode_host, encode, pack
from meetingroom.protocol.host_side import HostSide
from meetingroom.protocol.message import GuestMessage, HostMessage

Watcher = Callable[[bytes], None]
"""Sees every payload that the host writes."""


class Wire:
    """Between one guest and one run of the host."""

    def __init__(self, side: HostSide, watcher: Watcher) -> None:
        self.side = side
        self.line = side.open()
        self._watcher = watcher
        self.up: deque[bytes] = deque()
        """Written by the guest, not yet read by the host."""
        self.down: deque[bytes] = deque()
        """Written by the host, not yet read by the guest."""

    def guest_writes(self, message: GuestMessage) -> None:
        self.up.append(encode(message))

    def host_writes(self, most: int) -> int:
        """Take what is due from the host's side; returns how much it was."""
        written = 0
        while written < most and (payload := self.side.deliver(self.line)) is not None:
            self._watcher(payload)
            self.down.append(payload)
            written += 1
        return written

    def host_reads(self) -> bool:
        """Deliver one payload to the host; tells whether there was one."""
        if not self.up:
            return False
        message = decode_guest(self.up.popleft(), limits.GUEST_MESSAGE_BYTES)
        self.side.receive(self.line, message)
        return True

    def guest_reads(self) -> HostMessage | None:
        """Return one message for the guest; large payloads travel compressed."""
        if not self.down:
            return None
        payload = self.down.popleft()
        if len(payload) >= limits.PACKED_FROM_BYTES:
            return decode_host(pack(payload), is_packed=True)
        return decode_host(payload)
