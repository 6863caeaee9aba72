# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Five minutes before the end: the list of what is open, and its words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import AddFollowUp
from meetingroom.meeting.command.note import AddNote, SetDisposition
from meetingroom.meeting.command.room import AddPerson, ChangeSetup, SetAway
from meetingroom.meeting.command.topic import EndTopic, TakeUpTopic
from meetingroom.meeting.decisions import (
    MAX_REASON_CP,
    Decision,
    DecisionDraft,
    DecisionStatus,
)
from meetingroom.meeting.ids import DecisionId, FollowUpId, NoteId, PersonId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome
from meetingroom.ui.note.ending_strip import BOOK, LIST, EndingStrip
from meetingroom.ui.note.ending_words import (
    Booking,
    booking_of,
    follow_up_line,
    settler_words,
    strip_words,
    topics_left_words,
)
from meetingroom.ui.note.open_list import MOST_ROWS, ROW_PX
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

NEAR = timedelta(minutes=21)


@pytest.fixture
def room() -> TestRoom:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(TOM, "1.2 million", NoteKind.BLOCKER, "Where from?")
    room.add_note(MINA, "two systems", NoteKind.BLOCKER, "Which two?")
    whole = AddNote(NoteId("whole"), NoteKind.BLOCKER, "Too early.")
    room.seat(TOM).send(whole)
    return room.go_to(Phase.DISCUSSION)


def strip_for(qtbot: QtBot, room: TestRoom, who: PersonId) -> EndingStrip:
    strip = EndingStrip()
    qtbot.addWidget(strip)
    strip.resize(800, 200)
    strip.show_time(room.seat(who).snapshot(), room.clock.now() + NEAR)
    strip.show()
    return strip


def without_names() -> TestRoom:
    room = TestRoom()
    hidden = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(hidden))
    room.go_to(Phase.READING)
    room.add_note(TOM, "1.2 million", NoteKind.BLOCKER)
    return room.go_to(Phase.DISCUSSION)


def decided(meeting: Meeting) -> Meeting:
    one = DecisionId("one")
    recorded = Decision(one, DecisionDraft("We move."), DecisionStatus.RECORDED)
    return replace(meeting, decisions={one: recorded})


def test_the_list_has_the_whole_memo_first_then_the_order_of_the_text(
    qtbot: QtBot, room: TestRoom
) -> None:
    strip = strip_for(qtbot, room, BEN)

    strip.strip.action_requested.emit(LIST)

    spoken = [button.accessibleName() for button in strip.list.places.values()]
    assert spoken[0] == (
        "Go to the blocker at whole memo: Too early. Tom says what becomes of it."
    )
    assert [words.split(": ")[1][:5] for words in spoken] == ["Too e", "Which", "Where"]
    assert strip.list.undecided.text() == "Undecided: Decide on March."
    strip.strip.action_requested.emit(LIST)
    assert strip.list.isHidden()


def test_a_blocker_that_is_settled_leaves_the_open_list(
    qtbot: QtBot, room: TestRoom
) -> None:
    strip = strip_for(qtbot, room, BEN)
    strip.strip.action_requested.emit(LIST)
    parked = SetDisposition(NoteId("whole"), Disposition.PARKED)

    room.seat(TOM).send(parked)
    strip.show_time(room.seat(BEN).snapshot(), room.clock.now() + NEAR)

    assert NoteId("whole") not in strip.list.places
    assert len(strip.list.places) == 2
    assert not strip.list.isHidden()


def test_what_is_open_is_copied(qtbot: QtBot, room: TestRoom) -> None:
    strip = strip_for(qtbot, room, BEN)
    strip.strip.action_requested.emit(LIST)

    QTest.keyClick(strip.list.copy, Qt.Key.Key_Return)

    assert QApplication.clipboard().text() == (
        "Follow-up on Billing with Tom, Mina, Rita. Open blockers: whole memo, 1:2."
        " Undecided: Decide on March."
    )
    assert strip.list.copy.text() == "Copied"


