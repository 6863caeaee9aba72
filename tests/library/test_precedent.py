# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Earlier decisions with the words of one that is being typed, in a real file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetingroom.library.library import Library
from meetingroom.library.precedent import words_of
from meetingroom.meeting.command.decision import (
    AddFollowUp,
    CastVote,
    DraftDecision,
    FinishFollowUp,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId, FollowUpId, MeetingId
from meetingroom.meeting.phase import Phase
from tests.library.test_library import DECISION, decided
from tests.support.meetings import ADA, BEN, MEETING, NAMES, START, TOM, TestRoom

TYPED = DecisionId("typed")
OTHER = MeetingId("other")
DRAFT = DecisionDraft("", BEN, Door.TWO_WAY, because="It is time.")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


def record(room: TestRoom, name: str, statement: str, supersedes: str = "") -> None:
    decision = DecisionId(name)
    earlier = DecisionId(supersedes) if supersedes else None
    draft = replace(DRAFT, statement=statement, supersedes=earlier)
    room.seat(ADA).send(DraftDecision(decision, draft))
    for person in NAMES:
        room.seat(person).send(CastVote(decision, VoteChoice.COMMIT))
    room.seat(ADA).send(OpenRollCall(decision))
    room.seat(ADA).send(RecordDecision(decision))


def ids(library: Library, statement: str, but: DecisionId = TYPED) -> list[str]:
    return [row.id for row in library.precedents(statement, but)]


def test_an_earlier_decision_is_found_by_its_words(library: Library) -> None:
    decided(TestRoom(library))

    (row,) = library.precedents("Do we sell the OLD plans in Januáry?", TYPED)

    assert row.id == DECISION
    assert (row.meeting_title, row.number, row.owner) == ("Billing", 1, "Ben")
    assert row.statement == "Stop selling the old plan in January."
    assert row.outcome == "approved with changes"
    assert row.settled_at == START
    assert not row.is_superseded
    assert row.shared == 3


@pytest.mark.parametrize(
    "statement", ["", "Stop", "We will do it in the end", "Stop hiring people", "-* ("]
)
def test_a_word_in_common_is_chance(library: Library, statement: str) -> None:
    decided(TestRoom(library))

    assert ids(library, statement) == []


def test_a_draft_and_the_decision_itself_are_never_found(library: Library) -> None:
    room = decided(TestRoom(library))
    draft = replace(DRAFT, statement="Stop selling the old plan in June.")
    room.seat(ADA).send(DraftDecision(TYPED, draft))

    assert ids(library, draft.statement) == [DECISION]
    assert ids(library, draft.statement, DECISION) == []


def test_the_three_nearest_come_first_and_what_is_superseded_last(
    library: Library,
) -> None:
    room = TestRoom(library).go_to(Phase.DECISIONS)
    record(room, "a", "Move customers to the new plan in March")
    record(room, "b", "Move customers to the plan in March 2028", supersedes="a")
    record(room, "c", "Move customers to the plan")
    record(room, "d", "Move the customers")

    found = library.precedents("Move customers to the plan in March", TYPED)

    assert [row.id for row in found] == ["b", "c", "d"]
    (first,) = (r for r in library.precedents("plan March", TYPED) if r.id == "a")
    assert first.is_superseded


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.characters(exclude_categories=[]), max_size=30))
def test_nothing_that_can_be_typed_breaks_it(text: str, library: Library) -> None:
    # Shared by all examples: asking changes nothing.
    assert library.precedents(text, TYPED) == ()


def test_words_are_compared_without_accents_case_and_plural() -> None:
    assert words_of("The Cafés, the BUS and the class") == {"cafe", "bus", "class"}


def test_open_work_of_other_meetings_is_counted_by_name(library: Library) -> None:
    room = decided(TestRoom(library))
    due = START.date()
    for number in range(2):
        more = AddFollowUp(FollowUpId(f"f{number}"), "Ask.", TOM, due)
        room.seat(ADA).send(more)
    room.seat(TOM).send(FinishFollowUp(FollowUpId("f0")))

    assert library.open_work(MeetingId("another")) == {"Tom": 2}
    assert library.open_work(MEETING) == {}


def test_what_another_meeting_decided_later_is_cited(library: Library) -> None:
    decided(TestRoom(library))
    room = TestRoom(library, meeting=OTHER).go_to(Phase.DECISIONS)
    record(room, "later", "Sell it until June.", supersedes=DECISION)

    assert library.later_decisions(MEETING) == {
        DECISION: "D-1 of 2026-11-24, Billing: Sell it until June."
    }
    assert library.later_decisions(OTHER) == {}
    (row,) = (r for r in library.decisions() if r.id == DECISION)
    assert row.superseded_by == "later"
