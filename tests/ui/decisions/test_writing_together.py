# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Words in the decision form: they stay while answers come and others write."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import (
    CastVote,
    DeferDecision,
    DraftDecision,
)
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.window.meeting_page import MeetingPage
from tests.protocol.world import World
from tests.support.meetings import ADA, BEN, MINA, TOM
from tests.ui.guests import guest_page, talking
from tests.ui.window.test_meeting_page import Seat, focused, seat

__all__ = ["seat"]

ONE = DecisionId("d1")
WE_SHIP = DecisionDraft("We ship", ADA, Door.TWO_WAY, because="So")


def decisions(page: MeetingPage) -> DecisionsScreen:
    screen = page.current_screen
    assert isinstance(screen, DecisionsScreen)
    return screen


def is_saved(world: World, statement: str) -> bool:
    world.settle()
    drafts = [d.draft.statement for d in world.meeting.decisions.values()]
    return statement in drafts


def test_a_guest_types_on_while_the_host_answers(seat: Seat, qtbot: QtBot) -> None:
    world, _, mina = talking()
    page = guest_page(seat, qtbot, mina.room)
    page.decide(None)
    world.settle()
    field = decisions(page).form.statement
    field.setFocus()

    for word in ("We ", "ship ", "in ", "March"):
        QTest.keyClicks(field, word)
        said = field.toPlainText().strip()
        qtbot.waitUntil(partial(is_saved, world, said))

    assert field.toPlainText() == "We ship in March"


def test_what_a_guest_typed_stays_before_the_answer(seat: Seat, qtbot: QtBot) -> None:
    world, _, mina = talking()
    page = guest_page(seat, qtbot, mina.room)
    page.decide(None)
    world.settle()
    field = decisions(page).form.statement
    field.setFocus()
    QTest.keyClicks(field, "We ship in March")
    qtbot.waitUntil(lambda: mina.room.unanswered > 0)
    shown = field.toPlainText()
    QTest.keyClicks(field, " to all")

    assert shown == "We ship in March"
    qtbot.waitUntil(lambda: is_saved(world, "We ship in March to all"))
    assert field.toPlainText() == "We ship in March to all"


def test_a_guests_new_decision_does_not_fall_back_to_another(
    seat: Seat, qtbot: QtBot
) -> None:
    world, _, mina = talking()
    world.lead(DraftDecision(ONE, DecisionDraft("The first one")))
    world.settle()
    page = guest_page(seat, qtbot, mina.room)
    page.show_decisions()
    decisions(page).chooser.new.click()
    QTest.keyClicks(focused(), "Second")

    qtbot.waitUntil(lambda: is_saved(world, "Second"))
    first = world.meeting.decisions[ONE].draft.statement
    assert first == "The first one"


def test_two_people_write_on_different_parts(seat: Seat, qtbot: QtBot) -> None:
    room = seat.room
    room.go_to(Phase.DECISIONS)
    room.seat(ADA).send(DraftDecision(ONE, DecisionDraft("A")))
    page = seat.page()
    QTest.keyClicks(decisions(page).form.because, "One sees why")
    of_mina = DecisionDraft("A", owner=TOM, because="")
    room.seat(MINA).send(DraftDecision(ONE, of_mina))

    def draft() -> DecisionDraft:
        return room.host.meeting.decisions[ONE].draft

    qtbot.waitUntil(lambda: draft().because == "One sees why")
    assert (draft().statement, draft().owner) == ("A", TOM)
    assert decisions(page).form.owner.currentData() == TOM


def test_words_that_were_answered_to_keep_nothing_else_from_being_saved(
    seat: Seat, qtbot: QtBot
) -> None:
    room = seat.room
    room.go_to(Phase.DECISIONS)
    room.seat(ADA).send(DraftDecision(ONE, WE_SHIP))
    form = decisions(seat.page(MINA)).form
    form.statement.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(form.statement, " in March")
    QTest.keyClicks(form.because, "A long because")
    room.seat(BEN).send(CastVote(ONE, VoteChoice.COMMIT, ""))

    def draft() -> DecisionDraft:
        return room.host.meeting.decisions[ONE].draft

    qtbot.waitUntil(lambda: draft().because.startswith("A long because"))
    room.seat(TOM).send(CastVote(ONE, VoteChoice.COMMIT, ""))
    assert draft().statement == "We ship"
    assert form.statement.toPlainText() == "We ship in March"
    assert form.statement_row.error.startswith("People have answered")


def test_words_that_a_guests_host_refuses_stay_in_the_form(
    seat: Seat, qtbot: QtBot
) -> None:
    world, ben, mina = talking()
    world.lead(DraftDecision(ONE, WE_SHIP))
    world.settle()
    page = guest_page(seat, qtbot, mina.room)
    page.show_decisions()
    form = decisions(page).form
    world.host.submit(CastVote(ONE, VoteChoice.COMMIT), ben.person)
    form.statement.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(form.statement, " in March")
    qtbot.waitUntil(lambda: mina.room.unanswered > 0)
    world.settle()

    qtbot.waitUntil(lambda: bool(form.statement_row.error))
    assert form.statement.toPlainText() == "We ship in March"
    assert world.meeting.decisions[ONE].draft.statement == "We ship"


def test_what_a_guest_typed_while_it_was_deferred_stays_in_sight(
    seat: Seat, qtbot: QtBot
) -> None:
    world, _, mina = talking()
    dated = replace(WE_SHIP, review_on=date(2027, 1, 5))
    world.lead(DraftDecision(ONE, dated))
    world.settle()
    page = guest_page(seat, qtbot, mina.room)
    page.show_decisions()
    screen = decisions(page)
    screen.form.because.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(screen.form.because, " and so")
    qtbot.waitUntil(lambda: mina.room.unanswered > 0)

    world.lead(DeferDecision(ONE, "Later."))
    world.settle()

    qtbot.waitUntil(screen.page.late.isVisible)
    assert screen.page.late.words.text() == "So and so"
    assert world.meeting.decisions[ONE].draft == dated
