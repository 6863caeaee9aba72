# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Nothing goes into the record before the whole of it was read back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import (
    AskAgain,
    CastVote,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.room import AddPerson, SetAway
from meetingroom.meeting.decisions import (
    DecisionDraft,
    DecisionStatus,
    Door,
    VoteChoice,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DecisionId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.decisions.words import roll_call_lines
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom
from tests.support.voting import START_IT, asked_again

DECISION = DecisionId("decision")
FULL = DecisionDraft(
    "Move every customer by the end of March.",
    BEN,
    Door.ONE_WAY,
    ("Move all by March", "Move new customers only"),
    "Waiting costs 0.9 million a year.",
    date(2027, 1, 15),
    outcome="approved with changes",
    supersedes=DecisionId("elsewhere"),
    supersedes_words="D-1 of 2026-11-02: Wait.",
)
ZOE = PersonId("zoe")


def answered_room() -> TestRoom:
    """Tom moved from an objection; Ben is away; Zoe watches."""
    room = TestRoom().go_to(Phase.DECISIONS)
    ada = room.seat(ADA)
    ada.send(AddPerson(ZOE, "Zoe", is_observer=True))
    ada.send(DraftDecision(DECISION, FULL))
    ada.send(SetAway(BEN, is_away=True))
    rounds = (
        CastVote(DECISION, VoteChoice.OBJECT, "No way back."),
        CastVote(DECISION, VoteChoice.DISAGREE_AND_COMMIT, "The date is my way back."),
    )
    for answer in rounds:
        for person in (ADA, MINA, RITA):
            room.seat(person).send(CastVote(DECISION, VoteChoice.COMMIT))
        room.seat(TOM).send(answer)
        ada.send(OpenRollCall(DECISION))
        if answer is rounds[0]:
            ada.send(AskAgain(DECISION))
    return room


@pytest.fixture
def room() -> TestRoom:
    return answered_room()


@pytest.fixture
def screen(
    room: TestRoom, qapp: QApplication, qtbot: QtBot
) -> Iterator[DecisionsScreen]:
    ThemeController(qapp, ThemeChoice.PAPER)
    made = DecisionsScreen(room.host.new_id)
    qtbot.addWidget(made, before_close_func=lambda _: made.flush())
    seat = room.seat(ADA)
    made.command_requested.connect(seat.send)
    stop = seat.subscribe(made.show_snapshot)
    made.resize(1280, 720)
    made.show_snapshot(seat.snapshot())
    made.show()
    yield made
    stop()


def status(room: TestRoom) -> DecisionStatus:
    return room.host.meeting.decisions[DECISION].status


def test_the_whole_decision_is_read_back_before_it_is_recorded(
    room: TestRoom, screen: DecisionsScreen
) -> None:
    screen.save.click()

    said = screen.read_back.reading.said()
    for part in (
        "We decide: Move every customer by the end of March.",
        "Outcome: Approved with changes",
        "Owner: Ben",
        "Door: One-way",
        "Options considered: Move all by March\nMove new customers only",
        "Because: Waiting costs 0.9 million a year.",
        "Look at it again on: 15 Jan 2027",
        "Supersedes: D-1 of 2026-11-02: Wait.",
        "Consulted: Ada, Mina, Rita, Tom",
        "Roll call: Commit: Ada, Mina, Rita\n"
        "Tom: object → disagree and commit “The date is my way back.”\n"
        "Not asked: Ben",
    ):
        assert part in said
    assert status(room) is DecisionStatus.DRAFT
    assert screen.read_back.isVisible()
    for hidden in (screen.form, screen.save, screen.defer, screen.drop):
        assert not hidden.isVisible()


def test_it_is_recorded_once_it_is_confirmed_and_not_by_a_double_click(
    room: TestRoom, screen: DecisionsScreen, qtbot: QtBot
) -> None:
    screen.save.click()
    screen.read_back.record.click()
    before = status(room)
    qtbot.waitUntil(lambda: screen.read_back.is_ready)

    screen.read_back.record.click()

    assert before is DecisionStatus.DRAFT
    assert status(room) is DecisionStatus.RECORDED
    assert not screen.read_back.isVisible()
    assert not screen.read_back.record.isVisible()
    assert screen.reading.isVisible()


def test_a_stray_enter_or_a_second_press_of_the_keys_records_nothing(
    room: TestRoom, screen: DecisionsScreen, qtbot: QtBot
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    screen.activateWindow()
    screen.form.statement.setFocus()

    QTest.keyClick(screen.form.statement, Qt.Key.Key_Return, control)
    is_read_back = screen.read_back.isVisible()
    qtbot.waitUntil(lambda: screen.read_back.is_ready)
    is_safe = screen.read_back.back.hasFocus()
    QTest.keyClick(screen.read_back.back, Qt.Key.Key_Return, control)

    assert is_read_back
    assert is_safe
    assert status(room) is DecisionStatus.DRAFT


def test_escape_goes_back_to_the_form(room: TestRoom, screen: DecisionsScreen) -> None:
    screen.save.click()

    QTest.keyClick(screen.read_back.back, Qt.Key.Key_Escape)

    assert screen.form.isVisible()
    assert not screen.read_back.isVisible()
    assert status(room) is DecisionStatus.DRAFT


def test_one_may_go_back_to_the_form(room: TestRoom, screen: DecisionsScreen) -> None:
    screen.save.click()

    screen.read_back.back.click()

    assert screen.form.isVisible()
    assert screen.save.isVisible()
    assert not screen.read_back.isVisible()
    assert status(room) is DecisionStatus.DRAFT


def test_a_narrow_window_stays_as_narrow(screen: DecisionsScreen) -> None:
    screen.resize(760, 720)

    screen.save.click()
    screen.read_back.back.click()

    assert screen.width() == 760


def test_asking_again_ends_the_read_back(
    room: TestRoom, screen: DecisionsScreen
) -> None:
    screen.save.click()

    room.seat(ADA).send(AskAgain(DECISION))

    assert screen.form.isVisible()
    assert not screen.read_back.isVisible()


def test_what_is_read_back_follows_the_draft(
    room: TestRoom, screen: DecisionsScreen
) -> None:
    screen.save.click()

    changed = replace(FULL, because="It is cheaper.")
    room.seat(MINA).send(DraftDecision(DECISION, changed))

    assert "Because: It is cheaper." in screen.read_back.reading.said()


def test_who_dissented_before_and_is_not_asked_is_read_back_with_the_reason() -> None:
    room = asked_again(TestRoom().go_to(Phase.DECISIONS))
    meeting = room.host.meeting

    lines = roll_call_lines(meeting, meeting.decisions[START_IT])

    assert lines == (
        "Commit: Ada, Mina, Rita",
        "Not asked: Ben, Tom",
        "Tom, before that: object “No way back.”",
    )


def test_sealed_answers_are_not_in_the_words() -> None:
    room = answered_room()
    room.seat(ADA).send(AskAgain(DECISION))
    meeting = room.host.meeting

    assert roll_call_lines(meeting, meeting.decisions[DECISION]) == ()


def test_after_recording_another_enter_takes_nobody_anywhere(
    room: TestRoom, screen: DecisionsScreen, qtbot: QtBot
) -> None:
    with qtbot.waitActive(screen):
        screen.activateWindow()
    screen.save.click()
    qtbot.waitUntil(lambda: screen.read_back.is_ready)
    screen.read_back.record.setFocus()

    QTest.keyClick(screen.read_back.record, Qt.Key.Key_Return)

    assert status(room) is DecisionStatus.RECORDED
    assert QApplication.focusWidget() is screen.reading
    assert FULL.statement in screen.reading.accessibleDescription()
    with qtbot.assertNotEmitted(screen.back_requested):
        QTest.keyClick(screen.reading, Qt.Key.Key_Return)


def test_the_read_back_says_that_the_words_changed(
    room: TestRoom, screen: DecisionsScreen, qtbot: QtBot
) -> None:
    screen.save.click()
    qtbot.waitUntil(lambda: screen.read_back.is_ready)
    was_calm = screen.read_back.change.isHidden()

    changed = replace(FULL, because="It is cheaper.")
    room.seat(MINA).send(DraftDecision(DECISION, changed))
    screen.read_back.record.click()

    assert was_calm
    assert screen.read_back.change.isVisible()
    assert screen.read_back.change.words.text().startswith("The words changed while")
    assert status(room) is DecisionStatus.DRAFT
    qtbot.waitUntil(lambda: screen.read_back.is_ready)
    screen.read_back.record.click()
    assert status(room) is DecisionStatus.RECORDED


def test_words_typed_while_it_was_recorded_stay_in_sight(
    room: TestRoom, screen: DecisionsScreen, qtbot: QtBot
) -> None:
    with qtbot.waitActive(screen):
        screen.activateWindow()
    screen.form.because.setFocus()
    screen.form.because.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(screen.form.because, " Every year.")

    room.seat(MINA).send(RecordDecision(DECISION, FULL))

    late = screen.page.late
    said = "Waiting costs 0.9 million a year. Every year."
    assert status(room) is DecisionStatus.RECORDED
    assert late.isVisible()
    assert late.words.text() == said
    for command in screen.form.unsent():
        screen.show_refusal(command, Refused("This decision is settled."))
    assert late.words.text() == said
    late.leave.click()
    assert not late.isVisible()
    room.seat(ADA).send(SetAway(BEN, is_away=False))
    assert not late.isVisible()
