# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who is let in with which laptop, and who leads."""

from dataclasses import replace

import pytest

from meetingroom.meeting.command.note import KeepSealed
from meetingroom.meeting.command.room import (
    AddPerson,
    AdmitDevice,
    ChangePerson,
    CloseMeeting,
    HandOver,
    LockRoom,
    RemovePerson,
    Reopen,
    RevokeDevice,
    SetAway,
    TakeLead,
    TakeOver,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.devices import MAX_DEVICES, Device
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.room import (
    DeviceAdmitted,
    DeviceRevoked,
    PersonJoined,
)
from meetingroom.meeting.ids import DeviceId, PersonId, SealId
from meetingroom.meeting.people import Role, Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.room import MAX_PEOPLE
from meetingroom.meeting.undo import inverse
from tests.meeting.course import Course
from tests.support.meetings import ADA, BEN, MINA

ZOE = PersonId("zoe")
LAPTOP, OTHER = DeviceId("laptop"), DeviceId("other laptop")
SEAL, OTHER_SEAL = SealId("seal"), SealId("other seal")
HERS = AdmitDevice(ZOE, " Zoë ", LAPTOP, SEAL)


def refused(course: Course, by: PersonId, command: Command) -> str:
    before = course.meeting
    with pytest.raises(Refused) as caught:
        course.do(by, command)
    assert course.meeting is before
    return caught.value.sentence


def test_somebody_new_joins_with_their_laptop() -> None:
    course = Course().go_to(Phase.LOBBY)

    events = course.do(ADA, HERS)

    assert events == (
        PersonJoined(ZOE, "Zoë"),
        DeviceAdmitted(ZOE, LAPTOP, SEAL),
    )
    assert course.meeting.devices == {LAPTOP: Device(LAPTOP, ZOE, SEAL)}
    assert course.meeting.writer_of(SEAL) == ZOE


def test_somebody_on_the_list_keeps_their_name() -> None:
    course = Course().go_to(Phase.LOBBY)

    events = course.do(ADA, AdmitDevice(BEN, "Benjamin", LAPTOP, SEAL))

    assert events == (DeviceAdmitted(BEN, LAPTOP, SEAL),)
    assert course.meeting.people[BEN].name == "Ben"


def test_who_comes_once_reading_has_begun_is_late() -> None:
    course = Course().go_to(Phase.READING)

    course.do(ADA, HERS)

    assert course.meeting.people[ZOE].is_late


def test_only_the_facilitator_lets_people_in() -> None:
    course = Course().go_to(Phase.LOBBY)

    assert "Only the facilitator" in refused(course, BEN, HERS)
    assert "Join the meeting first" in refused(course, ZOE, HERS)


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (AdmitDevice(ZOE, "ben", LAPTOP, SEAL), "Somebody called ben is here already"),
        (AdmitDevice(ZOE, "  ", LAPTOP, SEAL), "The name is still empty."),
        (AdmitDevice(ZOE, "Z" * 81, LAPTOP, SEAL), "the most is 80"),
        (AdmitDevice(PersonId(""), "Zoë", LAPTOP, SEAL), "This person came without"),
        (AdmitDevice(ZOE, "Zoë", DeviceId(""), SEAL), "This laptop came without"),
        (AdmitDevice(ZOE, "Zoë", LAPTOP, SealId("x" * 65)), "The seal of this laptop"),
        (AdmitDevice(ZOE, "Zoë", LAPTOP, SealId("é")), "The seal of this laptop"),
    ],
)
def test_what_does_not_name_somebody_properly_is_refused(
    command: AdmitDevice, sentence: str
) -> None:
    course = Course().go_to(Phase.LOBBY)

    assert sentence in refused(course, ADA, command)


def test_a_locked_room_admits_nobody_new_but_those_it_knows() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, LockRoom(is_locked=True))

    assert "The room is locked" in refused(course, ADA, HERS)
    assert "The room is locked" in refused(course, ADA, AddPerson(ZOE, "Zoë"))
    course.do(ADA, AdmitDevice(BEN, "", LAPTOP, SEAL))
    course.do(ADA, LockRoom(is_locked=False))
    course.do(ADA, AddPerson(ZOE, "Zoë"))
    assert ZOE in course.meeting.people


def test_locking_is_undone_by_unlocking() -> None:
    meeting = Course().meeting

    assert inverse(LockRoom(is_locked=True), meeting) == LockRoom(is_locked=False)
    assert inverse(HandOver(BEN), meeting) is None


