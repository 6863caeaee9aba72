# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The writer of a blocker is asked what becomes of it, and is led to where they say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.note import AddNote, SetDisposition
from meetingroom.meeting.command.topic import EndTopic
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import Outcome
from meetingroom.ui.close.screen import CloseScreen
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.notices import Voice
from meetingroom.ui.window.screens import Place
from meetingroom.ui.window.settle_form import SettleForm
from tests.support.meetings import ADA, TOM
from tests.ui.window.test_meeting_page import Seat, heard

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    made = Seat(qtbot, tmp_path, qapp)
    yield made
    for page in made.pages:
        page.leave()


def talked_about(seat: Seat) -> NoteId:
    """A blocker of Tom's in a topic of its own."""
    seat.room.go_to(Phase.READING)
    note = seat.room.add_note(TOM, "1.2 million", NoteKind.BLOCKER)
    seat.room.go_to(Phase.DISCUSSION)
    return note


def end(seat: Seat, note: NoteId) -> None:
    topic = seat.room.host.meeting.topic_of(note)
    assert topic is not None
    seat.room.seat(ADA).send(EndTopic(topic.id, Outcome.ANSWERED))


def said(page: MeetingPage) -> str:
    return " ".join(label.text() for label in page.strip.findChildren(QLabel))


def settling(page: MeetingPage, qtbot: QtBot) -> SettleForm:
    qtbot.waitUntil(lambda: bool(page.findChildren(SettleForm)))
    (form,) = page.findChildren(SettleForm)
    qtbot.waitUntil(form.isActiveWindow)
    return form


def test_its_writer_alone_is_asked_when_the_topic_has_ended_and_settles_it(
    seat: Seat, qtbot: QtBot
) -> None:
    note = talked_about(seat)
    lead, page = seat.page(ADA), seat.page(TOM)
    assert heard(page) is None

    end(seat, note)

    assert heard(lead) is None
    assert heard(page) is Voice.BLOCKER
    assert "Your blocker at 1:" in said(page)
    QTest.keyClick(page, Qt.Key.Key_W, ALT)
    form = settling(page, qtbot)
    assert page.place is Place.DISCUSSION
    answered = form.cards[note].buttons[Disposition.ANSWERED_NOW]
    assert form.focusWidget() is answered
    answered.click()

    known = seat.room.host.meeting.notes[note]
    assert known.disposition is Disposition.ANSWERED_NOW
    assert not form.isVisible()
    assert heard(page) is None


def test_a_refusal_stands_on_the_card_of_the_blocker(seat: Seat, qtbot: QtBot) -> None:
    note = talked_about(seat)
    page = seat.page(TOM)
    end(seat, note)
    QTest.keyClick(page, Qt.Key.Key_W, ALT)
    form = settling(page, qtbot)
    card = form.cards[note]

    form.disposition_requested.emit(SetDisposition(note, Disposition.NOT_AGREED))

    assert card.error.isVisible()
    assert card.error.text()


def test_a_blocker_is_kept_open_from_the_form_too(seat: Seat, qtbot: QtBot) -> None:
    note = talked_about(seat)
    page = seat.page(TOM)
    end(seat, note)
    QTest.keyClick(page, Qt.Key.Key_W, ALT)
    form = settling(page, qtbot)

    QTest.keyClick(form, Qt.Key.Key_K, ALT)

    qtbot.waitUntil(lambda: seat.room.host.meeting.notes[note].is_kept_open)
    assert not form.isVisible()
    assert heard(page) is None


def test_in_the_decisions_it_leads_to_the_summary(seat: Seat, qtbot: QtBot) -> None:
    note = talked_about(seat)
    seat.room.go_to(Phase.DECISIONS)
    page = seat.page(TOM)

    QTest.keyClick(page, Qt.Key.Key_W, ALT)

    qtbot.waitUntil(lambda: page.place is Place.CLOSE)
    assert heard(page) is None
    screen = page.current_screen
    assert isinstance(screen, CloseScreen)
    assert note in screen.blockers.cards


def test_who_keeps_it_open_is_asked_again_only_before_the_close(seat: Seat) -> None:
    note = talked_about(seat)
    page = seat.page(TOM)
    end(seat, note)

    seat.room.seat(TOM).send(SetDisposition(note, None, is_kept_open=True))
    while_talking = heard(page)
    seat.room.go_to(Phase.DECISIONS)

    assert while_talking is None
    assert heard(page) is Voice.BLOCKER


def test_several_are_counted_and_one_on_the_whole_memo_is_named_so(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    general = AddNote(NoteId("general"), NoteKind.BLOCKER, "No way back.")
    seat.room.seat(TOM).send(general)
    seat.room.go_to(Phase.DECISIONS)
    page = seat.page(TOM)
    alone = said(page)

    seat.room.add_note(TOM, "invoices", NoteKind.BLOCKER, "Two of them.")

    assert "Your blocker on the whole memo is open." in alone
    assert "2 blockers of yours are open." in said(page)
