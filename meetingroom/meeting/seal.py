# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which seal a key opens.

It must not encrypt or decrypt; that is the protocol's.
"""

from hashlib import sha256

from meetingroom.meeting.ids import SealId

KEY_BYTES = 32
"""AES-256-GCM, see the protocol's sealing."""


def seal_of(key: bytes) -> SealId:
    """Return the seal that a key opens."""
    return SealId(sha256(key).hexdigest())