def test_a_laptop_belongs_to_one_person() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, AdmitDevice(BEN, "Ben", LAPTOP, SEAL))

    mina = AdmitDevice(MINA, "Mina", LAPTOP, OTHER_SEAL)
    assert "somebody else’s in this meeting" in refused(course, ADA, mina)


def test_a_seal_belongs_to_one_person() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, AdmitDevice(BEN, "Ben", LAPTOP, SEAL))

    mina = AdmitDevice(MINA, "Mina", OTHER, SEAL)
    assert "uses the seal of somebody else" in refused(course, ADA, mina)


def test_nobody_is_let_in_as_somebody_whose_laptop_is_here() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, AdmitDevice(BEN, "Ben", LAPTOP, SEAL))

    second = AdmitDevice(BEN, "Ben", OTHER, OTHER_SEAL)
    assert refused(course, ADA, second) == (
        "Ben has a laptop in this meeting already. Turn that one away first, if it is"
        " the same person."
    )
    course.do(ADA, RevokeDevice(LAPTOP))
    course.do(ADA, second)
    assert course.meeting.devices[LAPTOP].is_revoked
    assert not course.meeting.devices[OTHER].is_revoked


def test_who_was_turned_away_does_not_come_back_beside_their_next_laptop() -> None:
    course = Course().go_to(Phase.LOBBY)
    first = AdmitDevice(BEN, "Ben", LAPTOP, SEAL)
    course.do(ADA, first)
    course.do(ADA, RevokeDevice(LAPTOP))
    course.do(ADA, AdmitDevice(BEN, "Ben", OTHER, OTHER_SEAL))

    assert "Ben has a laptop in this meeting already" in refused(course, ADA, first)


def test_who_leads_may_let_in_a_second_laptop_of_their_own() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, AdmitDevice(ADA, "Ada", LAPTOP, SEAL))
    course.do(ADA, AdmitDevice(ADA, "Ada", OTHER, OTHER_SEAL))

    assert {d.person for d in course.meeting.devices.values()} == {ADA}


def test_a_revoked_laptop_may_be_let_in_again() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, HERS)

    assert course.do(ADA, RevokeDevice(LAPTOP)) == (DeviceRevoked(LAPTOP),)
    assert course.meeting.devices[LAPTOP].is_revoked
    assert course.do(ADA, RevokeDevice(LAPTOP)) == ()
    assert course.do(ADA, HERS) == (DeviceAdmitted(ZOE, LAPTOP, SEAL),)
    assert not course.meeting.devices[LAPTOP].is_revoked
    assert course.do(ADA, HERS) == ()


def test_a_laptop_that_made_a_new_key_is_let_in_with_it() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, HERS)

    course.do(ADA, replace_seal(HERS, OTHER_SEAL))

    assert course.meeting.devices[LAPTOP].seal == OTHER_SEAL


def replace_seal(command: AdmitDevice, seal: SealId) -> AdmitDevice:
    return AdmitDevice(command.person, command.name, command.device, seal)


def test_an_unknown_laptop_cannot_be_turned_away() -> None:
    assert "never let in" in refused(Course(), ADA, RevokeDevice(LAPTOP))


def test_who_is_taken_off_the_list_is_turned_away() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, HERS)
    course.do(ADA, AdmitDevice(BEN, "Ben", OTHER, OTHER_SEAL))

    course.do(ADA, RemovePerson(ZOE))

    assert course.meeting.devices[LAPTOP].is_revoked
    assert not course.meeting.devices[OTHER].is_revoked


def test_who_comes_back_to_the_list_with_their_laptop_is_who_they_were() -> None:
    course = Course().go_to(Phase.READING)
    course.do(ADA, HERS)
    course.do(ZOE, KeepSealed(SEAL, b"one"))
    course.do(ADA, Reopen(Phase.LOBBY, "The projector failed."))
    course.do(ADA, RemovePerson(ZOE))

    events = course.do(ADA, AdmitDevice(PersonId("new"), "Zoë", LAPTOP, SEAL))

    assert events == (PersonJoined(ZOE, "Zoë"), DeviceAdmitted(ZOE, LAPTOP, SEAL))
    assert course.meeting.writer_of(SEAL) == ZOE


def test_a_laptop_nobody_wrote_on_goes_to_somebody_else_once_it_is_free() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, HERS)
    course.do(ADA, RemovePerson(ZOE))

    course.do(ADA, AdmitDevice(BEN, "Ben", LAPTOP, SEAL))

    assert course.meeting.devices == {LAPTOP: Device(LAPTOP, BEN, SEAL)}


