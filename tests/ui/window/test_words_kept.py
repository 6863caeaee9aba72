# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Words that are half typed when the room goes on: they come back, or it is said."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.note import ReplyToNote
from meetingroom.meeting.command.room import CloseMeeting, OpenDecisions, OpenDiscussion
from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.ids import NoteId, TopicId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.close.screen import CloseScreen
from meetingroom.ui.decisions.follow_up import FollowUpScreen
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.discussion.topic_note import TopicNoteRow
from meetingroom.ui.margins.screen import MarginsScreen
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.screens import Place
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom
from tests.ui.close.rooms import defer_decision
from tests.ui.guests import guest_page, talking
from tests.ui.window.test_meeting_page import Seat, focused, seat

__all__ = ["seat"]


def two_topics(room: TestRoom) -> tuple[TopicId, TopicId]:
    """Go to the discussion of two topics, and take the first up."""
    room.go_to(Phase.READING)
    room.add_note(TOM, "two systems", NoteKind.BLOCKER)
    room.add_note(MINA, "invoices", NoteKind.QUESTION)
    room.go_to(Phase.DISCUSSION)
    first, second = list(room.host.meeting.topics)[:2]
    room.seat(ADA).send(TakeUpTopic(first))
    return first, second


def first_row(page: MeetingPage) -> TopicNoteRow:
    screen = page.current_screen
    assert isinstance(screen, DiscussionScreen)
    return screen.current.notes.rows[0]


def test_a_reply_comes_back_with_its_topic(seat: Seat) -> None:
    room = seat.room
    first, second = two_topics(room)
    page = seat.page(BEN)
    first_row(page).ask_reply()
    QTest.keyClicks(focused(), "a long answer")
    room.seat(ADA).send(TakeUpTopic(second))
    assert first_row(page).replies.typed == ""
    room.seat(ADA).send(TakeUpTopic(first))

    assert first_row(page).replies.typed == "a long answer"


def test_a_reply_that_came_back_is_typed_on_at_its_end(seat: Seat) -> None:
    room = seat.room
    first, second = two_topics(room)
    page = seat.page(BEN)
    first_row(page).ask_reply()
    QTest.keyClicks(focused(), "a long")
    for topic in (second, first):
        room.seat(ADA).send(TakeUpTopic(topic))
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    line = first_row(page).replies.line
    assert line is not None
    line.field.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClicks(line.field, " answer")

    assert first_row(page).replies.typed == "a long answer"


def test_a_reply_begun_in_the_margins_comes_back_in_the_discussion(
    seat: Seat,
) -> None:
    room = seat.room
    room.go_to(Phase.READING)
    room.add_note(TOM, "two systems", NoteKind.BLOCKER)
    room.go_to(Phase.MARGINS)
    page = seat.page(BEN)
    margins = page.current_screen
    assert isinstance(margins, MarginsScreen)
    margins.walk.go_to(margins.notes.order[0])
    row = margins.walk.row
    assert row is not None
    row.ask_reply()
    QTest.keyClicks(focused(), "a long answer")
    room.seat(ADA).send(OpenDiscussion(room.topics(), "go"))
    (topic,) = room.host.meeting.topics
    room.seat(ADA).send(TakeUpTopic(topic))

    assert first_row(page).replies.typed == "a long answer"


def test_a_reply_that_was_sent_does_not_come_back(seat: Seat) -> None:
    room = seat.room
    first, second = two_topics(room)
    page = seat.page(BEN)
    row = first_row(page)
    row.ask_reply()
    QTest.keyClicks(focused(), "answer")
    room.seat(ADA).send(TakeUpTopic(second))
    note = NoteId(room.host.meeting.topics[first].notes[0])
    reply = ReplyToNote(note, room.host.new_id(), "answer")  # type: ignore[arg-type]  # ids are text
    room.seat(BEN).send(reply)
    room.seat(ADA).send(TakeUpTopic(first))

    assert first_row(page).replies.line is None


def test_the_reason_of_a_disposition_comes_back_with_its_topic(seat: Seat) -> None:
    room = seat.room
    first, second = two_topics(room)
    page = seat.page(TOM)
    row = first_row(page)
    place = row.disposition.findData(Disposition.NOT_AGREED)
    row.disposition.setCurrentIndex(place)
    row.disposition.activated.emit(place)
    QTest.keyClicks(row.reason, "because we never agreed")
    for topic in (second, first):
        room.seat(ADA).send(TakeUpTopic(topic))
    row = first_row(page)

    assert row.reason.text() == "because we never agreed"
    row.reason.returnPressed.emit()
    note = room.host.meeting.notes[room.host.meeting.topics[first].notes[0]]
    assert note.disposition is Disposition.NOT_AGREED


