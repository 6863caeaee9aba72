# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The parts around an opened note: its words, the composer, a reason."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from meetingroom.meeting.errors import Refused
from meetingroom.ui.note.composer import NoteComposer
from meetingroom.ui.note.note_text import LINE_PX, NoteText, Piece
from meetingroom.ui.note.reason_row import ReasonRow
from meetingroom.ui.page.view import Passage


def test_words_need_more_lines_in_less_room(qtbot: QtBot) -> None:
    words = NoteText([Piece("Mina ", is_bold=True), Piece("Where does it come from?")])
    qtbot.addWidget(words)

    assert words.heightForWidth(1000) == LINE_PX
    assert words.heightForWidth(100) >= 2 * LINE_PX


def test_a_typed_line_feed_begins_a_line(qtbot: QtBot) -> None:
    words = NoteText([Piece("One\nTwo\nThree")])
    qtbot.addWidget(words)

    assert words.heightForWidth(1000) == 3 * LINE_PX


def test_markup_in_a_note_is_only_text(qtbot: QtBot) -> None:
    words = NoteText([Piece("<b>bold</b> 😀 <script>")])
    qtbot.addWidget(words)
    words.resize(600, LINE_PX)

    words.grab()

    assert words.accessibleName() == "<b>bold</b> 😀 <script>"


def test_ctrl_enter_keeps_the_note(qtbot: QtBot) -> None:
    composer = NoteComposer()
    qtbot.addWidget(composer)
    composer.begin(Passage(3, 9), "1:1")
    composer.words.setPlainText("Why?")

    with qtbot.waitSignal(composer.kept):
        QTest.keyClick(
            composer.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )

    assert (composer.body, composer.passage) == ("Why?", Passage(3, 9))


def test_escape_leaves_the_composer_open_with_its_words(qtbot: QtBot) -> None:
    composer = NoteComposer()
    qtbot.addWidget(composer)
    composer.begin(None, "On the whole memo")
    composer.words.setPlainText("Why?")

    with qtbot.waitSignal(composer.left):
        QTest.keyClick(composer.words, Qt.Key.Key_Escape)

    assert not composer.isHidden()
    assert composer.body == "Why?"


def test_a_reason_is_asked_for_only_where_one_is_enough(qtbot: QtBot) -> None:
    row = ReasonRow()
    qtbot.addWidget(row)

    row.show_refusal(Refused("The record is frozen."))
    without = row.field.isHidden()
    row.show_refusal(Refused("2 people are still reading.", needs_reason=True))

    assert without
    assert not row.field.isHidden()


def test_a_blank_reason_is_not_given(qtbot: QtBot) -> None:
    row = ReasonRow()
    qtbot.addWidget(row)
    row.show_refusal(Refused("2 people are still reading.", needs_reason=True))
    row.field.setText("   ")

    with qtbot.assertNotEmitted(row.reason_given):
        row.go_on.click()
