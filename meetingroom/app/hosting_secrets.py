# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a meeting is hosted with: taken from the library, or made anew.

It opens no port; whom to tell that earlier invitations are void is the caller's.
"""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from meetingroom.library.library import Library
from meetingroom.meeting.ids import MeetingId
from meetingroom.net.certificate import AuthorityUnreadable, MeetingAuthority
from meetingroom.net.hosting import new_hosting
from meetingroom.protocol.kept import Hosting

RENEWED = (
    "The meeting’s certificate had expired or was damaged, so a new one was made."
    " Nothing else changed. Earlier invitations open nothing any more: please send"
    " everybody the new one."
)


class Secrets(NamedTuple):
    """What a meeting is hosted with."""

    hosting: Hosting
    is_renewed: bool
    """Invitations that were given out before open nothing any more."""


def secrets_of(library: Library, meeting: MeetingId, at: datetime) -> Secrets:
    """Return what a meeting is hosted with; it is stored.

    Args:
        library: Keeps it.
        meeting: Which one.
        at: Now, by this machine's clock.

    Raises:
        StorageUnavailable: It could not be read, or a new one not be stored.
    """
    kept = library.hosting(meeting)
    if kept is not None:
        try:
            MeetingAuthority.from_bytes(kept.authority, at)
        except AuthorityUnreadable:
            # The port stays: firewalls know it.
            made = replace(new_hosting(at), port=kept.port)
        else:
            return Secrets(kept, is_renewed=False)
    else:
        made = new_hosting(at)
    library.keep_hosting(meeting, made)
    return Secrets(made, is_renewed=kept is not None)