@pytest.mark.parametrize(("who", "may_book"), [(ADA, True), (MINA, True), (TOM, False)])
def test_facilitator_and_scribe_book_the_follow_up(
    qtbot: QtBot, room: TestRoom, who: PersonId, *, may_book: bool
) -> None:
    strip = strip_for(qtbot, room, who)
    assert strip.message is not None

    assert (BOOK in [action.id for action in strip.message.actions]) is may_book
    with qtbot.waitSignal(strip.booking_requested) as booked:
        strip.strip.action_requested.emit(BOOK)
    line = follow_up_line(room.host.meeting, is_kept=True)
    assert booked.args == [Booking(line, (TOM, MINA, RITA))]


def test_many_open_blockers_scroll(qtbot: QtBot) -> None:
    room = TestRoom().go_to(Phase.READING)
    for number in range(40):
        body = f"Blocker {number}. " + "Many words, many words. " * 20
        room.add_note(TOM, "two systems", NoteKind.BLOCKER, body)
    room.go_to(Phase.DISCUSSION)
    strip = strip_for(qtbot, room, BEN)

    strip.strip.action_requested.emit(LIST)

    assert len(strip.list.places) == 40
    assert strip.list._scroll.height() == MOST_ROWS * ROW_PX
    assert strip.list.minimumSizeHint().width() < 640


def test_nothing_open_needs_no_list(qtbot: QtBot) -> None:
    room = TestRoom().go_to(Phase.DISCUSSION)
    strip = strip_for(qtbot, room, ADA)
    strip.strip.action_requested.emit(LIST)
    assert not strip.list.isHidden()
    snapshot = room.seat(ADA).snapshot()
    settled = replace(snapshot, meeting=decided(snapshot.meeting))

    strip.show_time(settled, room.clock.now() + NEAR)

    assert strip.message is not None
    assert strip.message.sentence == "4 minutes left: no open blocker."
    assert strip.message.actions == ()
    assert strip.list.isHidden()


def test_who_says_what_becomes_of_it_depends_on_who_looks(room: TestRoom) -> None:
    room.seat(ADA).send(SetAway(TOM, is_away=True))
    meeting = room.host.meeting
    whole = meeting.notes[NoteId("whole")]

    said = [settler_words(meeting, whole, who) for who in (TOM, ADA, BEN)]

    assert said == [
        "You say what becomes of it.",
        "You may say what becomes of it, with a reason.",
        "Tom is away: the facilitator says what becomes of it.",
    ]


def test_without_names_nobody_is_said_to_settle_it() -> None:
    meeting = without_names().seat(BEN).snapshot().meeting
    (note,) = meeting.notes.values()

    said = settler_words(meeting, note, BEN)

    assert said == "Its writer, or the facilitator, says what becomes of it."


@pytest.mark.parametrize(
    ("may_book", "said"),
    [
        (
            True,
            "3 minutes left: 3 open blockers, goal undecided. Book the follow-up with"
            " Tom, Mina, Rita now?",
        ),
        (False, "3 minutes left: 3 open blockers, goal undecided."),
    ],
)
def test_the_strip_names_who_is_needed_to_whoever_books(
    room: TestRoom, said: str, *, may_book: bool
) -> None:
    assert strip_words(room.host.meeting, 3, may_book=may_book) == said


def test_the_strip_words_what_is_left() -> None:
    room = TestRoom().go_to(Phase.DISCUSSION)
    one = without_names().seat(ADA).snapshot().meeting

    said = [
        strip_words(meeting, 1, may_book=may_book)
        for may_book in (False, True)
        for meeting in (room.host.meeting, one, decided(one))
    ]

    assert said == [
        "1 minute left: goal undecided.",
        "1 minute left: 1 open blocker, goal undecided.",
        "1 minute left: 1 open blocker.",
        "1 minute left: goal undecided. Book the follow-up with Rita now?",
        "1 minute left: 1 open blocker, goal undecided. Book the follow-up with Rita"
        " now?",
        "1 minute left: 1 open blocker. Book the follow-up with Rita now?",
    ]


