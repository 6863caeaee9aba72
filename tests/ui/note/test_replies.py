# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Replying on the margins and in the discussion, on a real room and by keyboard."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.meeting.command.note import ReplyToNote, WithdrawNote
from meetingroom.meeting.command.room import AddPerson, ChangeSetup
from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId, PersonId, ReplyId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.discussion.topic_note import TopicNoteRow
from meetingroom.ui.margins.note_row import NoteRow
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, BEN, TOM, TestRoom
from tests.ui.margins.test_margins_screen import Desk, shown

FIRST = ReplyToNote(NoteId(""), ReplyId("first"), "From finance.")


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, ThemeChoice.PAPER)
    yield controller
    controller.deleteLater()


def replied(*, are_names_shown: bool = True) -> tuple[TestRoom, NoteId]:
    """A room in the margins with a note of Tom's that Ben has answered."""
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=are_names_shown)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    note = room.add_note(TOM, "1.2 million")
    room.go_to(Phase.MARGINS)
    room.seat(BEN).send(ReplyToNote(note, FIRST.reply, FIRST.body))
    return room, note


def bodies(room: TestRoom, note: NoteId) -> list[str]:
    return [reply.body for reply in room.host.meeting.notes[note].replies]


def type_reply(row: NoteRow | TopicNoteRow, words: str) -> None:
    line = row.replies.line
    assert line is not None
    QTest.keyClicks(line.field, words)
    QTest.keyClick(line.field, Qt.Key.Key_Return)


def at_note(desk: Desk, note: NoteId) -> NoteRow:
    row = desk.row(note)
    desk.press(Qt.Key.Key_BracketRight, desk.screen.pane)
    return row


def test_replies_stand_under_their_note(themes: ThemeController, qtbot: QtBot) -> None:
    room, note = replied()
    desk = shown(themes, qtbot, room)

    row = desk.row(note)

    assert row.replies.texts == ["— Ben  From finance."]
    assert row.replies.take_backs == []


