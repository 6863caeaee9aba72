# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The summary's values and its sentences."""

from datetime import UTC, datetime

import pytest

from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Disposition
from meetingroom.meeting.people import Person, Roles, Seniority
from meetingroom.meeting.setup import Setup
from meetingroom.meeting.stance import Stance, StanceChoice
from meetingroom.meeting.state import Meeting
from meetingroom.ui.close.view import Size, figures_of, size_of, speaking_order
from meetingroom.ui.close.words import size_words, time_words, why_not_words
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM
from tests.ui.close.rooms import defer_decision, ended_room, record_decision


def meeting_of(stances: int) -> Meeting:
    people = [PersonId(f"p{number}") for number in range(stances)]
    return Meeting(stances={p: Stance(StanceChoice.SUPPORT) for p in people})


@pytest.mark.parametrize(("stances", "shown"), [(3, ()), (4, (4, 0, 0, 0))])
def test_fewer_than_four_stances_are_not_counted(
    stances: int, shown: tuple[int, ...]
) -> None:
    assert figures_of(meeting_of(stances)).stances == shown


def test_juniors_speak_first_the_decider_last_and_the_author_answers() -> None:
    senior = Person(ADA, "Ada", Seniority.SENIOR)
    junior = Person(MINA, "Mina", Seniority.JUNIOR)
    decider = Person(RITA, "Rita", Seniority.JUNIOR)
    watching = Person(TOM, "Tom", Seniority.JUNIOR, is_observer=True)
    people = {p.id: p for p in (senior, decider, junior, watching, Person(BEN, "Ben"))}
    meeting = Meeting(people=people, setup=Setup(roles=Roles(author=BEN, decider=RITA)))

    assert speaking_order(meeting) == (MINA, ADA, RITA)


def test_figures_measure_reading_and_first_speakers() -> None:
    room, _ = ended_room()

    figures = figures_of(room.host.meeting)

    assert (figures.given_min, figures.needed_min) == (20, 23)
    assert figures.order_length == 4
    assert figures.first_places == (2,)
    assert figures.junior_starts == 1


def test_the_size_counts_the_running_phase_up_to_now() -> None:
    room, _ = ended_room()
    room.clock.advance(120)

    size = size_of(room.host.meeting, room.clock.now())

    assert size.used_min == 25
    assert size_of(room.host.meeting, None).used_min == 23
    assert size.planned_min == 60


def test_a_deferred_decision_is_not_one_with_an_owner() -> None:
    room, _ = ended_room()
    record_decision(room)
    defer_decision(room)

    figures = figures_of(room.host.meeting)

    assert (figures.decisions, figures.decisions_with_owner) == (1, 1)


def test_one_is_said_in_the_singular() -> None:
    assert size_words(Size(1, 1, 5, 60)) == "1 person · 1 note · 5 of 60 minutes"
    assert size_words(Size(2, 0, 5, 60)) == "2 people · 0 notes · 5 of 60 minutes"


@pytest.mark.parametrize(
    ("blockers", "drafts", "begins"),
    [
        (1, 0, "One blocker"),
        (3, 1, "3 blockers"),
        (0, 1, "One decision"),
        (0, 2, "2 decisions"),
    ],
)
def test_what_stops_the_closing_is_one_sentence(
    blockers: int, drafts: int, begins: str
) -> None:
    assert why_not_words(blockers, drafts).startswith(begins)


def test_nothing_open_stops_nothing() -> None:
    assert why_not_words(0, 0) == ""


def test_times_are_those_of_the_wall_clock() -> None:
    at = datetime(2026, 11, 24, 9, 58, tzinfo=UTC)

    assert time_words(at) == at.astimezone().strftime("%H:%M")


def test_closing_keeps_its_moment() -> None:
    room, blocker = ended_room()
    before = room.host.meeting.closed_at
    room.seat(ADA).send(SetDisposition(blocker, Disposition.PARKED))

    room.seat(ADA).send(CloseMeeting())

    assert before is None
    assert room.host.meeting.closed_at == room.clock.now()
