# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What was typed and not sent outlives the window, on the writer's machine alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import DeferDecision, DraftDecision
from meetingroom.meeting.command.note import (
    ReinstateNote,
    SealStance,
    SetDisposition,
    WithdrawNote,
)
from meetingroom.meeting.command.room import (
    BackToDiscussion,
    CloseMeeting,
    OpenDecisions,
)
from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import DecisionId, NoteId, TopicId
from meetingroom.meeting.local import HalfField, HalfWords
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import StanceChoice
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.discussion.topic_note import TopicNoteRow
from meetingroom.ui.margins.note_row import NoteRow
from meetingroom.ui.margins.screen import MarginsScreen
from meetingroom.ui.note.half_typed import HalfTyped
from meetingroom.ui.note.stance_strip import StanceStrip
from meetingroom.ui.window.half_kept import HalfKept
from meetingroom.ui.window.meeting_page import MeetingPage
from tests.support.meetings import ADA, BEN, TOM, TestRoom
from tests.ui.window.kept import KeptNotes
from tests.ui.window.test_meeting_page import Seat, focused
from tests.ui.window.test_moved_notice import said

WORDS = "a secret answer"
DAY = date(2027, 1, 5)


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    made = Seat(qtbot, tmp_path, qapp)
    yield made
    for page in made.pages:
        page.leave()


def talking(room: TestRoom) -> TopicId:
    room.go_to(Phase.READING)
    room.add_note(TOM, "two systems", NoteKind.BLOCKER)
    room.go_to(Phase.DISCUSSION)
    (topic,) = room.host.meeting.topics
    room.seat(ADA).send(TakeUpTopic(topic))
    return topic


def close(room: TestRoom) -> None:
    """End a meeting that talks; its blocker is settled."""
    (note,) = room.host.meeting.notes
    room.seat(TOM).send(SetDisposition(note, Disposition.ANSWERED_NOW, "It is one."))
    room.go_to(Phase.DECISIONS).seat(ADA).send(CloseMeeting("We stop here."))


def deciding(room: TestRoom) -> None:
    """Go to where stances are asked for again: something was deferred."""
    room.go_to(Phase.DECISIONS)
    decision = DecisionId("decision")
    room.seat(ADA).send(
        DraftDecision(decision, DecisionDraft("We wait.", BEN, review_on=DAY))
    )
    room.seat(ADA).send(DeferDecision(decision, "Too early."))


def topic_row(page: MeetingPage) -> TopicNoteRow:
    screen = page.current_screen
    assert isinstance(screen, DiscussionScreen)
    return screen.current.notes.rows[0]


def margin_row(page: MeetingPage) -> NoteRow:
    screen = page.current_screen
    assert isinstance(screen, MarginsScreen)
    row = screen.column.reveal(screen.notes.order[0])
    assert row is not None
    return row


def strip(page: MeetingPage) -> StanceStrip:
    screen = page.current_screen
    assert isinstance(screen, DecisionsScreen)
    return screen.stance


def begin_stance(page: MeetingPage) -> None:
    strip(page).choose(StanceChoice.AGAINST)
    strip(page).why.setFocus()
    QTest.keyClicks(strip(page).why, WORDS)


def test_a_half_reply_of_the_discussion_is_there_in_the_next_window(seat: Seat) -> None:
    talking(seat.room)
    page = seat.page(BEN)
    topic_row(page).ask_reply()
    QTest.keyClicks(focused(), WORDS)
    entries = len(seat.room.host.log)

    page.leave()

    assert topic_row(seat.page(BEN)).replies.typed == WORDS
    assert len(seat.room.host.log) == entries


