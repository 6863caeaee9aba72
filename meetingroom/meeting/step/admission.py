# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Steps of letting laptops in and of who leads."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from meetingroom.meeting.devices import Device
from meetingroom.meeting.event.room import (
    AdmissionEvent,
    DeviceAdmitted,
    DeviceRevoked,
    FacilitatorChanged,
    RoomLocked,
    RoomTakenOver,
)
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.setup import Override
from meetingroom.meeting.state import Meeting

TAKEN_OVER = "the host was lost and the meeting taken over"


def step_admission(
    meeting: Meeting, event: AdmissionEvent, by: PersonId, at: datetime
) -> Meeting:
    """Return the meeting after an event of this subject."""
    match event:
        case DeviceAdmitted():
            device = Device(event.device, event.person, event.seal)
            return _with_device(meeting, device)
        case DeviceRevoked():
            was = meeting.devices[event.device]
            return _with_device(meeting, replace(was, is_revoked=True))
        case RoomLocked():
            return replace(meeting, is_locked=event.is_locked)
        case FacilitatorChanged():
            return _led_by(meeting, event.to)
        case RoomTakenOver():
            override = Override(TAKEN_OVER, event.reason, by, at)
            # Their laptop hosts now; it connects to nobody any more.
            led = revoke_devices_of(_led_by(meeting, by), by)
            return replace(led, keeper=by, overrides=(*meeting.overrides, override))
        case _:
            assert_never(event)


def revoke_devices_of(meeting: Meeting, person: PersonId) -> Meeting:
    """Let somebody's laptops connect no more."""
    devices = {
        device.id: replace(device, is_revoked=True)
        if device.person == person
        else device
        for device in meeting.devices.values()
    }
    return replace(meeting, devices=devices)


def _with_device(meeting: Meeting, device: Device) -> Meeting:
    return replace(meeting, devices={**meeting.devices, device.id: device})


def _led_by(meeting: Meeting, person: PersonId) -> Meeting:
    roles = replace(meeting.setup.roles, facilitator=person)
    return replace(meeting, setup=replace(meeting.setup, roles=roles))
