# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Notes copied from paper: by page and line, on behalf of a person."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.note import TranscribeNote
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.note.origin import origin_of
from meetingroom.ui.window.paper_note import PaperNoteForm
from meetingroom.ui.window.room_actions import RoomActions
from tests.support.meetings import ADA, BEN, MEMO, TOM, TestRoom


class Desk:
    """The facilitator's commands over a real room."""

    def __init__(self, qtbot: QtBot) -> None:
        self.room = TestRoom().go_to(Phase.MARGINS)
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.bridge = Bridge(self.room.seat(ADA), self.page)
        self.actions = RoomActions(self.page, self.room.host.new_id)
        self.actions.command_requested.connect(self.bridge.send)
        self.bridge.command_refused.connect(
            lambda command, no: self.actions.show_refusal(command, no.sentence)
        )
        self.bridge.snapshot_changed.connect(self.actions.show_snapshot)
        self.actions.show_snapshot(self.bridge.snapshot())
        self.actions.from_paper.trigger()
        (self.form,) = self.page.findChildren(PaperNoteForm)

    def choose(self, name: str) -> None:
        self.form.writer.setCurrentIndex(self.form.writer.findText(name))

    def enter(self, place: str, words: str) -> None:
        self.form.place.setText(place)
        self.form.words.setPlainText(words)
        self.form.enter.click()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_note_is_entered_at_its_lines_and_the_form_waits_for_the_next(
    desk: Desk,
) -> None:
    meeting = desk.room.host.meeting
    desk.choose(meeting.people[BEN].name)
    line = meeting.pages.lines[1]
    desk.enter(f"{line.page}:{line.number}", "Too early.")

    (note,) = [n for n in desk.room.host.meeting.notes.values() if n.entered_by]
    assert (note.author, note.entered_by, note.body) == (BEN, ADA, "Too early.")
    assert note.anchor is not None
    end_cp = meeting.pages.lines[2].start_cp
    assert note.anchor.exact == MEMO.text[line.start_cp : end_cp].strip()
    assert desk.form.words.toPlainText() == desk.form.place.text() == ""
    assert desk.form.writer.currentData() == BEN
    assert "1" in desk.form.done_line.text()


def test_note_without_lines_is_on_the_whole_memo(desk: Desk) -> None:
    desk.form.kind.setCurrentIndex(desk.form.kind.findData(NoteKind.CONCERN.value))
    desk.enter("", "Who pays?")

    (note,) = [n for n in desk.room.host.meeting.notes.values() if n.entered_by]
    assert (note.anchor, note.kind) == (None, NoteKind.CONCERN)


def test_lines_that_are_not_there_are_told_and_nothing_is_sent(desk: Desk) -> None:
    desk.enter("9:9", "Why?")

    assert "no such lines" in desk.form.rows["place"].error
    assert not any(n.entered_by for n in desk.room.host.meeting.notes.values())
    assert desk.form.words.toPlainText() == "Why?"


def test_refused_words_stay_with_the_reason_beside_them(desk: Desk) -> None:
    desk.enter("1:1", "   ")

    assert "still empty" in desk.form.rows["words"].error
    assert desk.form.place.text() == "1:1"


def test_passage_is_shown_as_its_lines_are_typed(desk: Desk) -> None:
    desk.form.place.setText("1:1")
    assert MEMO.text[:5] in desk.form.passage.text()

    desk.form.place.setText("somewhere")
    assert desk.form.passage.text() == ""


def test_keys_alone_enter_a_note(desk: Desk) -> None:
    desk.form.words.setFocus()
    QTest.keyClicks(desk.form.words, "Why now?")
    QTest.keyClick(
        desk.form.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )

    bodies = [n.body for n in desk.room.host.meeting.notes.values() if n.entered_by]
    assert bodies == ["Why now?"]


def waiting_form(desk: Desk) -> tuple[PaperNoteForm, list[TranscribeNote]]:
    """Return a form whose notes the host has not answered."""
    form, sent = desk.form, list[TranscribeNote]()
    desk.actions.command_requested.disconnect(desk.bridge.send)
    form.note_written.connect(sent.append)
    form.words.setPlainText("Why now?")
    form.words.setFocus()
    return form, sent


def test_a_second_key_before_the_host_answers_makes_no_second_note(desk: Desk) -> None:
    form, sent = waiting_form(desk)

    for _ in range(2):
        control = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(form.words, Qt.Key.Key_Return, control)
    assert len(sent) == 1
    assert not form.enter.isEnabled()
    desk.bridge.send(sent[0])
    assert form.enter.isEnabled()
    assert form.words.toPlainText() == ""


def test_words_typed_before_the_host_answers_stay(desk: Desk) -> None:
    form, sent = waiting_form(desk)
    form.enter.click()
    form.words.setPlainText("The next note.")

    desk.bridge.send(sent[0])
    assert form.words.toPlainText() == "The next note."
    assert form.enter.isEnabled()


def test_closing_keeps_what_was_typed_for_the_next_time(desk: Desk) -> None:
    desk.form.place.setText("1:1")
    desk.form.words.setPlainText("Half a sent")
    QTest.keyClick(desk.form.words, Qt.Key.Key_Escape)
    assert not desk.form.isVisible()

    desk.actions.from_paper.trigger()
    (form,) = desk.page.findChildren(PaperNoteForm)
    assert form.isVisible()
    assert (form.place.text(), form.words.toPlainText()) == ("1:1", "Half a sent")


def test_undo_withdraws_what_was_entered(desk: Desk) -> None:
    desk.enter("1:1", "Why?")
    desk.bridge.undo()

    (note,) = [n for n in desk.room.host.meeting.notes.values() if n.entered_by]
    assert note.is_withdrawn


def test_only_those_who_keep_the_record_see_the_command(qtbot: QtBot) -> None:
    room = TestRoom().go_to(Phase.READING)
    page = QWidget()
    qtbot.addWidget(page)
    actions = RoomActions(page, lambda: "id")
    actions.show_snapshot(room.seat(ADA).snapshot())
    assert not actions.from_paper.isVisible()

    room.go_to(Phase.MARGINS)
    actions.show_snapshot(room.seat(TOM).snapshot())
    assert not actions.from_paper.isVisible()
    actions.show_snapshot(room.seat(ADA).snapshot())
    assert actions.from_paper.isVisible()


def test_screens_say_where_a_note_comes_from(desk: Desk) -> None:
    desk.enter("1:1", "Why?")
    meeting = desk.room.host.meeting
    (note,) = [n for n in meeting.notes.values() if n.entered_by]

    ada = meeting.people[ADA].name
    assert origin_of(meeting, note) == f"From paper, entered by {ada}."
    others = [n for n in meeting.notes.values() if n.id != note.id]
    assert {origin_of(meeting, other) for other in others} <= {""}
