# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of letting people and their laptops in, and of who leads."""

from typing import assert_never

from meetingroom.meeting.command.room import (
    AdmissionCommand,
    AdmitDevice,
    HandOver,
    LockRoom,
    RevokeDevice,
    TakeLead,
    TakeOver,
)
from meetingroom.meeting.devices import MAX_DEVICES, Device
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.room import (
    AdmissionEvent,
    DeviceAdmitted,
    DeviceRevoked,
    FacilitatorChanged,
    PersonJoined,
    PresenceChanged,
    RoomLocked,
    RoomTakenOver,
)
from meetingroom.meeting.ids import DeviceId, PersonId
from meetingroom.meeting.people import Person
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.check import (
    require,
    require_id,
    require_person,
    require_text,
)
from meetingroom.meeting.rule.room import MAX_REASON_CP, join
from meetingroom.meeting.state import Meeting

_Events = AdmissionEvent | PersonJoined | PresenceChanged


def decide_admission(
    meeting: Meeting, command: AdmissionCommand, by: PersonId
) -> tuple[_Events, ...]:
    """Turn a command of this subject into events.

    Raises:
        Refused: A rule says no.
    """
    require(
        meeting.phase is not Phase.CLOSED,
        "The meeting is closed and its record is frozen.",
    )
    match command:
        case AdmitDevice():
            return _admit(meeting, command, by)
        case RevokeDevice():
            known = meeting.devices.get(command.device)
            if known is None:
                raise Refused("This laptop was never let in.")
            return () if known.is_revoked else (DeviceRevoked(command.device),)
        case LockRoom():
            return (RoomLocked(command.is_locked),)
        case HandOver():
            return _hand_over(meeting, command.to)
        case TakeLead():
            return _take_lead(meeting, by)
        case TakeOver():
            return _take_over(meeting, command, by)
        case _:
            assert_never(command)


def _admit(meeting: Meeting, command: AdmitDevice, by: PersonId) -> tuple[_Events, ...]:
    require_id(command.device, "This laptop")
    require_id(command.seal, "The seal of this laptop")
    known = meeting.devices.get(command.device)
    require(
        known is None
        or known.person == command.person
        or known.person not in meeting.people,
        "This laptop is somebody else’s in this meeting.",
    )
    require(
        known is not None or len(meeting.devices) < MAX_DEVICES,
        f"{MAX_DEVICES} laptops were let in; no more fit into this meeting.",
    )
    person = command.person
    is_new = person not in meeting.people
    if is_new and known is not None:
        person = known.person  # taken off the list before; their notes are still theirs
    require(
        meeting.writer_of(command.seal) in (None, person),
        "This laptop uses the seal of somebody else. Join again from it.",
    )
    if by != person:
        _require_no_other_laptop(meeting, person, command.device)
    admitted = DeviceAdmitted(person, command.device, command.seal)
    if is_new:
        return (join(meeting, person, command.name), admitted)
    is_in = known == Device(command.device, person, command.seal)
    return () if is_in else (admitted,)


def _require_no_other_laptop(
    meeting: Meeting, person: PersonId, device: DeviceId
) -> None:
    """Refuse a second laptop of somebody else: it would be sent what only they see.

    Turning the first one away is seen by all. Who leads may bring a second one of
    their own; else nobody could let them in again at a host without a screen.
    """
    is_here = any(
        known.person == person and known.id != device and not known.is_revoked
        for known in meeting.devices.values()
    )
    if is_here:
        raise Refused(
            f"{meeting.people[person].name} has a laptop in this meeting already. Turn"
            " that one away first, if it is the same person."
        )


def _hand_over(meeting: Meeting, to: PersonId) -> tuple[_Events, ...]:
    require_person(meeting, to)
    person = meeting.people[to]
    _require_leader(person)
    require(
        meeting.setup.roles.facilitator != to, f"{person.name} leads this meeting now."
    )
    return (FacilitatorChanged(to),)


def _take_lead(meeting: Meeting, by: PersonId) -> tuple[_Events, ...]:
    leader = meeting.setup.roles.facilitator
    require(by != leader, "You lead this meeting already.")
    require(
        by == meeting.keeper,
        "Only the person whose laptop hosts the meeting can lead it unasked.",
    )
    known = meeting.people.get(leader or PersonId(""))
    require(
        known is None or known.is_away,
        f"{known.name if known else ''} leads this meeting and is here.",
    )
    return (FacilitatorChanged(by),)


def _take_over(
    meeting: Meeting, command: TakeOver, by: PersonId
) -> tuple[_Events, ...]:
    require_text(command.reason, MAX_REASON_CP, "The reason")
    taken = RoomTakenOver(command.reason.strip())
    lost = meeting.people.get(meeting.keeper or PersonId(""))
    if lost is None or lost.is_away or lost.id == by or lost.id in meeting.with_laptop:
        return (taken,)
    # They sat at the laptop that was lost, and nothing else would notice.
    return taken, PresenceChanged(lost.id, is_away=True)


def _require_leader(person: Person) -> None:
    require(
        not person.is_away,
        f"{person.name} is not in the room. Choose somebody who is here.",
    )
    require(
        not person.is_observer,
        f"{person.name} observes, and observers do not lead. Choose somebody else.",
    )
