# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What letting a machine in asks of the room.

A value from a value; whether it may come in is decided in the rules.
"""

from meetingroom.meeting.command.room import AdmitDevice
from meetingroom.meeting.ids import PersonId
from meetingroom.room.ids import IdSource
from meetingroom.room.room import Waiting


def admission(waiting: Waiting, new_id: IdSource) -> AdmitDevice:
    """Return the command that lets a machine in.

    Whoever is on the list under that name is who comes; else it is somebody new.
    """
    person = waiting.claims or PersonId(new_id())
    return AdmitDevice(person, waiting.name, waiting.device, waiting.seal)