def test_the_follow_up_form_stays_open_while_the_room_goes_on(seat: Seat) -> None:
    room = seat.room
    first, _ = two_topics(room)
    page = seat.page(MINA)
    page.add_follow_up(first)
    form = page.current_screen
    assert isinstance(form, FollowUpScreen)
    QTest.keyClicks(form.what, "Mina finds out who pays")
    room.seat(ADA).send(OpenDecisions())

    assert page.current_screen is form
    form.back.click()
    assert page.place is Place.DECISIONS
    page.add_follow_up(first)
    assert form.what.text() == "Mina finds out who pays"


def test_a_follow_up_from_a_topic_begins_with_its_words_and_is_said_when_added(
    seat: Seat,
) -> None:
    first, _ = two_topics(seat.room)
    page = seat.page(ADA)
    page.add_follow_up(first)
    form = page.current_screen
    assert isinstance(form, FollowUpScreen)
    (note,) = seat.room.host.meeting.topics[first].notes
    asked = seat.room.host.meeting.notes[note].body
    assert form.what.text() == form.what.selectedText() == asked
    assert not form.is_amid

    form.owner.setCurrentIndex(form.owner.findData(str(TOM)))
    form.add.click()

    message = page.strip.message
    assert message is not None
    assert message.sentence.startswith("Added for Tom, due ")
    assert message.sentence.endswith(f": {asked}")
    screen = page.current_screen
    assert isinstance(screen, DiscussionScreen)
    assert screen.current.work.text().startswith("Follow-up for Tom, due ")
    assert not screen.current.work.isHidden()


def test_words_that_are_only_proposed_give_way_and_typed_ones_do_not(
    seat: Seat,
) -> None:
    two_topics(seat.room)
    page = seat.page(MINA)
    page.add_follow_up(None)
    form = page.current_screen
    assert isinstance(form, FollowUpScreen)
    form.propose("Book the room", [TOM])
    page.go_back()
    page.add_follow_up(None)
    assert form.what.text() == ""
    QTest.keyClicks(form.what, "Mina asks")
    page.go_back()
    page.add_follow_up(None)
    form.propose("Book the room", [TOM])

    assert form.what.text() == "Mina asks"


def test_a_gist_that_came_too_late_can_still_be_read(seat: Seat) -> None:
    room = seat.room
    room.go_to(Phase.DECISIONS)
    page = seat.page(MINA)
    page.summarise()
    close = page.current_screen
    assert isinstance(close, CloseScreen)
    QTest.keyClicks(close.gist.field, "We found out")
    room.seat(ADA).send(CloseMeeting())

    assert room.host.meeting.gist == ""
    assert close.gist.field.isVisible()
    assert close.gist.field.toPlainText() == "We found out"
    assert "closed" in close.gist.error.text()


def test_a_guest_s_gist_that_the_close_came_before_is_said_plainly(
    seat: Seat, qtbot: QtBot
) -> None:
    world, _, mina = talking()
    world.lead(OpenDecisions())
    world.settle()
    page = guest_page(seat, qtbot, mina.room)
    page.summarise()
    close = page.current_screen
    assert isinstance(close, CloseScreen)
    QTest.keyClicks(close.gist.field, "We found out")
    close.flush()
    world.lead(CloseMeeting())
    with qtbot.waitSignal(page.bridge.refused_later):
        world.settle()

    assert "closed while you were writing" in close.gist.error.text()
    assert close.gist.field.isVisible()
    assert close.gist.field.toPlainText() == "We found out"
    assert page.strip.message is not None
    assert "the meeting was closed before it came" in page.strip.message.sentence


def test_a_stance_nobody_sealed_is_said_and_its_reason_kept(
    seat: Seat, qtbot: QtBot
) -> None:
    room = seat.room
    room.go_to(Phase.MARGINS)
    page = seat.page(BEN)
    margins = page.current_screen
    assert isinstance(margins, MarginsScreen)
    margins.choose_stance(3)
    QTest.keyClicks(margins.stance.why, "no numbers")
    with qtbot.waitSignal(margins.notice_requested) as said:
        room.seat(ADA).send(OpenDiscussion((), "go"))

    assert not room.host.meeting.stances
    assert [note.body for note in seat.notes.notes()] == ["no numbers"]
    assert "was not sealed" in said.args[0]


def test_a_reason_without_a_stance_waits_for_the_second_one(
    seat: Seat, qtbot: QtBot
) -> None:
    room = seat.room
    room.go_to(Phase.MARGINS)
    page = seat.page(BEN)
    margins = page.current_screen
    assert isinstance(margins, MarginsScreen)
    QTest.keyClicks(margins.stance.why, "no numbers")
    with qtbot.waitSignal(margins.notice_requested) as said:
        room.seat(ADA).send(OpenDiscussion((), "go"))
    page.leave()
    room.seat(ADA).send(OpenDecisions())
    defer_decision(room)

    after = seat.page(BEN)
    screen = after.current_screen
    assert isinstance(screen, DecisionsScreen)
    assert screen.stance.why.text() == "no numbers"
    assert "chose no stance" in said.args[0]
