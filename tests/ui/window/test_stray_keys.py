# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A field is torn away amid a word: the rest of it acts nowhere, and it is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import (
    BackToDiscussion,
    CloseMeeting,
    OpenDecisions,
)
from meetingroom.meeting.command.topic import EndTopic, TakeUpTopic
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import Outcome
from meetingroom.ui.close.screen import CloseScreen
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.page.view import NoteRequest
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.screens import Place
from tests.support.meetings import ADA, BEN, MINA
from tests.ui.window.test_half_kept import begin_stance, deciding
from tests.ui.window.test_meeting_page import Seat, focused, own_notes, reading, seat
from tests.ui.window.test_moved_notice import said
from tests.ui.window.test_words_kept import first_row, two_topics

__all__ = ["seat"]

KEPT = "The room went on. What you had typed is kept."
REST = "isions wandw 12 on"
CTRL = Qt.KeyboardModifier.ControlModifier


def discussion(page: MeetingPage) -> DiscussionScreen:
    screen = page.current_screen
    assert isinstance(screen, DiscussionScreen)
    return screen


def type_on(words: str = REST) -> None:
    """Type where the focus is, and keys to confirm: as hands do that do not see."""
    for letter in words:
        QTest.keyClicks(focused(), letter)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Backspace):
        QTest.keyClick(focused(), key)


def wait_for_word(page: MeetingPage, qtbot: QtBot, sentence: str = KEPT) -> None:
    qtbot.waitUntil(lambda: said(page) == sentence)


def test_the_rest_of_a_line_presses_nothing_at_the_decisions(
    seat: Seat, qtbot: QtBot
) -> None:
    two_topics(seat.room)
    page = seat.page(MINA)
    discussion(page).write_line()
    QTest.keyClicks(focused(), "we talk of dec")
    seat.room.seat(ADA).send(OpenDecisions())
    entries = len(seat.room.host.log)
    assert page.place is Place.DECISIONS

    type_on()

    assert len(seat.room.host.log) == entries
    decisions = page.current_screen
    assert isinstance(decisions, DecisionsScreen)
    assert not decisions.form.statement.toPlainText()
    wait_for_word(page, qtbot)


def test_the_rest_of_a_line_comes_into_no_other_topic_s(
    seat: Seat, qtbot: QtBot
) -> None:
    first, second = two_topics(seat.room)
    page = seat.page(MINA)
    discussion(page).write_line()
    QTest.keyClicks(focused(), "we talk of mon")
    seat.room.seat(ADA).send(TakeUpTopic(second))

    type_on("ey and more")

    topics = seat.room.seat(BEN).snapshot().meeting.topics
    assert topics[first].typed == {MINA: "we talk of mon"}
    assert not topics[second].typed
    assert not topics[second].lines
    wait_for_word(page, qtbot)


@pytest.mark.parametrize("is_ended", [True, False])
def test_the_rest_of_a_reply_acts_nowhere(
    seat: Seat, qtbot: QtBot, *, is_ended: bool
) -> None:
    room = seat.room
    first, second = two_topics(room)
    page = seat.page(BEN)
    first_row(page).ask_reply()
    QTest.keyClicks(focused(), "we depe")
    next_step = EndTopic(first, Outcome.PARK) if is_ended else TakeUpTopic(second)
    room.seat(ADA).send(next_step)
    entries = len(room.host.log)

    type_on("nd back wrq")

    assert len(room.host.log) == entries
    rows = discussion(page).current.notes.rows
    assert {row.replies.typed for row in rows} <= {"", "we depe"}
    wait_for_word(page, qtbot)


def test_the_rest_of_a_note_acts_nowhere_at_the_reveal(
    seat: Seat, qtbot: QtBot
) -> None:
    seat.room.go_to(Phase.READING)
    seat.room.add_note(BEN, "two systems")
    page = seat.page(BEN)
    reading(page).reading.start_note(NoteRequest(NoteKind.CONCERN, 0, 4))
    QTest.keyClicks(focused(), "half a tho")
    seat.room.go_to(Phase.MARGINS)
    entries = len(seat.room.host.log)

    type_on("ught w and w")

    assert len(seat.room.host.log) == entries
    assert [note.body for note in seat.notes.notes()] == ["half a tho"]
    qtbot.waitUntil(lambda: "still a draft" in said(page))


def test_what_did_not_count_is_said_and_not_spoken_over(
    seat: Seat, qtbot: QtBot
) -> None:
    deciding(seat.room)
    page = seat.page(BEN)
    begin_stance(page)
    seat.room.seat(ADA).send(CloseMeeting("We stop here."))
    sentence = said(page)

    type_on("and more")
    qtbot.waitUntil(lambda: not page.stray_keys.is_holding)

    assert sentence.startswith("Your stance after the talk was not sealed")
    assert said(page) == sentence


def test_the_rest_of_a_decision_acts_nowhere_at_the_topics(
    seat: Seat, qtbot: QtBot
) -> None:
    two_topics(seat.room)
    seat.room.go_to(Phase.DECISIONS)
    page = seat.page(MINA)
    form(page).form.statement.setFocus()
    QTest.keyClicks(focused(), "We go in Ma")
    seat.room.seat(ADA).send(BackToDiscussion())
    before = drafts(seat)

    type_on("rch nwap12")

    assert page.place is Place.DISCUSSION
    assert drafts(seat) == before
    assert seat.room.host.meeting.current_topic is None
    wait_for_word(page, qtbot)


