# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Ids that stand for nobody are nobody's, and names stay as reading began with them."""

from dataclasses import replace

import pytest

from meetingroom.meeting.command.room import (
    AddPerson,
    AdmitDevice,
    ChangeSetup,
    CreateMeeting,
    Reopen,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import DeviceId, MeetingId, PersonId, SealId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY, pseudonym
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.visible import ROOM_SCREEN
from tests.support.meetings import ADA, START, TestRoom

NOBODYS = (SOMEBODY, ROOM_SCREEN, pseudonym(472), PersonId(""), PersonId("x" * 65))


@pytest.mark.parametrize("person", NOBODYS)
def test_nobody_comes_in_under_an_id_that_stands_for_nobody(person: PersonId) -> None:
    room = TestRoom()
    laptop, seal = DeviceId("a" * 64), SealId("b" * 64)

    for command in (
        AddPerson(person, "Sam"),
        AdmitDevice(person, "Sam", laptop, seal),
    ):
        with pytest.raises(Refused, match="without a proper id"):
            room.seat(ADA).send(command)

    assert person not in room.host.meeting.people


@pytest.mark.parametrize("person", NOBODYS)
def test_nobody_begins_a_meeting_under_such_an_id(person: PersonId) -> None:
    begin = CreateMeeting(MeetingId("m"), "Sam", "Billing")

    with pytest.raises(Refused, match="without a proper id"):
        handle(Meeting(), begin, person, START)


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ((True, False), (False, False), "under names; they keep them"),
        ((True, False), (False, True), "under names; they keep them"),
        ((False, False), (True, False), "stay without names"),
        ((False, False), (False, True), "stay without numbers"),
        ((False, True), (False, False), "under numbers; they keep them"),
        ((False, True), (True, True), "stay without names"),
    ],
)
def test_going_back_to_the_lobby_does_not_change_under_which_name_people_write(
    was: tuple[bool, bool], becomes: tuple[bool, bool], sentence: str
) -> None:
    room = TestRoom()
    ada = room.seat(ADA)

    def chosen(names: tuple[bool, bool]) -> ChangeSetup:
        shown, numbers = names
        setup = room.host.meeting.setup
        return ChangeSetup(
            replace(setup, are_names_shown=shown, are_pseudonyms_shown=numbers)
        )

    ada.send(chosen(was))
    room.go_to(Phase.READING)
    for phase in (Phase.LOBBY, Phase.PREPARE):
        ada.send(Reopen(phase, "A page was missing."))
        with pytest.raises(Refused, match=sentence):
            ada.send(chosen(becomes))
    ada.send(ChangeSetup(replace(room.host.meeting.setup, goal="Something else")))

    assert room.host.meeting.setup.goal == "Something else"
