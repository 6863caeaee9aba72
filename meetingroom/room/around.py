# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a seat at the host's machine may know of the room beside the log. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from meetingroom.meeting.devices import Device
from meetingroom.meeting.ids import DeviceId, PersonId
from meetingroom.meeting.state import Meeting
from meetingroom.room.room import Surroundings


def around_seat(
    surroundings: Surroundings,
    known: Meeting,
    sealed: frozenset[PersonId],
    devices: Mapping[DeviceId, Device],
    *,
    leads: bool,
) -> Surroundings:
    """Return what a viewer may know.

    Args:
        surroundings: As the facilitator may see it.
        known: The meeting as the viewer may see it.
        sealed: Whose notes are not open after the reveal.
        devices: All that were let in.
        leads: The viewer is the facilitator.
    """
    is_named = known.setup.are_names_shown
    around = replace(
        surroundings,
        still_sealed=sealed if is_named else frozenset(),
        sealed_count=len(sealed),
        # Who was let in a moment ago is at the door no more.
        waiting=tuple(
            one
            for one in surroundings.waiting
            if one.device not in devices or devices[one.device].is_revoked
        ),
    )
    if not leads:
        around = replace(around, waiting=(), invitation=None, alarm="")
    return around
