# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An answer that was begun and not sealed outlives the window, on its machine alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import (
    DraftDecision,
    DropDecision,
    OpenRollCall,
)
from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.decisions import VoteChoice
from meetingroom.meeting.ids import DecisionId
from meetingroom.meeting.local import HalfField, HalfWords
from meetingroom.meeting.phase import Phase
from meetingroom.ui.decisions.own_answer import OwnAnswer
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.window.meeting_page import MeetingPage
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM
from tests.support.voting import DRAFT, START_IT, vote
from tests.ui.window.test_meeting_page import Seat
from tests.ui.window.test_moved_notice import said

WORDS = "Not before the figures are checked"
BEGUN = HalfWords(HalfField.ANSWER, None, WORDS, "object", START_IT)


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    made = Seat(qtbot, tmp_path, qapp)
    made.room.go_to(Phase.DECISIONS)
    made.room.seat(ADA).send(DraftDecision(START_IT, DRAFT))
    yield made
    for page in made.pages:
        page.leave()


def screen(page: MeetingPage) -> DecisionsScreen:
    found = page.current_screen
    assert isinstance(found, DecisionsScreen)
    return found


def begin(page: MeetingPage) -> OwnAnswer:
    own = screen(page).roll_call.own
    own.choose(VoteChoice.OBJECT)
    QTest.keyClicks(own.reason, WORDS)
    return own


def test_an_answer_is_kept_within_a_second_and_dropped_once_sealed(
    seat: Seat, qtbot: QtBot
) -> None:
    own = begin(seat.page(BEN))
    entries = len(seat.room.host.log)

    qtbot.waitUntil(lambda: seat.notes.half == (BEGUN,))
    assert len(seat.room.host.log) == entries
    own.seal.click()

    qtbot.waitUntil(lambda: seat.notes.half == ())


def test_an_answer_that_was_begun_is_there_in_the_next_window(seat: Seat) -> None:
    seat.notes.half = (BEGUN,)

    own = screen(seat.page(BEN)).roll_call.own

    assert own.choice is VoteChoice.OBJECT
    assert own.reason.text() == WORDS
    assert own.reason_row.error.startswith("This was not sealed.")
    assert not seat.room.host.meeting.decisions[START_IT].roll_call.votes
    own.seal.click()
    assert BEN in seat.room.host.meeting.decisions[START_IT].roll_call.votes


def test_another_answer_begun_to_what_is_sealed_comes_back_unfolded(
    seat: Seat,
) -> None:
    vote(seat.room, BEN)
    seat.notes.half = (BEGUN,)

    own = screen(seat.page(BEN)).roll_call.own

    assert own.reason.isVisible()
    assert own.choice is VoteChoice.OBJECT
    own.seal.click()
    call = seat.room.host.meeting.decisions[START_IT].roll_call
    assert call.answers[BEN].choice is VoteChoice.OBJECT
    assert own.is_folded


def test_an_answer_begun_to_one_decision_waits_while_another_is_shown(
    seat: Seat,
) -> None:
    other = DecisionId("other")
    seat.room.seat(ADA).send(DraftDecision(other, replace(DRAFT, statement="Hire.")))
    page = seat.page(BEN)
    chooser, own = screen(page).chooser, screen(page).roll_call.own
    chooser.decision_chosen.emit(START_IT)
    begin(page)

    chooser.decision_chosen.emit(other)
    elsewhere = (own.choice, own.reason.text())
    kept = screen(page).roll_call.half_typed
    chooser.decision_chosen.emit(START_IT)

    assert elsewhere == (None, "")
    assert kept == (BEGUN,)
    assert (own.choice, own.reason.text()) == (VoteChoice.OBJECT, WORDS)


def test_an_answer_the_meeting_closed_without_is_told_to_its_writer(
    seat: Seat,
) -> None:
    other = DecisionId("other")
    seat.room.seat(ADA).send(DraftDecision(other, replace(DRAFT, statement="Hire.")))
    seat.notes.half = (BEGUN,)
    page = seat.page(BEN)
    vote(seat.room, ADA, MINA, RITA, TOM)
    seat.room.seat(ADA).send(OpenRollCall(START_IT, (BEN,), "His laptop died."))
    for decision in (START_IT, other):
        seat.room.seat(ADA).send(DropDecision(decision))

    seat.room.seat(ADA).send(CloseMeeting("We stop here."))

    assert said(page) == (
        "Your answer in a roll call was not sealed, so it does not count. You had"
        f" written: “{WORDS}”"
    )
    assert not seat.notes.half