def test_a_laptop_that_was_written_on_stays_its_writers() -> None:
    course = Course().go_to(Phase.READING)
    course.do(ADA, HERS)
    course.do(ZOE, KeepSealed(SEAL, b"one"))
    course.do(ADA, Reopen(Phase.LOBBY, "The projector failed."))
    course.do(ADA, RemovePerson(ZOE))

    his = AdmitDevice(BEN, "Ben", LAPTOP, SEAL)
    assert "the seal of somebody else" in refused(course, ADA, his)


def test_a_full_room_says_so() -> None:
    course = Course().go_to(Phase.LOBBY)
    for number in range(MAX_PEOPLE - len(course.meeting.people)):
        course.do(ADA, AddPerson(PersonId(f"p{number}"), f"Guest {number}"))

    assert f"{MAX_PEOPLE} people are here" in refused(course, ADA, HERS)


def test_a_meeting_takes_only_so_many_laptops() -> None:
    course = Course().go_to(Phase.LOBBY)
    for number in range(MAX_DEVICES):
        key = str(number)
        course.do(ADA, AdmitDevice(ADA, "Ada", DeviceId(key), SealId(key)))

    assert f"{MAX_DEVICES} laptops" in refused(course, ADA, HERS)


def test_the_facilitator_hands_over_to_somebody_present() -> None:
    course = Course().go_to(Phase.LOBBY)

    course.do(ADA, HandOver(MINA))

    assert Role.FACILITATOR in course.meeting.roles_of(MINA)
    assert Role.FACILITATOR not in course.meeting.roles_of(ADA)
    assert "Only the facilitator" in refused(course, ADA, LockRoom(is_locked=True))
    assert "Mina leads this meeting now" in refused(course, MINA, HandOver(MINA))


def test_nobody_leads_who_is_away_observes_or_is_not_there() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, SetAway(BEN, is_away=True))
    observing = ChangePerson(MINA, "Mina", Seniority.REGULAR, is_observer=True)
    course.do(ADA, observing)

    assert "Ben is not in the room" in refused(course, ADA, HandOver(BEN))
    assert "Mina observes" in refused(course, ADA, HandOver(MINA))
    assert "not on the list" in refused(course, ADA, HandOver(ZOE))


def test_whose_laptop_hosts_leads_again_once_the_facilitator_is_away() -> None:
    course = Course().go_to(Phase.READING)
    course.do(ADA, HandOver(BEN))
    assert "Ben leads this meeting and is here" in refused(course, ADA, TakeLead())
    course.do(BEN, SetAway(BEN, is_away=True))
    assert "whose laptop hosts" in refused(course, MINA, TakeLead())
    assert "lead this meeting already" in refused(course, BEN, TakeLead())

    course.do(ADA, TakeLead())

    assert course.meeting.setup.roles.facilitator == ADA


def test_taking_over_knows_which_laptops_are_lost() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, AdmitDevice(BEN, "Ben", LAPTOP, SEAL))
    course.go_to(Phase.READING)
    assert course.meeting.keeper == ADA

    course.do(BEN, TakeOver("The laptop died."))

    assert course.meeting.keeper == BEN
    assert course.meeting.people[ADA].is_away
    assert not course.meeting.people[BEN].is_away
    assert course.meeting.devices[LAPTOP].is_revoked


def test_an_attendee_takes_over_with_a_reason_that_stands_in_the_record() -> None:
    course = Course().go_to(Phase.READING)

    assert "The reason is still empty" in refused(course, BEN, TakeOver(" "))
    course.do(BEN, TakeOver(" The laptop died. "))

    (override,) = course.meeting.overrides
    assert override.rule == "the host was lost and the meeting taken over"
    assert (override.reason, override.by) == ("The laptop died.", BEN)
    assert course.meeting.setup.roles.facilitator == BEN


def test_a_closed_meeting_lets_nobody_in() -> None:
    course = Course().go_to(Phase.DECISIONS)
    course.do(ADA, CloseMeeting())

    assert "its record is frozen" in refused(course, ADA, HERS)


def test_letting_somebody_in_leaves_the_earlier_meeting_as_it_was() -> None:
    course = Course().go_to(Phase.LOBBY)
    before = course.meeting
    same = replace(before)

    course.do(ADA, HERS)

    assert before == same
