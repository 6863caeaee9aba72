# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What letting a machine in asks of the room.

Values from values; whether it may come in is decided in the rules.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from meetingroom.meeting.command.room import AdmitDevice, RevokeDevice
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting
from meetingroom.room.ids import IdSource
from meetingroom.room.room import Waiting


def admission(waiting: Waiting, new_id: IdSource) -> AdmitDevice:
    """Return the command that lets a machine in.

    Whoever is on the list under that name is who comes; else it is somebody new.
    """
    person = waiting.claims or PersonId(new_id())
    return AdmitDevice(person, waiting.name, waiting.device, waiting.seal)


def welcome(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Return who can be let in together: of two with one name only the first."""
    found: dict[str, Waiting] = {}
    for one in waiting:
        if not one.problem:
            found.setdefault(one.name.casefold(), one)
    return list(found.values())


def may_be_same(waiting: Waiting, meeting: Meeting) -> bool:
    """Tell whether a machine may take the place of the one with the same name.

    Nobody at the door can be taken for the facilitator, who decides about it.
    """
    claims, roles = waiting.claims, meeting.setup.roles
    return (
        bool(waiting.problem)
        and claims in meeting.people
        and (claims != roles.facilitator)
    )


def replacement(
    waiting: Waiting, meeting: Meeting
) -> tuple[RevokeDevice | AdmitDevice, ...]:
    """Return the commands by which a machine takes the place of somebody's old one.

    Empty where `may_be_same` says no.
    """
    person = waiting.claims
    if person is None or not may_be_same(waiting, meeting):
        return ()
    old = [
        RevokeDevice(one.id)
        for one in meeting.devices.values()
        if one.person == person and not one.is_revoked and one.id != waiting.device
    ]
    return *old, AdmitDevice(person, waiting.name, waiting.device, waiting.seal)


def replacing_words(name: str) -> str:
    """Return what taking somebody's place does, for who cannot see the row."""
    words = QCoreApplication.translate(
        "Admission",
        "It is the same person: the old laptop of {0} is turned away, and this one"
        " takes its place",
    )
    return words.format(name)