def test_without_names_replies_carry_none(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room, note = replied(are_names_shown=False)
    desk = shown(themes, qtbot, room)

    assert desk.row(note).replies.texts == ["— From finance."]


def test_one_key_opens_the_line_and_enter_sends_it(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room, note = replied()
    desk = shown(themes, qtbot, room)
    row = at_note(desk, note)

    desk.press(Qt.Key.Key_A, row)
    type_reply(row, "")
    nothing_sent = bodies(room, note)
    type_reply(row, " Which page? ")

    assert nothing_sent == ["From finance."]
    assert bodies(room, note) == ["From finance.", "Which page?"]
    assert row.replies.texts == ["— Ben  From finance.", "— You  Which page?"]


def test_without_names_a_reply_that_names_somebody_is_warned_of(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room, note = replied(are_names_shown=False)
    desk = shown(themes, qtbot, room)
    row = at_note(desk, note)
    desk.press(Qt.Key.Key_A, row)
    line = row.replies.line
    assert line is not None
    before_px = row.sizeHint().height()

    QTest.keyClicks(line.field, "Ask Rita or Tom")
    warned, warned_px = line.mention.text(), row.sizeHint().height()
    room.seat(ADA).send(AddPerson(PersonId("zoe"), "Zoe"))
    QTest.keyClicks(line.field, " or Zoe")
    of_three = line.mention.text()
    line.field.setText("Ask them")

    assert warned.startswith("This reply names Rita, Tom. It carries no name,")
    assert of_three.startswith("This reply names Rita, Tom, Zoe.")
    assert warned_px > before_px
    assert line.mention.isHidden()


def test_with_names_a_reply_may_name_anybody(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room, note = replied()
    desk = shown(themes, qtbot, room)
    desk.press(Qt.Key.Key_A, at_note(desk, note))
    line = desk.row(note).replies.line
    assert line is not None

    QTest.keyClicks(line.field, "Ask Rita")

    assert line.mention.isHidden()


def test_the_warning_stands_at_replies_in_the_discussion_too(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room, _ = replied(are_names_shown=False)
    meeting = room.seat(ADA).snapshot().meeting
    room.seat(ADA).send(open_discussion_command(meeting, "We begin"))
    (topic,) = room.host.meeting.topics
    room.seat(ADA).send(TakeUpTopic(topic))
    screen = DiscussionScreen(themes, new_id=room.host.new_id)
    qtbot.addWidget(screen)
    screen.show_snapshot(room.seat(BEN).snapshot())
    (row,) = screen.current.notes.rows
    row.ask_reply()
    line = row.replies.line
    assert line is not None

    QTest.keyClicks(line.field, "Mina knows")

    assert line.mention.text().startswith("This reply names Mina.")


def test_escape_leaves_the_line_and_the_note_has_the_focus(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room, note = replied()
    desk = shown(themes, qtbot, room)
    row = at_note(desk, note)
    desk.press(Qt.Key.Key_A, row)
    line = row.replies.line
    assert line is not None

    QTest.keyClick(line.field, Qt.Key.Key_Escape)

    assert not row.is_busy
    assert row.hasFocus()


def test_an_own_reply_is_taken_back(themes: ThemeController, qtbot: QtBot) -> None:
    room, note = replied()
    desk = shown(themes, qtbot, room, BEN)
    (button,) = desk.row(note).replies.take_backs

    button.click()

    assert bodies(room, note) == []
    assert desk.row(note).replies.isHidden()


def test_what_is_typed_survives_a_snapshot_and_a_refusal(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room, note = replied()
    desk = shown(themes, qtbot, room)
    row = at_note(desk, note)
    row.ask_reply()
    line = row.replies.line
    assert line is not None
    QTest.keyClicks(line.field, "Which")

    room.seat(TOM).send(ReplyToNote(note, ReplyId("second"), "Page 4."))
    sent = ReplyToNote(note, ReplyId("third"), "Which")
    desk.screen.show_refusal(sent, Refused("Not now."))

    assert row.replies.line is line
    assert line.field.text() == "Which"
    assert row.error.text() == "Not now."


def test_a_withdrawn_note_folds_its_replies(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room, note = replied()
    desk = shown(themes, qtbot, room)
    row = desk.row(note)
    row.ask_reply()

    room.seat(TOM).send(WithdrawNote(note))

    assert row.replies.isHidden()
    assert row.replies.line is None
    assert row.reply.isHidden()


def test_replies_are_written_and_taken_back_in_the_discussion(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room, note = replied()
    meeting = room.seat(ADA).snapshot().meeting
    room.seat(ADA).send(open_discussion_command(meeting, "We begin"))
    room.seat(ADA).send(TakeUpTopic(next(iter(room.host.meeting.topics))))
    screen = DiscussionScreen(themes, new_id=room.host.new_id)
    bridge = Bridge(room.seat(BEN), screen)
    screen.command_requested.connect(bridge.send)
    bridge.snapshot_changed.connect(screen.show_snapshot)
    bridge.command_refused.connect(screen.show_refusal)
    screen.show_snapshot(bridge.snapshot())
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    row = screen.current.notes.row_of(note)
    assert row is not None

    screen.acts.reply()
    type_reply(row, "Which page?")
    written = bodies(room, note)
    texts = row.replies.texts
    row.replies.take_backs[0].click()
    screen.show_refusal(FIRST.__class__(note, FIRST.reply, "x"), Refused("No."))

    assert written == ["From finance.", "Which page?"]
    assert texts == ["— You  From finance.", "— You  Which page?"]
    assert bodies(room, note) == ["Which page?"]
    assert row.error.text() == "No."
    row.ask_reply()
    assert row.replies.line is not None
    row.replies.line.cancel.click()
    assert row.replies.line is None
