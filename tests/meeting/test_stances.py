# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Stances before the talk and at the end: which there are, and who sees them when."""

from dataclasses import replace
from datetime import date

import pytest

from meetingroom.library.body import body_text, read_body
from meetingroom.meeting.command.decision import DeferDecision, DraftDecision
from meetingroom.meeting.command.note import SealStance
from meetingroom.meeting.command.room import ChangeSetup, CloseMeeting
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.note import StanceSealed
from meetingroom.meeting.ids import DecisionId, PersonId
from meetingroom.meeting.kind import built_in
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import (
    MAX_WHY_CP,
    ON_A_PERSON,
    ON_A_PROPOSAL,
    Stance,
    StanceChoice,
)
from meetingroom.room.totals import totals_of
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom

YES = SealStance(StanceChoice.YES)
AFTER = SealStance(StanceChoice.AGAINST, "No way back.", is_after=True)


def refused(room: TestRoom, by: PersonId, command: Command) -> str:
    with pytest.raises(Refused) as refusal:
        room.seat(by).send(command)
    return refusal.value.sentence


def debrief() -> TestRoom:
    room = TestRoom()
    kind = built_in("Debrief")
    assert kind is not None
    room.seat(ADA).send(ChangeSetup(kind.chosen_in(room.host.meeting.setup)))
    return room.go_to(Phase.MARGINS)


def decided(room: TestRoom | None = None) -> TestRoom:
    """A room that has put a decision off, with an owner."""
    room = (room or TestRoom()).go_to(Phase.DECISIONS)
    draft = DecisionDraft("Move in March.", BEN, review_on=date(2027, 1, 15))
    room.seat(ADA).send(DraftDecision(DecisionId("d"), draft))
    room.seat(ADA).send(DeferDecision(DecisionId("d"), "Numbers are missing."))
    return room


@pytest.mark.parametrize("choice", ON_A_PERSON)
def test_a_debrief_asks_yes_or_no_and_nobody_is_unsure(choice: StanceChoice) -> None:
    room = debrief()

    room.seat(BEN).send(SealStance(choice))

    assert room.host.meeting.stances[BEN].choice is choice
    assert refused(room, BEN, SealStance(StanceChoice.UNSURE)) == (
        "This meeting asks for other stances. Choose one of: strong yes, yes, no,"
        " strong no."
    )


def test_other_meetings_keep_their_four() -> None:
    room = TestRoom().go_to(Phase.MARGINS)

    assert room.host.meeting.setup.stance_choices == ON_A_PROPOSAL
    assert "other stances" in refused(room, BEN, YES)


def test_the_four_are_settled_once_the_margins_are_open() -> None:
    room = debrief()
    other = replace(room.host.meeting.setup, form=None)

    sentence = refused(room, ADA, ChangeSetup(other))

    assert sentence.startswith("Which stances are asked for is settled")


def test_the_line_why_has_a_longest_length() -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    room.seat(BEN).send(SealStance(StanceChoice.SUPPORT, "x" * MAX_WHY_CP))
    longer = SealStance(StanceChoice.SUPPORT, "x" * (MAX_WHY_CP + 1))

    assert "141 characters; the most is 140" in refused(room, BEN, longer)


def test_a_longer_line_of_an_older_record_is_still_read() -> None:
    kept = '{"type":"StanceSealed","choice":"support","why":"' + "x" * 200 + '"}'

    event = read_body(kept)

    assert event == StanceSealed(StanceChoice.SUPPORT, "x" * 200)
    assert read_body(body_text(event)) == event


def test_stances_are_asked_again_once_something_is_decided() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    too_early = refused(room, BEN, AFTER)
    decided(room).seat(BEN).send(AFTER)
    first = SealStance(StanceChoice.SUPPORT)

    assert "once a decision is recorded or deferred" in too_early
    after = room.host.meeting.stances_after
    assert after == {BEN: Stance(StanceChoice.AGAINST, "No way back.")}
    assert room.host.meeting.stances == {}
    assert "only during margins" in refused(room, BEN, first)


def test_a_second_stance_has_no_place_in_the_margins() -> None:
    room = TestRoom().go_to(Phase.MARGINS)

    assert "only during decisions" in refused(room, BEN, AFTER)


def test_a_meeting_without_stances_does_not_ask_again() -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_stances_asked=False)
    room.seat(ADA).send(ChangeSetup(setup))

    assert refused(decided(room), BEN, AFTER) == "This meeting asks no stances."


@pytest.mark.parametrize("are_names_shown", [True, False])
def test_second_stances_are_sealed_until_the_meeting_closes(
    *, are_names_shown: bool
) -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=are_names_shown)
    room.seat(ADA).send(ChangeSetup(setup))
    decided(room).seat(BEN).send(AFTER)
    during = {p: room.seat(p).snapshot().meeting.stances_after for p in (ADA, BEN)}
    told = totals_of(room.host.meeting, MINA).stances_after
    room.seat(ADA).send(CloseMeeting())

    assert during[ADA] == {}
    assert list(during[BEN]) == [BEN]
    assert told == 1
    away = replace(
        room.host.meeting.people[BEN],
        is_away=True,
    )
    without = replace(room.host.meeting, people={**room.host.meeting.people, BEN: away})
    assert totals_of(without, MINA).stances_after == 0
    assert list(room.seat(TOM).snapshot().meeting.stances_after) == [BEN]