def test_a_half_reply_of_the_margins_is_there_in_the_next_window(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    seat.room.add_note(TOM, "two systems")
    seat.room.go_to(Phase.MARGINS)
    page = seat.page(BEN)
    margin_row(page).ask_reply()
    QTest.keyClicks(focused(), WORDS)
    entries = len(seat.room.host.log)

    page.leave()

    assert margin_row(seat.page(BEN)).replies.typed == WORDS
    assert len(seat.room.host.log) == entries


def test_a_half_reason_is_there_in_the_next_window(seat: Seat) -> None:
    talking(seat.room)
    page = seat.page(TOM)
    row = topic_row(page)
    place = row.disposition.findData(Disposition.NOT_AGREED)
    row.disposition.setCurrentIndex(place)
    row.disposition.activated.emit(place)
    QTest.keyClicks(row.reason, WORDS)

    page.leave()

    row = topic_row(seat.page(TOM))
    assert row.reason.text() == WORDS
    assert row.disposition.currentData() == Disposition.NOT_AGREED


def test_words_are_stored_within_a_second_and_dropped_once_sent(
    seat: Seat, qtbot: QtBot
) -> None:
    topic = talking(seat.room)
    page = seat.page(BEN)
    note = seat.room.host.meeting.topics[topic].notes[0]
    topic_row(page).ask_reply()
    QTest.keyClicks(focused(), WORDS)
    reply = HalfWords(HalfField.REPLY, note, WORDS)

    qtbot.waitUntil(lambda: seat.notes.half == (reply,))
    line = topic_row(page).replies.line
    assert line is not None
    line.send.click()

    qtbot.waitUntil(lambda: seat.notes.half == ())


def test_a_reply_that_was_given_up_does_not_come_back(seat: Seat) -> None:
    talking(seat.room)
    page = seat.page(BEN)
    topic_row(page).ask_reply()
    QTest.keyClicks(focused(), WORDS)
    line = topic_row(page).replies.line
    assert line is not None
    line.cancel.click()

    page.leave()

    assert seat.notes.half == ()
    assert topic_row(seat.page(BEN)).replies.line is None


def test_a_second_stance_that_was_begun_is_there_in_the_next_window(
    seat: Seat,
) -> None:
    deciding(seat.room)
    page = seat.page(BEN)
    begin_stance(page)

    page.leave()

    again = strip(seat.page(BEN))
    assert again.choices.choice == StanceChoice.AGAINST.value
    assert again.why.text() == WORDS
    assert not seat.room.host.meeting.stances_after


def test_a_second_stance_waits_while_the_room_is_at_the_topics(seat: Seat) -> None:
    deciding(seat.room)
    page = seat.page(BEN)
    begin_stance(page)
    seat.room.seat(ADA).send(BackToDiscussion())
    page.leave()

    page = seat.page(BEN)
    page.leave()
    page = seat.page(BEN)
    seat.room.seat(ADA).send(OpenDecisions())

    assert strip(page).why.text() == WORDS


def test_another_stance_over_a_sealed_one_is_kept_too(seat: Seat) -> None:
    deciding(seat.room)
    sealed = SealStance(StanceChoice.SUPPORT, "", is_after=True)
    seat.room.seat(BEN).send(sealed)
    page = seat.page(BEN)
    strip(page).change.click()
    begin_stance(page)

    page.leave()

    again = strip(seat.page(BEN))
    assert again.is_open
    assert again.why.text() == WORDS
    again.seal.click()
    page = seat.page(BEN)
    assert not strip(page).is_open


def test_a_stance_that_was_begun_is_said_with_its_words_when_the_meeting_closes(
    seat: Seat,
) -> None:
    deciding(seat.room)
    page = seat.page(BEN)
    begin_stance(page)

    seat.room.seat(ADA).send(CloseMeeting("We stop here."))

    assert said(page) == (
        "Your stance after the talk was not sealed, so it does not count. You had"
        f" written: “{WORDS}”"
    )


def test_who_was_gone_when_it_closed_reads_it_once(seat: Seat) -> None:
    deciding(seat.room)
    page = seat.page(BEN)
    begin_stance(page)
    page.leave()
    seat.room.seat(ADA).send(CloseMeeting("We stop here."))

    first, second = seat.page(BEN), seat.page(BEN)

    assert WORDS in said(first)
    assert said(second) == ""


def test_a_reply_is_said_with_its_words_when_the_meeting_closes_and_kept_no_longer(
    seat: Seat, qtbot: QtBot
) -> None:
    talking(seat.room)
    page = seat.page(BEN)
    topic_row(page).ask_reply()
    QTest.keyClicks(focused(), WORDS)
    qtbot.waitUntil(lambda: bool(seat.notes.half))

    close(seat.room)

    assert said(page) == (
        "Your reply was not sent, so it is not in the record. You had written:"
        f" “{WORDS}”"
    )
    page.drafts.half.keep()
    page.leave()
    assert not seat.notes.half


def test_who_was_gone_when_it_closed_reads_all_that_was_not_sent_once(
    seat: Seat,
) -> None:
    topic = talking(seat.room)
    note = seat.room.host.meeting.topics[topic].notes[0]
    seat.notes.half = (
        HalfWords(HalfField.REPLY, note, WORDS),
        HalfWords(HalfField.REASON, NoteId("other"), "We never agreed", "not agreed"),
        HalfWords(HalfField.STANCE, None, "No numbers", "against"),
    )
    close(seat.room)

    first, second = seat.page(BEN), seat.page(BEN)

    assert said(first) == (
        "Your stance after the talk was not sealed, so it does not count. You had"
        " written: “No numbers” Words of yours at 2 notes were not sent, so they are"
        f" not in the record. You had written: “{WORDS}”  “We never agreed”"
    )
    assert said(second) == ""
    assert not seat.notes.half


def test_a_reply_under_which_the_note_is_withdrawn_in_the_margins_waits_for_it(
    seat: Seat,
) -> None:
    seat.room.go_to(Phase.READING)
    note = seat.room.add_note(TOM, "two systems")
    seat.room.go_to(Phase.MARGINS)
    page = seat.page(BEN)
    margin_row(page).ask_reply()
    QTest.keyClicks(focused(), WORDS)

    seat.room.seat(TOM).send(WithdrawNote(note, ""))

    assert "was withdrawn" in said(page)
    assert WORDS in said(page)
    page.leave()
    assert seat.notes.half == (HalfWords(HalfField.REPLY, note, WORDS),)
    page = seat.page(BEN)
    assert WORDS in said(page)
    seat.room.seat(TOM).send(ReinstateNote(note))
    assert margin_row(page).replies.typed == WORDS


def test_a_reply_under_which_the_note_is_withdrawn_in_the_talk_waits_for_it(
    seat: Seat,
) -> None:
    topic = talking(seat.room)
    note = seat.room.host.meeting.topics[topic].notes[0]
    page = seat.page(BEN)
    topic_row(page).ask_reply()
    QTest.keyClicks(focused(), WORDS)

    seat.room.seat(TOM).send(WithdrawNote(note, ""))

    assert WORDS in said(page)
    seat.room.seat(TOM).send(ReinstateNote(note))
    assert topic_row(page).replies.typed == WORDS


def test_two_windows_of_one_person_keep_the_words_of_both(seat: Seat) -> None:
    first = half_kept(seat.notes, seat, "one")
    second = half_kept(seat.notes, seat, "two")

    first.keep()
    second.keep()

    assert {one.note for one in seat.notes.half} == {"one", "two"}


class FullDisk(KeptNotes):
    """Notes that cannot be stored, or not even be read."""

    def __init__(self, *, is_readable: bool) -> None:
        super().__init__()
        self.is_readable = is_readable

    def keep_half(
        self, words: tuple[HalfWords, ...], gone: tuple[HalfWords, ...] = ()
    ) -> None:
        raise StorageUnavailable("The disk is full.")

    def half_words(self) -> tuple[HalfWords, ...]:
        if not self.is_readable:
            raise StorageUnavailable("The library cannot be read.")
        return ()


def half_kept(notes: KeptNotes, seat: Seat, note: str = "note") -> HalfKept:
    """Keep one reply that is being typed."""
    kept = HalfKept(notes, seat.source.themes)
    kept.add_source(lambda: {NoteId(note): HalfTyped(WORDS)})
    return kept


def test_that_half_words_cannot_be_stored_is_said_once(seat: Seat) -> None:
    kept = half_kept(FullDisk(is_readable=True), seat)
    sentences: list[str] = []
    kept.notice_requested.connect(sentences.append)

    kept.keep()
    kept.keep()

    assert sentences == ["The disk is full."]


def test_half_words_that_cannot_be_read_are_not_written_over(seat: Seat) -> None:
    kept = half_kept(FullDisk(is_readable=False), seat)
    sentences: list[str] = []
    kept.notice_requested.connect(sentences.append)

    kept.keep()

    assert sentences == []
