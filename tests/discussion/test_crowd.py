# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How many people stand behind a topic, with names, numbers and neither."""

from dataclasses import replace

from meetingroom.discussion.crowd import NOBODY, Crowd, crowd_of
from meetingroom.meeting.command.note import SetMeToo
from meetingroom.meeting.command.room import ChangeSetup
from meetingroom.meeting.ids import NoteId, PersonId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

THREE = Crowd(3, is_least=False)
AT_LEAST_3 = Crowd(3, is_least=True)


def crowd(
    viewer: PersonId, *, has_names: bool = False, has_numbers: bool = False
) -> tuple[Crowd, Crowd]:
    """Tom wrote twice and Mina once; Ben and Tom say "me too" to hers."""
    room = TestRoom()
    setup = replace(
        room.host.meeting.setup,
        are_names_shown=has_names,
        are_pseudonyms_shown=has_numbers,
    )
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    first, second = room.add_note(TOM, "1.2 million"), room.add_note(TOM, "two")
    mina = room.add_note(MINA, "systems")
    room.go_to(Phase.MARGINS)
    for person in (BEN, TOM):
        room.seat(person).send(SetMeToo(mina, is_on=True))
    seen = room.seat(viewer).snapshot().meeting
    return counted(seen, first, second, mina), counted(seen, mina)


def counted(seen: Meeting, *notes: NoteId) -> Crowd:
    return crowd_of(seen, Topic(TopicId("t"), "", notes))


def test_with_names_it_is_their_number() -> None:
    assert crowd(RITA, has_names=True) == (THREE, THREE)


def test_without_names_it_is_the_fewest_there_can_be() -> None:
    # Of one note nobody can have written it and stand behind it.
    assert crowd(RITA) == (AT_LEAST_3, THREE)


def test_numbers_tell_how_many_wrote_and_not_who_stands_behind() -> None:
    assert crowd(RITA, has_numbers=True) == (AT_LEAST_3, THREE)


def test_nobody_stands_behind_no_notes() -> None:
    assert counted(TestRoom().host.meeting) == NOBODY