def test_the_line_says_less_where_there_is_less(room: TestRoom) -> None:
    empty = replace(TestRoom().go_to(Phase.DISCUSSION).host.meeting, people={})
    aimless = replace(empty, setup=replace(empty.setup, goal=""))

    assert follow_up_line(empty) == (
        "Follow-up on Billing. Undecided: Decide on March."
    )
    assert follow_up_line(aimless) == "Follow-up on Billing. Nothing was decided."
    line = follow_up_line(decided(room.host.meeting))
    assert line.endswith("Open blockers: whole memo, 1:2.")


def test_what_was_booked_stays_true_once_it_is_decided(room: TestRoom) -> None:
    assert booking_of(room.host.meeting).what == (
        "Follow-up on Billing with Tom, Mina, Rita. Open blockers when booked: whole"
        " memo, 1:2. Undecided when booked: Decide on March."
    )
    empty = replace(room.host.meeting, people={}, notes={})
    aimless = replace(empty, setup=replace(empty.setup, goal="", title=""))
    assert booking_of(aimless).what == (
        "Follow-up on this meeting. Nothing was decided when this was booked."
    )


def test_once_it_is_booked_the_strip_says_so_and_asks_no_more(
    qtbot: QtBot, room: TestRoom
) -> None:
    strip = strip_for(qtbot, room, ADA)
    what = f"{booking_of(room.host.meeting).what} In the small room."
    other = AddFollowUp(FollowUpId("other"), "Count.", TOM, date(2026, 12, 1))
    room.seat(ADA).send(other)
    strip.show_time(room.seat(ADA).snapshot(), room.clock.now() + NEAR)
    assert strip.message is not None
    assert BOOK in [action.id for action in strip.message.actions]

    room.seat(ADA).send(AddFollowUp(FollowUpId("f"), what, TOM, date(2026, 12, 1)))
    strip.show_time(room.seat(ADA).snapshot(), room.clock.now() + NEAR)

    assert strip.message.sentence == (
        "4 minutes left: 3 open blockers, goal undecided. The follow-up is booked."
    )
    assert [action.id for action in strip.message.actions] == [LIST]


def test_the_strip_counts_the_minutes_and_keeps_the_focus(
    qtbot: QtBot, room: TestRoom
) -> None:
    strip = strip_for(qtbot, room, BEN)
    with qtbot.waitActive(strip):
        strip.activateWindow()
    strip.strip.focus_action(LIST)
    button = QApplication.focusWidget()
    assert button is not None

    strip.show_time(room.seat(BEN).snapshot(), room.clock.now() + NEAR * 1.1)

    assert strip.message is not None
    assert strip.message.sentence.startswith("2 minutes left: ")
    assert QApplication.focusWidget() is button


def test_a_large_room_fits_into_the_form() -> None:
    room = TestRoom()
    many = [PersonId(f"p{number}") for number in range(60)]
    for person in many:
        room.seat(ADA).send(AddPerson(person, f"{person} {'Longname ' * 5}".strip()))
    room.go_to(Phase.READING)
    for person in many:
        room.add_note(person, "two systems", NoteKind.BLOCKER)
    room.go_to(Phase.DISCUSSION)

    booking = booking_of(room.host.meeting)

    assert len(booking.what) <= MAX_REASON_CP
    assert "and 49 others" in booking.what
    assert len(booking.people) == 61


def test_topics_left_are_counted_those_begun_by_themselves(room: TestRoom) -> None:
    ada, (first, second, third) = room.seat(ADA), list(room.host.meeting.topics)
    said = [topics_left_words(room.host.meeting)]
    for step in (
        TakeUpTopic(first),
        EndTopic(second, Outcome.PARK),
        EndTopic(third, Outcome.PARK),
        EndTopic(first, Outcome.PARK),
    ):
        ada.send(step)
        said.append(topics_left_words(room.host.meeting))

    assert said == [
        "3 topics are not reached.",
        "2 topics are not reached, 1 left open.",
        "1 topic is not reached, 1 left open.",
        "1 topic is left open.",
        "",
    ]