def drafts(seat: Seat) -> list[str]:
    meeting = seat.room.host.meeting
    return [decision.draft.statement for decision in meeting.decisions.values()]


def test_the_rest_of_a_gist_acts_nowhere_once_it_closed(
    seat: Seat, qtbot: QtBot
) -> None:
    seat.room.go_to(Phase.DECISIONS)
    page = seat.page(MINA)
    page.summarise()
    close = page.current_screen
    assert isinstance(close, CloseScreen)
    close.gist.field.setFocus()
    QTest.keyClicks(focused(), "We found")
    seat.room.seat(ADA).send(CloseMeeting())
    asked = list(seat.asked)

    type_on(" out nrw")

    assert seat.asked == asked
    assert close.gist.field.toPlainText().startswith("We found")


def torn(seat: Seat) -> MeetingPage:
    """Tear the scribe's field away amid a word."""
    two_topics(seat.room)
    page = seat.page(MINA)
    discussion(page).write_line()
    QTest.keyClicks(focused(), "we talk of dec")
    seat.room.seat(ADA).send(OpenDecisions())
    assert page.stray_keys.is_holding
    return page


def form(page: MeetingPage) -> DecisionsScreen:
    screen = page.current_screen
    assert isinstance(screen, DecisionsScreen)
    return screen


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_F6])
def test_a_key_that_goes_elsewhere_ends_the_holding_back(
    seat: Seat, qtbot: QtBot, key: Qt.Key
) -> None:
    page = torn(seat)

    QTest.keyClick(focused(), key)

    assert not page.stray_keys.is_holding


def test_the_mouse_ends_the_holding_back(seat: Seat, qtbot: QtBot) -> None:
    page = torn(seat)
    statement = form(page).form.statement
    handle = page.windowHandle()
    where = statement.mapTo(page, statement.rect().center())

    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=where)
    QTest.keyClicks(focused(), "We go")

    assert not page.stray_keys.is_holding


def test_whoever_paused_types_and_chooses_again(seat: Seat, qtbot: QtBot) -> None:
    page = torn(seat)
    type_on()
    qtbot.waitUntil(lambda: not page.stray_keys.is_holding)

    form(page).form.statement.setFocus()
    QTest.keyClicks(focused(), "We go")

    assert form(page).form.statement.toPlainText() == "We go"


def test_words_of_an_input_method_go_astray_nowhere(seat: Seat, qtbot: QtBot) -> None:
    two_topics(seat.room)
    page = seat.page(MINA)
    discussion(page).write_line()
    for words in ("会", "議"):
        commit = QInputMethodEvent()
        commit.setCommitString(words)
        QApplication.sendEvent(focused(), commit)
    assert discussion(page).current.scribe.field.text() == "会議"
    seat.room.seat(ADA).send(OpenDecisions())
    form(page).form.statement.setFocus()
    commit = QInputMethodEvent()
    commit.setCommitString("室")

    QApplication.sendEvent(focused(), commit)

    assert not form(page).form.statement.toPlainText()


def test_what_is_left_by_own_will_holds_nothing_back(seat: Seat, qtbot: QtBot) -> None:
    room = seat.room
    first, _ = two_topics(room)
    page = seat.page(MINA)
    discussion(page).write_line()
    field = focused()
    QTest.keyClicks(field, "one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "two")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [line.text for line in room.host.meeting.topics[first].lines] == [
        "one",
        "two",
    ]
    QTest.keyClicks(field, "three")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert focused() is discussion(page).pane
    QTest.keyClick(focused(), Qt.Key.Key_J)

    assert not page.stray_keys.is_holding
    first_row(page).ask_reply()
    QTest.keyClicks(focused(), "an answer")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    (note,) = room.host.meeting.topics[first].notes
    assert [r.body for r in room.host.meeting.notes[note].replies] == ["an answer"]
    assert not page.stray_keys.is_holding


def test_a_note_kept_with_control_and_enter_holds_nothing_back(
    seat: Seat, qtbot: QtBot
) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()
    reading(page).reading.start_note(NoteRequest(NoteKind.CONCERN, 0, 4))
    QTest.keyClicks(focused(), "first")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "second")
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    assert not isinstance(focused(), QLineEdit)
    assert not page.stray_keys.is_holding
    assert [n.body for n in own_notes(seat).values()] == ["first\nsecond"]


def test_a_field_that_goes_a_while_after_the_last_key_holds_nothing_back(
    seat: Seat, qtbot: QtBot
) -> None:
    two_topics(seat.room)
    page = seat.page(MINA)
    discussion(page).write_line()
    QTest.keyClicks(focused(), "we talk")
    qtbot.waitUntil(lambda: not page.stray_keys.is_typing)

    seat.room.seat(ADA).send(OpenDecisions())

    assert not page.stray_keys.is_holding


def test_a_field_that_is_locked_amid_a_word_lets_no_letter_through(seat: Seat) -> None:
    page = torn(seat)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    statement = form(page).form.statement
    statement.setFocus()
    QTest.keyClicks(statement, "We g")

    statement.setReadOnly(False)
    is_held_while_open = page.stray_keys.is_holding
    statement.setReadOnly(True)

    assert not is_held_while_open
    assert page.stray_keys.is_holding
