# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every limit of the protocol, each with its reason, in one table.

The rules of a meeting have limits of their own, such as the length of a note.
"""

VERSIONS = (1, 1)
"""First and last version of the protocol this program speaks."""

SUBPROTOCOL = "meetingroom.v1"
"""Of the WebSocket; a browser page of somebody else cannot ask for it unnoticed."""

SOCKET_PATH = "/ws"
"""Where a host's WebSocket is."""

HELLO_BYTES = 4 * 1024
"""First message of a machine nobody knows yet: nothing in it is longer."""

GUEST_MESSAGE_BYTES = 256 * 1024
"""A message of a guest. The longest entry, a note on 8,000 characters, stays below."""

HOST_MESSAGE_BYTES = 128 * 1024 * 1024
"""A message of the host, unpacked: a memo of 20 MB with its images and markup."""

ENTRIES_A_MESSAGE = 25
"""Entries a guest sends in one message, so that one guest does not hold up others."""

ENTRIES_A_DEVICE = 5_000
"""Entries of one device in one meeting. Writing decisions without a pause of thought,
an entry each 0.4 s, would take more than half an hour; lines of the minutes make none
while they are typed."""

TYPED_S = 10.0
"""A line that is being typed is stored by the host at most this often, so that an hour
of writing makes some hundreds of entries and a fault costs a sentence."""

WAITING = 100
"""Machines at the door at once."""

UNREAD = 500
"""Answers that wait for a guest; one that lets them pile up is cut off."""

SHARED_ENTRIES = 500
SHARED_BYTES = 256 * 1024
"""What one message of the shared log holds at most, so that a slow guest holds little
memory and a lost connection repeats little."""

PACKED_FROM_BYTES = 2 * 1024
"""Messages from this size on are compressed, once for all guests.

Source: 5,000 notes shrink to a fifth (2.0 MB to 414 KB), in 60 ms.
"""

HEARTBEAT_S = 5.0
"""The host says something to every guest at least this often."""

SILENCE_S = 15.0
"""A guest that hears nothing for so long replaces its connection."""

UNANSWERED_S = 10.0
"""A guest whose entry has no answer for so long replaces its connection.

Source: ShareDB issue 700: an entry under way that is never sent again is lost.
"""

AWAY_S = 45.0
"""Somebody whose machines are silent for so long counts as away, never as removed."""

HOST_GONE_S = 30.0
"""After so long offline a guest is asked whether to take over."""

REVEAL_S = 2.0
"""How long the host waits at the reveal for the keys of connected guests, so that
all notes open at one instant."""

SYNC_S = 10.0
"""Between two measurements of the host's clock."""
