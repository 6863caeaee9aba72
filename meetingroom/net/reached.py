# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a host says of itself to anybody who asks whether it is there.

Values only; nothing of it is about the meeting.
"""

import msgspec

PROGRAM = "meetingroom"


class Reached(msgspec.Struct, frozen=True, tag_field="program", tag=PROGRAM):
    """The answer at `/reach`."""

    nonce: str
    """What the asker has sent."""
    versions: tuple[int, int]
    """First and last version of the protocol it speaks."""
