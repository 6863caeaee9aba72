# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Names as typed: shown in one line, and never posing as somebody else's."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingroom.meeting.command.room import (
    AddPerson,
    AdmitDevice,
    ChangePerson,
    CreateMeeting,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import DeviceId, MeetingId, PersonId, SealId
from meetingroom.meeting.name import clean_name
from meetingroom.meeting.people import MAX_NAME_CP, Seniority
from meetingroom.meeting.state import Meeting
from tests.meeting.course import Course
from tests.support.meetings import ADA, BEN, START

ZOE = PersonId("zoe")
MEETING = MeetingId("other")
HIDDEN = "\u202eAda\u200b"


def naming(name: str) -> list[Command]:
    """Return each command that gives somebody a name."""
    return [
        AddPerson(ZOE, name),
        AdmitDevice(ZOE, name, DeviceId("laptop"), SealId("seal")),
        ChangePerson(BEN, name, Seniority.REGULAR),
    ]


def refusal(meeting: Meeting, command: Command) -> str:
    with pytest.raises(Refused) as caught:
        handle(meeting, command, ADA, START)
    return caught.value.sentence


@pytest.mark.parametrize(
    "name", ["Ada", "Ada Lovelace", "Zoë", "李雷", "محمد", "Ó Sé", "👩 R."]
)
def test_names_of_all_peoples_stay_as_they_are(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    "typed",
    [
        "  Ada\t\n",
        "A\u200bda",  # zero width space
        "\u202eAda\u202c",  # right-to-left override
        "Ada\u2069\u2066",  # isolates
        "A\u00adda",  # soft hyphen
        "Ada\ufeff",
        "Ada\x00\x07\x1b",
        "Ada\ufe0f",  # variation selector
        "A\u034fda",  # combining grapheme joiner
        "Ada\u3164",  # Hangul filler, a letter that shows nothing
        "Ada\uffa0",
        "\u2800Ada",  # empty Braille pattern
        "Ada\U000e0041",  # tag
        "A\u115f\u1160da",
        "Ada\u180e",
    ],
)
def test_what_does_not_show_goes_away(typed: str) -> None:
    assert clean_name(typed) == "Ada"


@pytest.mark.parametrize(
    "typed", ["", " \u00a0\u2003", "\u200b\u200d", "\u3164", "\u2800"]
)
def test_a_name_of_nothing_is_empty(typed: str) -> None:
    assert clean_name(typed) == ""


def test_spaces_of_all_kinds_are_one_space() -> None:
    assert clean_name("Ada\u00a0 \u2003\u3000B.\u2028C.") == "Ada B. C."


def test_two_ways_to_write_a_letter_are_one_name() -> None:
    assert clean_name("Zoe\u0308") == "Zo\u00eb"
    assert clean_name("Zoe\u200b\u0308") == "Zo\u00eb"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(name: str) -> None:
    once = clean_name(name)

    assert clean_name(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert all(unicodedata.category(char)[0] != "C" for char in once)
    assert once == once.strip()


@pytest.mark.parametrize("command", naming("\u202eZoe\n \u200bB.\u3164"))
def test_only_clean_names_stand_in_the_log(command: Command) -> None:
    event = handle(Course().meeting, command, ADA, START)[0]

    assert getattr(event, "name", None) == "Zoe B."


def test_who_begins_a_meeting_has_a_clean_name() -> None:
    events = handle(Meeting(), CreateMeeting(MEETING, HIDDEN), ADA, START)

    assert [getattr(event, "name", None) for event in events] == ["Ada", "Ada"]


@pytest.mark.parametrize("command", naming(HIDDEN))
def test_signs_that_do_not_show_make_no_other_name(command: Command) -> None:
    assert refusal(Course().meeting, command) == (
        "Somebody called Ada is here already. Add an initial."
    )


@pytest.mark.parametrize("command", naming("\u200b \u3164"))
def test_a_name_that_does_not_show_is_refused(command: Command) -> None:
    assert refusal(Course().meeting, command) == "The name is still empty."


def test_who_begins_a_meeting_has_a_name_that_shows() -> None:
    nameless = CreateMeeting(MEETING, "\u200b")

    assert refusal(Meeting(), nameless) == "Your name is still empty."


def test_signs_that_do_not_show_take_no_place_in_a_name() -> None:
    long = "Z" * MAX_NAME_CP

    (event,) = handle(Course().meeting, AddPerson(ZOE, long + "\u200b"), ADA, START)

    assert getattr(event, "name", None) == long
    assert "the most is 80" in refusal(Course().meeting, AddPerson(ZOE, long + "Z"))
