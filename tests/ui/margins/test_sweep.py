# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The sweep of own questions, on a real room and by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.note import AddNote, WithdrawNote
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.margins.sweep import QuestionSweep
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, BEN, TestRoom
from tests.ui.margins.test_margins_screen import Desk, shown


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, ThemeChoice.PAPER)
    yield controller
    controller.deleteLater()


@pytest.fixture
def asked() -> tuple[TestRoom, NoteId, NoteId]:
    """A room in the margins where Ada had asked two questions and Ben one."""
    room = TestRoom().go_to(Phase.READING)
    second = room.add_note(ADA, "how many contracts", body="How many?")
    first = room.add_note(ADA, "two systems", body="Which two?")
    room.add_note(ADA, "1.2 million", NoteKind.CONCERN, "No source.")
    room.add_note(BEN, "1.2 million", body="Whose?")
    return room.go_to(Phase.MARGINS), first, second


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def sitting(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> tuple[Desk, QuestionSweep]:
    desk = shown(themes, qtbot, room)
    desk.screen.setFocus()
    return desk, desk.screen.sweep


def test_one_first_sees_the_own_questions_in_the_order_of_the_text(
    themes: ThemeController,
    qtbot: QtBot,
    asked: tuple[TestRoom, NoteId, NoteId],
) -> None:
    room, first, _ = asked

    _, sweep = sitting(themes, qtbot, room)

    assert sweep.isVisible()
    assert sweep.accessibleName() == "You asked 2 questions. Still open? 1 of 2"
    assert sweep.question.text == "1:2  Which two?"
    assert sweep.current == first
    assert sweep.keep.hasFocus()


def test_questions_are_kept_answered_and_then_the_sweep_leaves(
    themes: ThemeController,
    qtbot: QtBot,
    asked: tuple[TestRoom, NoteId, NoteId],
) -> None:
    room, first, second = asked
    desk, sweep = sitting(themes, qtbot, room)

    press(Qt.Key.Key_Return)
    at_second = (sweep.current, sweep.keep.hasFocus())
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert sweep.address.hasFocus()
    sweep.address.selectAll()
    QTest.keyClicks(sweep.address, "1.2")
    press(Qt.Key.Key_Return)

    notes = room.host.meeting.notes
    assert at_second == (second, True)
    assert not notes[first].is_withdrawn
    assert notes[second].withdrawn_because == "Answered at 1:2"
    assert sweep.isHidden()
    assert desk.screen.pane.hasFocus()


def test_the_next_question_begins_without_the_place_of_the_last_answer(
    themes: ThemeController,
    qtbot: QtBot,
    asked: tuple[TestRoom, NoteId, NoteId],
) -> None:
    room, _, second = asked
    _, sweep = sitting(themes, qtbot, room)
    sweep.address.setFocus()
    sweep.address.selectAll()
    QTest.keyClicks(sweep.address, "1:2")

    press(Qt.Key.Key_Return)

    assert sweep.current == second
    assert sweep.address.text() == ""
    sweep.answered.click()
    assert sweep._error.text() == "Say first where it is answered, such as 4:7."


def test_a_question_is_withdrawn_without_a_place(
    themes: ThemeController,
    qtbot: QtBot,
    asked: tuple[TestRoom, NoteId, NoteId],
) -> None:
    room, first, second = asked
    _, sweep = sitting(themes, qtbot, room)

    sweep.withdraw.click()

    assert room.host.meeting.notes[first].is_withdrawn
    assert room.host.meeting.notes[first].withdrawn_because == ""
    assert sweep.current == second


def test_the_place_is_picked_by_going_there_in_the_text(
    themes: ThemeController,
    qtbot: QtBot,
    asked: tuple[TestRoom, NoteId, NoteId],
) -> None:
    room, first, _ = asked
    desk, sweep = sitting(themes, qtbot, room)

    desk.screen.pane.go_to(room.memo.starts_cp[3])
    picked = sweep.address.text()
    sweep.answered.click()

    because = room.host.meeting.notes[first].withdrawn_because
    assert because == f"Answered at {picked}"
    assert picked == room.host.meeting.pages.address(room.memo.starts_cp[3])


def test_a_typed_place_is_not_replaced_by_where_one_goes(
    themes: ThemeController,
    qtbot: QtBot,
    asked: tuple[TestRoom, NoteId, NoteId],
) -> None:
    desk, sweep = sitting(themes, qtbot, asked[0])

    sweep.address.selectAll()
    QTest.keyClicks(sweep.address, "1:3")
    desk.screen.pane.go_to(asked[0].memo.starts_cp[3])

    assert sweep.address.text() == "1:3"


def test_a_place_that_does_not_exist_is_refused_in_the_sweep(
    themes: ThemeController,
    qtbot: QtBot,
    asked: tuple[TestRoom, NoteId, NoteId],
) -> None:
    room, first, _ = asked
    _, sweep = sitting(themes, qtbot, room)

    sweep.address.setText("9:99")
    sweep.answered.click()

    assert sweep._error.text() == "There is no such place. The memo has 1 page."
    assert sweep._error.isVisible()
    assert not room.host.meeting.notes[first].is_withdrawn


def test_what_the_room_refuses_is_said_in_the_sweep(
    themes: ThemeController,
    qtbot: QtBot,
    asked: tuple[TestRoom, NoteId, NoteId],
) -> None:
    room, first, _ = asked
    desk, sweep = sitting(themes, qtbot, room)

    desk.screen.show_refusal(WithdrawNote(first), Refused("Not now."))

    assert sweep._error.text() == "Not now."
    assert sweep.current == first


def test_a_long_question_is_cut_where_one_knows_it_again(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(ADA, "two systems", body="Why? " * 200)

    _, sweep = sitting(themes, qtbot, room.go_to(Phase.MARGINS))

    assert len(sweep.question.text) < 300
    assert sweep.question.text.endswith("…")
    assert sweep.accessibleName().startswith("You asked 1 question. Still open?")


def test_it_can_be_put_aside_and_asked_for_again(
    themes: ThemeController,
    qtbot: QtBot,
    asked: tuple[TestRoom, NoteId, NoteId],
) -> None:
    room, first, _ = asked
    desk, sweep = sitting(themes, qtbot, room)

    press(Qt.Key.Key_Escape)
    is_aside = sweep.isHidden()
    room.seat(BEN).send(AddNote(NoteId("late"), NoteKind.QUESTION, "And then?"))
    stays_aside = sweep.isHidden()
    desk.press(Qt.Key.Key_O, desk.screen.pane)

    assert is_aside
    assert stays_aside
    assert sweep.isVisible()
    assert sweep.current == first


def test_kept_questions_are_shown_again_when_asked_for(
    themes: ThemeController,
    qtbot: QtBot,
    asked: tuple[TestRoom, NoteId, NoteId],
) -> None:
    room, first, _ = asked
    desk, sweep = sitting(themes, qtbot, room)
    sweep.keep.click()
    sweep.withdraw.click()
    was_hidden = sweep.isHidden()

    desk.press(Qt.Key.Key_O, desk.screen.pane)

    assert was_hidden
    assert sweep.current == first
    assert room.host.meeting.phase is Phase.MARGINS


def test_who_asked_nothing_is_asked_nothing(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "two systems")

    desk, sweep = sitting(themes, qtbot, room.go_to(Phase.MARGINS))

    assert sweep.isHidden()
    assert desk.screen.pane.hasFocus()
